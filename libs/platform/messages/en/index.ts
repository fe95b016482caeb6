import { access } from './access.ts';
import { accounts } from './accounts.ts';
import { console } from './console.ts';
import { consoleAccess } from './consoleAccess.ts';
import { consoleAgenda } from './consoleAgenda.ts';
import { consoleAsks } from './consoleAsks.ts';
import { consoleBelonging } from './consoleBelonging.ts';
import { consoleCouncil } from './consoleCouncil.ts';
import { consoleDoor } from './consoleDoor.ts';
import { consoleDuplicates } from './consoleDuplicates.ts';
import { consoleEntry } from './consoleEntry.ts';
import { consoleEvents } from './consoleEvents.ts';
import { consoleExchange } from './consoleExchange.ts';
import { consoleGrants } from './consoleGrants.ts';
import { consoleGuard } from './consoleGuard.ts';
import { consoleLock } from './consoleLock.ts';
import { consoleMailings } from './consoleMailings.ts';
import { consoleMatters } from './consoleMatters.ts';
import { consoleOutreach } from './consoleOutreach.ts';
import { consoleConsent } from './consoleConsent.ts';
import { consolePeople } from './consolePeople.ts';
import { consolePath } from './consolePath.ts';
import { consoleReplies } from './consoleReplies.ts';
import { consoleReview } from './consoleReview.ts';
import { consolePetitions } from './consolePetitions.ts';
import { consoleRules } from './consoleRules.ts';
import { consoleSecurity } from './consoleSecurity.ts';
import { consoleTasks } from './consoleTasks.ts';
import { consoleToday } from './consoleToday.ts';
import { scores } from './scores.ts';
import { belonging } from './belonging.ts';
import { consoleCare } from './consoleCare.ts';
import { consoleOwn } from './consoleOwn.ts';
import { segmentKinds } from './segmentKinds.ts';
import { volunteers } from './volunteers.ts';
import { consoleSetup } from './consoleSetup.ts';
import { care } from './care.ts';
import { claims } from './claims.ts';
import { consoleWard } from './consoleWard.ts';
import { consoleZones } from './consoleZones.ts';
import { council } from './council.ts';
import { demand } from './demand.ts';
import { duplicates } from './duplicates.ts';
import { entry } from './entry.ts';
import { events } from './events.ts';
import { ledger } from './ledger.ts';
import { mailings } from './mailings.ts';
import { exchange } from './exchange.ts';
import { factors } from './factors.ts';
import { method } from './method.ts';
import { outreach } from './outreach.ts';
import { pages } from './pages.ts';
import { people } from './people.ts';
import { myData } from './myData.ts';
import { myKept } from './myKept.ts';
import { petitions } from './petitions.ts';
import { platform } from './platform.ts';
import { segments } from './segments.ts';
import { consoleSegments } from './consoleSegments.ts';
import { sharing } from './sharing.ts';

/** Every text that a reader sees, in English; the other languages must have the same keys. */
export const en = {
  ...platform,
  ...access,
  ...accounts,
  ...people,
  ...myData,
  ...myKept,
  ...belonging,
  ...exchange,
  ...council,
  ...demand,
  ...duplicates,
  ...entry,
  ...ledger,
  ...events,
  ...factors,
  ...method,
  ...outreach,
  ...mailings,
  ...pages,
  ...petitions,
  ...segments,
  ...sharing,
  ...console,
  ...consoleAccess,
  ...consoleAgenda,
  ...consoleAsks,
  ...consoleBelonging,
  ...consoleCouncil,
  ...consoleDoor,
  ...consoleDuplicates,
  ...consoleEntry,
  ...consoleEvents,
  ...consoleExchange,
  ...consoleGrants,
  ...consoleGuard,
  ...consoleLock,
  ...consoleMailings,
  ...consoleMatters,
  ...consoleOutreach,
  ...consoleConsent,
  ...consolePeople,
  ...consolePath,
  ...consoleReplies,
  ...consoleReview,
  ...consolePetitions,
  ...consoleRules,
  ...consoleSecurity,
  ...consoleSegments,
  ...consoleTasks,
  ...consoleToday,
  ...consoleWard,
  ...consoleZones,
  ...claims,
  ...scores,
  ...segmentKinds,
  ...volunteers,
  ...consoleOwn,
  ...consoleCare,
  ...care,
  ...consoleSetup,
} as const;
