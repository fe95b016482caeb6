import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AccountsService } from '#accounts';
import { bytesOf, ImportService } from '#exchange';
import { PeopleService, Person } from '#people';
import { administer, APP_ROLE, Db, v4, within } from '#platform';
import { ImportWork } from '../libs/exchange/running/work.ts';
import { HeadCounts } from '../libs/people/numbers/head-counts.ts';
import { Heads1795759262561 } from '../migrations/1795759262561-heads.ts';
import { migrator } from '../apps/data-source.ts';
import { savedPerson, somebody } from './builders.ts';
import { type Api, startApi } from './harness.ts';

let api: Api;
let db: Db;
let heads: HeadCounts;
let other: string;
beforeAll(async () => {
  api = await startApi();
  db = api.app.get(Db);
  heads = api.app.get(HeadCounts);
  other = await api.app.get(AccountsService).organization('Other');
});
afterAll(() => api.close());

interface Both {
  readonly kept: number;
  readonly counted: number;
}
const BOTH = `select (select count(*)::int from person) as counted, (select coalesce(sum(n), 0)::int from head_count) as kept`;
/** The two numbers as one statement sees them; within the caller's transaction. */
const both = (): Promise<Both> => db.tx(async () => (await db.repo(Person).query<Both[]>(BOTH))[0]!);
const inside = <T>(organizationId: string, work: () => Promise<T>) => within({ organizationId }, work);

/** What is kept is what is counted, and what the page and the segment say, in either organization. */
async function agreed(): Promise<number> {
  for (const organizationId of [api.organizationId, other]) {
    const { kept, counted } = await inside(organizationId, both);
    expect(kept).toBe(counted);
    expect(await inside(organizationId, () => heads.everybody())).toBe(counted);
  }
  const { counted } = await api.inside(both);
  const pages = '{ newest: people { total } named: people(sort: GIVEN_NAME) { total } }';
  const { data } = await api.gql<Record<string, { total: number }>>('organizer', pages);
  expect(data).toEqual({ newest: { total: counted }, named: { total: counted } });
  return counted;
}
const add = (count: number) =>
  db.insertAll(Array.from({ length: count }, () => db.make(Person, { details: somebody() })));
const rows = () => api.inside(() => db.tx(() => db.repo(Person).query<unknown[]>('select from head_count')));

/** A connection as the app's own, bound to the organization, that may be killed. */
async function connection(url = api.config.databaseUrl) {
  const client = new pg.Client({ connectionString: url, options: `-c role=${APP_ROLE}` });
  client.on('error', () => {});
  await client.connect();
  await client.query(`select set_config('app.organization', $1, false)`, [api.organizationId]);
  const { rows: own } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return {
    run: (sql: string) => client.query(sql),
    end: () => client.end(),
    kill: () => administer(url, `select pg_terminate_backend(${own[0]!.pid}, 10000)`),
  };
}

test('by whatever way people come and go, as many are kept as are counted', async () => {
  const before = await agreed();
  const [kept, dropped] = [await savedPerson(api), await savedPerson(api)];
  const met = () => api.app.get(PeopleService).findOrCreate({ givenName: 'Bo', email: 'bo@example.org', source: 'x' });
  await Promise.all([api.inside(met), api.inside(met)]);
  expect(await agreed()).toBe(before + 3);

  const merge = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
  const { data } = await api.gql('organizer', merge, { input: { keepId: kept.id, dropId: dropped.id } });
  expect(await agreed()).toBe(before + 2);
  await api.gql('organizer', `mutation { undoMerge(id: "${data.mergePeople!.id}") { since } }`);
  expect(await agreed()).toBe(before + 3);

  const { batchId } = await api.inside(() =>
    api.app.get(ImportService).run(bytesOf('test/samples/action-network-activists.csv')),
  );
  const imported = await agreed();
  expect(imported).toBeGreaterThan(before + 3);
  await api.gql('organizer', `mutation { undoImport(id: "${batchId}") { id } }`);
  await api.inside(() => api.app.get(ImportWork).undo(batchId!));
  const left = await agreed(); // who said stop stays
  expect(left).toBeLessThan(imported);

  await api.inside(() => db.tx(() => db.repo(Person).delete({ id: dropped.id })));
  expect(await agreed()).toBe(left - 1);
  await api.inside(() => heads.fold());
  expect((await rows()).length).toBe(1);
  expect(await agreed()).toBe(left - 1);
  await administer(api.config.databaseUrl, 'truncate person cascade');
  expect(await agreed()).toBe(0);
});

