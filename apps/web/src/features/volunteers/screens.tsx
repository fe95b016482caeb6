import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { FORBIDDEN } from '../../lib/failure.ts';
import { useSession } from '../../lib/session.tsx';
import { Failed } from '../../ui/index.ts';
import { EditTask, NewTask } from './task-form.tsx';
import { TaskList } from './tasks.tsx';

/** The screens of tasks: the list, and the form that makes or changes one. */
export default function TasksScreens(): ReactNode {
  const { can } = useSession();
  const refused = <Failed whole failure={FORBIDDEN} />;
  return (
    <Switch>
      <Route path="/tasks">
        <TaskList />
      </Route>
      <Route path="/tasks/new">{can('tasks.write') ? <NewTask /> : refused}</Route>
      <Route path="/tasks/:id">{({ id }) => (can('tasks.write') ? <EditTask key={id} id={id} /> : refused)}</Route>
    </Switch>
  );
}
