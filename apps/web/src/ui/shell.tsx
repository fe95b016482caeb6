import type { MouseEvent, ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useTexts } from '../lib/i18n.ts';
import { useMe, useSession } from '../lib/session.tsx';
import { PLACES, type Place } from '../routes.tsx';
import { Icon, Mark } from './icon.tsx';
import { LanguageSwitch } from './language.tsx';

/** The places that the role includes. */
export function usePlaces(): readonly Place[] {
  const { can, me } = useSession();
  return PLACES.filter(({ permission, only }) => (!permission || can(permission)) && (!only || only === me?.role));
}

/** A name as long as a rail is wide: what stands in brackets at its end ("… Committee (MIRAC)"), else the whole. */
const short = (organization: string) => /\(([^()]{2,12})\)\s*$/.exec(organization)?.[1] ?? organization;

/** Whether an address is a place or below it; the first page has nothing below it. */
const isIn = (here: string, path: string) => here === path || (path !== '/' && here.startsWith(`${path}/`));

function PlaceLink({ place: { path, name, icon }, here }: { readonly place: Place; readonly here: string }): ReactNode {
  const { say } = useTexts();
  const current = isIn(here, path);
  return (
    <Link to={path} aria-current={current ? 'page' : undefined}>
      <Icon name={icon} />
      <span>{say(name)}</span>
    </Link>
  );
}

function LockNow({ bare }: { readonly bare?: boolean }): ReactNode {
  const { say } = useTexts();
  const { lock } = useSession();
  return (
    <button
      type="button"
      className={bare ? 'tb' : 'locknow'}
      onClick={lock}
      aria-label={bare ? say('console.lock') : undefined}
    >
      <Icon name="lock" />
      {!bare && <span>{say('console.lock')}</span>}
    </button>
  );
}

/** The way past the navigation, for the keyboard. */
function Skip(): ReactNode {
  const { say } = useTexts();
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById('page')?.focus();
  };
  return (
    <a className="skip" href="#page" onClick={skip}>
      {say('console.skip')}
    </a>
  );
}

function Side({ places, here }: { readonly places: readonly Place[]; readonly here: string }): ReactNode {
  const { say } = useTexts();
  const me = useMe();
  const organization = short(me.organization);
  return (
    <header className="side">
      <Link className="brand" to="/" aria-label={say('console.home', { organization })}>
        <Mark />
        <span>
          <b>{organization}</b>
        </span>
      </Link>
      <nav className="nav" aria-label={say('console.main')}>
        {places.map((place) => (
          <PlaceLink key={place.path} place={place} here={here} />
        ))}
      </nav>
      <div className="foot">
        {me.practice && <span className="pill practice">{say('console.practice')}</span>}
        <LanguageSwitch />
        <Link className="help" to="/help" aria-current={here === '/help' ? 'page' : undefined}>
          {say('console.help')}
        </Link>
        <LockNow />
      </div>
    </header>
  );
}

/** The frame: a list on wide screens, a rail on laptops, a bar at the bottom of phones; the places are the same. */
export function Shell({ children }: { readonly children: ReactNode }): ReactNode {
  const { say } = useTexts();
  const me = useMe();
  const organization = short(me.organization);
  const [here] = useLocation();
  const places = usePlaces();
  const bar = places.filter((place) => place.bar);
  const inMore = !bar.some(({ path }) => isIn(here, path));
  return (
    <>
      <Skip />
      <div className="app">
        <Side places={places} here={here} />
        <div>
          <div className="topbar" role="region" aria-label={organization}>
            <Link className="brand grow" to="/">
              <Mark />
              <span>
                <b>{organization}</b>
              </span>
            </Link>
            {me.practice && <span className="pill practice">{say('console.practice')}</span>}
            <LockNow bare />
          </div>
          <main className="main" id="page" tabIndex={-1}>
            {children}
          </main>
          <nav className="bottom" aria-label={say('console.main')}>
            {bar.map((place) => (
              <PlaceLink key={place.path} place={place} here={here} />
            ))}
            <Link to="/more" aria-current={inMore ? 'page' : undefined}>
              <Icon name="more" />
              <span>{say('console.more')}</span>
            </Link>
          </nav>
        </div>
      </div>
    </>
  );
}
