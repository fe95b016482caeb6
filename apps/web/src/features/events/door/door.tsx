import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { Blank, Button, Loaded, Notice, Section } from '../../../ui/index.ts';
import type { EventDetail } from '../documents.ts';
import { type AtDoor, CHECK_IN, type CheckIn, MARK, OTHERS, UNDO_OTHERS } from './documents.ts';
import css from './door.module.css';
import { Hours } from './hours.tsx';
import { Person } from './person.tsx';
import { Turnout } from './turnout.tsx';
import { WalkIn } from './walk-in.tsx';

/** The list at the door of an event: who came is marked by touch, one by one or all who are left at once. */
export function Door({ event }: { readonly event: EventDetail }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({
    query: CHECK_IN,
    variables: { id: event.id },
    pause: !can('events.signUps') || event.state !== 'PUBLISHED',
  });
  if (event.state !== 'PUBLISHED') return null;
  return (
    <Section title={say('console.door')}>
      {can('events.signUps') ? (
        <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
          {({ event: { checkIn } }) =>
            checkIn ? (
              <List event={event} checkIn={checkIn} refresh={() => again({ requestPolicy: 'network-only' })} />
            ) : (
              <Denied />
            )
          }
        </Loaded>
      ) : (
        <Denied />
      )}
    </Section>
  );
}

function Denied(): ReactNode {
  const { say } = useTexts();
  return (
    <Notice icon="lock">
      <p>{say('console.door.denied')}</p>
    </Notice>
  );
}

/** Names in one form, so that accents and case do not matter at the door. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function List({
  event,
  checkIn,
  refresh,
}: {
  readonly event: EventDetail;
  readonly checkIn: CheckIn;
  readonly refresh: () => void;
}): ReactNode {
  const { say } = useTexts();
  const [failure, setFailure] = useState<string>();
  const [, mark] = useMutation(MARK);
  const onMark = async ({ personId, state: was }: AtDoor, state: AtDoor['state']) => {
    const { error } = await mark({ eventId: event.id, personId, state, was });
    const failed = failureOf(error);
    setFailure(failed && (failed.message || say('console.unreachable')));
    // Somebody else may have said something meanwhile: what is so now is shown beside the message.
    if (failed) refresh();
  };
  return (
    <div className={css.door}>
      <Turnout {...checkIn} />
      {failure && (
        <Notice kind="bad" live>
          <p>{failure}</p>
        </Notice>
      )}
      {checkIn.kept && (
        <Notice icon="lock">
          <p>{say('console.door.kept')}</p>
        </Notice>
      )}
      {!checkIn.open && !checkIn.kept && (
        <Notice icon="clock">
          <p>{say('console.door.notYet')}</p>
        </Notice>
      )}
      {checkIn.kept ? null : checkIn.people.length === 0 ? (
        <Blank icon="people" title={say('console.door.nobody')}>
          <p>{say('console.door.nobodyNext')}</p>
        </Blank>
      ) : (
        <Names checkIn={checkIn} mark={onMark} />
      )}
      {checkIn.open && <Others event={event} checkIn={checkIn} tell={setFailure} />}
      <Hours eventId={event.id} came={checkIn.kept ? 0 : checkIn.came} />
      {checkIn.open && <WalkIn eventId={event.id} />}
    </div>
  );
}

/** Everybody by name, and those whom the words of the search mean. */
function Names({
  checkIn,
  mark,
}: {
  readonly checkIn: CheckIn;
  readonly mark: (person: AtDoor, state: AtDoor['state']) => Promise<void>;
}): ReactNode {
  const { say, language } = useTexts();
  const [search, setSearch] = useState('');
  const words = plain(search).split(/\s+/).filter(Boolean);
  const people = checkIn.people
    .filter(({ name }) => words.every((word) => plain(name).includes(word)))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return (
    <>
      <label className={css.search}>
        <span>{say('console.door.search')}</span>
        <input
          className="input"
          type="search"
          autoComplete="off"
          value={search}
          onChange={(each) => setSearch(each.currentTarget.value)}
        />
      </label>
      <ul className={css.people} aria-label={say('console.door.list')}>
        {people.map((each) => (
          <Person key={each.personId} person={each} open={checkIn.open} mark={(state) => mark(each, state)} />
        ))}
      </ul>
      <p className="meta" role="status">
        {words.length > 0 && say('console.door.found', { count: people.length })}
      </p>
    </>
  );
}

function Others({
  event,
  checkIn: { unknown, together },
  tell,
}: {
  readonly event: EventDetail;
  readonly checkIn: CheckIn;
  readonly tell: (failure: string | undefined) => void;
}): ReactNode {
  const { say } = useTexts();
  const [said, sayAll] = useMutation(OTHERS);
  const [undone, undo] = useMutation(UNDO_OTHERS);
  const run = async (change: typeof sayAll | typeof undo) => {
    const failed = failureOf((await change({ eventId: event.id })).error);
    tell(failed && (failed.message || say('console.unreachable')));
  };
  return (
    <div className={css.others}>
      {unknown > 0 && (
        <Button busy={said.fetching} onPress={() => void run(sayAll)}>
          {say('console.door.others', { count: unknown })}
        </Button>
      )}
      {together > 0 && (
        <Button icon="undo" busy={undone.fetching} onPress={() => void run(undo)}>
          {say('console.door.undoOthers', { count: together })}
        </Button>
      )}
    </div>
  );
}
