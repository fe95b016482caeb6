import { lazy, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { NotHere } from '../../ui/index.ts';
import { PeopleList } from './list.tsx';

const Import = lazy(() => import('../exchange/import.tsx'));
const Duplicates = lazy(() => import('../duplicates/duplicates-page.tsx'));
const Segments = lazy(() => import('../segments/screens.tsx'));
const ImportFile = lazy(() => import('../exchange/import-file.tsx'));
const NewPerson = lazy(() => import('./new.tsx'));
const Groups = lazy(() => import('../groups/screens.tsx'));
const FindVolunteers = lazy(() => import('../volunteers/team/find.tsx'));
const LadderPage = lazy(() => import('../volunteers/team/ladder-page.tsx'));
const TurfPage = lazy(() => import('../volunteers/setup/turf-page.tsx'));
const HoursPage = lazy(() => import('../volunteers/setup/hours-page.tsx'));
const PersonPage = lazy(() => import('./person.tsx'));

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The list of people, segments and lists of them, one person, adding somebody by hand, and importing. */
export default function PeopleScreens(): ReactNode {
  return (
    <Switch>
      <Route path="/people" component={PeopleList} />
      <Route path="/people/import" component={Import} />
      <Route path="/people/duplicates" component={Duplicates} />
      <Route path="/people/volunteers" component={FindVolunteers} />
      <Route path="/people/ladder" component={LadderPage} />
      <Route path="/people/wards" component={TurfPage} />
      <Route path="/people/hours" component={HoursPage} />
      <Route path="/people/import/:id">
        {({ id }) => (ID.test(id) ? <ImportFile key={id} id={id} /> : <NotHere />)}
      </Route>
      <Route path="/people/new" component={NewPerson} />
      <Route path="/people/groups/*?" component={Groups} />
      {['segments', 'lists', 'tags', 'changes'].map((part) => (
        <Route key={part} path={`/people/${part}/*?`} component={Segments} />
      ))}
      <Route path="/people/:id">{({ id }) => (ID.test(id) ? <PersonPage key={id} id={id} /> : <NotHere />)}</Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
