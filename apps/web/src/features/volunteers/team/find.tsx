import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../../lib/failure.ts';
import { languageName } from '../../../lib/format.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import {
  Blank,
  Button,
  ButtonLink,
  Dialog,
  Form,
  FormEnd,
  Loaded,
  PageHead,
  Pill,
  Section,
  Select,
  TextField,
} from '../../../ui/index.ts';
import { ActOn, type Chosen, Tick, useChosen } from '../../people/chosen.tsx';
import { SPOKEN } from '../../segments/bulk.tsx';
import { COUNT } from '../../segments/documents.ts';
import { PeopleTabs } from '../../segments/tabs.tsx';
import { told } from '../../events/words.ts';
import { Week } from '../own/interest-fields.tsx';
import css from '../volunteers.module.css';
import type { Skill } from '../own/documents.ts';
import { asSegment, type Filter } from './as-segment.ts';
import { FIND_CONTEXT, type Found, SAVE_SKILL, VOLUNTEERS } from './documents.ts';
import { ContactsNews } from './news.tsx';
import { Slots } from './slots.tsx';

const LEVELS = ['LEARN', 'CAN', 'LEAD'] as const;
const ANYBODY: Filter = { skillId: null, level: null, availability: [], language: null };
/** So many are shown; how many there are beyond that, a segment counts. */
const SHOWN = 200;

/** Volunteers by what they can do and when they have time, and the reader's own times for one-on-ones. */
export default function FindVolunteers(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        title={say('console.find')}
        about={say('console.find.about')}
        acts={
          <>
            <ButtonLink to="/people/ladder" icon="people">
              {say('console.ladder.see')}
            </ButtonLink>
            {can('people.write') && (
              <Button icon="plus" onPress={() => setAdding(true)}>
                {say('console.find.skillNew')}
              </Button>
            )}
          </>
        }
      />
      <PeopleTabs tab="volunteers" />
      <ContactsNews />
      <Search />
      {can('people.write') && <Slots />}
      {adding && <NewSkill close={() => setAdding(false)} />}
    </>
  );
}

function Search(): ReactNode {
  const { say } = useTexts();
  const [filter, setFilter] = useState(ANYBODY);
  const [result, again] = useQuery({ query: VOLUNTEERS, variables: { filter }, context: FIND_CONTEXT });
  const definition = asSegment(filter);
  const chosen = useChosen(JSON.stringify(definition));
  const shown = result.data?.volunteers.length ?? 0;
  const [{ data }] = useQuery({ query: COUNT, variables: { definition }, pause: shown < SHOWN });
  const total = data?.segmentCount.count ?? shown;
  const everybody = { total, whom: { segment: definition }, file: { segment: definition }, definition };
  return (
    <Loaded result={result} retry={() => again()}>
      {({ skills, volunteers }) => (
        <>
          <Choose skills={skills} filter={filter} choose={setFilter} />
          <Section title={say('console.find.found', { count: total })}>
            {total > shown && <p className="soft">{say('console.find.shown', { count: shown })}</p>}
            <ActOn chosen={chosen} everybody={everybody} />
            {volunteers.length ? (
              <ul className={css.shifts}>
                {volunteers.map((line) => (
                  <Line key={line.person.id} line={line} chosen={chosen} />
                ))}
              </ul>
            ) : (
              <Blank icon="people" title={say('console.find.nobody')}>
                <p>{say('console.find.nobodyNext')}</p>
              </Blank>
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}

function Line({
  line: { person, level, availability, mayMail },
  chosen,
}: {
  readonly line: Found;
  readonly chosen: Chosen | undefined;
}): ReactNode {
  const { say } = useTexts();
  return (
    <li>
      <h3 className="row">
        <Tick {...{ chosen }} id={person.id} name={person.name} />
        <Link to={`/people/${person.id}`}>{person.name || say('console.person.nameless')}</Link>
      </h3>
      <p className="soft">
        {level && `${say(`console.find.level.${level}`)} · `}
        {say('console.find.parts', { count: availability.length })}
      </p>
      {!mayMail && <Pill icon="x">{say('console.find.noMail')}</Pill>}
    </li>
  );
}

function Choose({
  skills,
  filter,
  choose,
}: {
  readonly skills: readonly Skill[];
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const any = { value: '', label: say('console.find.any') };
  const send = (values: FormData) => {
    const text = (name: string) => String(values.get(name) ?? '');
    const level = LEVELS.find((each) => each === text('level')) ?? null;
    choose({
      ...{ skillId: text('skillId') || null, level, language: text('language') || null },
      availability: values.getAll('times').map(String),
    });
    return Promise.resolve();
  };
  return (
    <div className="card">
      <Form send={send}>
        {(busy) => (
          <>
            <Select
              name="skillId"
              label={say('console.find.skill')}
              initial={filter.skillId ?? ''}
              options={[any, ...skills.map(({ id, title }) => ({ value: id, label: told(title, language).text }))]}
            />
            <Select
              name="level"
              label={say('console.find.level')}
              initial={filter.level ?? ''}
              options={[any, ...LEVELS.map((value) => ({ value, label: say(`console.find.level.${value}`) }))]}
            />
            <Select
              name="language"
              label={say('console.find.reads')}
              initial={filter.language ?? ''}
              options={[any, ...SPOKEN.map((value) => ({ value, label: languageName(language, value) }))]}
            />
            <Week chosen={filter.availability} legend={say('console.find.times')} />
            <div className="submit">
              <Button kind="primary" type="submit" busy={busy}>
                {say('console.find.show')}
              </Button>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}

function NewSkill({ close }: { readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, save] = useMutation(SAVE_SKILL);
  return (
    <Dialog title={say('console.find.skillNew')} close={close}>
      <Form
        send={async (values) => {
          const text = (name: string) => String(values.get(name) ?? '').trim();
          const input = { titleEn: text('titleEn'), titleEs: text('titleEs') };
          const failure = failureOf((await save({ input }, FIND_CONTEXT)).error);
          if (!failure) close();
          return failure;
        }}
      >
        {(busy) => (
          <>
            <TextField name="titleEn" label={say('console.find.titleEn')} lang="en" autoComplete="off" />
            <TextField name="titleEs" label={say('console.find.titleEs')} lang="es" autoComplete="off" />
            <FormEnd busy={busy} cancel={close} />
          </>
        )}
      </Form>
    </Dialog>
  );
}
