import { CAMPAIGN_RECORD, type FuzzyDate, weekdayIsWrong } from '#campaigns';
import { OFFICIAL_RECORD } from './record/index.ts';

type Row = Readonly<Record<string, unknown>>;
type Tables = Readonly<Record<string, Readonly<Record<string, Row>>>>;

/** The whole bundled record: table, code, row. */
export const RECORD: Tables = { ...CAMPAIGN_RECORD, ...OFFICIAL_RECORD } as unknown as Tables;

/** In which tables the code in a column is to be found. */
const REFERENCES: Readonly<Record<string, readonly string[]>> = {
  sourceCode: ['sources'],
  placeCode: ['places'],
  campaignCode: ['campaigns'],
  predecessorCode: ['campaigns'],
  demandCode: ['demands'],
  partCode: ['demands'],
  demandVersionCode: ['versions'],
  documentCode: ['documents'],
  clauseCode: ['clauses'],
  disputeCode: ['disputes'],
  occasionCode: ['occasions'],
  jurisdictionCode: ['jurisdictions'],
  areaCode: ['areas'],
  bodyCode: ['bodies'],
  postCode: ['posts'],
  termCode: ['terms'],
  figureCode: ['figures'],
  decisionCode: ['decisions'],
  evidenceCode: ['evidence'],
  votingRuleCode: ['votingRules'],
  deciderCode: ['bodies', 'posts'],
  assessorCode: ['bodies'],
  claimantCode: ['figures', 'bodies', 'sources'],
  aboutCode: ['incidents', 'figures', 'bodies', 'documents', 'clauses', 'campaigns', 'places', 'occasions'],
  agencies: ['bodies'],
  'demands.parentCode': ['demands'],
  'bodies.parentCode': ['bodies'],
};
const CLAIMANTS: Readonly<Record<string, string>> = { FIGURE: 'figures', BODY: 'bodies', SOURCE: 'sources' };
/** What K11 is about: the only row whose printed weekday is not its day, kept because a source says so. */
const KNOWN_WEEKDAY = 'claims Q1';

const isDate = (value: unknown): value is FuzzyDate =>
  typeof value === 'object' && value !== null && 'precision' in value;

function* dangling(tables: Tables, table: string, where: string, row: Row): Generator<string> {
  for (const [column, value] of Object.entries(row)) {
    const targets = REFERENCES[`${table}.${column}`] ?? REFERENCES[column];
    for (const code of targets ? [value].flat() : [])
      if (typeof code === 'string' && !targets!.some((target) => tables[target]?.[code]))
        yield `${where}: ${column} ${code} is not in the record`;
  }
  const claimants = CLAIMANTS[String(row['claimantKind'])];
  if (claimants && !tables[claimants]?.[String(row['claimantCode'])])
    yield `${where}: ${String(row['claimantCode'])} is no ${String(row['claimantKind'])}`;
  const { restates } = row;
  if (
    typeof restates === 'string' &&
    !Object.values(tables).some((rows) => rows[restates]) &&
    !isAlias(tables, restates)
  )
    yield `${where}: restates ${restates}, which is not in the record`;
}

const isAlias = (tables: Tables, code: string) =>
  Object.values(tables['campaigns'] ?? {}).some(({ otherNames }) =>
    ((otherNames ?? []) as { code?: string }[]).some((name) => name.code === code),
  );

function* untold(where: string, row: Row): Generator<string> {
  for (const column of Object.keys(row).filter((name) => name.endsWith('En'))) {
    const spanish = row[column.replace(/En$/, 'Es')];
    if (!row[column] || !spanish) yield `${where}: ${column} is not there in both languages`;
  }
  if ('sourceCode' in row && !row['locator']) yield `${where}: no place in the source`;
  if ('textEn' in row && !('sourceCode' in row)) yield `${where}: a text without a source`;
}

function* misdated(where: string, row: Row): Generator<string> {
  for (const [column, value] of Object.entries(row))
    if (isDate(value) && weekdayIsWrong(value) !== (where === KNOWN_WEEKDAY && column === 'date'))
      yield `${where}: ${column} ${value.value} is not the printed weekday (${value.text})`;
}

function* named(tables: Tables, where: string, row: Row): Generator<string> {
  const spokespeople = Object.values(tables['figures'] ?? {}).filter(({ kind }) => kind === 'SPOKESPERSON');
  const texts = Object.values(row).filter((value): value is string => typeof value === 'string');
  for (const { name } of spokespeople)
    for (const word of typeof name === 'string' ? [name, ...name.split(' ').filter((part) => part.length > 2)] : [])
      if (texts.some((text) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(text)))
        yield `${where}: names the spokesperson ${name}`;
}

/** What in the record does not fit together: codes that lead nowhere, texts without source, Spanish or the right day. */
export function recordProblems(tables: Tables = RECORD): string[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    Object.entries(rows).flatMap(([code, row]) => {
      const where = `${table} ${code}`;
      return [
        ...dangling(tables, table, where, row),
        ...untold(where, row),
        ...misdated(where, row),
        ...(table === 'figures' ? [] : named(tables, where, row)),
      ];
    }),
  );
}
