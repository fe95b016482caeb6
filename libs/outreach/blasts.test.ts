import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { DataSource, type QueryRunner } from 'typeorm';
import { Channel, ConsentService, type Person } from '#people';
import { Db, v4 } from '#platform';
import { Gatherings, HOUR } from '../../test/gatherings.ts';
import { type Answer, type Api, startApi } from '../../test/harness.ts';
import { DRAFT, MailingList } from '../../test/mailing-list.ts';
import { type Smtp, smtpServer } from '../../test/smtp.ts';
import { Blast, BlastState } from './blast.entity.ts';
import type { BlastPreview, BlastProgress, BlastReview } from './blast.view.ts';
import { BlastsService } from './blasts.service.ts';
import { Message } from './message.entity.ts';
import { MessagesService } from './messages.service.ts';
import { Unsubscribe } from './unsubscribe.service.ts';

let smtp: Smtp;
let api: Api;
let made: Gatherings;
let list: MailingList;
let blasts: BlastsService;
let messages: MessagesService;
beforeAll(async () => {
  smtp = await smtpServer();
  api = await startApi({ smtpUrl: smtp.url });
  made = new Gatherings(api);
  list = new MailingList(api);
  blasts = api.app.get(BlastsService);
  messages = api.app.get(MessagesService);
});
beforeEach(async () => {
  await made.admin('truncate outbox, message, blast, mail_sender, person, event, batch cascade');
  smtp.mood = 'accept';
  smtp.texts.length = 0;
});
afterEach(() => void jest.restoreAllMocks());
afterAll(async () => {
  await api.close();
  await smtp.close();
});

const SEGMENT = { tags: [], wards: [], languages: [], activities: [] };
const REVIEW = `query ($id: ID!) { blastReview(id: $id) { total willGet problems willNot { reason count }
  byLanguage { language count } otherLanguage { reads language count } } }`;
const PROGRESS = `query ($id: ID!) { blast(id: $id) { state audience progress { counts { state count }
  notSent { reason count } lastMinute secondsLeft } } }`;
type Reviewed = { blastReview: BlastReview };
type Shown = { blast: { state: BlastState; audience: string; progress: BlastProgress } };

const review = async (id: string, role: 'owner' | 'organizer' = 'owner') =>
  (await api.gql<Reviewed>(role, REVIEW, { id })).data.blastReview;
const shown = async (id: string) => (await api.gql<Shown>('owner', PROGRESS, { id })).data.blast;
const counts = async (id: string) =>
  Object.fromEntries(
    (await shown(id)).progress.counts.flatMap(({ state, count }) => (count ? [[state, count]] : [])),
  ) as Record<string, number>;
const start = (id: string, key = v4()) =>
  api.gql('organizer', 'mutation ($id: ID!, $key: ID!) { startBlast(id: $id, key: $key) { id state } }', { id, key });
const turn = (verb: 'pause' | 'resume' | 'cancel', id: string) =>
  api.gql('organizer', `mutation ($id: ID!) { ${verb}Blast(id: $id) { id state } }`, { id });
const code = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions.code;
const ledger = () => made.inTx(() => api.app.get(Db).repo(Message).find());
const sweep = (claimMs?: number) => api.inside(() => messages.sweep(claimMs));
const follow = () => api.inside(() => blasts.follow());
/** Lets a mailing that was started go as far as it can. */
async function run() {
  await made.follow();
  await sweep();
  await made.deliver();
  await follow();
}
const stop = (person: Person, channel = Channel.EMAIL) =>
  api.inside(() => api.app.get(ConsentService).optOut(person.id, channel, 'test'));
const unsubscribe = (person: Person) => api.inside(async () => api.app.get(Unsubscribe).url(person.id, 'en'));
/** A mail as a program reads it: lines of the head unfolded, the text decoded. */
const read = (mail: string) => {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\r\n\r\n').replace(/=\r?\n/g, '');
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return {
    head: head.replace(/\r\n[ \t]+/g, ' '),
    lines: head.split('\r\n'),
    text: Buffer.from(bytes, 'latin1').toString(),
  };
};

