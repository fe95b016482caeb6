import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Unsubscribe } from '#outreach';
import { Channel, Consent, ConsentService, OptOut, PeopleService, Person } from '#people';
import { Db } from '#platform';
import { savedPerson } from '../../test/builders.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, plain } from '../../test/public-pages.ts';

let api: Api;
let base: string;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(() => api.close());

const inTx = <T>(work: (db: Db) => Promise<T>) => api.inside(() => api.app.get(Db).tx(() => work(api.app.get(Db))));
const linkOf = (id: string) => api.inside(async () => new URL(api.app.get(Unsubscribe).url(id, 'en')).pathname);
const stop = (id: string, channel: Channel) =>
  api.inside(() => api.app.get(ConsentService).optOut(id, channel, 'person'));
const stopped = async (id: string) =>
  (await api.inside(() => api.app.get(ConsentService).channelsOf([id]))).get(id)?.optedOut ?? [];
const mayMail = (id: string) => api.inside(() => api.app.get(PeopleService).mayContact(id, 'email', 'bulk'));
const TABLES = ['opt_out', 'consent', 'timeline', 'person'];
const again = (path: string) => browse(base, path, { scope: 'AGAIN' });

test('who stopped by mistake says so on the page of the link: opening it shows, its button is their own yes to mail alone', async () => {
  const { id } = await savedPerson(api, { emails: ['mistake@example.org'] });
  const link = await linkOf(id);
  await stop(id, Channel.ALL);
  const before = await api.dump(TABLES);
  const { html, status } = await browse(base, `/es${link}`);
  expect([status, plain(html)]).toEqual([200, expect.stringContaining('Escríbanme otra vez por correo')]);
  expect(await api.dump(TABLES)).toBe(before);
  expect(plain((await again(`/es${link}`)).html)).toContain('Le escribimos otra vez por correo.');
  expect(await stopped(id)).toEqual(['PHONE', 'SMS', 'SMS_PERSON']);
  expect(await mayMail(id)).toMatchObject({ may: true });
  const [yes] = await inTx((db) => db.repo(Consent).findBy({ personId: id }));
  expect(yes).toMatchObject({ source: 'unsubscribe', wording: 'unsubscribe.again@es', byUserId: null });
  // Pressed once more it says the same and writes nothing; a stop afterwards is a stop.
  const after = await api.dump(TABLES);
  expect((await again(`/es${link}`)).status).toBe(200);
  expect(await api.dump(TABLES)).toBe(after);
  await browse(base, link, { scope: 'EMAIL' });
  expect(await mayMail(id)).toMatchObject({ may: false });
  // A program that stops by itself sends no such button.
  await again(link);
  await browse(base, link, { 'List-Unsubscribe': 'One-Click' });
  expect(await mayMail(id)).toMatchObject({ may: false });
});

test('nobody learns by it who is on the list, who stopped, and who is gone', async () => {
  const [fine, stops, gone] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  await stop(stops.id, Channel.EMAIL);
  const links = await Promise.all([fine, stops, gone].map(({ id }) => linkOf(id)));
  await inTx((db) => db.repo(Person).delete({ id: gone.id }));
  const pages = async (ask: (link: string) => Promise<{ status: number; html: string }>) =>
    Promise.all(links.map(async (link) => ask(link).then(({ status, html }) => [status, html.replaceAll(link, '')])));
  for (const ask of [(link: string) => browse(base, link), again]) {
    const [one, ...others] = await pages(ask);
    for (const other of others) expect(other).toEqual(one);
    expect(one![0]).toBe(200);
  }
  const forged = links[0]!.replace(/.$/, (sign) => (sign === 'A' ? 'E' : 'A'));
  expect((await again(forged)).status).toBe(404);
});

test('two who press at once are one yes, and of two entries that were made one it is the one’s', async () => {
  const [keep, drop] = [await savedPerson(api), await savedPerson(api, { emails: ['dropped@example.org'] })];
  for (const { id } of [keep, drop]) await stop(id, Channel.EMAIL);
  const link = await linkOf(drop.id);
  await api.gql('organizer', `mutation { mergePeople(input: { keepId: "${keep.id}", dropId: "${drop.id}" }) { id } }`);
  expect((await Promise.all([again(link), again(link)])).map(({ status }) => status)).toEqual([200, 200]);
  expect(await stopped(keep.id)).toEqual([]);
  const lifted = await inTx((db) => db.repo(OptOut).findBy({ personId: keep.id }));
  expect(lifted.every(({ liftedAt }) => liftedAt !== null)).toBe(true);
});
