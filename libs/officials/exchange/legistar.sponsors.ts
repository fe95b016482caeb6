import type { SponsorRole } from '../matters/act.entity.ts';
import type { MATTER_CLASSES } from '../matter.entity.ts';
import type { LegistarReader } from './legistar.ts';
import { type Loose, textOf } from './loose.ts';
import type { RollProblem } from './roll-call.csv.ts';
import { isDay } from './roster.ts';

/** One who sponsors a matter, as a file tells it: with their name, and whether they come first. */
export interface FiledSponsor {
  readonly at: string;
  readonly name: string;
  readonly role: SponsorRole;
}
/** A matter with those who sponsor it, and the day on which it came in. */
export interface FiledMatter {
  readonly at: string;
  readonly title: string;
  readonly fileNumber: string | null;
  readonly classification: (typeof MATTER_CLASSES)[number];
  readonly on: string;
  readonly publisher: string;
  readonly sponsors: readonly FiledSponsor[];
}
/** What was read, and what could not be. */
export interface FiledMatters {
  readonly matters: readonly FiledMatter[];
  readonly problems: readonly RollProblem[];
}

const CLASSES = ['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'ORDER', 'PETITION'] as const;
/** By what a body says that it has a matter before it for the first time. */
const CAME_IN = /introduc|first reading|notice of intent|refer/i;
const dayOf = (row: Loose, key: string): string | null => {
  const day = textOf(row, key)?.slice(0, 10) ?? null;
  return day && isDay(day) ? day : null;
};

/**
 * The matters that came in since a day, with their sponsors: the first of them is the author. Sponsors of an earlier text
 * who are not among those of the latest one are left out.
 */
export async function legistarSponsors(read: LegistarReader, since: string | undefined): Promise<FiledMatters> {
  const matters: FiledMatter[] = [];
  const problems: RollProblem[] = [];
  for (const matter of await read('matters', since && `MatterIntroDate ge datetime'${since}'`)) {
    const id = textOf(matter, 'MatterId');
    const sponsors = id ? sponsorsOf(await read(`matters/${id}/sponsors`)) : [];
    if (id && !sponsors.length) continue;
    const at = `matters/${id ?? '?'}`;
    const title = textOf(matter, 'MatterTitle') ?? textOf(matter, 'MatterName');
    const on = dayOf(matter, 'MatterIntroDate') ?? cameIn(id ? await read(`matters/${id}/histories`) : []);
    if (on && since && on < since) continue;
    if (!id || !title) problems.push({ at, problem: 'NOT_READABLE' });
    else if (!on) problems.push({ at, problem: 'NO_DAY' });
    else matters.push({ ...factsOf(matter, title), at, on, sponsors });
  }
  return { matters, problems };
}

function factsOf(
  matter: Loose,
  title: string,
): Pick<FiledMatter, 'title' | 'fileNumber' | 'classification' | 'publisher'> {
  const kind = (textOf(matter, 'MatterTypeName') ?? '').toUpperCase();
  return {
    title: title.slice(0, 300),
    fileNumber: textOf(matter, 'MatterFile')?.slice(0, 40) ?? null,
    classification: CLASSES.find((each) => kind.includes(each)) ?? 'OTHER',
    publisher: [textOf(matter, 'MatterBodyName'), 'Legistar'].filter(Boolean).join(', '),
  };
}

const numberOf = (row: Loose, key: string) => Number(textOf(row, key) ?? 0) || 0;

function sponsorsOf(rows: readonly Loose[]): FiledSponsor[] {
  const versionOf = (row: Loose) => textOf(row, 'MatterSponsorMatterVersion') ?? '';
  const last = rows.map(versionOf).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0];
  const latest = rows
    .filter((row) => versionOf(row) === last && textOf(row, 'MatterSponsorName'))
    .sort((a, b) => numberOf(a, 'MatterSponsorSequence') - numberOf(b, 'MatterSponsorSequence'));
  const names = new Map(latest.toReversed().map((row) => [textOf(row, 'MatterSponsorName')!, row]));
  return latest
    .filter((row) => names.get(textOf(row, 'MatterSponsorName')!) === row)
    .map((row, place) => ({
      at: `sponsors/${textOf(row, 'MatterSponsorId') ?? '?'}`,
      name: textOf(row, 'MatterSponsorName')!,
      role: place === 0 ? ('AUTHOR' as const) : ('COSPONSOR' as const),
    }));
}

/** The first day on which a body had it before it. */
function cameIn(histories: readonly Loose[]): string | null {
  const days = histories
    .filter((row) => CAME_IN.test(textOf(row, 'MatterHistoryActionName') ?? ''))
    .flatMap((row) => dayOf(row, 'MatterHistoryActionDate') ?? []);
  return days.sort()[0] ?? null;
}
