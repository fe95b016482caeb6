import type { ReactNode } from 'react';
import type { ClaimView, CouncilView, DisputeView, IncidentsView, IncidentView } from '#officials';
import { textIn } from '#platform';
import type { Writing } from './council.grid.tsx';
import { ReviewNote } from './council.page.tsx';
import { dateWords } from './council.words.ts';
import { Icon } from './icon.tsx';
import { addressIn } from './page.tsx';
import { Sprite } from './sprite.tsx';

/** Where one incident is told. */
export const incidentPath = (code: string): string => `/council/incidents/${encodeURIComponent(code)}`;

const STANCES = ['ASSERTS', 'DENIES', 'FINDS'] as const;

/** One claim: who says it first, then what, then where it was read and how far that is relied on. */
function Claimed({ claim, writing }: { claim: ClaimView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const words = textIn(claim.text, language);
  const { publisher, url, reliability } = claim.source;
  return (
    <li>
      <p>
        <b>{claim.claimant ?? t('claims.somebody')}</b> {t(`claims.stance.${claim.stance}`)}
      </p>
      <p lang={words.lang}>{words.text}</p>
      <p className="meta">
        {dateWords(claim.date, t, language)}. {url ? <a href={url}>{publisher}</a> : publisher}, {claim.locator}.{' '}
        {t(`claims.reliability.${reliability as 'HIGH'}`)}
      </p>
    </li>
  );
}

function Column({ title, claims, writing }: { title: string; claims: readonly ClaimView[]; writing: Writing }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {claims.map((claim) => (
          <Claimed key={claim.id} claim={claim} writing={writing} />
        ))}
      </ul>
    </div>
  );
}

/** A question and its sides beside each other; the page picks none of them. */
function Question({ dispute, writing }: { dispute: DisputeView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const [question, handling] = [textIn(dispute.question, language), textIn(dispute.handling, language)];
  return (
    <section>
      <h2 lang={question.lang}>{question.text}</h2>
      <p className="soft text">
        {t(`claims.status.${dispute.status}`)} <span lang={handling.lang}>{handling.text}</span>
      </p>
      <div className="sides">
        {dispute.sides.map(({ side, claims }) => (
          <Column key={side} title={t('claims.side', { side })} claims={claims} writing={writing} />
        ))}
      </div>
    </section>
  );
}

function Back({ to, words, writing: { language } }: { to: string; words: string; writing: Writing }): ReactNode {
  return (
    <p>
      <a className="tap" href={addressIn(language, to)}>
        <Icon name="left" small />
        {words}
      </a>
    </p>
  );
}

interface Around {
  readonly council: Pick<CouncilView, 'review' | 'demands'>;
  readonly writing: Writing;
}

/** Every incident of the record, and what else sources tell differently. */
export function IncidentsPage({ view, council, writing }: Around & { view: IncidentsView }): ReactNode {
  const { t, language } = writing;
  return (
    <div className="in council">
      <Sprite names={['info', 'check']} />
      <Back to="/council" words={t('method.back')} writing={writing} />
      <h1>{t('claims.title')}</h1>
      <p className="text">{t('claims.lede')}</p>
      <ul className="others">
        {view.incidents.map(({ code, title, date, where }) => {
          const words = textIn(title, language);
          return (
            <li key={code}>
              <a className="tap" href={addressIn(language, incidentPath(code))} lang={words.lang}>
                {words.text}
              </a>
              <p>
                {dateWords(date, t, language)}. {textIn(where, language).text}
              </p>
            </li>
          );
        })}
      </ul>
      {view.disputes.map((dispute) => (
        <Question key={dispute.code} dispute={dispute} writing={writing} />
      ))}
      <p className="text">{t('claims.publicRule')}</p>
      <h2>{t('council.page.sources')}</h2>
      <ReviewNote council={council} writing={writing} />
    </div>
  );
}

/** One incident: what it is neutrally called, what others call it, and what is claimed of it, side by side. */
export function IncidentPage({ incident, council, writing }: Around & { incident: IncidentView }): ReactNode {
  const { t, language } = writing;
  const [title, text, where] = [incident.title, incident.text, incident.where].map((each) => textIn(each, language));
  const agencies = incident.agencies.map((each) => textIn(each, language).text);
  const columns = STANCES.map((stance) => [stance, incident.claims.filter((each) => each.stance === stance)] as const);
  return (
    <div className="in council">
      <Sprite names={['info', 'check']} />
      <Back to="/council/incidents" words={t('claims.all')} writing={writing} />
      <h1 lang={title!.lang}>{title!.text}</h1>
      <p>
        {dateWords(incident.date, t, language)}. {where!.text}
        {incident.place && `, ${incident.place}`}.
      </p>
      {agencies.length > 0 && <p>{t('claims.agencies', { list: agencies.join(', ') })}</p>}
      <p className="text" lang={text!.lang}>
        {text!.text}
      </p>
      {incident.otherNames.length > 0 && (
        <>
          <h2>{t('claims.otherNames')}</h2>
          <ul>
            {incident.otherNames.map(({ name, usedBy }) => (
              <li key={name}>
                <b lang="en">{name}</b> <span className="meta">{usedBy ?? t('claims.somebody')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {incident.disputes.map((dispute) => (
        <Question key={dispute.code} dispute={dispute} writing={writing} />
      ))}
      {incident.claims.length > 0 && (
        <section>
          <h2>{t('claims.more')}</h2>
          <div className="sides">
            {columns.map(
              ([stance, claims]) =>
                claims.length > 0 && (
                  <Column key={stance} title={t(`claims.column.${stance}`)} claims={claims} writing={writing} />
                ),
            )}
          </div>
        </section>
      )}
      <p className="text">{t('claims.publicRule')}</p>
      <h2>{t('council.page.sources')}</h2>
      <ReviewNote council={council} writing={writing} />
    </div>
  );
}
