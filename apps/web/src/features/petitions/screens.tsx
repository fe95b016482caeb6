import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { useSession } from '../../lib/session.tsx';
import { Failed } from '../../ui/index.ts';
import { EditPetition, NewPetition } from './form.tsx';
import { PetitionList } from './list.tsx';
import { PetitionPage } from './page.tsx';

/** The screens of petitions: the list, one petition, and the form that makes or changes one. */
export default function PetitionsScreens(): ReactNode {
  const { can } = useSession();
  const refused = <Failed whole failure={{ code: 'FORBIDDEN', message: '', fields: {} }} />;
  return (
    <Switch>
      <Route path="/petitions">
        <PetitionList />
      </Route>
      <Route path="/petitions/new">{can('petitions.write') ? <NewPetition /> : refused}</Route>
      <Route path="/petitions/:id/edit">
        {({ id }) => (can('petitions.write') ? <EditPetition key={id} id={id} /> : refused)}
      </Route>
      <Route path="/petitions/:id">{({ id }) => <PetitionPage key={id} id={id} />}</Route>
    </Switch>
  );
}
