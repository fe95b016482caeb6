import { readdirSync, readFileSync, rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { AccountsService } from '#accounts';
import { Handle, PeopleService, Person, PersonNotes } from '#people';
import { Db, within } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { EXPECTED } from '../../test/samples/expected.ts';
import { type ImportReport, ImportService } from './import.service.ts';

let api: Api;
const dataDir = mkdtempSync(join(tmpdir(), 'import-test-'));
beforeAll(async () => {
  api = await startApi({ dataDir });
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true });
});

const SAMPLES = join(import.meta.dirname, '../../test/samples');
const bytes = (content: string | Buffer) =>
  async function* () {
    const whole = Buffer.from(content as string);
    for (let at = 0; at < whole.length; at += 1000) yield whole.subarray(at, at + 1000);
  };

/** An organization of its own, with a key of a role. */
async function organization(role: 'organizer' | 'coordinator' = 'organizer') {
  const accounts = api.app.get(AccountsService);
  const id = await accounts.organization(`Organization ${Math.random()}`);
  const key = await accounts.createKey(id, role, 'test');
  const db = api.app.get(Db);
  const run = (content: string | Buffer, options: { dryRun?: boolean; source?: string } = {}) =>
    within({ organizationId: id }, () => api.app.get(ImportService).run(bytes(content), options));
  const inTx = <T>(work: () => Promise<T>) => within({ organizationId: id }, () => db.tx(work));
  return { id, key, run, inTx, people: () => inTx(() => db.repo(Person).find({ order: { createdAt: 'ASC' } })) };
}
async function upload(key: string, content: string | Buffer | undefined, query = '', language = 'en') {
  const form = new FormData();
  if (content !== undefined) form.set('file', new Blob([Buffer.from(content as string)]), 'people.csv');
  const headers = { authorization: `Bearer ${key}`, 'accept-language': language };
  const response = await fetch(`${await api.app.getUrl()}/api/imports${query}`, {
    method: 'POST',
    body: form,
    headers,
  });
  return { status: response.status, body: (await response.json()) as ImportReport & { message: string; code: string } };
}

test.each(EXPECTED)('$file over REST is what the service reports, dry and for good', async ({ file }) => {
  const content = readFileSync(join(SAMPLES, file));
  const [one, two] = [await organization(), await organization()];
  const dry = await upload(one.key, content, '?dryRun=true');
  expect(dry.status).toBe(200);
  expect(await one.people()).toEqual([]);
  const { batchId, ...report } = (await upload(one.key, content)).body;
  expect({ ...dry.body, dryRun: false }).toEqual({ ...report, batchId: null });
  const { batchId: other, ...direct } = await two.run(content);
  expect(report).toEqual(direct);
  expect(batchId).not.toBe(other);
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
});

