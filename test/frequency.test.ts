import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { bytesOf, ImportService } from '#exchange';
import { Person } from '#people';
import { Db, NAME } from '#platform';
import { type Api, startApi } from './harness.ts';

/**
 * How many thousand people in the United States bear each of the most frequent surnames: the order of the 2010 Census
 * ("Frequently Occurring Surnames from the 2010 Census"), rounded. The rest stands for the long tail: invented names.
 */
const CENSUS = `Smith 2443 Johnson 1933 Williams 1625 Brown 1437 Jones 1425 Garcia 1166 Miller 1161 Davis 1116 Rodriguez 1095
Martinez 1060 Hernandez 1043 Lopez 874 Gonzalez 841 Wilson 802 Anderson 784 Thomas 756 Taylor 751 Moore 725 Jackson 708
Martin 702 Lee 693 Perez 681 Thompson 664 White 660 Harris 625 Sanchez 613 Clark 562 Ramirez 557 Lewis 532 Robinson 530
Walker 523 Young 484 Allen 483 King 466 Wright 459 Scott 440 Torres 437 Nguyen 437 Hill 435 Flores 433 Green 431 Adams 428
Nelson 425 Baker 420 Hall 407 Rivera 391 Campbell 386 Mitchell 384 Carter 377 Roberts 376`;
const SYLLABLES = ['ba', 'ken', 'dor', 'li', 'mas', 'nu', 'pra', 'ris', 'tol', 'ven', 'wick', 'zer'];
const listed = [...CENSUS.matchAll(/([A-Z]\w+) (\d+)/g)].map(
  ([, name, count]) => [name!.toLowerCase(), Number(count)] as const,
);
/** Some syllables are more frequent than others, as letters are in real names. */
const tail = SYLLABLES.flatMap((a, x) =>
  SYLLABLES.flatMap((b, y) => SYLLABLES.map((c, z) => [`${a}${b}${c}`, 1_300 * 0.85 ** (x + y + z)] as const)),
);
const STATISTICS = new Map([...listed, ...tail]);
const total = [...STATISTICS.values()].reduce((sum, count) => sum + count, 0);

const PEOPLE = 5_000;
/** The same people in every run: a test that depends on luck proves nothing. */
function surnames(): string[] {
  let state = 20_101;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const names = [...STATISTICS];
  return Array.from({ length: PEOPLE }, () => {
    let at = random() * total;
    return (names.find(([, count]) => (at -= count) < 0) ?? names[0]!)[0];
  });
}

type Groups = Map<string, string[]>;
const byCount = <T>(counts: Iterable<readonly [T, number]>) =>
  [...counts].sort((a, b) => b[1] - a[1]).map(([each]) => each);

/** Guesses a surname for those whose value is as frequent as that surname should be, within two deviations. */
function guessByFrequency(groups: Groups): Map<string, string> {
  const guesses = new Map<string, string>();
  for (const ids of groups.values()) {
    if (ids.length < 5) continue;
    const distance = (count: number) => Math.abs(ids.length - (count / total) * PEOPLE);
    const [name, count] = [...STATISTICS].sort((a, b) => distance(a[1]) - distance(b[1]))[0]!;
    if (distance(count) <= 2 * Math.sqrt((count / total) * PEOPLE)) for (const id of ids) guesses.set(id, name);
  }
  return guesses;
}

