import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { AppError } from '#platform';
import { RollCallInput } from '../entry/entry.input.ts';
import type { MotionClass } from '../matter.entity.ts';
import type { CouncilSeats } from './holding.ts';
import { isLoose, type Loose, textOf } from './loose.ts';
import { type FiledRoll, optionOf, type RollProblem, rollProblems } from './roll-call.csv.ts';
import { folded } from './roster.ts';

/** Answers all rows of a path of the Legistar Web API, with a filter where one is given. */
export type LegistarReader = (path: string, filter?: string) => Promise<Loose[]>;

const PAGE = 1000;

/** Reads a client of the Legistar Web API page by page; asks nothing of any other address. */
export const legistarAt =
  (base: string): LegistarReader =>
  async (path, filter) => {
    const rows: Loose[] = [];
    for (;;) {
      const query = new URLSearchParams({ $top: String(PAGE), $skip: String(rows.length) });
      if (filter) query.set('$filter', filter);
      const page = await pageAt(`${base.replace(/\/+$/, '')}/${path}?${query.toString()}`, path);
      rows.push(...page);
      if (page.length < PAGE) return rows;
    }
  };

/**
 * Reads the answers of a client from a folder, a file for each path. Where there is no file under an item nothing was
 * asked of it; but a list that all others hang on must be there.
 */
export const legistarIn =
  (folder: string): LegistarReader =>
  (path) => {
    const file = join(folder, `${path}.json`);
    if (!existsSync(file) && path.includes('/')) return Promise.resolve([]);
    let rows: unknown;
    try {
      rows = JSON.parse(readFileSync(file, 'utf8'));
    } catch {
      rows = undefined;
    }
    return isRows(rows)
      ? Promise.resolve(rows)
      : Promise.reject(new AppError('INVALID', 'entry.legistarBroken', { path }));
  };

const isRows = (rows: unknown): rows is Loose[] => Array.isArray(rows) && rows.every(isLoose);

async function pageAt(url: string, path: string): Promise<Loose[]> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
  if (response?.status === 403) throw new AppError('FORBIDDEN', 'entry.legistarClosed');
  const page: unknown = response?.ok ? await response.json().catch(() => undefined) : undefined;
  if (!isRows(page)) throw new AppError('INVALID', 'entry.legistarBroken', { path });
  return page;
}

/** The roll calls of a council's meetings since a day: all are read before anything is done with them. */
export async function legistarRolls(read: LegistarReader, council: CouncilSeats, since: string | undefined) {
  const rolls: FiledRoll[] = [];
  const events = await read('events', since && `EventDate ge datetime'${since}'`);
  for (const event of events) {
    const heldOn = textOf(event, 'EventDate')?.slice(0, 10) ?? '';
    if (!council.names.has(folded(textOf(event, 'EventBodyName') ?? '')) || (since && heldOn < since)) continue;
    for (const item of await read(`events/${textOf(event, 'EventId')}/eventitems`)) {
      // What carried without a vote, and what is only told of, has no names.
      if (!textOf(item, 'EventItemPassedFlagName')) continue;
      const votes = await read(`eventitems/${textOf(item, 'EventItemId')}/votes`);
      if (votes.length) rolls.push(rollOf(event, item, votes, heldOn));
    }
  }
  return { rolls, problems: rolls.flatMap((roll): RollProblem[] => rollProblems(roll)) };
}

const MOTIONS: readonly (readonly [RegExp, MotionClass])[] = [
  [/overrid/i, 'OVERRIDE'],
  [/amend/i, 'AMENDMENT'],
  [/suspen/i, 'SUSPEND_RULES'],
  [/refer/i, 'REFER'],
  [/postpone|continue|lay over|laid over/i, 'POSTPONE'],
  [/\btabled?\b/i, 'TABLE'],
  [/agenda/i, 'AGENDA'],
  [/adopt|approv|pass/i, 'PASSAGE'],
];
const motionOf = (action: string): MotionClass => MOTIONS.find(([words]) => words.test(action))?.[1] ?? 'OTHER';
const MATTERS = ['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'ORDER', 'PETITION'];

function rollOf(event: Loose, item: Loose, votes: readonly Loose[], heldOn: string): FiledRoll {
  const at = `eventitems/${textOf(item, 'EventItemId')}`;
  const kind = (textOf(item, 'EventItemMatterType') ?? '').toUpperCase();
  const title = textOf(item, 'EventItemTitle') ?? textOf(item, 'EventItemMatterName') ?? '';
  const url = textOf(event, 'EventInSiteURL');
  const input = plainToInstance(RollCallInput, {
    matter: {
      ...{ titleEn: title.slice(0, 300), fileNumber: textOf(item, 'EventItemMatterFile') },
      classification: MATTERS.find((each) => kind.includes(each)) ?? 'OTHER',
    },
    ...{ motion: motionOf(textOf(item, 'EventItemActionName') ?? ''), heldOn, links: [], counts: [], locator: at },
    result: /^pass/i.test(textOf(item, 'EventItemPassedFlagName')!) ? 'PASSED' : 'FAILED',
    source: { publisher: `${textOf(event, 'EventBodyName')}, Legistar`, url },
    votes: votes.map((vote) => {
      const word = textOf(vote, 'VoteValueName') ?? '';
      return { figure: textOf(vote, 'VotePersonName') ?? '', option: optionOf(word), sourceValue: word };
    }),
  });
  return { at, input, lines: votes.map((vote) => `${at} vote ${textOf(vote, 'VoteId') ?? ''}`.trim()) };
}
