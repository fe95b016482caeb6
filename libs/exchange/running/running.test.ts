import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AccountsService } from '#accounts';
import { Batch, Person } from '#people';
import { Db, within } from '#platform';
import { type Api, startApi, until } from '../../../test/harness.ts';
import { EXPECTED } from '../../../test/samples/expected.ts';
import { Imports } from './imports.service.ts';
import { ImportWork } from './work.ts';

let api: Api;
const dataDir = mkdtempSync(join(tmpdir(), 'running-test-'));
const SAMPLES = join(import.meta.dirname, '../../../test/samples');
beforeAll(async () => {
  api = await startApi({ dataDir });
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true });
});

const VIEW = `batch { id state about read created updated merged rejected position } key remembered kept failure
  columns { place header field found system forbidden } summary { dryRun rows created newTags stops { email } }`;
interface View {
  batch: { id: string; state: string; about: number; read: number; created: number; merged: number; position: number };
  key: string;
  remembered: boolean;
  kept: boolean;
  failure: string | null;
  columns: { place: number; header: string; field: string | null; system: string | null; forbidden: boolean }[];
  summary: { dryRun: boolean; rows: number; created: number; newTags: string[]; stops: { email: number } } | null;
}

/** An organization of its own, with an organizer's key. */
async function organization() {
  const accounts = api.app.get(AccountsService);
  const id = await accounts.organization(`Organization ${Math.random()}`);
  const key = await accounts.createKey(id, 'organizer', 'test');
  const inside = <T>(work: () => Promise<T>) => within({ organizationId: id }, work);
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await api.gql<Record<string, View>>(undefined, query, variables, { key });
    if (errors) throw new Error(errors.map(({ message, extensions }) => `${extensions.code} ${message}`).join());
    return Object.values(data)[0]!;
  };
  const call = (name: string, batchId: string) => ask(`mutation { ${name}(id: "${batchId}") { ${VIEW} } }`);
  const work = api.app.get(ImportWork);
  return {
    id,
    key,
    inside,
    ask,
    upload: async (content: string | Buffer, name = 'people.csv') => {
      const form = new FormData();
      form.set('file', new Blob([Buffer.from(content as string)]), name);
      const headers = { authorization: `Bearer ${key}` };
      const url = `${await api.app.getUrl()}/api/imports/files`;
      const answer = await fetch(url, { method: 'POST', body: form, headers });
      return { status: answer.status, body: (await answer.json()) as { id: string; message: string } };
    },
    view: (batchId: string) => ask(`{ importFile(id: "${batchId}") { ${VIEW} } }`),
    check: async (batchId: string, columns: object[] = [], choice = 'DEFAULT') => {
      const query = `mutation ($id: ID!, $choice: ImportChoice!) { checkImport(id: $id, choice: $choice) { ${VIEW} } }`;
      await ask(query, { id: batchId, choice: { columns, key: choice } });
      await inside(() => work.check(batchId));
    },
    start: (batchId: string) => call('startImport', batchId),
    cancel: (batchId: string) => call('cancelImport', batchId),
    take: (batchId: string) => inside(() => work.take(batchId)),
    people: () => inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Person).find())),
  };
}
type Organization = Awaited<ReturnType<typeof organization>>;

/** All the way from a file to people. */
async function imported({ upload, check, start, take, view }: Organization, content: string | Buffer) {
  const { id } = (await upload(content)).body;
  await check(id);
  const dry = await view(id);
  await start(id);
  await take(id);
  return { dry, done: await view(id) };
}

const sql = async (text: string, values: unknown[] = []) => {
  const client = new pg.Client(api.config.databaseUrl);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.end();
  }
};
const rows = (n: number) => Array.from({ length: n }, (_, i) => `Ana${i},Ruiz,ana${i}@example.org\n`).join('');
const HEADER = 'First name,Last name,E-mail\n';

test('each sample in the worker: the counts of its README, dry and for good; nothing of a file stays', async () => {
  for (const { file, alone } of EXPECTED.slice(0, 7)) {
    const home = await organization();
    const { dry, done } = await imported(home, readFileSync(join(SAMPLES, file)));
    const { created, merged, rows: read, blank } = alone;
    expect(dry).toMatchObject({
      batch: { state: 'CHECKED', created: 0 },
      summary: { dryRun: true, rows: read, created },
    });
    expect(done.batch).toMatchObject({ state: 'DONE', created, merged, read: read + blank, about: read + blank });
    expect(done).toMatchObject({ kept: false, failure: null, summary: { dryRun: false, created } });
    expect(await home.people()).toHaveLength(created);
  }
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
});

