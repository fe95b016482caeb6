import { lazy, type ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { NotHere } from '../../ui/index.ts';
import { PeopleList } from './list.tsx';

const Import = lazy(() => import('../exchange/import.tsx'));
const ImportFile = lazy(() => import('../exchange/import-file.tsx'));
const NewPerson = lazy(() => import('./new.tsx'));
const PersonPage = lazy(() => import('./person.tsx'));

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The list of people, one person, adding somebody by hand, and importing. */
export default function PeopleScreens(): ReactNode {
  return (
    <Switch>
      <Route path="/people" component={PeopleList} />
      <Route path="/people/import" component={Import} />
      <Route path="/people/import/:id">
        {({ id }) => (ID.test(id) ? <ImportFile key={id} id={id} /> : <NotHere />)}
      </Route>
      <Route path="/people/new" component={NewPerson} />
      <Route path="/people/:id">{({ id }) => (ID.test(id) ? <PersonPage key={id} id={id} /> : <NotHere />)}</Route>
      <Route>
        <NotHere />
      </Route>
    </Switch>
  );
}
