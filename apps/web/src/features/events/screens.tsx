import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { useSession } from '../../lib/session.tsx';
import { Failed, NotHere } from '../../ui/index.ts';
import { EditEvent, NewEvent } from './form.tsx';
import { EventList } from './list.tsx';
import { EventPage } from './page.tsx';

/** The screens of events: the list, one event, and the form that makes or changes one. */
export default function EventsScreens(): ReactNode {
  const { can } = useSession();
  const refused = <Failed whole failure={{ code: 'FORBIDDEN', message: '', fields: {} }} />;
  return (
    <Switch>
      <Route path="/events">
        <EventList />
      </Route>
      <Route path="/events/new">{can('events.write') ? <NewEvent /> : refused}</Route>
      <Route path="/events/:id/edit">
        {({ id }) => (can('events.write') ? <EditEvent key={id} id={id} /> : refused)}
      </Route>
      <Route path="/events/:id">{({ id }) => <EventPage key={id} id={id} />}</Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
