import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { failureOf } from '../../../lib/failure.ts';
import { useTexts } from '../../../lib/i18n.ts';
import { useMe, useSession } from '../../../lib/session.tsx';
import { Button, Dialog, type Errors, Form, FormEnd, Loaded, Section } from '../../../ui/index.ts';
import { ASSIGNABLE_USERS, CREATE_TASK, TASK_CONTEXT, TASKS_ABOUT } from '../documents.ts';
import { TaskFields, written } from '../task-form.tsx';
import { TaskLines } from '../task-lines.tsx';

/** What is to be done about one person and what was done lately, for whoever may read the tasks of others. */
export function FollowUps({ personId }: { readonly personId: string }): ReactNode {
  const { can } = useSession();
  return can('tasks.read') ? <Tasks personId={personId} /> : null;
}

function Tasks({ personId }: { readonly personId: string }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [result, again] = useQuery({ query: TASKS_ABOUT, variables: { personId }, context: TASK_CONTEXT });
  const [adding, setAdding] = useState(false);
  const add = can('tasks.write') && (
    <Button icon="plus" onPress={() => setAdding(true)}>
      {say('console.followUps.add')}
    </Button>
  );
  return (
    <Section title={say('console.followUps')} beside={add}>
      <Loaded result={result} retry={() => again()}>
        {({ tasksAbout }) =>
          tasksAbout.length ? (
            <TaskLines label={say('console.followUps')} tasks={tasksAbout} />
          ) : (
            <p className="soft">{say('console.followUps.none')}</p>
          )
        }
      </Loaded>
      {adding && <Add personId={personId} close={() => setAdding(false)} />}
    </Section>
  );
}

function Add({ personId, close }: { readonly personId: string; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const { id } = useMe();
  const [result, again] = useQuery({ query: ASSIGNABLE_USERS });
  const [, create] = useMutation(CREATE_TASK);
  return (
    <Dialog title={say('console.followUps.add')} close={close}>
      <Loaded result={result} retry={() => again()}>
        {({ assignableUsers }) => (
          <Form
            check={(values): Errors => (written(values).title ? {} : { title: say('console.tasks.taskMissing') })}
            send={async (values) => {
              const input = { ...written(values), personId };
              const failure = failureOf((await create({ input }, TASK_CONTEXT)).error);
              if (!failure) close();
              return failure;
            }}
          >
            {(busy) => (
              <>
                <TaskFields users={assignableUsers} assigneeId={id} />
                <FormEnd busy={busy} cancel={close} />
              </>
            )}
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}
