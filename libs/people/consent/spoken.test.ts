import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { ConsentService } from './consent.service.ts';
import { Channel } from './consent.entity.ts';

let api: Api;
let team: Team;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

const WRITE = `mutation ($input: SpokenInput!) { writeDownConsent(input: $input) {
  optedOut consents timeline { kind } consentLedger { channel state since source by { name } } } }`;
interface Line {
  readonly channel: string;
  readonly state: string;
  readonly since: string | null;
  readonly source: string | null;
  readonly by: { name: string } | null;
}
interface Written {
  readonly writeDownConsent: {
    readonly optedOut: string[];
    readonly consents: string[];
    readonly timeline: { kind: string }[];
    readonly consentLedger: Line[];
  };
}
const dayAgo = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(Date.now() - days * 24 * 3_600_000);
const write = (personId: string, said: Record<string, boolean>, more: object = {}, by = organizer) => {
  const answers = Object.entries(said).map(([channel, given]) => ({ channel, given }));
  const input = { personId, said: answers, how: 'TABLE', day: dayAgo(0), ...more };
  return team.gql<Written>(by.cookie, WRITE, { input });
};
const lineOf = ({ writeDownConsent: { consentLedger } }: Written, channel: string) =>
  consentLedger.find((line) => line.channel === channel);
const may = async (id: string, way: string) => {
  const query = `{ mayContact(personId: "${id}", channel: ${way}, purpose: OUTREACH) { may } }`;
  return (await team.gql<{ mayContact: { may: boolean } }>(organizer.cookie, query)).data.mayContact.may;
};
const own = (id: string, channel: Channel.EMAIL, given: boolean) =>
  api.inside(() => api.app.get(ConsentService).consent(id, channel, given, 'self', { own: true }));

test('a yes that somebody said at a table counts from then on, with who wrote it; a no ends it', async () => {
  const { id } = await savedPerson(api);
  expect([await may(id, 'EMAIL'), await may(id, 'CALL')]).toEqual([false, false]);
  const { data, errors } = await write(id, { EMAIL: true, PHONE: true });
  expect(errors).toBeUndefined();
  expect(lineOf(data, 'EMAIL')).toMatchObject({ state: 'AGREED', source: 'said-table', by: { name: organizer.name } });
  expect(data.writeDownConsent.timeline.map(({ kind }) => kind)).toEqual(['CONSENTED', 'CREATED']);
  expect([await may(id, 'EMAIL'), await may(id, 'CALL')]).toEqual([true, true]);
  const refused = await write(id, { EMAIL: false }, { how: 'PHONE' });
  expect(lineOf(refused.data, 'EMAIL')).toMatchObject({ state: 'SAID_NO', source: 'said-phone' });
  expect([await may(id, 'EMAIL'), await may(id, 'CALL')]).toEqual([false, true]);
  const audit = `{ audit { items { kind what why user { name } } } }`;
  const owner = await team.join('owner');
  const lines = (await team.gql<{ audit: { items: object[] } }>(owner.cookie, audit)).data.audit.items;
  const line = { kind: 'CONSENT_WRITTEN', why: 'TABLE', what: 'EMAIL yes, PHONE yes', user: { name: organizer.name } };
  expect(lines).toContainEqual(line);
});

test('a stop is ended by no yes that is written down for somebody, and nothing else of it is written either', async () => {
  const { id } = await savedPerson(api);
  const stop = (channel: string) =>
    team.gql(organizer.cookie, `mutation { optOut(personId: "${id}", channel: ${channel}) { id } }`);
  await stop('EMAIL');
  const { errors } = await write(id, { EMAIL: true, PHONE: true });
  expect(errors?.[0]).toMatchObject({
    message: expect.stringContaining('They said stop'),
    extensions: { code: 'CONFLICT' },
  });
  expect([await may(id, 'EMAIL'), await may(id, 'CALL')]).toEqual([false, false]);
  expect((await write(id, { PHONE: true, EMAIL: false })).data.writeDownConsent.optedOut).toEqual(['EMAIL']);
  expect(await may(id, 'CALL')).toBe(true);
  await stop('ALL');
  expect((await write(id, { PHONE: true })).errors?.[0]?.extensions.code).toBe('CONFLICT');
  expect(await may(id, 'CALL')).toBe(false);
  // Two at once: whoever stops first is heard, and a stop that comes after the yes holds.
  const both = await savedPerson(api);
  await Promise.all([
    write(both.id, { EMAIL: true }),
    team.gql(organizer.cookie, `mutation { optOut(personId: "${both.id}", channel: ALL) { id } }`),
  ]);
  expect(await may(both.id, 'EMAIL')).toBe(false);
});

test('what they said later themselves outweighs a day that is over, also on that day', async () => {
  const { id } = await savedPerson(api);
  await own(id, Channel.EMAIL, false);
  expect(lineOf((await write(id, { EMAIL: true }, { day: dayAgo(3) })).data, 'EMAIL')).toMatchObject({
    state: 'SAID_NO',
    source: 'self',
    by: null,
  });
  const other = await savedPerson(api);
  await write(other.id, { EMAIL: true }, { day: dayAgo(40) });
  const { data } = await write(other.id, { EMAIL: false }, { day: dayAgo(40) });
  expect(lineOf(data, 'EMAIL')?.state).toBe('SAID_NO');
});

test('a day to come, one too long ago and one that is none are refused; so is who may not write people', async () => {
  const { id } = await savedPerson(api);
  for (const day of [dayAgo(-2), dayAgo(5 * 366 + 2), '2026-02-31', '2026-13-01', 'yesterday', ''])
    expect([day, (await write(id, { EMAIL: true }, { day })).errors?.[0]?.extensions.code]).toEqual([day, 'INVALID']);
  for (const said of [[], [{ channel: 'ALL', given: true }], [1, 2].map(() => ({ channel: 'EMAIL', given: true }))])
    expect((await write(id, {}, { said })).errors).toHaveLength(1);
  const coordinator = await team.join('coordinator');
  expect((await write(id, { EMAIL: true }, {}, coordinator)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await write(nobody, { EMAIL: true })).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  const seen = await team.gql<{ person: { consentLedger: Line[] } }>(
    coordinator.cookie,
    `{ person(id: "${(await write(id, { EMAIL: true })) && id}") { consentLedger { channel by { name } } } }`,
  );
  expect(seen.data.person.consentLedger.every(({ by }) => by === null)).toBe(true);
});
