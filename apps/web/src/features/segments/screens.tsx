import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { FORBIDDEN } from '../../lib/failure.ts';
import { useSession } from '../../lib/session.tsx';
import { Failed, NotHere } from '../../ui/index.ts';
import { ChangesPage } from './changes.tsx';
import { EditSegment, NewSegment } from './edit.tsx';
import { ListPage } from './list.tsx';
import { Lists } from './lists.tsx';
import { SegmentPeoplePage } from './people-of.tsx';
import { SegmentList } from './segments.tsx';
import { TagsPage } from './tags/tags.tsx';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Segments, lists, tags and what was done to many: below the people. */
export default function SegmentScreens(): ReactNode {
  const { can } = useSession();
  return (
    <Switch>
      <Route path="/people/segments" component={SegmentList} />
      <Route path="/people/segments/new" component={NewSegment} />
      <Route path="/people/segments/:id">
        {({ id }) => (ID.test(id) ? <EditSegment key={id} id={id} /> : <NotHere />)}
      </Route>
      <Route path="/people/segments/:id/people">
        {({ id }) => (ID.test(id) ? <SegmentPeoplePage key={id} id={id} /> : <NotHere />)}
      </Route>
      <Route path="/people/lists" component={Lists} />
      <Route path="/people/lists/:id">{({ id }) => (ID.test(id) ? <ListPage key={id} id={id} /> : <NotHere />)}</Route>
      <Route path="/people/tags" component={TagsPage} />
      <Route path="/people/changes">
        {can('people.write') ? <ChangesPage /> : <Failed failure={FORBIDDEN} whole />}
      </Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
