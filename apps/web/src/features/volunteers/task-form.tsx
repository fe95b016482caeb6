import { type ReactNode, useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Link, useLocation } from 'wouter';
import { type Failure, failureOf } from '../../lib/failure.ts';
import type { ResultOf } from '../../lib/graphql.ts';
import { sayCode, useTexts } from '../../lib/i18n.ts';
import {
  Button,
  ButtonLink,
  Failed,
  Form,
  Loaded,
  PageHead,
  Select,
  Sure,
  TextField,
  type Errors,
} from '../../ui/index.ts';
import {
  ASSIGNABLE_USERS,
  CREATE_TASK,
  DELETE_TASK,
  type Task,
  TASK_CONTEXT,
  TASKS,
  UPDATE_TASK,
} from './documents.ts';

/** What the fields of a task hold. */
export interface Written {
  readonly title: string;
  readonly note: string | null;
  readonly assigneeId: string;
  readonly dueOn: string | null;
  readonly checked?: true;
}

/** Reads them. */
export const written = (values: FormData): Written => {
  const text = (name: string) => String(values.get(name) ?? '').trim();
  return {
    title: text('title'),
    note: text('note') || null,
    assigneeId: text('assigneeId'),
    dueOn: text('dueOn') || null,
    ...(values.has('checked') && { checked: true }),
  };
};

/** Gives somebody a task. */
export function NewTask(): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, create] = useMutation(CREATE_TASK);
  return (
    <>
      <Head title={say('console.tasks.newTitle')} />
      <TaskForm
        send={async (input) => {
          const { error } = await create({ input });
          if (!error) navigate('/tasks');
          return failureOf(error);
        }}
      />
    </>
  );
}

/** Changes one task, or removes it. */
export function EditTask({ id }: { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, update] = useMutation(UPDATE_TASK);
  const [result, again] = useQuery({ query: TASKS, context: TASK_CONTEXT });
  return (
    <Loaded result={result} retry={() => again()} whole>
      {({ tasks }) => {
        const task = tasks.find((each) => each.id === id);
        if (!task) return <Failed whole failure={{ code: 'NOT_FOUND', message: '', fields: {} }} />;
        return (
          <>
            <Head title={say('console.tasks.editTitle')} />
            <TaskForm
              task={task}
              send={async ({ assigneeId, ...others }) => {
                const { error } = await update({ id, changes: { ...others, assigneeId: assigneeId || null } });
                if (!error) navigate('/tasks');
                return failureOf(error);
              }}
            />
          </>
        );
      }}
    </Loaded>
  );
}

function Head({ title }: { readonly title: string }): ReactNode {
  const { say } = useTexts();
  return <PageHead title={title} back={{ to: '/tasks', label: say('console.tasks') }} />;
}

function TaskForm({
  task,
  send,
}: {
  readonly task?: Task | undefined;
  readonly send: (written: Written) => Promise<Failure | undefined>;
}): ReactNode {
  const { say } = useTexts();
  const [result, again] = useQuery({ query: ASSIGNABLE_USERS });
  const [deleting, setDeleting] = useState(false);
  return (
    <Loaded result={result} retry={() => again()}>
      {({ assignableUsers }) => (
        <div className="card form">
          <Form
            check={(values): Errors => (written(values).title ? {} : { title: say('console.tasks.taskMissing') })}
            send={(values) => send(written(values))}
          >
            {(busy) => (
              <>
                <TaskFields task={task} users={assignableUsers} />
                {task?.person && (
                  <p>
                    <Link to={`/people/${task.person.id}`}>
                      {say('console.tasks.aboutOf', { name: task.person.name || say('console.person.nameless') })}
                    </Link>
                  </p>
                )}
                <div className="submit">
                  <Button kind="primary" type="submit" busy={busy}>
                    {say('console.tasks.save')}
                  </Button>
                  <ButtonLink kind="plain" to="/tasks">
                    {say('console.cancel')}
                  </ButtonLink>
                  {task && (
                    <Button kind="danger" onPress={() => setDeleting(true)}>
                      {say('console.tasks.delete')}
                    </Button>
                  )}
                </div>
              </>
            )}
          </Form>
          {task && deleting && <Delete id={task.id} close={() => setDeleting(false)} />}
        </div>
      )}
    </Loaded>
  );
}

/** What a task is, who does it, and until when. */
export function TaskFields({
  task,
  users,
  assigneeId = task?.assignee?.id,
}: {
  readonly task?: Task | undefined;
  readonly assigneeId?: string | undefined;
  readonly users: ResultOf<typeof ASSIGNABLE_USERS>['assignableUsers'];
}): ReactNode {
  const { say } = useTexts();
  const { assignee } = task ?? {};
  // Whoever has it and lost access is still named: else the first of the list would get it unseen.
  const gone = assignee && !users.some(({ id }) => id === assignee.id) ? assignee : undefined;
  return (
    <>
      <TextField name="title" label={say('console.tasks.task')} initial={task?.title ?? ''} autoComplete="off" />
      <TextField
        name="note"
        label={say('console.tasks.note')}
        hint={say('console.tasks.noteHint')}
        initial={task?.note ?? ''}
        lines={4}
        optional
      />
      <Select
        name="assigneeId"
        label={say('console.tasks.assignee')}
        {...(assigneeId && { initial: assigneeId })}
        options={[
          ...(task && !assignee ? [{ value: '', label: say('console.tasks.nobodyYet') }] : []),
          ...(gone ? [{ value: gone.id, label: `${gone.name} (${say('console.tasks.noAccess')})` }] : []),
          ...users.map(({ id, name, role }) => ({
            value: id,
            label: `${name} (${sayCode(say, 'console.settings.role', role)})`,
          })),
        ]}
      />
      <TextField name="dueOn" label={say('console.tasks.dueOn')} type="date" initial={task?.dueOn ?? ''} optional />
    </>
  );
}

/** There is no undo, so what is lost is named. */
function Delete({ id, close }: { readonly id: string; readonly close: () => void }): ReactNode {
  const { say } = useTexts();
  const [, navigate] = useLocation();
  const [, remove] = useMutation(DELETE_TASK);
  return (
    <Sure
      title={say('console.tasks.deleteAsk')}
      yes={say('console.tasks.delete')}
      no={say('console.tasks.keep')}
      send={async () => {
        const failure = failureOf((await remove({ id }, TASK_CONTEXT)).error);
        if (!failure) navigate('/tasks');
        return failure;
      }}
      close={close}
    >
      <p>{say('console.tasks.deleteWhat')}</p>
    </Sure>
  );
}
