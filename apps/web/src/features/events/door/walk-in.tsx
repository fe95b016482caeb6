import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useSession } from '../../../lib/session.tsx';
import { useReady } from '../../../lib/use-ready.ts';
import { Button, Form, Notice, TextField } from '../../../ui/index.ts';
import { OF_LIST, WALK_IN } from './documents.ts';
import css from './door.module.css';

/** Somebody at the door who did not sign up: somebody of the list is offered while their name is written. */
export function WalkIn({ eventId }: { readonly eventId: string }): ReactNode {
  const { say, language } = useTexts();
  const [, send] = useMutation(WALK_IN);
  // One id for each person at the door, however often it is sent.
  const [id, setId] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [done, setDone] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const walk = async (whom: object, called: string) => {
    const { error } = await send({ input: { id, eventId, ...whom } });
    const failure = failureOf(error);
    setFailed(undefined);
    if (failure) return failure;
    setDone(say('console.door.walkedIn', { name: called }));
    setId(crypto.randomUUID());
    setName('');
    return undefined;
  };
  const choose = async (personId: string, called: string) => {
    const failure = await walk({ personId }, called);
    if (failure) setFailed(failure.message || say('console.unreachable'));
  };
  return (
    <section className={css.walkIn} aria-labelledby="walk-in">
      <h3 id="walk-in">{say('console.door.addWalkIn')}</h3>
      <Said kind="good" text={done} />
      <Said kind="bad" text={failed} />
      <Form
        key={id}
        check={(values): Record<string, string> =>
          String(values.get('name')).trim() ? {} : { name: say('console.door.needName') }
        }
        send={(values) => {
          const text = (field: string) => String(values.get(field) ?? '').trim() || null;
          const whom = { name: text('name'), email: text('email'), phone: text('phone'), language };
          return walk(whom, String(whom.name));
        }}
      >
        {(busy) => (
          <>
            <TextField name="name" label={say('console.door.name')} autoComplete="off" onChange={setName} />
            <Known name={name} chosen={choose} />
            <TextField name="email" type="email" optional label={say('console.door.email')} autoComplete="off" />
            <TextField name="phone" type="tel" optional label={say('console.door.phone')} autoComplete="off" />
            <Button type="submit" kind="primary" busy={busy} icon="userplus">
              {say('console.door.walkInSend')}
            </Button>
          </>
        )}
      </Form>
    </section>
  );
}

function Said({ kind, text }: { readonly kind: 'good' | 'bad'; readonly text: string | undefined }): ReactNode {
  if (!text) return null;
  return (
    <Notice kind={kind} live>
      <p>{text}</p>
    </Notice>
  );
}

/** Those of the list who may be meant by the name that is written, for who may read the list. */
function Known({
  name,
  chosen,
}: {
  readonly name: string;
  readonly chosen: (personId: string, name: string) => Promise<void>;
}): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const search = name.trim();
  const asks = search.length > 2 && can('people.read');
  const [{ data }, again] = useQuery({ query: OF_LIST, variables: { search }, pause: !asks });
  useReady(asks && data?.people.searchReady === false, again);
  if (!asks || !data?.people.items.length) return null;
  return (
    <div className={css.known}>
      <p className="meta">{say('console.door.known')}</p>
      {data.people.items.map((each) => (
        <Button key={each.id} icon="check" onPress={() => void chosen(each.id, each.name)}>
          {each.name || say('console.person.nameless')}
          {each.ward ? ` · ${say('console.person.ward')} ${each.ward}` : ''}
        </Button>
      ))}
    </div>
  );
}
