import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Channel, ConsentService, PeopleService } from '#people';
import { type Signature, SignaturesService, SignatureState } from '#petitions';
import { Db } from '#platform';
import { Gatherings } from '../../test/gatherings.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { browse } from '../../test/public-pages.ts';
import { countsOf, publicPetition, signaturesOf, signingForm } from '../../test/signing.ts';
import { type Smtp, smtpServer } from '../../test/smtp.ts';
import { Message } from './message.entity.ts';
import { MessagesService } from './messages.service.ts';
import { SignatureLedger } from './signature.ledger.ts';

let smtp: Smtp;
let api: Api;
let base: string;
let made: Gatherings;
beforeAll(async () => {
  smtp = await smtpServer();
  api = await startApi({ smtpUrl: smtp.url });
  base = await api.app.getUrl();
  made = new Gatherings(api);
});
beforeEach(async () => {
  await made.admin('truncate outbox, message cascade');
  smtp.mood = 'accept';
  smtp.texts.length = 0;
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});

type Petition = { id: string; slug: string };
const sign = async (petition: Petition, changes: Record<string, string> = {}, language = '') => {
  const form = await signingForm(api, petition, changes);
  expect((await browse(base, `${language}/petitions/${petition.slug}`, form)).status).toBe(303);
};
const only = async ({ id }: Petition) => (await signaturesOf(api, id)).at(-1)!;
const confirm = (row: Signature) => api.inside(() => api.app.get(SignaturesService).confirm(row.details.token));
const withdraw = (row: Signature) => api.inside(() => api.app.get(SignaturesService).withdraw(row.details.token));
/** Lets every fact have its consequences, and sends what follows. */
const mails = async () => {
  await made.follow();
  await made.deliver();
  return smtp.texts.splice(0).map(read);
};
/** The ledger of one signature, as `template state`. */
const ledger = async ({ id }: Signature) =>
  (
    await api.inside(() =>
      api.app.get(Db).tx(() =>
        api.app
          .get(Db)
          .repo(Message)
          .find({ where: { subjectId: id }, order: { createdAt: 'ASC' } }),
      ),
    )
  ).map(({ template, state }) => `${template} ${state}`);
const hourPasses = () => made.admin(`update message set "createdAt" = "createdAt" - interval '61 minutes'`);
/** A mail as text: its lines are joined as a mail program joins them, and its letters are what they stand for. */
const read = (mail: string) =>
  Buffer.from(
    mail
      .replace(/=\r?\n/g, '')
      .replace(/\r\n[ \t]/g, ' ')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  ).toString();
/** Every address in a mail, in its text and in its HTML. */
const linksIn = (mail: string) => [...new Set([...mail.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([url]) => url))];

test('who signs gets one mail with one link, however often the fact and its job are run', async () => {
  const petition = await publicPetition(api, { titleEn: 'Consequences <now>' });
  await sign(petition, { givenName: 'Ana', email: 'ana@example.org' });
  const row = await only(petition);
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toContain('To: ana@example.org');
  expect(mail).toContain('Subject: Please confirm: Consequences <now>');
  expect(mail).toContain('Hello Ana,');
  expect(mail).toContain('Auto-Submitted: auto-generated');
  expect(mail).toContain('<p>You signed this petition: Consequences &lt;now&gt;.');
  expect(mail).toContain(`href="${api.config.publicUrl}/signatures/${row.details.token}"`);
  expect(await mails()).toEqual([]);
  expect(await ledger(row)).toEqual(['signature.confirm ACCEPTED']);
});

test('a letter is in the language in which its reader signed', async () => {
  const petition = await publicPetition(api);
  await sign(petition, {}, '/es');
  const row = await only(petition);
  const [mail] = await mails();
  expect(mail).toContain('Content-Language: es');
  expect(mail).toContain('Usted firmó esta petición');
  expect(mail).toContain(`${api.config.publicUrl}/es/signatures/${row.details.token}`);
  expect(mail).not.toContain('You signed');
});

