import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { AuditEntry } from '#audit';
import { ImportService } from '#exchange';
import { Channel, ConsentService, Person, PersonNotes, Tags } from '#people';
import { Db, within } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi, until } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { rowsOf } from '../reading.ts';

let api: Api;
let team: Team;
let organizer: Member;
let another: Member;
let coordinator: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  const owner = await team.join('owner');
  organizer = await team.invited(owner, 'organizer');
  another = await team.invited(owner, 'organizer');
  coordinator = await team.invited(owner, 'coordinator');
  await api.inside(() =>
    api.app.get(ImportService).run(async function* () {
      yield Buffer.from(LIST);
    }),
  );
});
afterAll(() => api.close());

const LIST = [
  'First name,Middle name,Last name,Suffix,Pronouns,Email,Phone,Street,City,ZIP,Language,Ward,Tags,Notes,Email status,Text status,Do not call,Deceased',
  'José,"Luis, Jr",Núñez,III,él,jose@example.org ::: j2@example.org,612-555-0101 x4,70001 Elm St,Minneapolis,55407,es,9,"Lead;+Plus","=cmd|\' /C calc\'!A0",Unsubscribed,,,',
  '"=HYPERLINK(""http://evil"")",,@Risk,,,plain@example.org,,,,,,,,"- first\n- second ""quoted""",Subscribed,Not Subscribed,,',
  ',,,,,nameless@example.org,,,,,,,,,,,true,',
  'Bo,,Li,,,,651-555-0102,,,,hmn,,,,,,,true',
].join('\n');

const exported = async (asked: object, cookie = organizer.cookie) => {
  const response = await fetch(`${await api.app.getUrl()}/api/exports/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
    body: JSON.stringify(asked),
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
};

/** Everybody of an organization, opened, without what is only ours. */
async function standing(organizationId: string) {
  const db = api.app.get(Db);
  return within({ organizationId }, () =>
    db.tx(async () => {
      const people = await db.repo(Person).find();
      const ids = people.map(({ id }) => id);
      const tags = await api.app.get(Tags).labelsOf(ids);
      const channels = await api.app.get(ConsentService).channelsOf(ids);
      const notes = new Map((await db.repo(PersonNotes).find()).map((row) => [row.personId, row.details.notes]));
      return people
        .map(({ id, details, ward, language, deceased }) =>
          JSON.stringify([
            Object.entries(details).sort(([a], [b]) => (a < b ? -1 : 1)),
            ...[ward, language, deceased, tags.get(id) ?? [], channels.get(id) ?? null, notes.get(id) ?? null],
          ]),
        )
        .sort();
    }),
  );
}

test.each(['csv', 'xlsx'])('exported as %s and imported elsewhere: the same people', async (format) => {
  const { status, headers, bytes } = await exported({ format });
  expect([status, headers.get('content-disposition')]).toEqual([200, `attachment; filename="people.${format}"`]);
  const elsewhere = await api.app.get(AccountsService).organization(`Elsewhere ${format}`);
  const report = await within({ organizationId: elsewhere }, () =>
    api.app.get(ImportService).run(async function* () {
      yield bytes;
    }),
  );
  expect(report).toMatchObject({ created: 4, merged: 0, rejected: [], flagged: [], format: { kind: 'own' } });
  expect(await standing(elsewhere)).toEqual(await standing(api.organizationId));
});

test('no cell is calculated: CSV puts an apostrophe before it, XLSX says that it is text', async () => {
  const { bytes } = await exported({ format: 'csv' });
  const csv = bytes.toString();
  expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`);
  for (const cell of [`,'@Risk,`, `'=cmd|`, `"'- first\n`, `,'+16515550102,`]) expect(csv).toContain(cell);
  const from = async function* () {
    yield bytes;
  };
  for await (const { cells } of rowsOf(from, { encoding: 'utf-8', delimiter: ',' }))
    for (const cell of cells) expect(cell).not.toMatch(/^[=+@-]/);
  const sheet = (await exported({ format: 'xlsx' })).bytes;
  expect(sheet.subarray(0, 4).toString('hex')).toBe('504b0304');
});

