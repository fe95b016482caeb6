import type { AgendaKind, AgendaState } from '../agenda/agenda.entity.ts';
import type { LegistarReader } from './legistar.ts';
import { type Loose, textOf } from './loose.ts';
import { folded } from './roster.ts';
import type { RollProblem } from './roll-call.csv.ts';

/** One item of an agenda as a file tells it, with the body by its code. */
export interface FiledItem {
  readonly at: string;
  /** The same wherever the meeting is moved to. */
  readonly externalId: string;
  readonly body: string;
  readonly heldOn: string;
  readonly heldAt: string | null;
  readonly title: string;
  readonly fileNumber: string | null;
  readonly kind: AgendaKind;
  readonly url: string | null;
  readonly state: AgendaState;
}
/** The meetings that were read, and what is on their agendas. */
export interface FiledAgenda {
  readonly meetings: readonly string[];
  readonly items: readonly FiledItem[];
  readonly problems: readonly RollProblem[];
}

const KINDS: readonly (readonly [RegExp, AgendaKind])[] = [
  [/hearing/i, 'PUBLIC_HEARING'],
  [/first reading|introduc|notice of intent/i, 'FIRST_READING'],
  [/committee|refer/i, 'COMMITTEE'],
  [/report|receive|presentation/i, 'REPORT'],
  [/ordinance|resolution|contract|agreement|order|adopt|approv|pass/i, 'VOTE'],
];
const kindOf = (words: string): AgendaKind => KINDS.find(([sign]) => sign.test(words))?.[1] ?? 'OTHER';
const OFF = /cancel|withdrawn|postponed indefinitely/i;

/** "9:30 AM" as 09:30; null where nobody says when, or where it is no time. */
export function clockOf(text: string | null): string | null {
  const found = /^(\d{1,2}):(\d\d)\s*([AP])\.?M\.?$/i.exec(text ?? '');
  if (!found || Number(found[1]) > 12 || Number(found[1]) === 0 || Number(found[2]) > 59) return null;
  const hour = (Number(found[1]) % 12) + (found[3]!.toUpperCase() === 'P' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${found[2]}`;
}

/**
 * What the meetings since a day have on their agendas, of the bodies whose names are known: events and their items, each
 * with a file or a matter behind it. All is read before anything is done with it.
 */
export async function legistarAgenda(
  read: LegistarReader,
  bodies: ReadonlyMap<string, string>,
  since: string,
): Promise<FiledAgenda> {
  const meetings: string[] = [];
  const items: FiledItem[] = [];
  const problems: RollProblem[] = [];
  for (const event of await read('events', `EventDate ge datetime'${since}'`)) {
    const [id, heldOn] = [textOf(event, 'EventId'), textOf(event, 'EventDate')?.slice(0, 10) ?? ''];
    const body = bodies.get(folded(textOf(event, 'EventBodyName') ?? ''));
    if (!body || heldOn < since) continue;
    if (!id || !/^\d{4}-\d\d-\d\d$/.test(heldOn)) {
      problems.push({ at: `events/${id ?? '?'}`, problem: 'NOT_READABLE' });
      continue;
    }
    meetings.push(id);
    for (const item of await read(`events/${id}/eventitems`)) {
      const filed = itemOf(event, item, id, body, heldOn);
      if (filed) items.push(filed);
    }
  }
  return { meetings, items, problems };
}

/** The order of business has neither a file nor a matter, and is no item of ours. */
function itemOf(event: Loose, item: Loose, meeting: string, body: string, heldOn: string): FiledItem | null {
  const [id, fileNumber] = [textOf(item, 'EventItemId'), textOf(item, 'EventItemMatterFile')];
  const title = textOf(item, 'EventItemTitle') ?? textOf(item, 'EventItemMatterName');
  if (!id || !title || !(fileNumber ?? textOf(item, 'EventItemMatterId'))) return null;
  const url = textOf(event, 'EventInSiteURL');
  const said = [textOf(item, 'EventItemActionName'), textOf(item, 'EventItemMatterType'), title].join(' ');
  const off = OFF.test(
    [textOf(event, 'EventAgendaStatusName'), textOf(item, 'EventItemActionName'), textOf(item, 'EventItemMatterStatus')]
      .filter(Boolean)
      .join(' '),
  );
  const held = textOf(item, 'EventItemPassedFlagName') !== null;
  return {
    ...{ at: `eventitems/${id}`, externalId: `legistar:${meeting}/${id}`, body, heldOn },
    ...{
      heldAt: clockOf(textOf(event, 'EventTime')),
      title: title.slice(0, 500),
      fileNumber: fileNumber?.slice(0, 40) ?? null,
    },
    ...{ kind: kindOf(said), url: url && URL.canParse(url) ? url : null },
    state: off ? 'WITHDRAWN' : held ? 'HELD' : 'PLANNED',
  };
}
