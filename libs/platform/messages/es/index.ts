import type { en } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { console } from './console.ts';
import { consoleCouncil } from './consoleCouncil.ts';
import { consoleEvents } from './consoleEvents.ts';
import { consoleMailings } from './consoleMailings.ts';
import { consoleOutreach } from './consoleOutreach.ts';
import { council } from './council.ts';
import { events } from './events.ts';
import { mailings } from './mailings.ts';
import { outreach } from './outreach.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { platform } from './platform.ts';

/** The same texts in Spanish. */
export const es: Record<keyof typeof en, string> = {
  ...platform,
  ...accounts,
  ...people,
  ...council,
  ...events,
  ...outreach,
  ...mailings,
  ...pages,
  ...console,
  ...consoleCouncil,
  ...consoleEvents,
  ...consoleMailings,
  ...consoleOutreach,
};
