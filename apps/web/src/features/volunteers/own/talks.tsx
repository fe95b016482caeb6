import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { type Language, useTexts } from '../../../lib/i18n.ts';
import { Button, Loaded, Notice, Section } from '../../../ui/index.ts';
import { dayWords, timeWords } from '../../events/words.ts';
import css from '../volunteers.module.css';
import { BOOK_TALK, CANCEL_TALK, TALK_CONTEXT, TALKS } from './documents.ts';

type Talks = ResultOf<typeof TALKS>;

/** The reader's next conversation with an organizer, or the times at which they can have one. */
export function MyTalks(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: TALKS, context: TALK_CONTEXT });
  const [outcome, setOutcome] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const done = (text: string) => {
    setFailed(undefined);
    setOutcome(text);
  };
  return (
    <Section title={say('console.own.talks')}>
      {failed !== undefined ? (
        <Notice kind="bad" live>
          <p>{failed || say('console.unreachable')}</p>
        </Notice>
      ) : (
        outcome && (
          <Notice kind="good" live>
            <p>{outcome}</p>
          </Notice>
        )
      )}
      <Loaded result={result} retry={() => again()}>
        {(talks) => (
          <div className="card stack">
            {talks.myOneOnOnes.map((talk) => (
              <Booked key={talk.id} talk={talk} done={done} fail={setFailed} />
            ))}
            <Times talks={talks} done={done} fail={setFailed} />
          </div>
        )}
      </Loaded>
    </Section>
  );
}

interface Told {
  readonly done: (text: string) => void;
  readonly fail: (text: string) => void;
}

function Booked({ talk, done, fail }: Told & { readonly talk: Talks['myOneOnOnes'][number] }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, cancel] = useMutation(CANCEL_TALK);
  const go = async () => {
    const failure = failureOf((await cancel({ id: talk.id }, TALK_CONTEXT)).error);
    if (failure) fail(failure.message);
    else done(say('console.own.talkCancelled'));
  };
  return (
    <div>
      <p>
        <b>{say('console.own.talkWith', { name: talk.with })}</b>
      </p>
      <p className="cap">{dayWords(talk, language)}</p>
      <p>{timeWords(talk, say, language)}</p>
      {talk.place && <p className="soft">{talk.place}</p>}
      {new Date(talk.startsAt) > new Date() && (
        <p className={css.more}>
          <Button busy={fetching} onPress={() => void go()}>
            {say('console.own.talkCancel')}
          </Button>
        </p>
      )}
    </div>
  );
}

/** Days first, then the times of the day that was chosen: two taps on a phone. */
function Times({ talks, done, fail }: Told & { readonly talks: Talks }): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, book] = useMutation(BOOK_TALK);
  const days = byDay(talks.bookableTimes, language);
  const [chosen, setChosen] = useState<string>();
  if (!days.size) return talks.myOneOnOnes.length ? null : <p className="soft">{say('console.own.noTimes')}</p>;
  const day = chosen !== undefined && days.has(chosen) ? chosen : [...days.keys()][0]!;
  const [first] = talks.bookableTimes;
  const go = async (startsAt: string) => {
    const failure = failureOf((await book({ startsAt }, TALK_CONTEXT)).error);
    if (failure) fail(failure.message);
    else done(say('console.own.talkBooked'));
  };
  return (
    <div className="stack">
      <p>
        {talks.myOneOnOnes.length
          ? say('console.own.talkMove')
          : first?.with
            ? say('console.own.talkOffer', { name: first.with })
            : say('console.own.talkOfferAny')}
      </p>
      <label className="field">
        <span className="label">{say('console.own.day')}</span>
        <select className="input" value={day} onChange={(event) => setChosen(event.currentTarget.value)}>
          {[...days.keys()].map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <div className={css.times} role="group" aria-label={day}>
        {days.get(day)!.map(({ startsAt, timeZone }) => (
          <Button
            key={startsAt}
            busy={fetching}
            aria-label={say('console.own.bookOf', { day, time: clock(startsAt, timeZone, language) })}
            onPress={() => void go(startsAt)}
          >
            {clock(startsAt, timeZone, language)}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** The times of each day, in their order. */
function byDay(times: Talks['bookableTimes'], language: Language): Map<string, Talks['bookableTimes']> {
  const days = new Map<string, Talks['bookableTimes']>();
  for (const time of times) {
    const day = dayWords(time, language);
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  return days;
}

const clock = (at: string, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short', hour12: true, timeZone }).format(new Date(at));