test('cards hold what cards can, folded, with who said stop', async () => {
  const cards = (await exported({ format: 'vcf' })).bytes.toString();
  expect(cards.match(/BEGIN:VCARD\r\n/g)).toHaveLength(4);
  expect(cards.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const whole = cards.replaceAll('\r\n ', '');
  expect(whole).toContain('N:Núñez;José;Luis\\, Jr;;III\r\n');
  expect(whole).toContain('NOTE:Said stop: e-mail\\n=cmd');
  const elsewhere = await api.app.get(AccountsService).organization('Elsewhere vcf');
  const report = await within({ organizationId: elsewhere }, () =>
    api.app.get(ImportService).run(async function* () {
      yield Buffer.from(cards);
    }),
  );
  expect(report).toMatchObject({ created: 4, rejected: [] });
});

test('a search or ids name who is wanted; every export is counted to whoever asked', async () => {
  const person = await savedPerson(api, { givenName: 'Xiadani', familyName: 'Wobble' });
  // While names are being read a search is refused, and nobody is left out of a file for it.
  await until(async () => {
    const { status, bytes } = await exported({ format: 'csv', search: 'xiadani' });
    if (status !== 409) return expect(status).toBe(200);
    throw new Error(bytes.toString());
  });
  const before = await team.gql<{ exportedToday: { people: number } }>(
    organizer.cookie,
    '{ exportedToday { people times } }',
  );
  const lines = async (asked: object) =>
    (await exported({ format: 'csv', ...asked })).bytes.toString().trim().split('\r\n');
  expect(await lines({ search: 'xiadani' })).toHaveLength(2);
  expect(await lines({ ids: [person.id, person.id] })).toHaveLength(2);
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await exported({ format: 'csv', ids: [nobody] })).status).toBe(404);
  const after = await team.gql<{ exportedToday: { people: number } }>(
    organizer.cookie,
    '{ exportedToday { people times } }',
  );
  expect(after.data.exportedToday.people - before.data.exportedToday.people).toBe(2);
  const db = api.app.get(Db);
  const where = { kind: 'EXPORTED' as const, userId: organizer.id };
  const find = () => db.repo(AuditEntry).find({ where, order: { at: 'DESC' }, take: 2 });
  const rows = (await api.inside(() => db.tx(find))).map(({ what, why }) => ({ what, why }));
  expect(rows).toEqual([
    { what: 'csv', why: '1' },
    { what: 'csv', why: '1' },
  ]);
});

test('who said stop to everything and who died is subscribed to nothing in a file, and is the same when it is read again', async () => {
  const [stopped, dead, called, fine, typed] = await Promise.all(
    ['stop', 'dead', 'call', 'fine', 'type'].map((name) =>
      savedPerson(api, { givenName: name, emails: [`${name}@ex.org`] }),
    ),
  );
  const people = [stopped!, dead!, called!, fine!, typed!].map(({ id }) => id);
  await api.inside(async () => {
    const consent = api.app.get(ConsentService);
    for (const id of people)
      for (const channel of [Channel.EMAIL, Channel.SMS] as const) await consent.consent(id, channel, true, 'petition');
    await consent.optOut(stopped!.id, Channel.ALL, 'organizer');
    await consent.optOut(called!.id, Channel.PHONE, 'organizer');
    await consent.optOut(typed!.id, Channel.SMS_PERSON, 'organizer');
    const db = api.app.get(Db);
    await db.tx(async () => {
      const person = await db.repo(Person).findOneByOrFail({ id: dead!.id });
      await db.save(Object.assign(person, { deceased: true }));
    });
  });
  const { bytes } = await exported({ format: 'csv', ids: people });
  const [header, ...lines] = bytes
    .toString()
    .trim()
    .split('\r\n')
    .map((line) => line.split(','));
  const at = (line: string[], name: string) => line[header!.indexOf(name)];
  const told = ['Email status', 'Text status', 'Personal text status', 'Do not call', 'Do not contact', 'Deceased'];
  expect(Object.fromEntries(lines.map((line) => [at(line, 'Email'), told.map((name) => at(line, name))]))).toEqual({
    'stop@ex.org': ['Unsubscribed', 'Unsubscribed', 'Unsubscribed', 'TRUE', 'TRUE', ''],
    'dead@ex.org': ['Unsubscribed', 'Unsubscribed', 'Unsubscribed', 'TRUE', '', 'TRUE'],
    'call@ex.org': ['Subscribed', 'Subscribed', '', 'TRUE', '', ''],
    'fine@ex.org': ['Subscribed', 'Subscribed', '', '', '', ''],
    'type@ex.org': ['Subscribed', 'Subscribed', 'Unsubscribed', '', '', ''],
  });
  const read = async function* () {
    yield bytes;
  };
  const elsewhere = await api.app.get(AccountsService).organization('Elsewhere stopped');
  for (const organizationId of [elsewhere, api.organizationId]) {
    const stops = await within({ organizationId }, async () => {
      await api.app.get(ImportService).run(read);
      const db = api.app.get(Db);
      const found = await db.tx(() => db.repo(Person).find());
      const theirs = found.filter(({ details }) => details.emails?.[0]?.endsWith('@ex.org'));
      const channels = await api.app.get(ConsentService).channelsOf(theirs.map(({ id }) => id));
      return theirs
        .map(({ id, details, deceased }) => [details.emails![0], deceased, channels.get(id)?.optedOut ?? []])
        .sort();
    });
    expect(stops).toEqual([
      ['call@ex.org', false, ['PHONE']],
      ['dead@ex.org', true, []],
      ['fine@ex.org', false, []],
      ['stop@ex.org', false, ['ALL']],
      ['type@ex.org', false, ['SMS_PERSON']],
    ]);
  }
});

