import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import { Link } from 'wouter';
import { failureOf } from '../../lib/failure.ts';
import { useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { Button, ButtonLink, Icon, Notice, Pill } from '../../ui/index.ts';
import { type MyTask, SET_TASK_DONE, TAKE_TASK, type Task, TASK_CONTEXT } from './documents.ts';
import css from './volunteers.module.css';
import { dueWords } from './words.ts';

type Line = Omit<MyTask, 'person'> & Partial<Pick<Task, 'assignee' | 'person'>>;

interface Lines {
  readonly label: string;
  readonly tasks: readonly Line[];
  /** What stands there where there is none: why the last one could not be taken stays above it. */
  readonly children?: ReactNode;
}

/** Tasks, the most urgent first; one tap says that a task is done, and one takes it back. */
export function TaskLines({ label, tasks, children }: Lines): ReactNode {
  const { say } = useTexts();
  const [failed, setFailed] = useState<string>();
  return (
    <div className="stack">
      {failed !== undefined && (
        <Notice kind="bad" live>
          <p>{failed || say('console.unreachable')}</p>
        </Notice>
      )}
      {tasks.length > 0 || !children ? (
        <ul className={css.tasks} aria-label={label}>
          {tasks.map((task) => (
            <TaskLine key={task.id} task={task} fail={setFailed} />
          ))}
        </ul>
      ) : (
        children
      )}
    </div>
  );
}

function TaskLine({ task, fail }: { readonly task: Line; readonly fail: (text?: string) => void }): ReactNode {
  const { say } = useTexts();
  const { id, note, state, assignee, person } = task;
  const title = task.title || say('console.tasks.cleared');
  return (
    <li data-state={state}>
      <div className={css.what}>
        <h3>{title}</h3>
        <Facts task={task} />
        {person && (
          <p>
            <Link to={`/people/${person.id}`}>
              {say('console.tasks.aboutOf', { name: person.name || say('console.person.nameless') })}
            </Link>
          </p>
        )}
        {note && <p className={css.note}>{note}</p>}
      </div>
      <div className={css.acts}>
        {assignee !== undefined && !assignee?.active && state === 'OPEN' && <Take id={id} title={title} fail={fail} />}
        <Turn task={task} title={title} fail={fail} />
      </div>
    </li>
  );
}

/** Until when, whose it is, and whether a rule made it. */
function Facts({ task }: { readonly task: Line }): ReactNode {
  const { say, language } = useTexts();
  const { due, assignee, byRule } = task;
  return (
    <p className={css.meta}>
      {due === 'LATE' ? (
        <Pill kind="bad" icon="alert">
          {dueWords(task, say, language)}
        </Pill>
      ) : (
        <span className="soft">{dueWords(task, say, language)}</span>
      )}
      {assignee !== undefined && (
        <span className={css.who}>
          <Icon name="people" small />
          {assignee?.name ?? say('console.tasks.nobodyYet')}
          {assignee && !assignee.active && ` (${say('console.tasks.noAccess')})`}
        </span>
      )}
      {byRule && <Pill kind="line">{say('console.tasks.byRule')}</Pill>}
    </p>
  );
}

interface Act {
  readonly title: string;
  readonly fail: (text?: string) => void;
}

/** Nobody has it yet: whoever presses does. */
function Take({ id, title, fail }: Act & { readonly id: string }): ReactNode {
  const { say } = useTexts();
  const [{ fetching }, take] = useMutation(TAKE_TASK);
  const press = async () => fail(failureOf((await take({ id }, TASK_CONTEXT)).error)?.message);
  return (
    <Button busy={fetching} aria-label={say('console.tasks.takeOf', { title })} onPress={() => void press()}>
      {say('console.tasks.take')}
    </Button>
  );
}

function Turn({ task: { id, state, assignee }, title, fail }: Act & { readonly task: Line }): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const { id: own } = useMe();
  const [{ fetching }, setDone] = useMutation(SET_TASK_DONE);
  const done = state === 'DONE';
  const turn = async () => fail(failureOf((await setDone({ id, done: !done })).error)?.message);
  const mine = assignee === undefined || assignee?.id === own;
  return (
    <>
      {(mine || can('tasks.write')) && (
        <Button
          icon={done ? 'undo' : 'check'}
          {...(done && { kind: 'plain' })}
          busy={fetching}
          aria-label={say(done ? 'console.tasks.undoOf' : 'console.tasks.doneOf', { title })}
          onPress={() => void turn()}
        >
          {say(done ? 'console.tasks.undo' : 'console.tasks.done')}
        </Button>
      )}
      {assignee !== undefined && can('tasks.write') && (
        <ButtonLink kind="plain" to={`/tasks/${id}`} label={say('console.tasks.editOf', { title })}>
          {say('console.tasks.edit')}
        </ButtonLink>
      )}
    </>
  );
}
