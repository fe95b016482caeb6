import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { FORBIDDEN } from '../../lib/failure.ts';
import { useSession } from '../../lib/session.tsx';
import { Failed, NotHere } from '../../ui/index.ts';
import { GroupPage } from './group.tsx';
import { GroupList } from './list.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Households and organizations, for those who may reach people: their names are names of people. */
export default function GroupScreens(): ReactNode {
  const { can } = useSession();
  if (!can('people.contact')) return <Failed failure={FORBIDDEN} whole />;
  return (
    <Switch>
      <Route path="/people/groups" component={GroupList} />
      <Route path="/people/groups/:id">
        {({ id }) => (ID.test(id) ? <GroupPage key={id} id={id} /> : <NotHere />)}
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