test('what nobody knows in a question is refused by its name, and nobody is given out', async () => {
  const asked = { format: 'csv', segments: { where: { wards: [1] } }, ward: 1 };
  const before = await api.dump(['audit_entry']);
  const { status, bytes } = await exported(asked);
  const said = JSON.parse(bytes.toString()) as { code: string; fields: object };
  expect([status, said.code]).toEqual([400, 'INVALID']);
  expect(said.fields).toEqual({ segments: 'is not known here', ward: 'is not known here' });
  const hours = await team.send('/api/exports/hours', { from: '2026-01-01', to: '2026-02-01', wards: [1] }, organizer);
  expect([hours.status, hours.body.fields]).toEqual([400, { wards: 'is not known here' }]);
  const spanish = { cookie: '', headers: { 'accept-language': 'es' } };
  const session = await team.send('/api/session', { email: 'a@example.org', password: 'x', remember: true }, spanish);
  expect([session.status, session.body.fields]).toEqual([400, { remember: 'no se conoce aquí' }]);
  expect(await api.dump(['audit_entry'])).toBe(before);
});

test('a segment and a list are given out: those in it alone, with the columns of the list, in every format', async () => {
  const ids: string[] = [];
  for (const familyName of ['Uno', 'Dos', 'Tres'])
    ids.push((await savedPerson(api, { givenName: 'Lista', familyName, ward: 12 })).id);
  const columns = [
    { name: 'Casas', type: 'NUMBER' },
    { name: '=Nota', type: 'TEXT' },
  ];
  const saved = await team.gql<{ savePeopleList: { id: string; columns: { id: string }[] } }>(
    organizer.cookie,
    'mutation ($input: PeopleListInput!) { savePeopleList(input: $input) { id columns { id } } }',
    { input: { name: 'Doce', shared: false, columns } },
  );
  const { id: listId, columns: made } = saved.data.savePeopleList;
  await team.gql(organizer.cookie, 'mutation ($input: BulkChangeInput!) { changeInBulk(input: $input) { id } }', {
    input: { kind: 'ADD_TO_LIST', listId, personIds: ids.slice(0, 2) },
  });
  await team.made.follow();
  for (const [n, value] of ['7', '@home'].entries())
    await team.gql(
      organizer.cookie,
      'mutation ($input: ListCellInput!) { setListCell(input: $input) { cells { value } } }',
      {
        input: { listId, personId: ids[0], columnId: made[n]!.id, value },
      },
    );
  const rows = async (asked: object) =>
    (await exported({ format: 'csv', ...asked })).bytes.toString().trim().split('\r\n');
  const [head = '', ...people] = await rows({ listId });
  expect(head.endsWith(',List: Casas,List: =Nota')).toBe(true);
  const ends = people.map((line) => line.split(',').slice(-2).join());
  expect(ends.sort()).toEqual([',', "7,'@home"]);
  expect((await exported({ format: 'vcf', listId })).bytes.toString()).toContain('NOTE:Casas: 7\\n=Nota: @home\r\n');
  expect((await exported({ format: 'xlsx', listId })).status).toBe(200);

  const segment = { where: { all: [{ wards: [12] }, { not: { list: listId } }] } };
  const [ofSegment = '', ...lines] = await rows({ segment });
  expect([ofSegment.includes('List:'), lines.length, lines[0]?.includes('Tres')]).toEqual([false, 1, true]);
  // Never more than was asked for: what cannot be read, is not one thing, or is another's list.
  expect((await exported({ format: 'csv', segment: { where: { anybody: true } } })).status).toBe(400);
  expect((await exported({ format: 'csv', segment, listId })).status).toBe(400);
  expect((await exported({ format: 'csv', search: 'Lista', listId })).status).toBe(400);
  expect((await exported({ format: 'csv', listId }, another.cookie)).status).toBe(404);
  expect((await exported({ format: 'csv', listId }, coordinator.cookie)).status).toBe(403);
});

test('who may not is refused, a key is refused, and after five minutes a factor is asked for', async () => {
  expect((await exported({ format: 'csv' }, coordinator.cookie)).status).toBe(403);
  expect((await exported({ format: 'csv' }, '')).status).toBe(401);
  expect((await api.http('organizer', '/api/exports/people', { body: { format: 'csv' } })).status).toBe(403);
  expect((await exported({ format: 'doc' })).status).toBe(400);
  await team.made.admin(`update session set "factorAt" = now() - interval '6 minutes'`);
  const { status, bytes } = await exported({ format: 'csv' });
  expect([status, (JSON.parse(bytes.toString()) as { code: string }).code]).toEqual([401, 'STEP_UP']);
});
