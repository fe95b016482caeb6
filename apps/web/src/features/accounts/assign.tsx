import type { ReactNode } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../lib/failure.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import { useMe } from '../../lib/session.tsx';
import { Button, Dialog, Form, Loaded, Select, TextField } from '../../ui/index.ts';
import { ASSIGN_PEOPLE, USERS } from './documents.ts';
import { endOf } from './give-grant.tsx';

/** Chooses who looks after some people, as a lead, until a day or for good. */
export function AssignDialog({
  personIds,
  done,
  close,
}: {
  readonly personIds: readonly string[];
  readonly done: (name: string) => void;
  readonly close: () => void;
}): ReactNode {
  const { say } = useTexts();
  const me = useMe();
  const [result, again] = useQuery({ query: USERS });
  const [, assign] = useMutation(ASSIGN_PEOPLE);
  return (
    <Dialog title={say('console.assign.title', { count: personIds.length })} close={close}>
      <div className="stack">
        <p>{say('console.assign.about')}</p>
        <Loaded result={result} retry={() => again({ requestPolicy: 'network-only' })}>
          {({ users }) => {
            const others = users.filter(({ id, active, hasPassword }) => active && hasPassword && id !== me.id);
            if (!others.length) return <p className="soft">{say('console.assign.nobody')}</p>;
            return (
              <Form
                send={async (values) => {
                  const [userId, day] = [String(values.get('user')), String(values.get('until') ?? '')];
                  const input = { userId, personIds: [...personIds], until: day ? endOf(day) : null };
                  const failure = failureOf((await assign({ input })).error);
                  if (!failure) done(others.find(({ id }) => id === userId)?.name ?? '');
                  return failure;
                }}
              >
                {(busy) => (
                  <>
                    <Select
                      name="user"
                      label={say('console.assign.whom')}
                      options={others.map(({ id, name, role }) => ({
                        value: id,
                        label: `${name} (${sayCode(say, 'console.settings.role', role)})`,
                      }))}
                    />
                    <TextField name="until" label={say('console.grants.lastDay')} type="date" optional />
                    <div className="submit">
                      <Button kind="primary" type="submit" busy={busy}>
                        {say('console.assign.go')}
                      </Button>
                      <Button kind="plain" onPress={close}>
                        {say('console.cancel')}
                      </Button>
                    </div>
                  </>
                )}
              </Form>
            );
          }}
        </Loaded>
      </div>
    </Dialog>
  );
}
