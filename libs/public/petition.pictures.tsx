import type { ReactNode } from 'react';
import { type Counts, goalAt, type Petition, type PetitionWardCount } from '#petitions';
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

/** Exactly how many have confirmed, against a goal that steps up by itself; who has not confirmed yet is striped. */
export function PetitionMeter({
  petition,
  counts,
  language,
}: {
  readonly petition: Pick<Petition, 'goal'>;
  readonly counts: Counts;
  readonly language: Language;
}): ReactNode {
  const t = sayer(language);
  const goal = goalAt(petition.goal, counts.confirmed);
  const share = (count: number) => `${Math.min(100, (count / goal) * 100).toFixed(1)}%`;
  const [confirmed, pending] = [figure(language, counts.confirmed), figure(language, counts.pending)];
  const label = t('petition.meter', { confirmed, pending, goal: figure(language, goal) });
  return (
    <div className="gauge">
      <p className="total">
        <b>{confirmed}</b>{' '}
        <span>
          {t(counts.confirmed === 1 ? 'petition.confirmedOne' : 'petition.confirmedMore', {
            goal: figure(language, goal),
          })}
        </span>
      </p>
      <svg className="meter" role="img" aria-label={label}>
        <defs>
          <Stripes id="waiting" />
        </defs>
        <rect width={share(counts.confirmed)} height="100%" />
        <rect
          x={share(counts.confirmed)}
          width={share(Math.min(counts.pending, goal - counts.confirmed))}
          height="100%"
          fill="url(#waiting)"
          className="waiting"
        />
      </svg>
      {counts.pending > 0 && (
        <p>{t(counts.pending === 1 ? 'petition.pendingOne' : 'petition.pendingMore', { pending })}</p>
      )}
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