/** Reads a table of tokens for prefixes, letter by letter: the most frequent token is the most frequent next letter. */
function guessByPrefix(
  tokens: Map<string, string[]>,
  ids: string[],
  prefix = '',
  known = [...STATISTICS],
): [string, string][] {
  const names = known.filter(([name]) => name.startsWith(prefix));
  const [only] = byCount(names);
  if (names.length <= 1 || ids.length < 2) return only ? ids.map((id) => [id, only]) : [];
  const depth = prefix.length;
  const [done, going] = [ids.filter((id) => !tokens.get(id)![depth]), ids.filter((id) => tokens.get(id)![depth])];
  const groups = Map.groupBy(going, (id) => tokens.get(id)![depth]!);
  const next = new Map<string, number>();
  for (const [name, count] of names)
    if (name.length > depth) next.set(name.slice(0, depth + 1), (next.get(name.slice(0, depth + 1)) ?? 0) + count);
  const expected = byCount(next);
  const found = byCount([...groups].map(([token, each]) => [token, each.length] as const));
  return [
    ...done.map((id): [string, string] => [id, prefix]),
    ...found.flatMap((token, n) => (expected[n] ? guessByPrefix(tokens, groups.get(token)!, expected[n], names) : [])),
  ];
}

const folder = mkdtempSync(join(tmpdir(), `${NAME}-frequency-`));
let api: Api;
/** The surname of each person, by id: what the thief does not have. */
let truth: Map<string, string>;
beforeAll(async () => {
  api = await startApi();
  const file = join(folder, 'people.csv');
  const rows = surnames().map((name, n) => `Ana${n % 40},${name},person${n}@example.org,${55401 + (n % 19)}`);
  writeFileSync(file, ['first_name,last_name,email,zip_code', ...rows].join('\n'));
  await api.inside(() => api.app.get(ImportService).run(bytesOf(file)));
  const people = await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Person).find()));
  truth = new Map(people.map(({ id, details }) => [id, details.familyName]));
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const share = (guesses: Iterable<readonly [string, string]>) =>
  [...guesses].filter(([id, name]) => truth.get(id) === name).length / truth.size;

/** Every value that a stolen database holds beside a person: each column of each table, and how long each blob is. */
async function stolen(): Promise<Map<string, Groups>> {
  const client = new pg.Client(api.config.databaseUrl);
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ table: string; name: string; type: string; own: string }>(
      `select c.table_name as "table", c.column_name as name, c.data_type as type,
         case when c.table_name = 'person' then 'id' else 'personId' end as own
       from information_schema.columns c where c.table_schema = 'public' and (c.table_name = 'person' or exists (
         select 1 from information_schema.columns p where p.table_name = c.table_name and p.column_name = 'personId'))`,
    );
    const found = new Map<string, Groups>();
    for (const { table, name, type, own } of columns)
      for (const value of [`"${name}"::text`, ...(type === 'bytea' ? [`length("${name}")::text`] : [])]) {
        const sql = `select "${own}" as id, ${value} as value from "${table}" where "${name}" is not null and "${own}" is not null`;
        const { rows } = await client.query<{ id: string; value: string }>(sql);
        const groups = Map.groupBy(rows, (row) => row.value);
        found.set(`${table} ${value}`, new Map([...groups].map(([key, each]) => [key, each.map(({ id }) => id)])));
      }
    return found;
  } finally {
    await client.end();
  }
}

test('frequencies of surnames recover at most one in 200 from a stolen database, whatever column they are held against', async () => {
  expect(truth.size).toBe(PEOPLE);
  const columns = await stolen();
  expect([...columns.keys()]).toEqual(expect.arrayContaining(['person "sealed"::text', 'handle "index"::text']));
  const best = Math.max(...[...columns.values()].map((groups) => share(guessByFrequency(groups))));
  expect(best).toBeLessThanOrEqual(0.005);
});

test('the same thief reads a table of keyed tokens for prefixes far better: so the test above is not blind', () => {
  const key = randomBytes(32);
  const token = (prefix: string) => createHmac('sha256', key).update(prefix).digest('hex');
  const tokens = new Map([...truth].map(([id, name]) => [id, [...name].map((_, n) => token(name.slice(0, n + 1)))]));
  const read = share(guessByPrefix(tokens, [...tokens.keys()]));
  expect(read).toBeGreaterThan(0.1);
  const whole = Map.groupBy(truth.keys(), (id) => token(truth.get(id)!));
  expect(share(guessByFrequency(whole))).toBeGreaterThan(0.01);
});