test('a transaction knows at once whom it added itself, and nobody of one that is open or was taken back', async () => {
  const before = await agreed();
  await expect(
    api.inside(() =>
      db.tx(async () => {
        await add(3);
        expect(await both()).toEqual({ kept: before + 3, counted: before + 3 });
        // Meanwhile others add, and all is put together: nobody waits for this one, nor sees what it did.
        await db.own(() => add(2));
        await heads.fold();
        expect(await db.own(both)).toEqual({ kept: before + 2, counted: before + 2 });
        expect(await both()).toEqual({ kept: before + 5, counted: before + 5 });
        throw new Error('taken back');
      }),
    ),
  ).rejects.toThrow('taken back');
  expect(await agreed()).toBe(before + 2);
});

test('whoever is killed while adding, or while putting together, leaves the number as it was', async () => {
  await api.inside(() => db.tx(() => add(4)));
  await api.inside(() => db.tx(() => add(1)));
  const before = await agreed();
  const adding = await connection();
  await adding.run('begin');
  await adding.run(
    `insert into person (id, "organizationId", sealed) values ('${v4()}', '${api.organizationId}', '\\x00')`,
  );
  const folding = await connection();
  await folding.run('begin');
  await folding.run('delete from head_count');
  await Promise.all([adding.kill(), folding.kill()]);
  expect(await agreed()).toBe(before);
  await Promise.allSettled([adding.end(), folding.end()]);
});

test('while many come and go at once in two organizations, every look sees as many kept as counted', async () => {
  const mine: string[] = [];
  let running = true;
  const writer = async (n: number) => {
    for (let round = 0; round < 25; round += 1) {
      const organizationId = n % 3 ? api.organizationId : other;
      const work = db.tx.bind(db, async () => {
        await add(1 + ((n + round) % 4));
        const one = db.make(Person, { details: somebody() });
        await db.save(one);
        if (organizationId === api.organizationId) mine.push(one.id);
        if (round % 5 === 4) await db.repo(Person).delete({ id: mine[(n * 7 + round) % mine.length]! });
        const { kept, counted } = await both();
        expect(kept).toBe(counted);
        if (round % 4 === 3) throw new Error('taken back');
      });
      await inside(organizationId, work).catch(({ message }: Error) => expect(message).toBe('taken back'));
    }
  };
  let looks = 0;
  const during = async (work: () => Promise<void>) => {
    while (running) for (const each of [api.organizationId, other]) await inside(each, work);
  };
  const look = async () => {
    const { kept, counted } = await both();
    expect(kept).toBe(counted);
    looks += 1;
  };
  const beside = [during(look), during(() => heads.fold()), during(() => heads.fold())];
  await Promise.all([1, 2, 3, 4].map(writer)).finally(() => (running = false));
  await Promise.all(beside);
  expect(looks).toBeGreaterThan(0);
  await agreed();
});

test('nobody of another organization is told the number, nor who sees only some people; by them it is kept as well', async () => {
  await savedPerson(api);
  const before = await agreed();
  const reader = v4();
  const narrowed = <T>(work: () => Promise<T>) => within({ organizationId: api.organizationId, reader }, work);
  expect(await narrowed(both)).toEqual({ kept: 0, counted: 0 });
  expect(await inside(v4(), both)).toEqual({ kept: 0, counted: 0 });
  const stranger = await connection();
  await stranger.run(`select set_config('app.organization', '', false)`);
  expect((await stranger.run('select from head_count')).rowCount).toBe(0);
  await stranger.end();
  await narrowed(() => db.tx(() => db.repo(Person).query('delete from person')));
  expect(await agreed()).toBe(before);
});

test('who was there before the number was kept is in it', async () => {
  const before = await agreed();
  await inside(other, () => db.tx(() => add(2)));
  const source = await migrator(api.config.databaseUrl);
  const runner = source.createQueryRunner();
  await runner.query('drop function count_heads() cascade; drop table head_count');
  await inside(other, () => db.tx(() => add(1)));
  await new Heads1795759262561().up(runner);
  await runner.release();
  await source.destroy();
  expect(await agreed()).toBe(before);
});
