import type { ReactNode } from 'react';
import type {
  AccusationView,
  CouncilView,
  FigureEntryView,
  FigurePageView,
  ReplyView,
  ScoreView,
  SeatTimeView,
} from '#officials';
import { textIn } from '#platform';
import { titleOf, type Writing } from './council.grid.tsx';
import { EvidenceItem } from './council.ledger.tsx';
import { ReviewNote } from './council.page.tsx';
import { dateWords, dayWords, underLabel } from './council.words.ts';
import { Icon } from './icon.tsx';
import { addressIn } from './page.tsx';
import { Sprite } from './sprite.tsx';
import { StanceMark } from './stance-mark.tsx';

function Seat({ seat, writing: { t, language } }: { seat: SeatTimeView; writing: Writing }): ReactNode {
  const { startsOn, endsOn } = seat;
  const words = textIn(seat.title, language);
  const days = [
    startsOn && t('council.figure.since', { date: dayWords(startsOn, language) }),
    endsOn && t('council.figure.until', { date: dayWords(endsOn, language) }),
  ].filter(Boolean);
  return (
    <li>
      <b lang={words.lang}>{words.text}</b>
      <span className="meta"> {days.join(', ') || t('council.figure.dayUnknown')}</span>
    </li>
  );
}

function Entry({ entry, writing }: { entry: FigureEntryView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const { demand, cell, evidence } = entry;
  return (
    <section>
      <h2>{titleOf(demand, language)}</h2>
      <StanceMark {...cell} t={t} icon={Icon} />
      <p className="soft">{underLabel(cell, t)}</p>
      {evidence.length === 0 ? (
        <p>{t('council.page.noEvidence')}</p>
      ) : (
        <ul className="ev text">
          {evidence.map((row) => (
            <EvidenceItem key={row.id} row={row} writing={writing} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** A reply in the reader's language where somebody translated it, and in any case in the words in which it came. */
function Reply({ reply, writing: { t, language } }: { reply: ReplyView; writing: Writing }): ReactNode {
  const { original, translator, repliedOn, source } = reply;
  const translated = reply.language.startsWith(language) ? '' : reply.text[language];
  return (
    <>
      <p>
        <b>{t('council.figure.replied', { date: dayWords(repliedOn, language) })}</b>
      </p>
      {translated && <p>{translated}</p>}
      <blockquote lang={reply.language}>{original}</blockquote>
      <p className="meta">
        {translated && translator && `${t('council.figure.translatedBy', { name: translator })} `}
        {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
      </p>
    </>
  );
}

function Accused({
  accusation,
  replies,
  writing,
}: {
  accusation: AccusationView;
  replies: readonly ReplyView[];
  writing: Writing;
}): ReactNode {
  const { t, language } = writing;
  const { askedOn, answerBy, claimant, source, locator, date } = accusation;
  const words = textIn(accusation.text, language);
  return (
    <li>
      <Icon name="claim" />
      <p lang={words.lang}>{words.text}</p>
      <p className="meta">
        {claimant && `${t('council.page.claimant', { name: claimant })}. `}
        {dateWords(date, t, language)}. {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher},{' '}
        {locator}.
      </p>
      {replies.map((reply) => (
        <Reply key={reply.id} reply={reply} writing={writing} />
      ))}
      {replies.length === 0 && askedOn && answerBy && (
        <p>{t('council.figure.asked', { date: dayWords(askedOn, language), until: dayWords(answerBy, language) })}</p>
      )}
    </li>
  );
}

/** What the votes on one demand come to, in words first, and every vote that it rests on. */
function Scored({ score, writing }: { score: ScoreView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  const { agreement, words, of, could, absent, votes } = score;
  const title = textIn(score.title, language);
  return (
    <li>
      <p>
        <b lang={title.lang}>{title.text}</b>: {t(`scores.words.${words}`)}
        {agreement !== null && `. ${t('scores.agreement', { percent: agreement })}`}
      </p>
      <p className="meta">{t('scores.could', { could, of, absent })}</p>
      <ul>
        {votes.map(({ id, text, heldOn, source }) => (
          <li key={id}>
            {textIn(text, language).text}, {dayWords(heldOn, language)}.{' '}
            {source.url ? <a href={source.url}>{source.publisher}</a> : source.publisher}
          </li>
        ))}
      </ul>
    </li>
  );
}

/** What is said against them, each with the reply or with the fact that one was asked for, and what else they reply. */
function Said({ page: { said }, writing }: { page: FigurePageView; writing: Writing }): ReactNode {
  const { t } = writing;
  const { accusations, replies } = said;
  const own = replies.filter(({ accusation }) => !accusations.some(({ id }) => id === accusation));
  return (
    <>
      {accusations.length > 0 && (
        <>
          <h2>{t('council.figure.accused')}</h2>
          <p className="soft">{t('council.figure.accusedHint')}</p>
          <ul className="ev text">
            {accusations.map((each) => (
              <Accused
                key={each.id}
                accusation={each}
                replies={replies.filter(({ accusation }) => accusation === each.id)}
                writing={writing}
              />
            ))}
          </ul>
        </>
      )}
      {own.length > 0 && (
        <>
          <h2>{t('council.figure.replies')}</h2>
          {own.map((reply) => (
            <Reply key={reply.id} reply={reply} writing={writing} />
          ))}
        </>
      )}
    </>
  );
}

/** Which seat they hold on the day: a ward of the council, or a seat of another body. */
function holdsNow({ ward, place }: FigurePageView, { t, language }: Writing): string {
  if (place) return t('council.figure.nowIn', { seat: textIn(place, language).text });
  return ward === null ? t('council.figure.notNow') : t('council.figure.now', { ward });
}

/** On how many roll calls they could vote, and did; those of each body by themselves. */
function Votes({ page: { votes, otherVotes }, writing }: { page: FigurePageView; writing: Writing }): ReactNode {
  const { t, language } = writing;
  return [votes, ...otherVotes].map(({ body, of, could, cast }, at) => {
    const text = of ? t('council.figure.votesText', { of, could, cast }) : t('council.figure.noVotes');
    return <p key={at}>{body ? t('council.figure.votesIn', { body: textIn(body, language).text, text }) : text}</p>;
  });
}

/** One official with all that the record holds of them: a card for each demand, their seats and their votes. */
export function FigurePage({
  page,
  council,
  scores,
  writing,
}: {
  page: FigurePageView;
  /** Null unless scores are switched on for the public. */
  scores: ScoreView[] | null;
  council: Pick<CouncilView, 'review' | 'demands'>;
  writing: Writing;
}): ReactNode {
  const { t, language, query } = writing;
  const { name } = page.figure;
  return (
    <div className="in council">
      <Sprite names={['info', 'check']} />
      <p>
        <a className="tap" href={addressIn(language, '/council') + query}>
          <Icon name="left" small />
          {t('council.page.back')}
        </a>
      </p>
      <h1>{name}</h1>
      <p>{holdsNow(page, writing)}</p>
      <p className="meta">{t('council.page.asOf', { date: dayWords(page.asOf, language) })}</p>
      {page.entries.map((entry) => (
        <Entry key={entry.demand.code} entry={entry} writing={writing} />
      ))}
      <Said page={page} writing={writing} />
      <h2>{t('council.figure.votes')}</h2>
      <Votes page={page} writing={writing} />
      {scores && (
        <>
          <h2>{t('scores.title')}</h2>
          <p className="text">{t('scores.rule')}</p>
          <ul>
            {scores
              .filter(({ votes }) => votes.length > 0)
              .map((score) => (
                <Scored key={score.demand} score={score} writing={writing} />
              ))}
          </ul>
        </>
      )}
      <h2>{t('council.figure.seats')}</h2>
      <ul>
        {page.seats.map((seat, at) => (
          <Seat key={at} seat={seat} writing={writing} />
        ))}
      </ul>
      <p className="soft">{t('council.figure.reply', { name })}</p>
      <h2>{t('council.page.sources')}</h2>
      <ReviewNote council={council} writing={writing} />
    </div>
  );
}