test('before it goes: who gets it, in which language, and why the others do not', async () => {
  await list.sender();
  const [first] = await list.people(6);
  await list.people(3, { language: 'es-MX' });
  await list.people(2, { language: 'so' });
  const [stopped, all, dead] = await list.people(3);
  await stop(stopped!);
  await stop(all!, Channel.ALL);
  await made.admin('update person set deceased = true where id = $1', [dead!.id]);
  await made.admin('delete from consent where "personId" = $1', [first!.id]);
  const { id } = await list.draft();
  expect(await review(id)).toEqual({
    total: 14,
    willGet: 10,
    problems: [],
    byLanguage: [
      { language: 'en', count: 7 },
      { language: 'es', count: 3 },
    ],
    otherLanguage: [{ reads: 'so', language: 'en', count: 2 }],
    willNot: expect.arrayContaining([
      { reason: 'optedOut', count: 1 },
      { reason: 'optedOutOfAll', count: 1 },
      { reason: 'deceased', count: 1 },
      { reason: 'noConsent', count: 1 },
    ]),
  });
  // Who may not see counts under five is not told them, nor can reckon them.
  const masked = await review(id, 'organizer');
  expect(masked).toMatchObject({ total: 14, willGet: 10, otherLanguage: [{ reads: 'so', count: null }] });
  expect(masked.willNot.every(({ count }) => count === null)).toBe(true);
  expect(masked.byLanguage.map(({ count }) => count)).toEqual([null, null]);
});

test('a segment: every kind narrows it, one of each is enough, and it is told in the words of its reader', async () => {
  await list.people(2, { ward: 9, language: 'es' });
  await list.people(3, { ward: 9 });
  await list.people(4, { ward: 3, language: 'es-MX' });
  const event = await made.eventIn(72 * HOUR);
  const { personId } = await made.signUp(event, { language: 'es' });
  await made.admin('update person set ward = 9 where id = $1', [personId]);
  const total = async (segment: object) => {
    const { id } = await list.draft({ segment: { ...SEGMENT, ...segment } });
    return { total: (await review(id)).total, words: (await shown(id)).audience };
  };
  expect(await total({})).toEqual({ total: 10, words: 'Everybody in the list' });
  expect(await total({ wards: [9] })).toMatchObject({ total: 6 });
  expect(await total({ wards: [9, 3], languages: ['es'] })).toEqual({
    total: 7,
    words: 'People in Ward\u00a09 or Ward\u00a03 and who read Spanish',
  });
  expect(await total({ languages: [''] })).toMatchObject({ total: 3 });
  expect((await total({ activities: [{ kind: 'event', id: event.id }] })).words).toMatch(
    /^People who have a place at Press conference, /,
  );
  expect(await total({ activities: [{ kind: 'event' }] })).toMatchObject({ total: 1 });
  const since = new Date(Date.now() + HOUR);
  expect(await total({ activities: [{ kind: 'event', since }] })).toMatchObject({ total: 0 });
  expect(await total({ activities: [{ kind: 'event', since }, { kind: 'batch' }] })).toMatchObject({ total: 0 });
  expect(await total({ activities: [{ kind: 'nothing' }] })).toMatchObject({ total: 0 }); // never everybody
  expect(await total({ wards: [3], activities: [{ kind: 'event' }] })).toMatchObject({ total: 0 });
});

test('without sender and postal address, without a text or without readers it does not start', async () => {
  const { id } = await list.draft({ bodyEs: '' });
  const refused = async () => (await start(id)).errors?.[0]?.message;
  expect(await refused()).toMatch(/^Say first in Settings who mailings are from/);
  const save = 'mutation ($input: MailSenderInput!) { saveMailSender(input: $input) { name postalAddress } }';
  const bad = { input: { name: 'Us\r\nBcc: x@example.org', postalAddress: '100 Practice Street' } };
  expect(code(await api.gql('organizer', save, bad))).toBe('INVALID');
  expect(code(await api.gql('coordinator', save, bad))).toBe('FORBIDDEN');
  const good = { input: { name: 'Sanctuary for Real', postalAddress: '100 Practice Street, Minneapolis' } };
  expect((await api.gql('organizer', save, good)).errors).toBeUndefined();
  expect(await refused()).toMatch(/^One language has only/);
  await api.inside(() => blasts.update(id, { bodyEs: 'Hola' }));
  expect(await refused()).toMatch(/^Nobody in this list/);
  expect((await review(id)).problems).toEqual([await refused()]);
  await list.people(1);
  expect((await start(id)).errors).toBeUndefined();
  const wrong = { ...DRAFT, bodyEn: 'Hello {nombre}', subjectEn: 'Dear {name}' };
  const create = 'mutation ($input: BlastInput!) { createBlast(input: $input) { id } }';
  expect((await api.gql('organizer', create, { input: wrong })).errors?.[0]?.extensions.fields).toHaveProperty(
    'bodyEn',
  );
  expect(code(await api.gql('coordinator', create, { input: DRAFT }))).toBe('FORBIDDEN');
});

