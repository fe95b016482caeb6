import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLField, type GraphQLOutputType, isLeafType, isObjectType } from 'graphql';
import pg from 'pg';
import { AccessGuard, AccountsService } from '#accounts';
import { APP_ROLE, type Config, v4 } from '#platform';
import { savedPerson } from './builders.ts';
import { dropDatabase, startApi, testConfig } from './harness.ts';

let config: Config;
let client: pg.Client;
beforeAll(async () => {
  config = await testConfig();
  client = new pg.Client(config.databaseUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await dropDatabase(config);
});

/** Every table whose rows belong to an organization, except the one that organizations are found by. */
async function ownedTables(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organizationId'
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'doorway' order by 1`,
  );
  return rows.map(({ name }) => name);
}

const VALUES: [RegExp, string][] = [
  [/uuid\[\]|\[\]$/, `'{}'`],
  [/^uuid/, 'gen_random_uuid()'],
  [/bytea/, `'\\x01'`],
  [/json/, `'{}'`],
  [/bool/, 'true'],
  [/range/, `'empty'`],
  [/timestamp|date/, 'now()'],
  [/int|numeric|double|real/, '1'],
  [/char|text/, `'x'`],
];

/** Puts one row of an organization into a table, whatever its columns are, past all that would check it. */
async function plant(table: string, organizationId: string): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`,
    [`"${table}"`],
  );
  const valueOf = ({ name, type }: { name: string; type: string }) =>
    name === 'organizationId' ? `'${organizationId}'` : (VALUES.find(([kind]) => kind.test(type))?.[1] ?? 'null');
  const names = rows.map(({ name }) => `"${name}"`).join(', ');
  await client.query(`insert into "${table}" (${names}) values (${rows.map(valueOf).join(', ')})`);
}

async function count(sql: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(sql);
  return rows[0]!.n;
}

const [own, other] = [v4(), v4()];
describe('in the database, past every check of the application', () => {
  beforeAll(async () => {
    await client.query('set session_replication_role = replica'); // no foreign keys, no triggers
    const { rows } = await client.query<{ table: string; name: string }>(
      `select conrelid::regclass::text as "table", conname as name from pg_constraint
       where contype = 'c' and connamespace = 'public'::regnamespace`,
    );
    for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint "${name}"`);
    for (const table of await ownedTables()) await plant(table, own);
    await client.query(`set role ${APP_ROLE}`);
  });
  afterAll(() => client.query('reset role'));
  const act = (organizationId: string) =>
    client.query(`select set_config('app.organization', $1, false)`, [organizationId]);

  test('every table has a row that its own organization sees, and no other sees, changes or removes', async () => {
    const tables = await ownedTables();
    expect(tables).toEqual(expect.arrayContaining(['person', 'handle', 'message', 'outbox', 'api_key']));
    const unseen: string[] = [];
    for (const table of tables) {
      const seen: number[] = [];
      for (const organizationId of [own, other, v4(), '']) {
        await act(organizationId);
        seen.push(await count(`select count(*)::int as n from "${table}"`).catch(notAllowed));
      }
      expect([table, ...seen.slice(1)]).toEqual([table, 0, 0, 0]);
      if (seen[0] !== 1) unseen.push(table);
      await act(other);
      for (const sql of [`update "${table}" set "organizationId" = '${other}'`, `delete from "${table}"`]) {
        const changed = await client.query(sql).then(({ rowCount }) => rowCount, notAllowed);
        expect([sql, changed]).toEqual([sql, 0]);
      }
      await act(own);
      expect(await count(`select count(*)::int as n from "${table}"`).catch(notAllowed)).toBe(seen[0]);
    }
    expect(unseen).toEqual([]);
  });
});
/** A right that the role does not have shows it nothing. */
function notAllowed(error: Error): number {
  if (!error.message.includes('permission denied')) throw error;
  return 0;
}

/** Every scalar below a type, and the objects in it down to a depth. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).filter(
    (field) => !field.args.length && (isLeafType(getNamedType(field.type)) || depth > 0),
  );
  const parts = fields.map((field) => `${field.name} ${selection(field.type, depth - 1)}`);
  return `{ __typename ${parts.join(' ')} }`;
}

/** A document for a query, once for each id where it asks for one. */
function documents(field: GraphQLField<unknown, unknown>, ids: readonly string[]): string[] {
  const ARGUMENTS: Record<string, string> = { ward: '1', demand: '"D1"', first: '50' };
  const wanted = field.args.filter(({ name, type }) => name in ARGUMENTS || String(type).endsWith('!'));
  const withId = (id: string) => {
    const values = wanted.map(({ name }) => `${name}: ${ARGUMENTS[name] ?? JSON.stringify(id)}`);
    return `{ ${field.name}${values.length ? `(${values.join(', ')})` : ''} ${selection(field.type, 3)} }`;
  };
  return wanted.some(({ name }) => !(name in ARGUMENTS)) ? ids.map(withId) : [withId('')];
}

test('no query of the whole schema answers a row of another organization while the guards are off', async () => {
  const api = await startApi();
  const { id } = await savedPerson(api, { givenName: 'Planted' });
  const { schema } = api.app.get(GraphQLSchemaHost, { strict: false });
  const accounts = api.app.get(AccountsService);
  const key = await accounts.createKey(await accounts.organization('Other'), 'volunteer', 'test');
  jest.spyOn(AccessGuard.prototype, 'canActivate').mockReturnValue(true);
  const mine: string[] = [];
  const theirs: string[] = [];
  for (const field of Object.values(schema.getQueryType()!.getFields()))
    for (const document of documents(field, [id])) {
      mine.push(JSON.stringify(await api.gql('owner', document)));
      theirs.push(JSON.stringify(await api.gql(undefined, document, {}, { key })));
    }
  jest.restoreAllMocks();
  await api.close();
  expect(mine.filter((answer) => answer.includes(id)).length).toBeGreaterThan(1); // the same queries do find it
  expect(theirs.filter((answer) => answer.includes('Planted') || answer.includes('UNAUTHENTICATED'))).toEqual([]);
  expect(theirs.filter((answer) => answer.includes(`"id":"${id}"`))).toEqual([]);
});
