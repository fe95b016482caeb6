import { lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { AgendaPage } from './agenda/agenda-page.tsx';
import { Loading } from '../../ui/index.ts';
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

const WardsPage = lazy(() => import('./ward/wards-page.tsx').then((page) => ({ default: page.WardsPage })));
const WardPage = lazy(() => import('./ward/ward-page.tsx').then((page) => ({ default: page.WardPage })));
const WardSheet = lazy(() => import('./ward/ward-sheet.tsx').then((page) => ({ default: page.WardSheet })));
const IncidentsPage = lazy(() =>
  import('./incidents/incidents-page.tsx').then((page) => ({ default: page.IncidentsPage })),
);
const IncidentPage = lazy(() =>
  import('./incidents/incidents-page.tsx').then((page) => ({ default: page.IncidentPage })),
);
const ClaimForm = lazy(() => import('./incidents/claim-form.tsx').then((page) => ({ default: page.ClaimForm })));

const AssessmentForm = lazy(() =>
  import('./ways/assessment-form.tsx').then((page) => ({ default: page.AssessmentForm })),
);
const LeverForm = lazy(() => import('./ways/lever-form.tsx').then((page) => ({ default: page.LeverForm })));
const SeatForm = lazy(() => import('./ways/seat-form.tsx').then((page) => ({ default: page.SeatForm })));

/** A screen that is loaded when it is first opened. */
const Later = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <Suspense fallback={<Loading />}>{children}</Suspense>
);

/** The screens of the ledger's way in. */
const ENTRY: readonly (readonly [path: string, screen: () => ReactNode])[] = [
  [
    '/council/review',
    () => (
      <Entry tab="review">
        <Queue />
        <OverrideList />
      </Entry>
    ),
  ],
  [
    '/council/roll-call',
    () => (
      <Entry tab="rollCall">
        <RollCall />
      </Entry>
    ),
  ],
  [
    '/council/evidence',
    () => (
      <Entry tab="evidence">
        <EvidenceForm />
      </Entry>
    ),
  ],
  [
    '/council/act',
    () => (
      <Entry tab="matters">
        <ActForm />
      </Entry>
    ),
  ],
];

/** Screens that are loaded when they are first opened, with the part of the address that they need. */
const LATER: readonly (readonly [path: string, screen: (part: string) => ReactNode])[] = [
  ['/council/wards', () => <WardsPage />],
  ['/council/ward/:part', (ward) => <WardPage key={ward} ward={ward} />],
  ['/council/ward/:part/print', (ward) => <WardSheet key={ward} ward={ward} />],
  ['/council/incidents', () => <IncidentsPage />],
  ['/council/incidents/:part', (code) => <IncidentPage key={code} code={decodeURIComponent(code)} />],
  ['/council/claim', () => <ClaimForm />],
  ['/council/assessment', () => <AssessmentForm />],
  ['/council/lever', () => <LeverForm />],
  ['/council/seat', () => <SeatForm />],
];

/** The screens of the council: the grid with its ledger, the path to a majority, the demands, and the work on all of it. */
export default function CouncilScreens(): ReactNode {
  return (
    <div className={css.page}>
      <Switch>
        <Route path="/council/demands">
          <Demands />
        </Route>
        <Route path="/council/demands/:code">{({ code }) => <DemandPage code={decodeURIComponent(code)} />}</Route>
        <Route path="/council/matters">
          <MattersPage />
        </Route>
        <Route path="/council/matters/:code">{({ code }) => <MatterPage code={decodeURIComponent(code)} />}</Route>
        {ENTRY.map(([path, screen]) => (
          <Route key={path} path={path}>
            {screen}
          </Route>
        ))}
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
        {LATER.map(([path, screen]) => (
          <Route key={path} path={path}>
            {({ part = '' }: { part?: string }) => <Later>{screen(part)}</Later>}
          </Route>
        ))}
        <Route path="/council/path/:demand?">{({ demand }) => <PathPage demand={demand} />}</Route>
        <Route path="/council/:ward?/:demand?">{({ ward, demand }) => <GridPage ward={ward} demand={demand} />}</Route>
      </Switch>
    </div>
  );
}
