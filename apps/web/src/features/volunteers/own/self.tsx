import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import type { ResultOf } from '../../../lib/graphql.ts';
import { chooseLanguage, type Language, LANGUAGES, useTexts } from '../../../lib/i18n.ts';
import { Button, Checkbox, Dialog, Form, Loaded, Notice, Section, Select } from '../../../ui/index.ts';
import { CHANGE_PREFERENCES, DATA_CONTEXT, ERASE_ME, LEAVE, MY_DATA } from './documents.ts';
import { Kept } from './kept.tsx';

type Data = NonNullable<ResultOf<typeof MY_DATA>['myData']>;

/** What the reader wants, what is kept of them, and the two ways out. */
export function Self(): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: MY_DATA, context: DATA_CONTEXT });
  const [shown, setShown] = useState(false);
  const [leaving, setLeaving] = useState<'leave' | 'erase'>();
  return (
    <Section title={say('console.own.self')}>
      <Loaded result={result} retry={() => again()}>
        {({ myData }) => (
          <div className="card stack">
            <Preferences key={String([myData?.agreed, myData?.stopped])} data={myData} />
            <hr className="rule" />
            <p>
              <Button aria-expanded={shown} onPress={() => setShown(!shown)}>
                {say(shown ? 'console.own.dataHide' : 'console.own.dataShow')}
              </Button>
            </p>
            {shown && (myData ? <Kept /> : <p>{say('console.own.dataNone')}</p>)}
            <hr className="rule" />
            <p>{say('console.own.leaveWhat')}</p>
            <div className="submit">
              <Button onPress={() => setLeaving('leave')}>{say('console.own.leave')}</Button>
              <Button kind="plain" onPress={() => setLeaving('erase')}>
                {say('console.own.erase')}
              </Button>
            </div>
          </div>
        )}
      </Loaded>
      {leaving && <Leave way={leaving} close={() => setLeaving(undefined)} />}
    </Section>
  );
}

function Preferences({ data }: { readonly data: Data | null }): ReactNode {
  const { say, language } = useTexts();
  const [, change] = useMutation(CHANGE_PREFERENCES);
  const [saved, setSaved] = useState(false);
  const initial = data?.language?.startsWith('es') ? 'es' : data?.language?.startsWith('en') ? 'en' : language;
  return (
    <Form
      send={async (values) => {
        setSaved(false);
        const chosen = String(values.get('language')) as Language;
        const input = { language: chosen, ...changed(values, data) };
        const failure = failureOf((await change({ input }, DATA_CONTEXT)).error);
        if (failure) return failure;
        await chooseLanguage(chosen);
        setSaved(true);
      }}
    >
      {(busy) => (
        <>
          {saved && (
            <Notice kind="good" live>
              <p>{say('console.own.preferencesSaved')}</p>
            </Notice>
          )}
          <Select
            name="language"
            label={say('console.own.language')}
            initial={initial}
            options={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
          />
          {data && data.stopped.length > 0 && (
            <p>
              {say('console.own.stopped', {
                channels: data.stopped.map((channel) => say(`console.consent.channel.${channel}`)).join(', '),
              })}
            </p>
          )}
          {BOXES.map(([name, channel, sentence]) => (
            <Checkbox key={name} name={name} label={say(sentence)} initial={data?.agreed.includes(channel) ?? false} />
          ))}
          <div className="submit">
            <Button type="submit" busy={busy}>
              {say('console.own.preferencesSave')}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

const BOXES = [
  ['newsByEmail', 'EMAIL', 'volunteer.consentEmail'],
  ['newsBySms', 'SMS', 'volunteer.consentSms'],
  ['personalTexts', 'SMS_PERSON', 'volunteer.consentSmsPerson'],
  ['calls', 'PHONE', 'volunteer.consentCalls'],
] as const;

/** Only what was changed is said: a box that stays as it was is no new word of theirs. */
const changed = (values: FormData, data: Data | null): Partial<Record<(typeof BOXES)[number][0], boolean>> =>
  Object.fromEntries(
    BOXES.filter(([name, channel]) => values.has(name) !== (data?.agreed.includes(channel) ?? false)).map(([name]) => [
      name,
      values.has(name),
    ]),
  );

/** There is no undo, so what happens is named first. */
function Leave({ way, close }: { readonly way: 'leave' | 'erase'; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [leaving, leave] = useMutation(LEAVE);
  const [erasing, erase] = useMutation(ERASE_ME);
  const [failed, setFailed] = useState<string>();
  const go = async () => {
    const { error } = await (way === 'leave' ? leave({ sure: true }) : erase({ sure: true }));
    const failure = failureOf(error);
    if (failure) return setFailed(failure.message || say('console.unreachable'));
    // The session is over: the whole console is left, with all that it holds in memory.
    window.location.assign('/');
  };
  return (
    <Dialog title={say(`console.own.${way}Ask`)} close={close}>
      <div className="stack">
        <p>{say(`console.own.${way}Then`)}</p>
        {failed && (
          <Notice kind="bad" live>
            <p>{failed}</p>
          </Notice>
        )}
        <div className="submit">
          <Button kind="danger" busy={leaving.fetching || erasing.fetching} onPress={() => void go()}>
            {say(`console.own.${way}Yes`)}
          </Button>
          <Button kind="plain" onPress={close}>
            {say('console.own.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
