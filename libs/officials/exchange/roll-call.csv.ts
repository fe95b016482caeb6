import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { parse } from 'csv-parse/sync';
import { RollCallInput } from '../entry/entry.input.ts';
import { VOTE_OPTIONS, type VoteOption } from '../voting.ts';
import { isDay } from './roster.ts';

/** A roll call of a file: as somebody enters it, but for `figure`, which is still the name that the file gives. */
export interface FiledRoll {
  /** The line of its first name. */
  readonly at: string;
  readonly input: RollCallInput;
  /** The line of each name. */
  readonly lines: readonly string[];
}
/** What does not fit: the field of a roll call, and the line. */
export interface RollProblem {
  readonly at: string;
  readonly problem: string;
}

const TOTALS = VOTE_OPTIONS.map((option) => option.toLowerCase());
const NEEDED = ['matter', 'motion', 'date', 'result', 'member', 'option', 'source'];
/** What the first line of a file of roll calls says; in brackets what may be left out. */
export const ROLL_CALL_HEADER = `${NEEDED.join(',')}[,class,file_number,url,locator,for,against,${TOTALS.join(',')}]`;

const WORDS: Readonly<Record<string, VoteOption>> = {
  ...{ AYE: 'YES', YEA: 'YES', Y: 'YES', NAY: 'NO', N: 'NO', ABSTAINED: 'ABSTAIN', ABSTENTION: 'ABSTAIN' },
  ...{ PRESENT: 'NOT_VOTING', RECUSE: 'RECUSED', EXCUSE: 'EXCUSED', AWAY: 'ABSENT' },
};
const upper = (word: string) =>
  word
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');

/** The option that a word of minutes means; the word itself where it means none. */
export function optionOf(word: string): VoteOption {
  const own = upper(word);
  return WORDS[own] ?? (own as VoteOption);
}

type Cells = Readonly<Record<string, string>>;
interface Line {
  readonly at: string;
  readonly cells: Cells;
}

/** Reads roll calls of UTF-8 CSV, a line for each name: lines of one matter, motion and day are one roll call. */
export function readRollCalls(text: string): { rolls: FiledRoll[]; problems: RollProblem[] } {
  const rows: Cells[] = parse(text, {
    ...{ bom: true, columns: (header: string[]) => header.map((each) => each.trim().toLowerCase()), trim: true },
    ...{ skip_empty_lines: true, relax_column_count: true },
  });
  const missing = NEEDED.filter((column) => !(column in (rows[0] ?? {})));
  if (missing.length) return { rolls: [], problems: missing.map((problem) => ({ at: 'line 1', problem })) };
  const lines = rows.map((cells, index): Line => ({ at: `line ${index + 2}`, cells }));
  const key = ({ cells }: Line) =>
    JSON.stringify(['matter', 'file_number', 'motion', 'date'].map((each) => cells[each]));
  const rolls = [...Map.groupBy(lines, key).values()].map(rollOf);
  return { rolls, problems: rolls.flatMap(rollProblems) };
}

function rollOf(lines: readonly Line[]): FiledRoll {
  const { at, cells } = lines[0]!;
  const cell = (name: string) => cells[name] || null;
  const links = [['for', 1] as const, ['against', -1] as const].flatMap(([name, direction]) =>
    cell(name) ? [{ demand: cell(name), direction, explicitness: 'EXPLICIT' }] : [],
  );
  const input = plainToInstance(RollCallInput, {
    matter: {
      titleEn: cell('matter'),
      fileNumber: cell('file_number'),
      classification: upper(cell('class') ?? 'OTHER'),
    },
    ...{ motion: upper(cells['motion']!), heldOn: cells['date']!, result: upper(cells['result']!), links },
    ...{ source: { publisher: cell('source'), url: cell('url') }, locator: cell('locator') ?? at },
    votes: lines.map(({ cells: { member, option } }) => ({
      ...{ figure: member, option: optionOf(option!), sourceValue: option },
    })),
    counts: VOTE_OPTIONS.flatMap((option) => {
      const total = cell(option.toLowerCase());
      return total === null ? [] : [{ option, value: Number(total) }];
    }),
  });
  return { at, input, lines: lines.map((each) => each.at) };
}

const pathsOf = ({ property, children = [] }: ValidationError): string[] =>
  children.length ? children.flatMap(pathsOf).map((path) => `${property}.${path}`) : [property];

/** What the input itself refuses, said with the line: `votes.3.option` is that of the fourth name. */
export function rollProblems({ at, input, lines }: FiledRoll): RollProblem[] {
  const found = validateSync(input)
    .flatMap(pathsOf)
    .map((path): RollProblem => {
      const [, index, field] = /^votes\.(\d+)\.(.+)$/.exec(path) ?? [];
      return index === undefined ? { at, problem: path } : { at: lines[Number(index)]!, problem: field! };
    });
  const { matter, heldOn, source, votes } = input;
  if (!matter.titleEn) found.push({ at, problem: 'matter' });
  if (!source.publisher) found.push({ at, problem: 'source' });
  if (!isDay(heldOn) && !found.some(({ problem }) => problem === 'heldOn')) found.push({ at, problem: 'heldOn' });
  return [
    ...found,
    ...votes.flatMap(({ figure }, index) => (figure ? [] : [{ at: lines[index]!, problem: 'member' }])),
  ];
}
