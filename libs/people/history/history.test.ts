import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Channel } from '../consent/consent.entity.ts';
import { PeopleService } from '../people.service.ts';
import { TIMELINE_KINDS } from './timeline.entity.ts';
import { typeOf } from './files.ts';
import { groupOf, kindsOf, TimelineGroup } from './groups.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'history-'));
let api: Api;
let team: Team;
let organizer: Member;
let other: Member;
let coordinator: Member;
beforeAll(async () => {
  api = await startApi({ dataDir });
  team = new Team(api);
  organizer = await team.join('organizer');
  other = await team.join('organizer');
  coordinator = await team.join('coordinator');
});
afterAll(async () => {
  await api.close();
  rmSync(dataDir, { recursive: true });
});

type Written = {
  id: string;
  text: string;
  version: number;
  mine: boolean;
  author: { name: string };
  files: { id: string; name: string }[];
};
type Page = {
  timelineOf: { items: { id: string; kind: string; written: Written | null }[]; endCursor: string | null };
};
const ASK = `query ($personId: ID!, $first: Int, $after: ID, $kinds: [TimelineGroup!], $until: DateTime) {
  timelineOf(personId: $personId, first: $first, after: $after, kinds: $kinds, until: $until) {
    items { id kind written { id text version mine author { name } files { id name } } } endCursor } }`;
const history = async (by: Member, variables: object) => {
  const { data, errors } = await team.gql<Page>(by.cookie, ASK, variables);
  expect(errors).toBeUndefined();
  return data.timelineOf;
};
const gql = (by: Member, query: string, variables: object = {}) =>
  team.gql<Record<string, string>>(by.cookie, query, variables);
const ADD = 'mutation ($input: NoteInput!) { addNote(input: $input) }';
const CHANGE = 'mutation ($input: NoteChange!) { changeNote(input: $input) }';
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
const attach = async (by: Member, note: string, name: string, bytes: Buffer | string) => {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(Buffer.from(bytes))]), name);
  const headers = { cookie: by.cookie, 'sec-fetch-site': 'same-origin' };
  return fetch(`${await api.app.getUrl()}/api/notes/${note}/files`, { method: 'POST', headers, body: form });
};

test('a history is read a part at a time, by groups and by time', async () => {
  const { id: personId } = await savedPerson(api);
  await api.inside(async () => {
    const people = api.app.get(PeopleService);
    for (let n = 0; n < 4; n += 1) await people.update(personId, { pronouns: `p${n}` });
    await people.saidStop(personId, Channel.SMS);
  });
  const first = await history(coordinator, { personId, first: 4 });
  const rest = await history(coordinator, { personId, first: 4, after: first.endCursor });
  expect([first.items[0]!.kind, first.items.length, rest.items.length, rest.endCursor]).toEqual([
    'OPTED_OUT',
    4,
    2,
    null,
  ]);
  expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(6);
  const contact = await history(coordinator, { personId, kinds: ['CONTACT'] });
  expect(contact.items.map(({ kind }) => kind)).toEqual(['OPTED_OUT']);
  expect((await history(coordinator, { personId, until: '2020-01-01T00:00:00.000Z' })).items).toEqual([]);
  expect(kindsOf(Object.values(TimelineGroup)).length).toBe(TIMELINE_KINDS.length);
  expect(groupOf('SIGNED_PETITION')).toBe('TOOK_PART');
});