test('each gets their own once, with the head of RFC 8058 whole, both ways to stop, sender, place and reason', async () => {
  await list.sender();
  const [ana] = await list.people(1, {});
  await list.people(1, { language: 'es' });
  const { id } = await list.draft();
  const key = v4();
  const answers = await Promise.all([start(id, key), start(id, key), start(id, key)]);
  expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
  expect(code(await start(id))).toBe('CONFLICT'); // another press of the button
  await run();
  await run();
  expect(smtp.texts).toHaveLength(2);
  await made.admin(`update message set "settledAt" = now() where state = 'ACCEPTED'`);
  expect(await shown(id)).toMatchObject({ state: 'DONE', progress: { secondsLeft: null, lastMinute: 2 } });
  const raw = smtp.texts.find((each) => each.includes(`To: ${ana!.details.emails![0]}`))!;
  const { head, lines, text } = read(raw);
  const url = await unsubscribe(ana!);
  expect(lines).toContain(`List-Unsubscribe: <${url}>`); // one line of the head, not folded
  expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(head).toContain(`From: Sanctuary for Real <no-reply@localhost>`);
  expect(head).toContain('Subject: What changed');
  expect(text).toContain(`Hello ${ana!.details.givenName},`);
  expect(text).toContain(`Stop these mails: ${url}`);
  expect(text).toContain('100 Practice Street, Minneapolis, MN 55400');
  expect(text).toContain('You get this mail because you agreed to e-mail from First.');
  expect(text).toContain('<h2>Two gaps stay</h2>');
  expect(text).toContain('<li>one &lt;b&gt;</li>');
  expect(text).toContain('<a href="https://example.org/a?b=1&amp;c=2">');
  const spanish = read(smtp.texts.find((each) => each !== raw)!);
  expect(spanish.head).toContain('Content-Language: es');
  expect(spanish.text).toContain('Dejar de recibir estos correos: ');
  expect(await api.dump(['blast', 'message', 'outbox'])).not.toMatch(/Two gaps|list\d+@example/);
});

test('opening the link changes nothing; a POST of a mail program stops at once, without cookies, however often it comes', async () => {
  const [ana, bo] = await list.people(2);
  const path = new URL(await unsubscribe(ana!)).pathname;
  const base = await api.app.getUrl();
  const standing = async ({ id }: Person) =>
    (await api.inside(() => api.app.get(ConsentService).channelsOf([id]))).get(id)?.optedOut ?? [];
  const page = await fetch(base + path, { headers: { accept: 'text/html' } });
  expect([page.status, await page.text()]).toEqual([200, expect.stringMatching(/<form [^>]*method="post"/)]);
  expect((await fetch(base + path, { method: 'HEAD' })).status).toBe(200);
  expect(await standing(ana!)).toEqual([]);
  const oneClick = { method: 'POST', headers: { origin: 'https://mail.example.net', 'sec-fetch-site': 'cross-site' } };
  const form = new FormData();
  form.set('List-Unsubscribe', 'One-Click');
  for (const body of [new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }), form]) {
    const answer = await fetch(base + path, { ...oneClick, body, redirect: 'error' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  }
  expect(await standing(ana!)).toEqual(['EMAIL']);
  expect(await standing(bo!)).toEqual([]);
  const all = await fetch(`${base}/es${path}`, { method: 'POST', body: new URLSearchParams({ scope: 'ALL' }) });
  expect(await all.text()).toContain('Ya no nos comunicamos con usted');
  const [person] = [
    (
      await api.gql<{ person: { timeline: { kind: string }[]; consentLedger: object[] } }>(
        'owner',
        `{ person(id: "${ana!.id}") { timeline { kind } consentLedger { channel state source wording { text language } } } }`,
      )
    ).data.person,
  ];
  expect(person!.timeline.map(({ kind }) => kind)).toEqual(['OPTED_OUT', 'OPTED_OUT']); // one for each button
  expect(person!.consentLedger).toContainEqual({
    channel: 'EMAIL',
    state: 'SAID_STOP',
    source: 'unsubscribe',
    wording: null,
  });
  const wording = { text: 'Dejar de recibir todo', language: 'es' };
  expect(person!.consentLedger).toContainEqual({ channel: 'SMS', state: 'SAID_STOP', source: 'unsubscribe', wording });
  // A link that was not made here opens nothing; one of somebody who is gone says the same as ever.
  const forged = `${path.slice(0, -4)}${path.slice(-4) === 'AAAA' ? 'BBBB' : 'AAAA'}`;
  expect((await fetch(base + forged, { method: 'POST' })).status).toBe(404);
  await made.admin('delete from person where id = $1', [bo!.id]);
  expect((await fetch(base + new URL(await unsubscribe(bo!)).pathname, { method: 'POST' })).status).toBe(200);
});