test('a repeat brings the link again, or the news that it was counted, each at most once an hour', async () => {
  const petition = await publicPetition(api);
  const again = { email: 'again@example.org' };
  await sign(petition, again);
  for (let n = 0; n < 3; n += 1) await sign(petition, again);
  const row = await only(petition);
  expect(await mails()).toHaveLength(1); // whichever of these facts is looked at first
  await hourPasses();
  for (let n = 0; n < 3; n += 1) await sign(petition, { email: 'AGAIN+x@example.org' });
  const [link, ...none] = await mails();
  expect([none, link!.includes(row.details.token), link!.includes('Please confirm')]).toEqual([[], true, true]);

  await confirm(row);
  for (let n = 0; n < 3; n += 1) await sign(petition, again);
  const [already, ...others] = await mails();
  expect([others, already!.includes('Subject: It was counted already')]).toEqual([[], true]);
  await sign(petition, again);
  expect(await mails()).toEqual([]);
  await hourPasses();
  await sign(petition, again);
  expect(await mails()).toHaveLength(1);
  expect((await countsOf(api, petition.id)).confirmed).toBe(1);
});

test('of a repeat and the signing itself, in any order and at once, one mail comes', async () => {
  const petition = await publicPetition(api);
  await sign(petition);
  const { id } = await only(petition);
  const book = api.app.get(SignatureLedger);
  const verbs = [() => book.signatureRepeated(id), () => book.signatureMade(id), () => book.signatureRepeated(id)];
  await Promise.all(verbs.map((verb) => api.inside(verb)));
  expect(await mails()).toHaveLength(1);
});

test('a scanner that opens every link of every mail confirms and withdraws nobody', async () => {
  const petition = await publicPetition(api);
  await sign(petition);
  await sign(petition, { email: 'counted@example.org' });
  await confirm(await only(petition));
  const seen = await mails();
  await hourPasses();
  await sign(petition, { email: 'counted@example.org' });
  seen.push(...(await mails()));
  const links = seen.flatMap(linksIn).map((url) => url.replace(api.config.publicUrl, base));
  expect(links.filter((url) => url.includes('/signatures/')).length).toBeGreaterThanOrEqual(2);
  for (const url of links)
    for (const at of [url, `${url}/withdraw`])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
        const answer = await fetch(at, { method, redirect: 'manual' });
        expect([200, 404]).toContain(answer.status);
        // A scanner that also follows what it finds on the page, as far as a GET goes.
        for (const [, action] of (await answer.text()).matchAll(/action="([^"]+)"/g)) await fetch(base + action);
      }
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 1, pending: 1, withdrawn: 0 });
});

test('nothing is sent any more to who withdrew or confirmed in between, nor once the petition is closed', async () => {
  const petition = await publicPetition(api);
  await sign(petition);
  await made.follow();
  const gone = await only(petition);
  await withdraw(gone);
  expect(await mails()).toEqual([]);
  expect(await ledger(gone)).toEqual(['signature.confirm CANCELLED']);
  await sign(petition);
  await made.follow();
  await confirm(await only(petition));
  expect(await mails()).toEqual([]);
  await sign(petition);
  await made.follow();
  await api.gql('organizer', `mutation { closePetition(id: "${petition.id}") { id } }`);
  expect(await mails()).toEqual([]);
});

test('who said stop to everything gets no mail, also when somebody signs with their address', async () => {
  const petition = await publicPetition(api);
  const person = await api.inside(() =>
    api.app.get(PeopleService).create({ givenName: 'Said', familyName: 'Stop', emails: ['stop@example.org'] }),
  );
  await api.inside(() => api.app.get(ConsentService).optOut(person.id, Channel.ALL, 'person'));
  await sign(petition, { email: 'STOP+x@example.org' });
  expect(await mails()).toEqual([]);
  expect(await ledger(await only(petition))).toEqual(['signature.confirm CANCELLED']);
});

test('a link to confirm that could not be sent for three days is not sent later', async () => {
  const petition = await publicPetition(api);
  await sign(petition);
  await made.follow();
  await made.admin(
    `update message set "notBefore" = now() - interval '4 days', "notAfter" = "notAfter" - interval '4 days'`,
  );
  await api.inside(() => api.app.get(MessagesService).sweep());
  expect(await mails()).toEqual([]);
  expect(await ledger(await only(petition))).toEqual(['signature.confirm CANCELLED']);
});

test('no name, address or secret is in a job or in the ledger', async () => {
  const petition = await publicPetition(api);
  await sign(petition, { givenName: 'Xiadani', familyName: 'Quetzalli', email: 'xiadani@canary.example' });
  await made.follow();
  const row = await only(petition);
  const dump = await api.dump(['message', 'outbox', 'signature', 'doorway']);
  expect(dump).toContain(row.id);
  for (const canary of ['Xiadani', 'Quetzalli', 'canary', row.details.token]) expect(dump).not.toContain(canary);
  expect(row.state).toBe(SignatureState.PENDING);
});