test('notes are dated and by their author, who alone changes them; a change is a new version', async () => {
  const { id: personId } = await savedPerson(api);
  const note = (await gql(organizer, ADD, { input: { personId, text: 'Can drive on Sundays.' } })).data.addNote!;
  await gql(other, ADD, { input: { personId, text: 'Met at the rally.' } });
  expect((await gql(organizer, CHANGE, { input: { id: note, text: 'Can drive on Mondays.' } })).errors).toBeUndefined();
  expect(codeOf(await gql(other, CHANGE, { input: { id: note, text: 'x' } }))).toBe('FORBIDDEN');
  expect(codeOf(await gql(other, `mutation { removeNote(id: "${note}") }`))).toBe('FORBIDDEN');
  expect(codeOf(await gql(coordinator, ADD, { input: { personId, text: 'x' } }))).toBe('FORBIDDEN');
  expect(codeOf(await gql(organizer, ADD, { input: { personId, text: 'Her number is A 123-456-789.' } }))).toBe(
    'INVALID',
  );
  const { items } = await history(other, { personId, kinds: ['NOTES'] });
  expect(items.map(({ written }) => [written!.text, written!.version, written!.mine, written!.author.name])).toEqual([
    ['Met at the rally.', 1, true, other.name],
    ['Can drive on Mondays.', 2, false, organizer.name],
  ]);
  const masked = await history(coordinator, { personId, kinds: ['NOTES'] });
  expect(masked.items.map(({ written }) => written)).toEqual([null, null]);
  expect(await api.dump(['note'])).not.toContain('drive');
  await gql(organizer, `mutation { removeNote(id: "${note}") }`);
  expect((await history(other, { personId, kinds: ['NOTES'] })).items).toHaveLength(1);
});

test('a file lies sealed on disk, is given as a download to who may read notes, and goes with its note', async () => {
  const { id: personId } = await savedPerson(api);
  const note = (await gql(organizer, ADD, { input: { personId, text: 'Her letter.' } })).data.addNote!;
  const letter = 'Dear neighbors, this is the letter.';
  const { id } = (await (await attach(organizer, note, 'carta ñ.txt', letter)).json()) as { id: string };
  const folder = join(dataDir, 'files', api.organizationId);
  expect(readFileSync(join(folder, id)).includes('neighbors')).toBe(false);
  expect(await api.dump(['note_file'])).not.toContain('carta');
  const read = async (by: Member) =>
    fetch(`${await api.app.getUrl()}/api/notes/files/${id}`, { headers: { cookie: by.cookie } });
  const answer = await read(other);
  expect([answer.status, await answer.text()]).toEqual([200, letter]);
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''carta%20%C3%B1.txt`);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await read(coordinator)).status).toBe(403);
  expect((await attach(other, note, 'a.txt', 'x')).status).toBe(403);
  expect((await attach(organizer, note, 'a.pdf', Buffer.from('4d5a90000300', 'hex'))).status).toBe(400);
  expect((await attach(organizer, note, 'big.txt', 'x'.repeat(10 * 1024 * 1024 + 1))).status).toBe(400);
  expect(readdirSync(folder)).toEqual([id]);
  await gql(organizer, `mutation { removeNote(id: "${note}") }`);
  expect([readdirSync(folder), (await read(other)).status]).toEqual([[], 404]);
});

test('what a file is follows from its bytes', () => {
  expect(typeOf(Buffer.from('%PDF-1.7'))).toBe('application/pdf');
  expect(typeOf(Buffer.from('<script>'))).toBe('text/plain');
  expect(typeOf(Buffer.from([0xff, 0xfe, 0x00]))).toBeUndefined();
});

test('whether somebody may be reached is answered with a sentence, by channel and purpose', async () => {
  const { id } = await savedPerson(api);
  const ask = async (channel: string, purpose: string) => {
    const query = `{ mayContact(personId: "${id}", channel: ${channel}, purpose: ${purpose}) { may why } }`;
    return (await team.gql<{ mayContact: object }>(coordinator.cookie, query)).data.mayContact;
  };
  expect(await ask('EMAIL', 'ANSWER')).toEqual({ may: true, why: 'May be contacted.' });
  expect(await ask('SMS_BROADCAST', 'OUTREACH')).toMatchObject({ may: false });
  await api.inside(() => api.app.get(PeopleService).saidStop(id, Channel.PHONE));
  expect(await ask('CALL', 'OUTREACH')).toMatchObject({ may: false });
  expect(await ask('SMS_PERSON', 'ANSWER')).toMatchObject({ may: true });
});
