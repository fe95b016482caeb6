import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { APP_ROLE } from '#platform';
import { type Features, startFeatures } from '../../test/features.ts';
import { Gatherings, HOUR } from '../../test/gatherings.ts';
import { until } from '../../test/harness.ts';
import { type Smtp, smtpServer } from '../../test/smtp.ts';
import { LedgerService } from './ledger.service.ts';
import { MessagesService } from './messages.service.ts';

let smtp: Smtp;
let features: Features;
let made: Gatherings;
const clients: pg.Client[] = [];
beforeAll(async () => {
  smtp = await smtpServer();
  features = await startFeatures({ smtpUrl: smtp.url });
  made = new Gatherings(features);
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await features.close();
  await smtp.close();
});

async function connected(options?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: features.config.databaseUrl, options });
  await client.connect();
  clients.push(client);
  return client;
}

/** Somebody else's transaction. */
async function other(): Promise<pg.Client> {
  const client = await connected(`-c role=${APP_ROLE} -c app.organization=${features.organizationId}`);
  await client.query('begin');
  return client;
}

const WAITING = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/** Waits until so many transactions wait for locks. */
async function waiting(watch: pg.Client, count: number): Promise<void> {
  await until(async () => expect((await watch.query(WAITING)).rows).toHaveLength(count));
}

/** Waits until something is done, or so many transactions wait for locks. */
async function settledOrWaiting(work: Promise<unknown>, watch: pg.Client, count: number): Promise<void> {
  let settled = false;
  const done = () => (settled = true);
  work.then(done, done);
  await until(async () => settled || expect((await watch.query(WAITING)).rows).toHaveLength(count));
}

test('a mail that is about to go, a place given back and what follows from it, and others at that event: none waits crosswise', async () => {
  const event = await made.eventIn(72 * HOUR);
  const signUp = await made.signUp(event);
  await made.follow();
  const [confirmed] = (await features.messages()).filter(({ template }) => template === 'signUp.confirmed');
  expect(confirmed!.state).toBe('QUEUED');
  const hold = (who: pg.Client, how: string) => who.query(`select from event where id = $1 for ${how}`, [event.id]);

  // The order of a busy day, one step after the other: somebody is at the event's row; behind them one who only reads it,
  // one who changes it, and the mail.
  const watch = await connected();
  const [first, reader, writer] = [await other(), await other(), await other()];
  await hold(first, 'update');
  const reads = hold(reader, 'share');
  await waiting(watch, 1);
  const writes = hold(writer, 'update');
  await waiting(watch, 2);
  const sends = features.inside(() => features.app.get(MessagesService).send(confirmed!.id));
  await waiting(watch, 3);
  await made.admin(`update sign_up set state = 'CANCELLED', "cancelledAt" = now() where id = $1`, [signUp.id]);
  await first.query('commit');
  await reads;
  await waiting(watch, 2);

  // What follows from the place that was given back gets past the one who changes the event, and takes the mail back.
  const follows = features.inside(() => features.app.get(LedgerService).signUpCancelled(signUp.id));
  await settledOrWaiting(follows, watch, 3);
  await reader.query('commit');
  await Promise.all([follows, writes]);
  await writer.query('commit');
  await sends;
  const states = (await features.messages()).map(({ template, state }) => `${template} ${state}`).sort();
  expect(states).toEqual([
    'event.reminder CANCELLED',
    'event.reminder CANCELLED',
    'signUp.cancelled QUEUED',
    'signUp.confirmed CANCELLED',
  ]);
  expect(smtp.texts).toEqual([]);
});

test('what a mail server answered is written down, also where somebody who holds its reader comes to the same message', async () => {
  smtp.texts.length = 0;
  const event = await made.eventIn(72 * HOUR);
  const { personId, id } = await made.signUp(event);
  await made.follow();
  const ofTheirs = async () =>
    (await features.messages()).find((each) => each.subjectId === id && each.template === 'signUp.confirmed')!;
  const message = await ofTheirs();
  const [watch, merging] = [await connected(), await other()];
  let answer = () => {};
  smtp.thinks = () => new Promise((done) => (answer = done));
  const sends = features.inside(() => features.app.get(MessagesService).send(message.id));
  await until(() => expect(smtp.texts).toHaveLength(1));
  await merging.query('select from person where id = $1 for update', [personId]);
  answer();
  await waiting(watch, 1);
  // The database ends one of the two: mostly who sends, who has waited longer.
  await merging
    .query('update message set contact = contact where id = $1', [message.id])
    .catch((error: { code?: string }) => expect(error.code).toBe('40P01'));
  await merging.query('commit');
  await sends;
  expect((await ofTheirs()).state).toBe('ACCEPTED');
});
