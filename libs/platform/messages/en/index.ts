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

/** Every text that a reader sees, in English; the other languages must have the same keys. */
export const en = {
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
} as const;