test('the spooled file says nothing, also beside a dump of the database, and its key survives a restart', async () => {
  const home = await organization();
  const { id } = (await home.upload(`${HEADER}Zorquib,Plyx,zorquib@example.org\n`)).body;
  const spooled = readFileSync(join(dataDir, 'spool', id));
  expect(spooled.toString('latin1')).not.toContain('Zorquib');
  const dump = await api.dump(['batch', 'import_mapping', 'batch_piece']);
  expect(dump).not.toContain('Zorquib');
  const { spool } = (await home.inside(() => api.app.get(Imports).find(id))).details.file as { spool: string };
  for (const form of [spool, Buffer.from(spool, 'base64').toString('hex')]) expect(dump).not.toContain(form);
  await home.cancel(id);
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
});

test('columns are chosen, remembered for the same headers, and what is forbidden stays so', async () => {
  const home = await organization();
  const file = 'Who,Reach,Member no,Passport number\nAna Ruiz,ana@example.org,A7,X1\nBo Li,,B8,X2\n';
  const first = (await home.upload(file)).body.id;
  expect((await home.view(first)).columns.map(({ field, forbidden }) => [field, forbidden])).toEqual([
    ...[
      [null, false],
      [null, false],
      [null, false],
      [null, true],
    ],
  ]);
  await expect(home.check(first)).rejects.toThrow('INVALID');
  const columns = [
    { place: 0, field: 'fullName' },
    { place: 1, field: 'email' },
    { place: 2, field: 'identifier', system: 'Union  Local 7' },
    { place: 3, field: 'notes' },
  ];
  await home.check(first, columns, 'IDENTIFIER');
  const checked = await home.view(first);
  expect(checked.columns.map(({ field, system }) => [field, system])).toEqual([
    ...[
      ['fullName', null],
      ['email', null],
      ['identifier', 'union-local-7'],
      [null, null],
    ],
  ]);
  expect(checked).toMatchObject({ key: 'IDENTIFIER', summary: { created: 2 } });
  await home.start(first);
  await home.take(first);
  const details = (await home.people()).map((person) => person.details);
  expect(details.map(({ identifiers }) => identifiers?.[0]).sort()).toEqual(['union-local-7:A7', 'union-local-7:B8']);
  expect(JSON.stringify(details)).not.toMatch(/X[12]/);

  const again = (await home.upload(file.replace('ana@', 'other@').replace('Bo Li', 'Bo Lee'))).body.id;
  expect(await home.view(again)).toMatchObject({ remembered: true, key: 'IDENTIFIER' });
  await home.check(again);
  expect(await home.view(again)).toMatchObject({ key: 'DEFAULT' });
  await home.check(again, [], 'IDENTIFIER');
  await home.start(again);
  await home.take(again);
  expect(await home.people()).toHaveLength(2);
  const other = await organization();
  expect((await other.view((await other.upload(file)).body.id)).remembered).toBe(false);
  await expect(home.check(again, [{ place: 0, field: 'status' }])).rejects.toThrow('CONFLICT');
});

