import type { ReactNode } from 'react';
import { goalAt, type Petition, type PetitionWardCount } from '#petitions';
import type { Language } from '#platform';
import { sayer } from './page.tsx';
import { dayWords, figure, wardsWords } from './petition.text.ts';

/** The fewest that are told of a group; the words say it. */
const FEWEST = 10;

function Stripes({ id }: { readonly id: string }): ReactNode {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="3" height="7" />
    </pattern>
  );
}

/** Exactly how many have confirmed, against a goal that steps up by itself; who has not confirmed by midnight is striped. */
export function PetitionMeter({
  petition,
  confirmed: count,
  pending: waiting,
  language,
}: {
  readonly petition: Pick<Petition, 'goal'>;
  readonly confirmed: number;
  /** Only about, and as the day began. */
  readonly pending: number;
  readonly language: Language;
}): ReactNode {
  const t = sayer(language);
  const goal = goalAt(petition.goal, count);
  const share = (part: number) => `${Math.min(100, (part / goal) * 100).toFixed(1)}%`;
  const words = {
    confirmed: figure(language, count),
    pending: figure(language, waiting),
    goal: figure(language, goal),
  };
  return (
    <div className="gauge">
      <p className="total">
        <b>{words.confirmed}</b>{' '}
        <span>{t(count === 1 ? 'petition.confirmedOne' : 'petition.confirmedMore', words)}</span>
      </p>
      <svg className="meter" role="img" aria-label={t(waiting ? 'petition.meter' : 'petition.meterOnly', words)}>
        <defs>
          <Stripes id="waiting" />
        </defs>
        <rect width={share(count)} height="100%" />
        <rect
          x={share(count)}
          width={share(Math.min(waiting, goal - count))}
          height="100%"
          fill="url(#waiting)"
          className="waiting"
        />
      </svg>
      {waiting > 0 && <p>{t('petition.pending', words)}</p>}
    </div>
  );
}

/** Where signers live, as far as the public is told; nothing where that is nothing. */
export function PetitionWards({
  told,
  language,
}: {
  readonly told: Pick<PetitionWardCount, 'groups' | 'day'> | null;
  readonly language: Language;
}): ReactNode {
  const t = sayer(language);
  if (!told?.groups.length) return null;
  const most = Math.max(...told.groups.map(({ count }) => count));
  return (
    <>
      <h2>{t('petition.byWard')}</h2>
      <svg className="sprite" aria-hidden>
        <Stripes id="merged" />
      </svg>
      <ul className="wards">
        {told.groups.map(({ wards, count }) => {
          const open = wards.includes(null);
          const kind = wards.length > 1 ? 'merged' : open ? 'open' : undefined;
          return (
            <li key={wards.join()}>
              <span>{wardsWords(wards, language)}</span>
              <span className="b">
                <svg className={kind} aria-hidden>
                  <rect width={`${((count / most) * 100).toFixed(1)}%`} height="100%" rx="3" />
                  {kind === 'merged' && (
                    <rect
                      width={`${((count / most) * 100).toFixed(1)}%`}
                      height="100%"
                      rx="3"
                      fill="url(#merged)"
                      className="lines"
                    />
                  )}
                </svg>
                <b>{figure(language, count)}</b>
              </span>
            </li>
          );
        })}
      </ul>
      <p className="meta note-below">
        {t('petition.byWardNote', { fewest: FEWEST, date: dayWords(language, told.day) })}
      </p>
    </>
  );
}
