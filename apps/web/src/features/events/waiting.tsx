import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { moment } from '../../lib/format.ts';
import { useTexts } from '../../lib/i18n.ts';
import { Button, type Column, Notice, Table } from '../../ui/index.ts';
import { type EventDetail, GIVE_PLACE, type SignUp } from './documents.ts';
import css from './events.module.css';
import { useWho } from './who.tsx';
import { openRole, told } from './words.ts';

type Done = { readonly kind: 'good' | 'bad'; readonly words: string };
interface Given {
  readonly event: EventDetail;
  readonly waiting: readonly SignUp[];
}

/** Who waits, the first in line first; a place can be given by hand only where there is one. */
export function Waiting({ event, waiting }: Given): ReactNode {
  const { say } = useTexts();
  const [done, setDone] = useState<Done>();
  if (!waiting.length && !done) return null;
  const over = event.state !== 'PUBLISHED';
  return (
    <section className={css.waiting} aria-labelledby="waiting">
      <h3 id="waiting">{say('console.events.waitingCount', { count: waiting.length })}</h3>
      {done && (
        <Notice kind={done.kind} live>
          <p>{done.words}</p>
        </Notice>
      )}
      {waiting.length > 0 && (
        <>
          <p className="soft">{say(over ? 'console.events.waitingOver' : 'console.events.waitingText')}</p>
          <Line event={event} waiting={waiting} tell={setDone} />
        </>
      )}
    </section>
  );
}

function Line({ event, waiting, tell }: Given & { readonly tell: (done: Done) => void }): ReactNode {
  const { say, language } = useTexts();
  const who = useWho();
  const wish: Column<SignUp> = {
    key: 'wish',
    head: say('console.events.wish'),
    cell: ({ role }) => (role ? told(role.name, language).text : say('console.events.wishAny')),
  };
  const since: Column<SignUp> = {
    key: 'at',
    head: say('console.events.waitsSince'),
    cell: ({ createdAt }) => moment(language, createdAt),
  };
  const act: Column<SignUp> = {
    key: 'act',
    head: say('console.events.give'),
    bare: true,
    cell: (signUp) => <Give event={event} signUp={signUp} tell={tell} />,
  };
  return (
    <Table
      label={say('console.events.waiting')}
      rows={waiting}
      rowKey={({ id }) => id}
      columns={[...who, wish, since, ...(event.state === 'PUBLISHED' ? [act] : [])]}
    />
  );
}

function Give({
  event,
  signUp: { id, name, role },
  tell,
}: {
  readonly event: EventDetail;
  readonly signUp: SignUp;
  readonly tell: (done: Done) => void;
}): ReactNode {
  const { say, language } = useTexts();
  const [{ fetching }, send] = useMutation(GIVE_PLACE);
  const free = openRole(event);
  const onGive = async () => {
    const { error } = await send({ signUpId: id, roleId: (role && free?.id) ?? null });
    const failure = failureOf(error);
    tell(
      failure
        ? { kind: 'bad', words: failure.message || say('console.unreachable') }
        : { kind: 'good', words: say('console.events.placeGiven', { name }) },
    );
  };
  return (
    <Button busy={fetching} onPress={() => void onGive()}>
      <span>
        {free ? say('console.events.giveAs', { role: told(free.name, language).text }) : say('console.events.give')}
        <span className="vh">: {name}</span>
      </span>
    </Button>
  );
}
