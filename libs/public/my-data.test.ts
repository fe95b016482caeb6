import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventsService } from '#events';
import { User } from '#accounts';
import { MailboxMail, Message, OwnLinks } from '#outreach';
import { Channel, ConsentService, OptOut, PeopleService, Person, Suppression } from '#people';
import { Db } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { Gatherings } from '../../test/gatherings.ts';
import { Team } from '../../test/team.ts';
import { browse, carriedBy, filled, plain, published } from '../../test/public-pages.ts';

let api: Api;
let base: string;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(() => api.close());

const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const asked = () => inTx((db) => db.repo(Message).findBy({ template: 'ownData.link' }));
/** What has been written to an address once all that is due was sent. */
async function mailsTo(email: string) {
  const made = new Gatherings(api);
  await made.follow();
  await made.deliver();
  const mails = await inTx((db) => db.repo(MailboxMail).find({ order: { id: 'ASC' } }));
  return mails.map(({ details }) => details).filter(({ to }) => to === email);
}
async function ask(email: string, prefix = '', change: object = {}) {
  const { html } = await browse(base, `${prefix}/my-data`);
  const carried = await carriedBy(html);
  await pause(2_100);
  return browse(base, `${prefix}/my-data`, { email, topic: '', ...carried, ...change });
}
/** Somebody who signed up for an event on its page, and a link of theirs. */
async function somebody(email: string) {
  const event = await published(api, { titleEn: 'Press conference', titleEs: 'Conferencia' });
  await browse(base, `/events/${event.slug}`, await filled(api, event, { name: 'Lupe Wobble', email }));
  const [person] = await api.inside(() => api.app.get(PeopleService).withHandle('email', email));
  const { id } = person!;
  const until = Math.floor(Date.now() / 1000) + 1800;
  const link = await api.inside(async () => new URL(api.app.get(OwnLinks).url(id, until, 'en')).pathname);
  return { id, event, link };
}

test('whoever asks is answered the same, known or not; only who is known is written to, thrice at most', async () => {
  await somebody('known@example.org');
  const answers = [];
  for (const email of ['known@example.org', 'stranger@example.org']) {
    const answer = await ask(email);
    const page = await browse(base, answer.location!);
    answers.push([answer.status, answer.location, plain(page.html)]);
  }
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]![1]).toBe('/my-data/sent');
  expect(await asked()).toHaveLength(1);
  for (let n = 0; n < 4; n += 1) await api.inside(() => api.app.get(OwnLinks).ask('known@example.org', 'en'));
  expect(await asked()).toHaveLength(3);
  const refused = [
    await ask('known@example.org', '/es', { topic: 'seo' }),
    await ask('nobody', '/es'),
    await browse(base, '/my-data', { email: 'known@example.org' }),
  ];
  expect(refused.map(({ status }) => status)).toEqual([422, 422, 422]);
  expect(await asked()).toHaveLength(3);
  expect(await api.dump(['message', 'outbox'])).not.toContain('known@example.org');
});

test('a link shows what is kept, and only its buttons act: language and news of their choice', async () => {
  const { id, link } = await somebody('lupe@example.org');
  const tables = ['person', 'consent', 'opt_out', 'timeline', 'sign_up', 'message'];
  const was = await api.dump(tables);
  const { html, status, headers } = await browse(base, `/es${link}`);
  expect(status).toBe(200);
  for (const seen of ['Lupe Wobble', 'lupe@example.org', 'Conferencia', 'Mis datos']) expect(html).toContain(seen);
  expect(headers.get('cache-control')).toContain('no-store');
  expect(html).toContain('noindex');
  for (const form of [{}, { do: 'erase' }, { do: 'leave' }, { do: 'x' }])
    expect((await browse(base, link, form as Record<string, string>)).status).toBe(422);
  expect(await api.dump(tables)).toBe(was);
  const saved = await browse(base, link, { do: 'change', language: 'es', newsByEmail: 'yes' });
  expect(saved.html).toContain('It is saved.');
  const channels = () => api.inside(async () => (await api.app.get(ConsentService).channelsOf([id])).get(id));
  expect(await channels()).toMatchObject({ consents: ['EMAIL'] });
  expect(await inTx((db) => db.repo(Person).findOneByOrFail({ id }))).toMatchObject({ language: 'es' });
  const after = await api.dump(tables);
  await browse(base, link, { do: 'change', language: 'es', newsByEmail: 'yes' });
  expect(await api.dump(tables)).toBe(after);
  await browse(base, link, { do: 'change', language: 'es' });
  expect((await channels())?.consents ?? []).toEqual([]);
});

