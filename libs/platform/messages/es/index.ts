import type { en } from '../en/index.ts';
import { accounts } from './accounts.ts';
import { console } from './console.ts';
import { consoleCouncil } from './consoleCouncil.ts';
import { consoleEvents } from './consoleEvents.ts';
import { consoleOutreach } from './consoleOutreach.ts';
import { consoleToday } from './consoleToday.ts';
import { council } from './council.ts';
import { events } from './events.ts';
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
  ...pages,
  ...console,
  ...consoleCouncil,
  ...consoleEvents,
  ...consoleOutreach,
  ...consoleToday,
};