test('a stop, a bounce or a death between queue and claim is heard, and counted by its reason', async () => {
  await list.sender();
  const [stopped, dead, fine] = await list.people(3);
  const { id } = await list.draft();
  await start(id);
  await made.follow();
  await sweep();
  await stop(stopped!);
  await made.admin('update person set deceased = true where id = $1', [dead!.id]);
  await made.deliver();
  await follow();
  expect(smtp.texts).toHaveLength(1);
  expect(smtp.texts[0]).toContain(fine!.details.emails![0]);
  expect((await shown(id)).progress.notSent).toEqual(
    expect.arrayContaining([
      { reason: 'optedOut', count: 1 },
      { reason: 'deceased', count: 1 },
    ]),
  );
  expect((await shown(id)).state).toBe('DONE');
});

test('of two people who share an address one gets it', async () => {
  await list.sender();
  const details = { givenName: 'Ana', familyName: 'Example', emails: ['Shared@example.org'] };
  await list.people(1, { details });
  await list.people(1, { details: { ...details, emails: ['shared@example.org'] } });
  const { id } = await list.draft();
  await start(id);
  await run();
  expect(smtp.texts).toHaveLength(1);
  expect((await shown(id)).progress.notSent).toEqual([{ reason: 'sharedAddress', count: 1 }]);
});

test('paused, nothing more is claimed; taken up, it goes on; called off, the rest gets nothing', async () => {
  await list.sender();
  await list.people(12);
  const { id } = await list.draft();
  await start(id);
  await made.follow();
  await sweep();
  const some = await ledger();
  for (const each of some.slice(0, 4)) await api.inside(() => messages.send(each.id));
  await turn('pause', id);
  await made.deliver(); // the jobs are there all the same
  await sweep();
  await made.deliver();
  expect(await counts(id)).toEqual({ ACCEPTED: 4, QUEUED: 8 });
  expect(code(await turn('pause', id))).toBeUndefined(); // pressed twice
  await turn('resume', id);
  await sweep();
  for (const each of (await ledger()).filter(({ state }) => state === 'QUEUED').slice(0, 3))
    await api.inside(() => messages.send(each.id));
  expect(await counts(id)).toEqual({ ACCEPTED: 7, QUEUED: 5 });
  await turn('cancel', id);
  await made.deliver();
  await run();
  expect(await counts(id)).toEqual({ ACCEPTED: 7, CANCELLED: 5 });
  expect(smtp.texts).toHaveLength(7);
  expect((await shown(id)).progress.notSent).toEqual([{ reason: 'blastCancelled', count: 5 }]);
  expect(code(await turn('resume', id))).toBe('CONFLICT');
  expect(
    code(
      await api.gql('organizer', 'mutation ($id: ID!) { updateBlast(id: $id, changes: { title: "x" }) { id } }', {
        id,
      }),
    ),
  ).toBe('CONFLICT');
});

test('planned for later, nothing is written down before its time, and then by the clock alone', async () => {
  await list.sender();
  await list.people(2);
  const { id } = await list.draft({ startsAt: new Date(Date.now() + HOUR) });
  await start(id);
  await run();
  expect(await ledger()).toEqual([]);
  expect((await shown(id)).state).toBe('RUNNING');
  await made.admin(`update blast set "startsAt" = now() where id = $1`, [id]);
  await follow();
  await run();
  expect(await counts(id)).toEqual({ ACCEPTED: 2 });
});