test('who leaves is written to no more and gives back their place; who is deleted is gone, and stays counted', async () => {
  const leaves = await somebody('leaves@example.org');
  expect((await browse(base, leaves.link, { do: 'leave', sure: 'yes' })).html).toContain('You have left');
  expect(await inTx((db) => db.repo(OptOut).findBy({ personId: leaves.id }))).toMatchObject([{ channel: 'ALL' }]);
  const [place] = await api.inside(() => api.app.get(EventsService).signUpsOf(leaves.event.id));
  expect(place).toMatchObject({ state: 'CANCELLED' });
  const again = await browse(base, `/es${leaves.link}`);
  expect([again.status, plain(again.html)]).toEqual([404, expect.stringContaining('ya se usó para darse de baja')]);
  expect((await browse(base, leaves.link, { do: 'change', newsByEmail: 'yes' })).status).toBe(404);
  const goes = await somebody('goes@example.org');
  const stops = () => inTx((db) => db.repo(Suppression).count());
  expect((await browse(base, goes.link, { do: 'erase', sure: 'yes' })).html).toContain('It is deleted');
  expect(await inTx((db) => db.repo(Person).countBy({ id: goes.id }))).toBe(0);
  expect(await stops()).toBeGreaterThan(0);
  const over = await browse(base, goes.link);
  expect(over.status).toBe(404);
  expect((await browse(base, goes.link, { do: 'erase', sure: 'yes' })).status).toBe(404);
});

test('of two who press at once one does it, and the link is used up with what it did or not at all', async () => {
  const { id, link } = await somebody('presses@example.org');
  const token = link.split('/').at(-1)!;
  const spend = (work: () => Promise<void>) => api.inside(() => api.app.get(OwnLinks).spend(token, work));
  await expect(spend(() => Promise.reject(new Error('it went wrong')))).rejects.toThrow('it went wrong');
  const pressed = await Promise.all([1, 2, 3].map(() => browse(base, link, { do: 'leave', sure: 'yes' })));
  expect(pressed.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
  expect(await inTx((db) => db.repo(OptOut).findBy({ personId: id }))).toHaveLength(1);
});

test('whoever stopped everything is written to no more, whoever types their address', async () => {
  const { id } = await somebody('stopped@example.org');
  const before = await mailsTo('stopped@example.org');
  await api.inside(() => api.app.get(OwnLinks).ask('stopped@example.org', 'es'));
  expect(await mailsTo('stopped@example.org')).toHaveLength(before.length + 1);
  const consent = api.app.get(ConsentService);
  await api.inside(() => consent.optOut(id, Channel.ALL, 'person'));
  for (let n = 0; n < 2; n += 1) await api.inside(() => api.app.get(OwnLinks).ask('stopped@example.org', 'es'));
  expect(await mailsTo('stopped@example.org')).toHaveLength(before.length + 1);
});

test('who leaves or is deleted by a link has no account as a volunteer any more; whoever works for the campaign keeps theirs', async () => {
  const team = new Team(api);
  const owner = await team.join('owner');
  for (const [press, role, stays] of [
    ['leave', 'volunteer', false],
    ['leave', 'organizer', true],
    ['erase', 'volunteer', false],
    ['erase', 'organizer', true],
  ] as const) {
    const member = await team.invited(owner, role);
    const { link } = await somebody(member.email);
    expect((await browse(base, link, { do: press, sure: 'yes' })).status).toBe(200);
    expect([press, role, (await team.me(member.cookie)) !== null]).toEqual([press, role, stays]);
    const user = await inTx((db) => db.repo(User).findOneByOrFail({ id: member.id }));
    expect([user.disabledAt === null, user.details.email]).toEqual([
      stays,
      stays || press === 'leave' ? member.email : '',
    ]);
  }
});

test('a link that was never made, has been changed in any sign, or is too old, opens nothing', async () => {
  const { id, link } = await somebody('own@example.org');
  const other = await somebody('other@example.org');
  const old = await api.inside(async () => {
    const passed = Math.floor(Date.now() / 1000) - 1;
    return new URL(api.app.get(OwnLinks).url(id, passed, 'en')).pathname;
  });
  const token = link.split('/').at(-1)!;
  const others = other.link.split('/').at(-1)!;
  const forged = [...token].map((sign, n) => token.slice(0, n) + (sign === 'A' ? 'B' : 'A') + token.slice(n + 1));
  forged.push(
    others.slice(0, 22) + token.slice(22),
    token.slice(0, 22) + others.slice(22),
    `${token}A`,
    token.slice(1),
  );
  const read = (each: string) => api.inside(() => api.app.get(OwnLinks).read(each));
  for (const each of [...forged, old.split('/').at(-1)!]) expect(await read(each)).toBeUndefined();
  expect(await read(token)).toMatchObject({ personId: id });
  expect((await browse(base, old)).status).toBe(404);
  expect((await browse(base, `/my-data/${forged[0]}`)).status).toBe(404);
});
