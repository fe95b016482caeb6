import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import { Link, useSearchParams } from 'wouter';
import { useTexts } from '../../lib/i18n.ts';
import { useMe, useSession } from '../../lib/session.tsx';
import { useFocusKept } from '../../lib/use-focus-kept.ts';
import { Blank, ButtonLink, Loaded, PageHead } from '../../ui/index.ts';
import { TASK_CONTEXT, TASKS, type Task } from './documents.ts';
import { TaskLines } from './task-lines.tsx';

const EMPTY = {
  open: 'console.tasks.emptyOpen',
  mine: 'console.tasks.emptyMine',
  free: 'console.tasks.emptyFree',
  done: 'console.tasks.emptyDone',
} as const;
/** Which tasks a list shows. */
type Which = keyof typeof EMPTY;

/** Who does what, until when: what is late stands first. The address keeps which tasks are shown. */
export function TaskList(): ReactNode {
  const { say } = useTexts();
  const { can } = useSession();
  const [search] = useSearchParams();
  const which: Which = (['done', 'mine', 'free'] as const).find((each) => search.has(each)) ?? 'open';
  const add = (
    <ButtonLink to="/tasks/new" kind="primary" icon="plus">
      {say('console.tasks.new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={say('console.tasks')} about={say('console.tasks.about')} acts={can('tasks.write') && add} />
      <nav className="tabs" aria-label={say('console.tasks.which')}>
        <Link to="/tasks" aria-current={which === 'open' ? 'page' : undefined}>
          {say('console.tasks.open')}
        </Link>
        <Link to="/tasks?mine" aria-current={which === 'mine' ? 'page' : undefined}>
          {say('console.tasks.mine')}
        </Link>
        <Link to="/tasks?free" aria-current={which === 'free' ? 'page' : undefined}>
          {say('console.tasks.free')}
        </Link>
        <Link to="/tasks?done" aria-current={which === 'done' ? 'page' : undefined}>
          {say('console.tasks.finished')}
        </Link>
      </nav>
      <Tasks which={which} />
    </>
  );
}

function Tasks({ which }: { readonly which: Which }): ReactNode {
  const { say } = useTexts();
  const { id } = useMe();
  const box = useFocusKept();
  const [result, again] = useQuery({ query: TASKS, context: TASK_CONTEXT });
  const shown = ({ state, assignee }: Task) =>
    (state === 'DONE') === (which === 'done') &&
    (which !== 'mine' || assignee?.id === id) &&
    (which !== 'free' || !assignee?.active);
  return (
    <div ref={box}>
      <Loaded result={result} retry={() => again()}>
        {({ tasks }) => {
          const rows = tasks.filter(shown);
          return (
            <TaskLines key={which} label={say('console.tasks')} tasks={rows}>
              <Blank icon="checks" title={say(EMPTY[which])}>
                <p>{say(which === 'free' ? 'console.tasks.emptyFreeNext' : 'console.tasks.emptyNext')}</p>
              </Blank>
            </TaskLines>
          );
        }}
      </Loaded>
    </div>
  );
}
