import type { ReactNode } from 'react';
import { sayCode, useTexts } from '../../../lib/i18n.ts';
import { Pill } from '../../../ui/index.ts';
import { dateWords, locatorWords, told } from '../words.ts';
import type { Claim, Dispute } from './documents.ts';
import css from './incidents.module.css';

const STANCES = ['ASSERTS', 'DENIES', 'FINDS'] as const;

/** One claim: who says it first, then what, then where it was read and how far that is relied on. */
export function ClaimLine({ claim, about }: { readonly claim: Claim; readonly about?: boolean }): ReactNode {
  const { say, language } = useTexts();
  const { text, lang } = told(claim.text, language);
  const { publisher, url, reliability } = claim.source;
  return (
    <div className={css.claim}>
      {claim.awaits && <Pill kind="warn">{say('console.claims.awaits')}</Pill>}
      {about && <span className="over">{told(claim.about, language).text}</span>}
      <p>
        <b>{claim.claimant ?? say('claims.somebody')}</b> {say(`claims.stance.${claim.stance}`)}
      </p>
      <p lang={lang}>{text}</p>
      <p className="meta">
        {dateWords(claim.date, say, language)}.{' '}
        {url ? (
          <a href={url} rel="noreferrer noopener" target="_blank">
            {publisher}
            <span className="vh"> ({say('console.council.linkOut')})</span>
          </a>
        ) : (
          publisher
        )}
        , {locatorWords(claim.locator, say)}
        {claim.quotedInSource && `, ${say('console.claims.quoted')}`}. {sayCode(say, 'claims.reliability', reliability)}
      </p>
    </div>
  );
}

function Column({
  title,
  claims,
  about,
}: {
  readonly title: string;
  readonly claims: readonly Claim[];
  readonly about?: boolean;
}) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {claims.map((claim) => (
          <li key={claim.id}>
            <ClaimLine claim={claim} about={about ?? false} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Claims side by side by what those who make them do. */
export function ByStance({
  claims,
  about,
}: {
  readonly claims: readonly Claim[];
  readonly about?: boolean;
}): ReactNode {
  const { say } = useTexts();
  const columns = STANCES.map((stance) => [stance, claims.filter((claim) => claim.stance === stance)] as const);
  return (
    <div className={css.sides}>
      {columns.map(
        ([stance, of]) =>
          of.length > 0 && (
            <Column key={stance} title={say(`claims.column.${stance}`)} claims={of} about={about ?? false} />
          ),
      )}
    </div>
  );
}

/** A question with its sides beside each other; none of them is picked. */
export function Question({ dispute }: { readonly dispute: Dispute }): ReactNode {
  const { say, language } = useTexts();
  const question = told(dispute.question, language);
  return (
    <section className={css.question} aria-label={question.text}>
      <h2 lang={question.lang}>{question.text}</h2>
      <p className="soft">
        <Pill kind={dispute.status === 'DISPUTED' ? 'warn' : undefined}>{say(`claims.status.${dispute.status}`)}</Pill>{' '}
        {told(dispute.handling, language).text}
      </p>
      <div className={css.sides}>
        {dispute.sides.map(({ side, claims }) => (
          <Column key={side} title={say('claims.side', { side })} claims={claims} />
        ))}
      </div>
    </section>
  );
}