test('an unknown one is for a person to decide: sent again by a named one, counted, or left', async () => {
  await list.sender();
  await list.people(2);
  const { id } = await list.draft();
  await start(id);
  smtp.mood = 'drop';
  await run();
  smtp.mood = 'accept';
  await run();
  expect(await counts(id)).toEqual({ UNKNOWN: 2 });
  expect((await shown(id)).state).toBe('DONE');
  type Flagged = {
    unknownMessages: { items: { id: string; template: string; person: { name: string } }[]; endCursor: string };
  };
  const unknown = async (after?: string) =>
    (
      await api.gql<Flagged>(
        'organizer',
        'query ($after: ID) { unknownMessages(first: 1, after: $after) { endCursor items { id template settledAt person { name } } } }',
        { after },
      )
    ).data.unknownMessages;
  const page = await unknown();
  expect(page.items[0]).toMatchObject({
    template: 'blast',
    person: { name: expect.stringMatching(/^Ana\d+ Example$/) },
  });
  const next = await unknown(page.endCursor);
  expect(next).toMatchObject({ endCursor: null, items: [{ template: 'blast' }] });
  const decide = (verb: string, which: string) =>
    api.gql('organizer', `mutation ($id: ID!) { ${verb}(id: $id) { id state resends } }`, { id: which });
  const [again, left] = [page.items[0]!.id, next.items[0]!.id];
  expect((await decide('sendAgain', again)).data.sendAgain).toMatchObject({ state: 'QUEUED', resends: 1 });
  expect(code(await decide('sendAgain', again))).toBe('CONFLICT'); // once each time somebody decides
  expect((await decide('leaveUnsent', left)).data.leaveUnsent).toMatchObject({ state: 'UNKNOWN' });
  expect((await unknown()).items).toEqual([]);
  await sweep();
  await made.deliver();
  await run();
  expect(await counts(id)).toEqual({ ACCEPTED: 1, UNKNOWN: 1 });
  expect(smtp.texts).toHaveLength(3);
  expect((await ledger()).find((each) => each.id === again)!.decidedBy).toMatch(/./);
  expect(code(await api.gql('coordinator', 'mutation ($id: ID!) { sendAgain(id: $id) { id } }', { id: again }))).toBe(
    'FORBIDDEN',
  );
});

test('a preview is a real reader for who may reach people, and no way to stop mails for them', async () => {
  await list.sender();
  await list.people(1, { language: 'es', ward: 9 });
  await list.people(2);
  const { id } = await list.draft();
  const query = `query ($language: String!, $after: ID) { blastPreview(id: "${id}", language: $language, after: $after) {
    personId name reads ward language from subject foot parts { kind lines } } }`;
  const preview = async (language: string, after?: string) =>
    (await api.gql<{ blastPreview: BlastPreview }>('organizer', query, { language, after })).data.blastPreview;
  const one = await preview('en');
  const two = await preview('en', one.personId!);
  expect(new Set([one.personId, two.personId]).size).toBe(2);
  expect((await preview('en', two.personId!)).personId).toBe(one.personId); // round again
  expect(one).toMatchObject({
    language: 'en',
    subject: 'What changed',
    parts: [{ lines: [`Hello ${one.name},`] }, {}, {}, {}],
  });
  expect(one.parts.map(({ kind }) => kind)).toEqual(['paragraph', 'heading', 'list', 'paragraph']);
  expect(await preview('es')).toMatchObject({
    language: 'es',
    reads: 'es',
    ward: 9,
    from: 'Sanctuary for Real <no-reply@localhost>',
  });
  expect(one.foot.join()).toMatch(/unsubscribe\/…/);
});

test('10,000 people are written down and handed on in constant memory: no query answers more than a batch', async () => {
  await list.sender();
  await list.people(10_000);
  const { id } = await list.draft();
  const source = api.app.get(DataSource);
  const open = source.createQueryRunner.bind(source);
  let most = 0;
  jest.spyOn(source, 'createQueryRunner').mockImplementation((...how) => {
    const runner: QueryRunner = open(...how);
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>;
    runner.query = (async (...all: unknown[]) => {
      const answer = await query(...all);
      const rows = Array.isArray(answer) ? answer : ((answer as { records?: unknown[] })?.records ?? []);
      most = Math.max(most, rows.length, Array.isArray(rows[0]) ? (rows[0] as unknown[]).length : 0);
      return answer;
    }) as QueryRunner['query'];
    return runner;
  });
  expect((await start(id)).errors).toBeUndefined();
  await api.inside(() => blasts.fill(id));
  await sweep();
  await sweep();
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(500);
  jest.restoreAllMocks();
  expect(await counts(id)).toEqual({ QUEUED: 10_000 });
  const { outbox } = {
    outbox: (
      await made.inTx(() =>
        api.app
          .get(Db)
          .repo(Message)
          .query<{ count: string }[]>(`select count(*) from message where "handedAt" is not null`),
      )
    )[0]!.count,
  };
  expect(Number(outbox)).toBe(1_000); // no more than the job store is to hold at a time
  const { filled } = await made.inTx(() => api.app.get(Db).repo(Blast).findOneByOrFail({ id }));
  expect(filled).toBe(true);
});
