import type { ReactNode } from 'react';
import { Route, Switch } from 'wouter';
import { AgendaPage } from './agenda/agenda-page.tsx';
import { AsksPage } from './asks/asks-page.tsx';
import css from './council.module.css';
import { DemandPage } from './demand/demand-page.tsx';
import { Demands } from './demands.tsx';
import { EvidenceForm } from './entry/evidence-form.tsx';
import { OverrideList } from './entry/overrides.tsx';
import { Queue } from './entry/queue.tsx';
import { RollCall } from './entry/roll-call.tsx';
import { Entry } from './entry/screen.tsx';
import { FigurePage } from './figure/figure-page.tsx';
import { ActForm } from './matters/act-form.tsx';
import { MatterPage } from './matters/matter-page.tsx';
import { MattersPage } from './matters/matters-page.tsx';
import { FollowingPage } from './following/following-page.tsx';
import { GridPage } from './grid-page.tsx';
import { PathPage } from './path-page.tsx';
import { MeetingsPage } from './private/meetings-page.tsx';

/** The screens of the council: the grid with its ledger, the path to a majority, the demands, and the work on all of it. */
export default function CouncilScreens(): ReactNode {
  return (
    <div className={css.page}>
      <Switch>
        <Route path="/council/demands">
          <Demands />
        </Route>
        <Route path="/council/demands/:code">{({ code }) => <DemandPage code={decodeURIComponent(code)} />}</Route>
        <Route path="/council/review">
          <Entry tab="review">
            <Queue />
            <OverrideList />
          </Entry>
        </Route>
        <Route path="/council/roll-call">
          <Entry tab="rollCall">
            <RollCall />
          </Entry>
        </Route>
        <Route path="/council/evidence">
          <Entry tab="evidence">
            <EvidenceForm />
          </Entry>
        </Route>
        <Route path="/council/matters">
          <MattersPage />
        </Route>
        <Route path="/council/matters/:code">{({ code }) => <MatterPage code={decodeURIComponent(code)} />}</Route>
        <Route path="/council/act">
          <Entry tab="matters">
            <ActForm />
          </Entry>
        </Route>
        <Route path="/council/figure/:code">{({ code }) => <FigurePage code={decodeURIComponent(code)} />}</Route>
        <Route path="/council/following">
          <FollowingPage />
        </Route>
        <Route path="/council/agenda">
          <AgendaPage />
        </Route>
        <Route path="/council/asks">
          <AsksPage />
        </Route>
        <Route path="/council/meetings">
          <MeetingsPage />
        </Route>
        <Route path="/council/path/:demand?">{({ demand }) => <PathPage demand={demand} />}</Route>
        <Route path="/council/:ward?/:demand?">{({ ward, demand }) => <GridPage ward={ward} demand={demand} />}</Route>
      </Switch>
    </div>
  );
}
