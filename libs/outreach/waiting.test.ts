import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Event, EventsService, type SignUp, WaitingService } from '#events';
import { TimelineEntry } from '#people';
import { Db } from '#platform';
import { type Features, startFeatures } from '../../test/features.ts';
import { Gatherings, HOUR } from '../../test/gatherings.ts';
import { type Smtp, smtpServer } from '../../test/smtp.ts';
import { MessagesService } from './messages.service.ts';

let smtp: Smtp;
let features: Features;
let made: Gatherings;
beforeAll(async () => {
  smtp = await smtpServer();
  features = await startFeatures({ smtpUrl: smtp.url });
  made = new Gatherings(features);
});
beforeEach(async () => {
  await made.admin('truncate outbox, message cascade');
  smtp.texts.length = 0;
});
afterAll(async () => {
  await features.close();
  await smtp.close();
});

let count = 0;
/** Somebody who waits, as the public form puts them there. */
async function waits(event: Event, changes: object = {}): Promise<SignUp> {
  const request = { name: 'Ana Example', email: `ana-waits${++count}@example.org`, language: 'en' as const };
  const line = features.app.get(WaitingService);
  await features.inside(() => line.join(event.id, { ...request, roleId: null, news: [], ...changes }));
  return (await features.inside(() => features.app.get(EventsService).waitingFor(event.id))).at(-1)!;
}
const ledger = async ({ id }: SignUp) =>
  (await features.messages())
    .filter(({ subjectId }) => subjectId === id)
    .map(({ template, occasion, state }) => [template, occasion.split(' ')[0], state].filter(Boolean).join(' '))
    .sort();
const kinds = async ({ personId }: SignUp) =>
  (await features.inTx(() => features.app.get(Db).repo(TimelineEntry).findBy({ personId: personId! }))).map(
    ({ kind }) => kind as string,
  );
const read = (mail: string) =>
  mail
    .replace(/=\r?\n/g, '')
    .replace(/\r\n[ \t]/g, ' ')
    .replace(/=3D/g, '=');
/** A full event with one person in it and one who waits; what follows from that was done and sent. */
async function line(hours = 72) {
  const event = await made.eventIn(hours * HOUR, { capacity: 1 });
  const inside = await made.signUp(event);
  const waiting = await waits(event);
  await made.follow();
  await made.deliver();
  return { event, inside, waiting };
}

test('who waits is told so, with a way to leave; who gets a place is told that once, with all that a place has', async () => {
  const { inside, waiting } = await line();
  const url = `${features.config.publicUrl}/sign-ups/${waiting.details.token}`;
  const told = read(smtp.texts.find((text) => text.includes(waiting.details.email))!);
  expect(told).toContain('Subject: You are on the waiting list: Press conference');
  expect(told).toContain(`leave the list here: ${url}`);
  expect(told).not.toContain('text/calendar');
  expect(await ledger(waiting)).toEqual(['signUp.waitlisted ACCEPTED']);

  smtp.texts.length = 0;
  await made.giveBack(inside);
  await made.follow();
  await made.deliver();
  await made.follow();
  await made.deliver();
  const mails = smtp.texts.map(read).filter((text) => text.includes(`To: ${waiting.details.email}`));
  expect(mails).toHaveLength(1);
  expect(mails[0]).toContain('Subject: A place is free, and it is yours: Press conference');
  expect(mails[0]).toContain(`give your place back here: ${url}`);
  expect(mails[0]).toContain('text/calendar');
  expect(await ledger(waiting)).toEqual([
    'event.reminder 24h QUEUED',
    'event.reminder 2h QUEUED',
    'signUp.promoted ACCEPTED',
    'signUp.waitlisted ACCEPTED',
  ]);
  expect(await kinds(waiting)).toEqual(expect.arrayContaining(['WAITLISTED', 'PROMOTED', 'MESSAGE_SENT']));
});

test('who had a place before they could be told that they wait hears of the place alone', async () => {
  const event = await made.eventIn(72 * HOUR, { capacity: 1 });
  const inside = await made.signUp(event);
  const waiting = await waits(event);
  await made.follow(); // that they wait is queued
  await made.giveBack(inside);
  await made.deliver(); // and no longer true
  await made.follow();
  await made.deliver();
  expect(await ledger(waiting)).toEqual([
    'event.reminder 24h QUEUED',
    'event.reminder 2h QUEUED',
    'signUp.promoted ACCEPTED',
    'signUp.waitlisted CANCELLED',
  ]);
});

test('facts that arrive in the wrong order come to the same end', async () => {
  const event = await made.eventIn(72 * HOUR, { capacity: 1 });
  const inside = await made.signUp(event);
  const waiting = await waits(event);
  await made.giveBack(inside);
  await made.admin('update outbox set id = gen_random_uuid()');
  await made.follow();
  expect(await ledger(waiting)).toEqual([
    'event.reminder 24h QUEUED',
    'event.reminder 2h QUEUED',
    'signUp.promoted QUEUED',
  ]);
});

test('who asks again while they wait is told so at most once an hour; who has a place is told of that', async () => {
  const { event, inside, waiting } = await line();
  for (let n = 0; n < 3; n += 1) await waits(event, { email: waiting.details.email });
  await waits(event, { email: inside.details.email });
  await made.follow();
  await made.deliver();
  const states = async (signUp: SignUp) => (await ledger(signUp)).map((each) => each.replace(/ \d{4}-.*? /, ' '));
  expect(await states(waiting)).toEqual(['signUp.waiting ACCEPTED', 'signUp.waitlisted ACCEPTED']);
  expect(await states(inside)).toContain('signUp.repeated ACCEPTED');
  await made.admin(`update message set "createdAt" = "createdAt" - interval '61 minutes' where "subjectId" = $1`, [
    waiting.id,
  ]);
  await waits(event, { email: waiting.details.email });
  await made.follow();
  expect((await states(waiting)).filter((each) => each.startsWith('signUp.waiting '))).toHaveLength(2);
});

test('who leaves the line hears nothing that was queued, and nothing more', async () => {
  const event = await made.eventIn(72 * HOUR, { capacity: 0 });
  const waiting = await waits(event);
  await made.follow();
  await made.giveBack(waiting);
  await made.deliver();
  await made.follow();
  await made.cancel(event);
  await made.follow();
  await made.deliver();
  expect(await ledger(waiting)).toEqual(['signUp.waitlisted CANCELLED']);
  expect(smtp.texts).toEqual([]);
});

test('a change is told to those with a place, a cancellation to those who wait too', async () => {
  const { event, inside, waiting } = await line();
  await made.move(event, 96 * HOUR);
  await made.follow();
  expect(await ledger(inside)).toContain('event.changed 1 QUEUED');
  expect(await ledger(waiting)).toEqual(['signUp.waitlisted ACCEPTED']);
  await made.cancel(event);
  await made.follow();
  await features.inside(() => features.app.get(MessagesService).sweep());
  smtp.texts.length = 0;
  await made.deliver();
  expect(await ledger(waiting)).toEqual(['event.cancelled ACCEPTED', 'signUp.waitlisted ACCEPTED']);
  expect(await ledger(inside)).toContain('event.cancelled ACCEPTED');
  const mail = read(smtp.texts.find((text) => text.includes(`To: ${waiting.details.email}`))!);
  expect(mail).toContain('Subject: Cancelled: Press conference');
  expect(mail).not.toContain('text/calendar');
});