const HEADER = 'First name,Last name,E-mail,Phone,Notes\n';
const ROWS = 'José,Nuñez,jose@example.org,612-555-0100,“¿Qué?”\nÅse,Öberg,ase@example.org,,ok\n';
const WINDOWS = Buffer.from((HEADER + ROWS).replace('“', '\u0093').replace('”', '\u0094'), 'latin1');
const UTF16 = Buffer.from(`\ufeff${HEADER}${ROWS}`, 'utf16le');
test.each([
  ['UTF-8', Buffer.from(HEADER + ROWS), 'utf-8'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${HEADER}${ROWS}`), 'utf-8'],
  ['UTF-16, little end first', UTF16, 'utf-16le'],
  ['UTF-16, big end first', Buffer.from(UTF16).swap16(), 'utf-16be'],
  ['UTF-16 without a mark', Buffer.from(HEADER + ROWS, 'utf16le'), 'utf-16le'],
  ['Windows-1252', WINDOWS, 'windows-1252'],
])('%s is read right', async (_, content, encoding) => {
  const { run, people, inTx } = await organization();
  expect(await run(content)).toMatchObject({ created: 2, format: { encoding, delimiter: ',' } });
  const details = (await people()).map((person) => person.details);
  expect(details.find(({ familyName }) => familyName === 'Nuñez')?.givenName).toBe('José');
  const notes = await inTx(() => api.app.get(Db).repo(PersonNotes).find());
  expect(notes.map((row) => row.details.notes).sort()).toEqual(['ok', '“¿Qué?”'].sort());
  expect(details.find(({ familyName }) => familyName === 'Öberg')?.givenName).toBe('Åse');
});

test.each([
  ['semicolons', 'Nombre;Apellido;Correo\nAna;Ruiz;ana@example.org\n', ';'],
  ['tabs and CRLF', 'Nombre\tApellido\tCorreo\r\nAna\tRuiz\tana@example.org\r\n', '\t'],
  ['bars', 'Nombre|Apellido|Correo\nAna|Ruiz|ana@example.org', '|'],
  ['old line ends', 'Nombre,Apellido,Correo\rAna,Ruiz,ana@example.org\r', ','],
  ['a quoted header with commas', '"Nombre, de pila";Apellido;Correo\nAna;Ruiz;ana@example.org\n', ';'],
])('%s are found out', async (_, content, delimiter) => {
  const { run } = await organization();
  expect(await run(content)).toMatchObject({ created: 1, format: { kind: 'generic', delimiter } });
});

const good = (n: number) => Array.from({ length: n }, (_, i) => `Ana,Ruiz,ana${i}@example.org,,\n`).join('');
test.each<[string, string | Buffer | undefined, RegExp, RegExp]>([
  ['no file', undefined, /Choose a file/, /Elija un archivo/],
  ['an empty file', '', /file is empty/, /archivo está vacío/],
  ['blank lines only', '\n\n  \n', /file is empty/, /archivo está vacío/],
  ['a spreadsheet', Buffer.from('504b0304140006000800', 'hex'), /then CSV/, /después CSV/],
  ['a picture', Buffer.from('ffd8ffe000104a464946000101', 'hex'), /then CSV/, /después CSV/],
  ['unknown headers', 'colour,size\nred,1\n', /columns are: colour, size/, /columnas son: colour, size/],
  ['a file without a header', 'Ana,Ruiz,ana@example.org\n', /first row must hold/, /primera fila debe/],
  ['a header with a stray quote', `"Email"x,Name\n${good(3)}`, /character 7 of line 1/, /carácter 7 de la línea 1/],
])('%s: refused in the language of the reader, and nothing is written', async (_, content, english, spanish) => {
  const { key, people } = await organization();
  const answer = await upload(key, content);
  expect([answer.status, answer.body.code]).toEqual([400, 'INVALID']);
  expect(answer.body.message).toMatch(english);
  expect((await upload(key, content, '', 'es')).body.message).toMatch(spanish);
  expect((await upload(key, content, '?dryRun=true')).status).toBe(400);
  expect(await people()).toEqual([]);
  expect(await api.gql('organizer', '{ importBatches { id } }', {}, { key })).toMatchObject({
    data: { importBatches: [] },
  });
});

test('a header and no rows is a file with nobody in it', async () => {
  const { run } = await organization();
  expect(await run(HEADER)).toMatchObject({ rows: 0, created: 0, rejected: [] });
});

test('who may not import is refused before a byte is read', async () => {
  const { key } = await organization('coordinator');
  expect((await upload(key, HEADER)).status).toBe(403);
});

test('the same file four times at once, and a sign-up beside it: nobody is doubled', async () => {
  const { id, run, people, inTx } = await organization();
  const rows = Array.from({ length: 700 }, (_, n) => [
    `Ana${n},Ruiz,`,
    n % 2 ? `ana${n}@example.org,` : `,612-555-0${100 + (n % 100)}`,
  ]);
  const content = HEADER + rows.map(([name, reach]) => `${name}${reach},\n`).join('');
  const met = Array.from({ length: 60 }, (_, n) => ({ givenName: `Ana${n}`, familyName: 'Ruiz', source: 'test' }));
  const reach = (n: number) => (n % 2 ? { email: `ANA${n}@example.org` } : { phone: `6125550${100 + (n % 100)}` });
  const signUps = met.map((each, n) =>
    within({ organizationId: id }, () => api.app.get(PeopleService).findOrCreate({ ...each, ...reach(n) })),
  );
  const reports = await Promise.all([run(content), run(content), run(content), run(content, { dryRun: true })]);
  await Promise.all(signUps);
  for (const { created, merged } of reports) expect(created + merged).toBe(700);
  expect(await people()).toHaveLength(700);
  const handles = await inTx(() => api.app.get(Db).repo(Handle).find());
  expect(new Set(handles.map(({ personId }) => personId)).size).toBe(700);
});

test('what a stop says is kept, whatever a later file says', async () => {
  const { run, people, id } = await organization();
  await run('Email,Email status\na@example.org,unsubscribed\n');
  await run('Email,Email status\na@example.org,subscribed\n', { source: 'they signed at the door' });
  const [person] = await people();
  const may = await within({ organizationId: id }, () =>
    api.app.get(PeopleService).mayContact(person!.id, 'email', 'bulk'),
  );
  expect(may).toEqual({ may: false, why: 'people.contact.optedOut' });
});

test('nobody imported may be written to in bulk until the source of consent is stated; after that who agreed may', async () => {
  const { run, people, id, key } = await organization();
  const file =
    'First name,Email,Email status\nYes,y@example.org,subscribed\nNo,n@example.org,Not Subscribed\nMute,m@example.org,\n';
  const { batchId } = await run(file);
  const may = async () => {
    const verdicts = new Map<string, string>();
    for (const person of await people()) {
      const ask = () => api.app.get(PeopleService).mayContact(person.id, 'email', 'bulk');
      verdicts.set(
        person.details.givenName,
        (await within({ organizationId: id }, ask)).why.replace('people.contact.', ''),
      );
    }
    return Object.fromEntries(verdicts);
  };
  expect(await may()).toEqual({ Yes: 'sourceNotStated', No: 'saidNo', Mute: 'sourceNotStated' });
  const state = `mutation { stateConsent(batchId: "${batchId}", source: "Paper forms of May") { id consentSource } }`;
  expect((await api.gql('organizer', state, {}, { key })).data).toEqual({
    stateConsent: { id: batchId, consentSource: 'Paper forms of May' },
  });
  expect(await may()).toEqual({ Yes: 'fine', No: 'saidNo', Mute: 'fine' });
  const empty = `mutation { stateConsent(batchId: "${batchId}", source: " ") { id } }`;
  expect((await api.gql('organizer', empty, {}, { key })).errors?.[0]?.extensions.code).toBe('INVALID');
});

test('a piece that fails half-way leaves nothing of itself, and the report says up to which row all came in', async () => {
  const { key, people } = await organization();
  const admin = new pg.Client(api.config.databaseUrl);
  await admin.connect();
  const content = HEADER + good(1100);
  try {
    // Only the third piece: the first two hold 500 people.
    await admin.query(`create function later() returns trigger language plpgsql as $$
      begin if (select count(*) from person where "organizationId" = new."organizationId") > 600
      then raise exception 'disk full'; end if; return new; end $$`);
    await admin.query('create trigger later before insert on timeline for each row execute function later()');
    const { status, body } = await upload(key, content);
    expect([status, body.code]).toEqual([409, 'CONFLICT']);
    expect(body.message).toContain('up to row 501');
    expect(await people()).toHaveLength(500);
  } finally {
    await admin.query('drop trigger later on timeline');
    await admin.end();
  }
  expect((await upload(key, content)).body).toMatchObject({ created: 600, merged: 500 });
});
