import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { MessageKey } from './lib/i18n.ts';

/** One place of the navigation and the screens below it. */
export interface Place {
  /** Where it lives below /console. */
  readonly path: string;
  /** Its name: at most 10 letters in every language. */
  readonly name: MessageKey;
  /** An icon of libs/public/icons.svg, without "i-". */
  readonly icon: string;
  /** Without it the place is neither shown nor opened. */
  readonly permission?: string;
  /** Only this role is led there. */
  readonly only?: string;
  /** Stands in the bottom bar of a phone; the others stand under More. The bar holds four and More. */
  readonly bar?: boolean;
  readonly screens: LazyExoticComponent<ComponentType>;
}

/**
 * Every place of the console. To add one: make `features/<name>/screens.tsx` whose default export draws all addresses
 * from `path` on (with wouter's `Switch` and `Route`, full paths as below: `/people/:id`), put its documents into
 * `features/<name>/documents.ts`, its texts into libs/platform/messages, and name it here. Each place is loaded when it
 * is first opened. Its parts come from `ui/index.ts`; `useTexts()` says texts, `useSession().can()` asks for a right.
 */
export const PLACES: readonly Place[] = [
  {
    path: '/mine',
    name: 'console.mine',
    icon: 'home',
    permission: 'home.own',
    only: 'volunteer',
    bar: true,
    screens: lazy(() => import('./features/volunteers/mine.tsx')),
  },
  {
    path: '/',
    name: 'console.today',
    icon: 'today',
    permission: 'people.read',
    bar: true,
    screens: lazy(() => import('./features/today/screens.tsx')),
  },
  {
    path: '/council',
    name: 'console.council',
    icon: 'council',
    permission: 'council.read',
    bar: true,
    screens: lazy(() => import('./features/council/screens.tsx')),
  },
  {
    path: '/people',
    name: 'console.people',
    icon: 'people',
    permission: 'people.read',
    bar: true,
    screens: lazy(() => import('./features/people/screens.tsx')),
  },
  {
    path: '/events',
    name: 'console.events',
    icon: 'events',
    permission: 'events.read',
    bar: true,
    screens: lazy(() => import('./features/events/screens.tsx')),
  },
  {
    path: '/petitions',
    name: 'console.petitions',
    icon: 'petition',
    permission: 'petitions.read',
    screens: lazy(() => import('./features/petitions/screens.tsx')),
  },
  {
    path: '/outreach',
    name: 'console.outreach',
    icon: 'outreach',
    permission: 'outreach.read',
    screens: lazy(() => import('./features/outreach/screens.tsx')),
  },
  {
    path: '/tasks',
    name: 'console.tasks',
    icon: 'checks',
    permission: 'tasks.read',
    screens: lazy(() => import('./features/volunteers/screens.tsx')),
  },
  {
    path: '/settings',
    name: 'console.settings',
    icon: 'settings',
    screens: lazy(() => import('./features/settings/screens.tsx')),
  },
];

/** Screens outside the places. */
export const Help = lazy(() => import('./features/settings/help.tsx'));
export const SignIn = lazy(() => import('./features/accounts/sign-in.tsx'));
export const Unlock = lazy(() => import('./features/accounts/unlock.tsx'));
export const Welcome = lazy(() => import('./features/accounts/welcome.tsx'));
export const MagicLink = lazy(() => import('./features/accounts/link.tsx'));
