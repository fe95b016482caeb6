import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { savedPerson } from '../../../test/builders.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { Channel, Consent, OptOut } from './consent.entity.ts';
import { ConsentService } from './consent.service.ts';
import { WordingText } from './wording.entity.ts';

let api: Api;
let team: Team;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const consent = () => api.app.get(ConsentService);
const FORM = { wording: 'event.consentEmail@es' };
const yes = (id: string) => api.inside(() => consent().consent(id, Channel.EMAIL, true, 'sign-up', FORM));
interface Line {
  readonly id: string;
  readonly channel: string;
  readonly state: string;
  readonly source: string;
  readonly endedAt: string | null;
  readonly writtenAt: string | null;
  readonly stated: string | null;
  readonly wording: { text: string; asThen: boolean } | null;
  readonly by: { name: string } | null;
}
const FIELDS = 'id channel state source endedAt writtenAt stated wording { text asThen } by { name }';
const lines = async (id: string, more = '', by = organizer) => {
  const query = `{ consentLines(personId: "${id}"${more}) { items { ${FIELDS} } endCursor } }`;
  const { data, errors } = await team.gql<{ consentLines: { items: Line[]; endCursor: string | null } }>(
    by.cookie,
    query,
  );
  expect(errors).toBeUndefined();
  return data.consentLines;
};

test('what somebody agreed to stays what they read, when the text of today is another one', async () => {
  const [before, after] = [await savedPerson(api), await savedPerson(api)];
  await yes(before.id);
  // The text of an earlier day: what is in the catalogue is a changed one.
  await inTx(async (db) => {
    const [row] = await db.repo(WordingText).find();
    await db.repo(WordingText).update({ id: row!.id }, { text: 'Noticias, por favor.', hash: Buffer.alloc(32) });
  });
  for (let times = 0; times < 2; times += 1) await yes(after.id);
  const textOf = async (id: string) => (await lines(id)).items[0]!.wording;
  expect(await textOf(before.id)).toEqual({ text: 'Noticias, por favor.', asThen: true });
  const now = { text: 'Quiero noticias de la campaña por correo.', asThen: true };
  expect(await textOf(after.id)).toEqual(now);
  expect(await inTx((db) => db.repo(WordingText).count())).toBe(2);
  // Eight who answer a sentence that nobody answered before keep it once.
  const many = await Promise.all(Array.from({ length: 8 }, () => savedPerson(api)));
  const said = { wording: 'petition.consentEmail@en' };
  await Promise.all(
    many.map(({ id }) => api.inside(() => consent().consent(id, Channel.EMAIL, true, 'petition', said))),
  );
  expect(await inTx((db) => db.repo(WordingText).countBy({ key: 'petition.consentEmail' }))).toBe(1);
});

test('of what was written down before words were kept it is not asserted that these were the words', async () => {
  const { id } = await savedPerson(api);
  await inTx((db) =>
    db.save(
      db.make(Consent, {
        ...{ personId: id, channel: Channel.EMAIL, given: true, source: 'sign-up', ref: '' },
        ...{ batchId: null, wording: 'event.consentEmail@en', wordingId: null, byUserId: null },
      }),
    ),
  );
  expect((await lines(id)).items[0]!.wording).toEqual({
    text: expect.stringContaining('by e-mail'),
    asThen: false,
  });
});

test('all lines stand there, the newest first, a part at a time; who wrote one is for who may see accounts', async () => {
  const { id } = await savedPerson(api);
  await yes(id);
  await team.gql(organizer.cookie, `mutation { optOut(personId: "${id}", channel: EMAIL) { id } }`);
  await api.inside(() => consent().consent(id, Channel.EMAIL, true, 'self', { own: true }));
  await api.inside(() => consent().consent(id, Channel.SMS, false, 'self', { own: true }));
  const all = await lines(id);
  expect(all.items.map(({ channel, state, source }) => [channel, state, source])).toEqual([
    ['SMS', 'SAID_NO', 'self'],
    ['EMAIL', 'AGREED', 'self'],
    ['EMAIL', 'SAID_STOP', 'organizer'],
    ['EMAIL', 'AGREED', 'sign-up'],
  ]);
  expect(all.items.map(({ endedAt }) => endedAt !== null)).toEqual([false, false, true, false]);
  expect(all.items.map(({ by }) => by?.name ?? null)).toEqual([null, null, organizer.name, null]);
  expect(all.endCursor).toBeNull();
  const first = await lines(id, ', first: 3');
  const rest = await lines(id, `, first: 3, after: "${first.endCursor}"`);
  expect([...first.items, ...rest.items]).toEqual(all.items);
  expect(rest.endCursor).toBeNull();
  const coordinator = await team.join('coordinator');
  expect((await lines(id, '', coordinator)).items.map(({ by }) => by)).toEqual([null, null, null, null]);
});

test('texts to many and personal texts are answered and stopped apart; a stop to everything stops both', async () => {
  const { id } = await savedPerson(api, { emails: ['apart@example.org'], phones: ['+16125550188'] });
  const may = async () => {
    const ways = ['SMS_BROADCAST', 'SMS_PERSON'].map(
      (way) => `${way}: mayContact(personId: "${id}", channel: ${way}, purpose: OUTREACH) { may }`,
    );
    const { data } = await team.gql<Record<string, { may: boolean }>>(organizer.cookie, `{ ${ways.join(' ')} }`);
    return Object.keys(data).filter((way) => data[way]!.may);
  };
  const say = (channel: Channel.SMS | Channel.SMS_PERSON) =>
    api.inside(() => consent().consent(id, channel, true, 'self', { own: true }));
  const stop = (channel: string) =>
    team.gql(organizer.cookie, `mutation { optOut(personId: "${id}", channel: ${channel}) { id } }`);
  expect(await may()).toEqual([]);
  await say(Channel.SMS);
  expect(await may()).toEqual(['SMS_BROADCAST']);
  await say(Channel.SMS_PERSON);
  expect(await may()).toEqual(['SMS_BROADCAST', 'SMS_PERSON']);
  await stop('SMS');
  expect(await may()).toEqual(['SMS_PERSON']);
  await stop('ALL');
  expect(await may()).toEqual([]);
  await say(Channel.SMS_PERSON);
  expect(await may()).toEqual(['SMS_PERSON']);
  const stops = await inTx((db) => db.repo(OptOut).findBy({ personId: id }));
  const standing = stops.filter(({ liftedAt }) => liftedAt === null).map(({ channel }) => channel);
  expect(standing.sort()).toEqual(['EMAIL', 'PHONE', 'SMS']);
});
