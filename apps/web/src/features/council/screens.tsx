import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { Loading } from '../../ui/index.ts';
import css from './council.module.css';
import { GridPage } from './grid-page.tsx';

/** A screen that is loaded when it is first opened. */
const later = <Props,>(load: () => Promise<ComponentType<Props>>) => lazy(async () => ({ default: await load() }));

const PathPage = later(async () => (await import('./path-page.tsx')).PathPage);
const Demands = later(async () => (await import('./demands.tsx')).Demands);
const DemandPage = later(async () => (await import('./demand/demand-page.tsx')).DemandPage);
const MattersPage = later(async () => (await import('./matters/matters-page.tsx')).MattersPage);
const MatterPage = later(async () => (await import('./matters/matter-page.tsx')).MatterPage);
const FigurePage = later(async () => (await import('./figure/figure-page.tsx')).FigurePage);
const FollowingPage = later(async () => (await import('./following/following-page.tsx')).FollowingPage);
const AgendaPage = later(async () => (await import('./agenda/agenda-page.tsx')).AgendaPage);
const AsksPage = later(async () => (await import('./asks/asks-page.tsx')).AsksPage);
const MeetingsPage = later(async () => (await import('./private/meetings-page.tsx')).MeetingsPage);
const WardsPage = later(async () => (await import('./ward/wards-page.tsx')).WardsPage);
const WardPage = later(async () => (await import('./ward/ward-page.tsx')).WardPage);
const WardSheet = later(async () => (await import('./ward/ward-sheet.tsx')).WardSheet);
const IncidentsPage = later(async () => (await import('./incidents/incidents-page.tsx')).IncidentsPage);
const IncidentPage = later(async () => (await import('./incidents/incidents-page.tsx')).IncidentPage);
const ClaimForm = later(async () => (await import('./incidents/claim-form.tsx')).ClaimForm);
const AssessmentForm = later(async () => (await import('./ways/assessment-form.tsx')).AssessmentForm);
const LeverForm = later(async () => (await import('./ways/lever-form.tsx')).LeverForm);
const SeatForm = later(async () => (await import('./ways/seat-form.tsx')).SeatForm);
const Entry = later(async () => (await import('./entry/screen.tsx')).Entry);
const Queue = later(async () => (await import('./entry/queue.tsx')).Queue);
const OverrideList = later(async () => (await import('./entry/overrides.tsx')).OverrideList);
const RollCall = later(async () => (await import('./entry/roll-call.tsx')).RollCall);
const EvidenceForm = later(async () => (await import('./entry/evidence-form.tsx')).EvidenceForm);
const ActForm = later(async () => (await import('./matters/act-form.tsx')).ActForm);

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

/** The other screens, with the part of the address that they need. */
const SCREENS: readonly (readonly [path: string, screen: (part: string) => ReactNode])[] = [
  ['/council/demands', () => <Demands />],
  ['/council/demands/:part', (code) => <DemandPage code={decodeURIComponent(code)} />],
  ['/council/matters', () => <MattersPage />],
  ['/council/matters/:part', (code) => <MatterPage code={decodeURIComponent(code)} />],
  ...ENTRY,
  ['/council/figure/:part', (code) => <FigurePage code={decodeURIComponent(code)} />],
  ['/council/following', () => <FollowingPage />],
  ['/council/agenda', () => <AgendaPage />],
  ['/council/asks', () => <AsksPage />],
  ['/council/meetings', () => <MeetingsPage />],
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

/**
 * The screens of the council: the grid with its ledger, the path to a majority, the demands, and the work on all of it.
 * All but the grid are loaded when they are first opened.
 */
export default function CouncilScreens(): ReactNode {
  return (
    <div className={css.page}>
      <Suspense fallback={<Loading />}>
        <Switch>
          {SCREENS.map(([path, screen]) => (
            <Route key={path} path={path}>
              {({ part = '' }: { part?: string }) => screen(part)}
            </Route>
          ))}
          <Route path="/council/path/:demand?">{({ demand }) => <PathPage demand={demand} />}</Route>
          <Route path="/council/:ward?/:demand?">
            {({ ward, demand }) => <GridPage ward={ward} demand={demand} />}
          </Route>
        </Switch>
      </Suspense>
    </div>
  );
}