test('the choice of key: by e-mail alone two of one phone are two, and who has none is told apart by nothing', async () => {
  const file =
    'Name,Email,Phone\nAna Ruiz,a@example.org,6125550100\nAna Ruiz,b@example.org,6125550100\nBo Li,,6125550101\n';
  for (const [choice, created] of [
    ['DEFAULT', 2],
    ['EMAIL', 2],
    ['PHONE_NAME', 2],
  ] as const) {
    const home = await organization();
    const { id } = (await home.upload(file)).body;
    await home.check(id, [], choice);
    await home.start(id);
    await home.take(id);
    const names = (await home.people()).map(({ details }) => details.givenName).sort();
    expect([choice, names]).toEqual([choice, choice === 'EMAIL' ? ['Ana', 'Ana'] : ['Ana', 'Bo']]);
    expect((await home.view(id)).batch.created).toBe(created);
    const answer = await fetch(`${await api.app.getUrl()}/api/imports/${id}/rows.csv`, {
      headers: { authorization: `Bearer ${home.key}`, 'accept-language': 'es' },
    });
    const lines = (await answer.text()).trim().split('\r\n');
    expect(lines[0]).toBe('"Fila","Qué pasó con ella","Por qué"');
    expect(lines[3]).toMatch(choice === 'EMAIL' ? /^4,"Rechazada","No tiene nada/ : /^4,"Persona nueva",""$/);
    expect(lines.join()).not.toMatch(/Ana|example/);
  }
});

test('an import that breaks off goes on where it stood, two workers at once double nobody, and a stop is heard', async () => {
  const home = await organization();
  const { id } = (await home.upload(HEADER + rows(1100))).body;
  await home.check(id);
  await home.start(id);
  await sql(`create function fails() returns trigger language plpgsql as $$
    begin if (select count(*) from person where "organizationId" = new."organizationId") > 600
    then raise exception 'disk full'; end if; return new; end $$`);
  await sql('create trigger fails before insert on timeline for each row execute function fails()');
  await home.take(id);
  await sql('drop trigger fails on timeline');
  expect(await home.view(id)).toMatchObject({ batch: { state: 'FAILED', position: 501, created: 500 }, kept: true });
  expect((await home.view(id)).failure).toContain('501');
  expect(await home.people()).toHaveLength(500);

  await home.start(id);
  const late = `update batch set "touchedAt" = now() - interval '1 minute' where id = $1`;
  // The second one comes as if the first had said nothing for long.
  await Promise.all([home.take(id), sql(late, [id]).then(() => home.take(id))]);
  await home.take(id);
  expect(await home.view(id)).toMatchObject({ batch: { state: 'DONE', created: 1100, read: 1100 }, kept: false });
  expect(await home.people()).toHaveLength(1100);
  await expect(home.start(id)).rejects.toThrow('CONFLICT');

  const other = await organization();
  const stopped = (await other.upload(HEADER + rows(1100))).body.id;
  await other.check(stopped);
  await other.start(stopped);
  // Its second piece waits for a lock that this test holds until it has stopped the import.
  await sql(`create function waits() returns trigger language plpgsql as $$
    begin if (select count(*) from person where "organizationId" = new."organizationId") > 600
    then perform pg_advisory_xact_lock(7); end if; return new; end $$`);
  await sql('create trigger waits before insert on timeline for each row execute function waits()');
  const held = new pg.Client(api.config.databaseUrl);
  await held.connect();
  await held.query('select pg_advisory_lock(7)');
  const taking = other.take(stopped);
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
  await until(async () => expect(await sql(waiting)).toHaveLength(1));
  const { batch } = await other.cancel(stopped);
  await held.end();
  await taking;
  await sql('drop trigger waits on timeline');
  expect(batch.state).toBe('CANCELLED');
  expect((await other.view(stopped)).batch.created).toBe(500);
  expect(await other.people()).toHaveLength(500);
  const left = readdirSync(join(dataDir, 'spool'));
  expect([left.includes(id), left.includes(stopped)]).toEqual([false, false]);
});

test('what was left lying is handed on again, and what waits for a day is removed with its file', async () => {
  const home = await organization();
  const { id } = (await home.upload(HEADER + rows(3))).body;
  await home.check(id);
  await home.start(id);
  const jobs = `select count(*)::int as n from outbox where name = 'exchange.import' and payload ->> 'batchId' = $1`;
  await sql(`update batch set "touchedAt" = now() where id = $1`, [id]);
  await home.inside(() => api.app.get(Imports).takeUp());
  expect(await sql(jobs, [id])).toEqual([{ n: 1 }]);
  await sql(`update batch set "touchedAt" = now() - interval '2 minutes' where id = $1`, [id]);
  await home.inside(() => api.app.get(Imports).takeUp());
  expect(await sql(jobs, [id])).toEqual([{ n: 2 }]);
  const waiting = (await home.upload(HEADER + rows(3))).body.id;
  const old = `update batch set "createdAt" = now() - interval '25 hours', "touchedAt" = now() - interval '25 hours' where id = any($1)`;
  await sql(old, [[id, waiting]]);
  await home.inside(() => api.app.get(Imports).sweep());
  expect(await home.view(id)).toMatchObject({ kept: false, batch: { state: 'FAILED' } });
  await expect(home.view(waiting)).rejects.toThrow('NOT_FOUND');
  await expect(home.start(id)).rejects.toThrow('CONFLICT');
  const batches = await home.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(Batch).count()));
  expect(batches).toBe(1);
});

test('who may not import is refused everything, and a bad file leaves nothing', async () => {
  const home = await organization();
  const { id } = (await home.upload(HEADER + rows(1))).body;
  const key = await api.app.get(AccountsService).createKey(home.id, 'coordinator', 'test');
  for (const call of [
    `{ importFile(id: "${id}") { name } }`,
    ...['startImport', 'cancelImport'].map((name) => `mutation { ${name}(id: "${id}") { name } }`),
    `mutation { checkImport(id: "${id}", choice: { columns: [] }) { name } }`,
    `mutation { undoImport(id: "${id}") { id } }`,
  ])
    expect((await api.gql(undefined, call, {}, { key })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const headers = { authorization: `Bearer ${key}` };
  expect((await fetch(`${await api.app.getUrl()}/api/imports/${id}/rows.csv`, { headers })).status).toBe(403);
  const before = readdirSync(join(dataDir, 'spool'));
  expect((await home.upload('')).status).toBe(400);
  expect((await home.upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'people.xlsx')).body.message).toContain('password');
  expect((await home.upload('BEGIN:VCARD\nFN:Ana\n', 'people.csv')).body.message).toContain('Card 1');
  expect(readdirSync(join(dataDir, 'spool'))).toEqual(before);
});
