import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Loaded, Notice, Section, Select } from '../../../ui/index.ts';
import { told } from '../../events/words.ts';
import { ASK_CONTEXT, ASK_WHO_COULD, NEEDS, NEEDS_CONTEXT, type Needs, SET_NEEDS, WHO_COULD } from './documents.ts';
import { Sheet } from './setup-forms.tsx';
import css from './setup.module.css';

const LEVELS = ['LEARN', 'CAN', 'LEAD'] as const;

/** What each role of an event asks, and who could take it: by time, skill and training, not signed up, may be written to. */
export function WhoCould({ eventId }: { readonly eventId: string }): ReactNode {
  const { say, language } = useTexts();
  const { can } = useSession();
  const may = can('events.write') && can('people.read');
  const [result, again] = useQuery({ query: NEEDS, variables: { eventId }, pause: !may, context: NEEDS_CONTEXT });
  const [roleId, setRole] = useState<string>();
  const [changing, setChanging] = useState<Needs>();
  if (!may) return null;
  return (
    <Section title={say('console.could')}>
      <p className="soft">{say('console.could.about')}</p>
      <Loaded result={result} retry={() => again()}>
        {({ roleNeeds, skills, qualificationKinds }) => {
          const title = (all: typeof skills, id: string | null) => {
            const found = all.find((each) => each.id === id);
            return found && told(found.title, language).text;
          };
          return (
            <>
              <ul className={css.lines} hidden={!roleNeeds.length}>
                {roleNeeds.map((need) => {
                  const name = told(need.name, language).text;
                  const asks = [
                    need.level && `${title(skills, need.skillId) ?? ''}, ${say(`console.find.level.${need.level}`)}`,
                    title(qualificationKinds, need.trainingId),
                  ].filter(Boolean);
                  return (
                    <li key={need.roleId}>
                      <div>
                        <h3>{name}</h3>
                        <p className="soft">{asks.join(' · ') || say('console.could.asksNothing')}</p>
                      </div>
                      <div className="row wrap">
                        <Button aria-label={say('console.could.whoOf', { name })} onPress={() => setRole(need.roleId)}>
                          {say('console.could.who')}
                        </Button>
                        <Button aria-label={say('console.could.asksOf', { name })} onPress={() => setChanging(need)}>
                          {say('console.could.asks')}
                        </Button>
                      </div>
                    </li>
                  );
                })}
              </ul>
              <p className={css.act}>
                <Button onPress={() => setRole('')}>{say('console.could.anyRole')}</Button>
              </p>
              {roleId !== undefined && <Found eventId={eventId} roleId={roleId || null} />}
              {changing && (
                <Asks need={changing} skills={skills} kinds={qualificationKinds} close={() => setChanging(undefined)} />
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function Found({ eventId, roleId }: { readonly eventId: string; readonly roleId: string | null }): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: WHO_COULD, variables: { eventId, roleId }, context: NEEDS_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()}>
      {({ whoCouldTake }) =>
        whoCouldTake.length ? (
          <>
            <p role="status">{say('console.could.found', { count: whoCouldTake.length })}</p>
            <AskThem eventId={eventId} roleId={roleId} />
            <ul className={css.lines}>
              {whoCouldTake.map(({ person, level }) => (
                <li key={person.id}>
                  <h3>
                    <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
                  </h3>
                  {level && <span className="soft">{say(`console.find.level.${level}`)}</span>}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Blank icon="people" title={say('console.find.nobody')}>
            <p>{say('console.could.nobodyNext')}</p>
          </Blank>
        )
      }
    </Loaded>
  );
}

/** Leads to a draft for those who are found. */
function AskThem({ eventId, roleId }: { readonly eventId: string; readonly roleId: string | null }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [, navigate] = useLocation();
  const [{ fetching, error }, ask] = useMutation(ASK_WHO_COULD);
  const failure = failureOf(error);
  if (!can('outreach.send') || !can('people.write')) return null;
  const press = async () => {
    const { data } = await ask({ eventId, roleId }, ASK_CONTEXT);
    if (data) navigate(`/outreach/mailings/${data.askWhoCouldTake.id}`);
  };
  return (
    <div className={css.act}>
      <Button icon="mail" busy={fetching} onPress={press}>
        {say('console.could.ask')}
      </Button>
      <p className="hint">{say('console.could.askAbout')}</p>
      {failure && (
        <Notice kind="bad" live>
          <p>{failure.message || say('console.unreachable')}</p>
        </Notice>
      )}
    </div>
  );
}

type Titled = readonly { readonly id: string; readonly title: { readonly en: string; readonly es: string } }[];

/** What a role asks of who takes it. */
function Asks({
  need,
  skills,
  kinds,
  close,
}: {
  readonly need: Needs;
  readonly skills: Titled;
  readonly kinds: Titled;
  readonly close: () => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [, set] = useMutation(SET_NEEDS);
  const none = { value: '', label: say('console.could.none') };
  const options = (all: Titled) => [
    none,
    ...all.map(({ id, title }) => ({ value: id, label: told(title, language).text })),
  ];
  const send = async (values: FormData) => {
    const text = (name: string) => String(values.get(name) ?? '');
    const level = LEVELS.find((each) => each === text('level')) ?? null;
    const input = {
      ...{ roleId: need.roleId, skillId: text('skillId') || null, level },
      trainingId: text('trainingId') || null,
    };
    return failureOf((await set({ input }, NEEDS_CONTEXT)).error);
  };
  return (
    <Sheet title={say('console.could.asksOf', { name: told(need.name, language).text })} close={close} send={send}>
      <Select name="skillId" label={say('console.find.skill')} initial={need.skillId ?? ''} options={options(skills)} />
      <Select
        name="level"
        label={say('console.find.level')}
        initial={need.level ?? 'LEARN'}
        options={LEVELS.map((value) => ({ value, label: say(`console.find.level.${value}`) }))}
      />
      <Select
        name="trainingId"
        label={say('console.setup.training')}
        initial={need.trainingId ?? ''}
        options={options(kinds)}
      />
    </Sheet>
  );
}
