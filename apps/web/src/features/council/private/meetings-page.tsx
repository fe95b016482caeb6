import { type ReactNode, useState } from 'react';
import { useQuery } from 'urql';
import { useSearchParams } from 'wouter';
import { FORBIDDEN } from '../../../lib/failure.ts';
import { dayFrom } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Failed, Loaded, Notice } from '../../../ui/index.ts';
import asks from '../asks/asks.module.css';
import type { Choice } from '../entry/types.ts';
import { useChoices } from '../entry/parts.tsx';
import { Top } from '../top.tsx';
import { dayWords } from '../words.ts';
import { type Meeting, MEETING_CONTEXT, MEETING_FIGURES, MEETINGS } from './documents.ts';
import { MeetingForm } from './meeting-form.tsx';
import css from './private.module.css';

/** What was said at meetings with officials: for the few who may read it, and never evidence. */
export function MeetingsPage(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  return (
    <>
      <Top tab="meetings" about={say('console.meetings.about')} />
      {can('council.whip') ? <Log /> : <Failed failure={FORBIDDEN} />}
    </>
  );
}

function Log(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MEETING_FIGURES });
  const [writing, setWriting] = useState(false);
  return (
    <div className={asks.page}>
      <Notice icon="lock">
        <p>
          <b>{say('console.meetings.private')}</b> {say('console.meetings.neverCounts')}
        </p>
      </Notice>
      <Loaded result={result} retry={() => again()}>
        {({ meetingFigures: figures }) => (
          <>
            <div className={asks.filter}>
              <Filter figures={figures} />
              <Button kind="primary" icon="plus" onPress={() => setWriting(true)}>
                {say('console.meetings.new')}
              </Button>
            </div>
            <List />
            {writing && <MeetingForm figures={figures} close={() => setWriting(false)} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** With whom; the address keeps it. */
function Filter({ figures }: { readonly figures: readonly Choice[] }): ReactNode {
  const { say } = useTexts();
  const [search, change] = useSearchParams();
  const choices = useChoices();
  return (
    <>
      <label htmlFor="meeting-figure">{say('console.meetings.with')}</label>
      <select
        id="meeting-figure"
        className="input"
        value={search.get('figure') ?? ''}
        onChange={({ currentTarget: { value } }) => change(value ? { figure: value } : {}, { replace: true })}
      >
        <option value="">{say('console.meetings.everybody')}</option>
        {choices(figures).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </>
  );
}

function List(): ReactNode {
  const { say } = useTexts();
  const [search] = useSearchParams();
  const variables = { figure: search.get('figure') };
  const [result, again] = useQuery({ query: MEETINGS, variables, context: MEETING_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ meetings }) =>
        meetings.length ? (
          <>
            <Ahead meetings={meetings} />
            <ul className={css.meetings} aria-label={say('console.meetings.tab')}>
              {meetings.map((meeting) => (
                <Held key={meeting.id} meeting={meeting} />
              ))}
            </ul>
          </>
        ) : (
          <Blank icon="events" title={say('console.meetings.empty')}>
            <p>{say('console.meetings.emptyText')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

/** The next dates that were agreed, the soonest first. */
function Ahead({ meetings }: { readonly meetings: readonly Meeting[] }): ReactNode {
  const { say, language } = useTexts();
  const today = dayFrom(new Date(), 0);
  const ahead = meetings
    .flatMap(({ id, name, figure, nextOn }) => (nextOn && nextOn >= today ? [{ id, who: name ?? figure, nextOn }] : []))
    .sort((a, b) => a.nextOn.localeCompare(b.nextOn));
  if (!ahead.length) return null;
  return (
    <section className={css.ahead} aria-labelledby="meetings-ahead">
      <h2 id="meetings-ahead">{say('console.meetings.ahead')}</h2>
      <ul>
        {ahead.map(({ id, who, nextOn }) => (
          <li key={id}>
            <b>{dayWords(language, nextOn)}</b> {who}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Held({ meeting }: { readonly meeting: Meeting }): ReactNode {
  const { say, language } = useTexts();
  const { name, figure, heldOn, nextOn, present, notes, asks: asked, commitments, recordedBy } = meeting;
  return (
    <li className="card">
      <p className="over">{dayWords(language, heldOn)}</p>
      <h2>{name ?? figure}</h2>
      {present && <p className="meta">{say('console.meetings.presentWere', { who: present })}</p>}
      {notes && <p className={css.notes}>{notes}</p>}
      <Lines title={say('console.meetings.asks')} lines={asked} />
      <Lines title={say('console.meetings.commitments')} lines={commitments} />
      <p className="meta">
        {nextOn && say('console.meetings.nextIs', { date: dayWords(language, nextOn) })}{' '}
        {recordedBy && say('console.meetings.recordedBy', { name: recordedBy })}
      </p>
    </li>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactNode {
  if (!lines.length) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={css.lines}>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </>
  );
}
