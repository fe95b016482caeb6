import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PeopleService, WordingText } from '#people';
import { Signature } from '#petitions';
import { Db } from '#platform';
import { InterestForm } from '#volunteers';
import { SignUp } from '#events';
import { Tickets } from '../libs/public/event.ticket.ts';
import { type Api, startApi } from './harness.ts';
import { browse, filled, proofFor, published } from './public-pages.ts';
import { publicPetition, signingForm } from './signing.ts';
import { type Member, Team } from './team.ts';

let api: Api;
let base: string;
let team: Team;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
  team = new Team(api);
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

interface Answered {
  readonly channel: string;
  readonly state: string;
  readonly wording: { text: string; language: string; asThen: boolean } | null;
}
const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
/** What stands in the ledger of the one person with this address, by channel. */
async function answered(email: string): Promise<Record<string, Answered['wording']>> {
  const [person] = await api.inside(() => api.app.get(PeopleService).withHandle('email', email));
  const { data } = await team.gql<{ consentLines: { items: Answered[] } }>(
    organizer.cookie,
    `{ consentLines(personId: "${person!.id}") { items { channel state wording { text language asThen } } } }`,
  );
  expect(data.consentLines.items.map(({ state }) => state)).toEqual(data.consentLines.items.map(() => 'AGREED'));
  return Object.fromEntries(data.consentLines.items.map(({ channel, wording }) => [channel, wording]));
}
/** As if the text in the catalogue had been another one until now. */
const readsAnew = (key: string) =>
  inTx((db) => db.repo(WordingText).update({ key }, { text: `Antes: ${key}`, hash: Buffer.alloc(32, key) }));

type Row = typeof Signature | typeof InterestForm | typeof SignUp;
interface Door {
  readonly name: string;
  readonly entity: Row;
  /** The sentences of its boxes, without the last word. */
  readonly key: string;
  readonly linkOf: (token: string) => string;
  /** Sends its Spanish form, with two boxes ticked. */
  readonly send: (email: string) => Promise<number>;
}
const TICKED = { phone: '612-555-0147', newsByEmail: 'yes', newsBySms: 'yes' };
const DOORS: Door[] = [
  {
    name: 'a petition',
    entity: Signature,
    key: 'petition',
    linkOf: (token) => `/signatures/${token}`,
    send: async (email) => {
      const petition = await publicPetition(api);
      const form = await signingForm(api, petition, { email, ...TICKED });
      return (await browse(base, `/es/petitions/${petition.slug}`, form)).status;
    },
  },
  {
    name: 'the form of interest',
    entity: InterestForm,
    key: 'volunteer',
    linkOf: (token) => `/volunteer/${token}`,
    send: async (email) => {
      const id = api.organizationId;
      const ticket = await api.inside(async () => api.app.get(Tickets).make(id, Date.now() - 60_000));
      const carried = { topic: '', ticket, proof: await proofFor(api, { id }) };
      const form = { name: `Ana ${email.split('-')[0]}`, email, times: '6:MORNING', ...carried, ...TICKED };
      return (await browse(base, '/es/volunteer', form)).status;
    },
  },
  {
    name: 'a sign-up without a proof',
    entity: SignUp,
    key: 'event',
    linkOf: (token) => `/sign-ups/${token}/confirm`,
    send: async (email) => {
      const event = await published(api);
      const form = { ...(await filled(api, event, { email, ...TICKED })), proof: '' };
      return (await browse(base, `/es/events/${event.slug}`, form)).status;
    },
  },
];
/** The row of a form that waits, and the secret of its link. */
const waiting = (entity: Row, email: string) =>
  inTx(async (db) => {
    const rows = (await db.repo<Signature | InterestForm | SignUp>(entity).find()) as (
      Signature | InterestForm | SignUp
    )[];
    return rows.find(({ details }) => details.email === email)!;
  });

test.each(DOORS)('$name: who confirms later agreed to what they read when they sent it', async (door) => {
  const [before, after, old] = ['before', 'after', 'old'].map((name) => `${name}-${door.key}@example.org`);
  const confirm = async (email: string) => {
    const { details } = await waiting(door.entity, email);
    // The English page: the language of the confirmation is not that of the form.
    expect((await browse(base, door.linkOf(details.token), {})).status).toBe(303);
  };
  const keys = [`${door.key}.consentEmail`, `${door.key}.consentSms`];
  expect(await door.send(before!)).toBe(303);
  for (const key of keys) await readsAnew(key);
  expect(await door.send(after!)).toBe(303);
  expect(await door.send(old!)).toBe(303);
  await confirm(before!);
  await confirm(after!);
  const then = { language: 'es', asThen: true };
  expect(await answered(before!)).toEqual({
    EMAIL: { ...then, text: `Antes: ${keys[0]}` },
    SMS: { ...then, text: `Antes: ${keys[1]}` },
  });
  const now = await answered(after!);
  for (const wording of Object.values(now)) expect(wording).toMatchObject(then);
  expect(Object.values(now).map((wording) => wording!.text)).not.toContainEqual(expect.stringContaining('Antes'));
  // Of a form from before the words were kept nobody asserts that it showed those of today.
  await inTx(async (db) => {
    const row = await waiting(door.entity, old!);
    const { shown, ...details } = row.details;
    expect(Object.keys(shown!).sort()).toEqual(['EMAIL', 'SMS']);
    await db.save(Object.assign(row, { details }));
  });
  await confirm(old!);
  expect(Object.values(await answered(old!)).map((wording) => wording!.asThen)).toEqual([false, false]);
});
