import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { DateTime } from 'luxon';
import { Actor, UsersService } from '#accounts';
import { Event, SignUp, SignUpState } from '#events';
import { ContactDigestLedger, LedgerService, type Message, MessagesService } from '#outreach';
import { CITY_ZONE, Db } from '#platform';
import { ContactDigests, dayOf, TasksService } from '#volunteers';
import { type Features, startFeatures } from './features.ts';
import { carriedBy } from './public-pages.ts';
import { Fleet } from './fleet.ts';
import { Gatherings, HOUR } from './gatherings.ts';
import { until } from './harness.ts';
import { type Mood, type Smtp, smtpServer } from './smtp.ts';
import { freePort, hasRedis, redisServer } from './stores.ts';

/** Twenty on both stores together; test/torture takes more of each. */
const ROUNDS = Number(process.env.KILLS ?? 6);
const PEOPLE = Number(process.env.KILLED_PEOPLE ?? 60);
const WORKERS = 3;
/** `soon` and `bulk` together: how many mails one worker may have on the way. */
const IN_FLIGHT = 7;
/** More than one worker has on the way at a time. */
const READERS = 12;
const HURRY = { relayMs: 50, clockMs: 300, retryMs: 500, againMs: 4_000, lockDuration: 2_000, stalledInterval: 1_000 };

/** Chance that can be repeated: the seed is in the name of the test, and `SEED` sets it. */
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
let state = seed;
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const choose = (count: number) => Math.floor(chance() * count);

/** A server that thinks a while, is sometimes busy, and sometimes breaks off before the text or instead of its answer. */
async function moody(): Promise<Smtp> {
  const smtp = await smtpServer();
  const moods: [number, Mood][] = [
    [0.02, 'busy'],
    [0.04, 'leave'],
    [0.06, 'drop'],
  ];
  smtp.mood = () => {
    const luck = chance();
    return moods.find(([below]) => luck < below)?.[1] ?? 'accept';
  };
  smtp.pause = () => 5 + chance() * 95;
  return smtp;
}

/** Signs people up through the public form, as fast as it lets them, while the API comes and goes. */
async function signUpMeanwhile(url: string, { slug }: Event, running: () => boolean): Promise<void> {
  const page = `${url}/events/${slug}`;
  let ticket: string | undefined;
  for (let n = 0; running(); n += 1) {
    await pause(50);
    try {
      const carried = await carriedBy(await (await fetch(page)).text());
      ticket ??= carried.ticket;
      const body = new URLSearchParams({ name: 'Bo Example', email: `bo${n}@example.org`, ...carried, ticket });
      await fetch(page, { method: 'POST', body, redirect: 'manual' });
    } catch {
      // Nobody answers: the next one may.
    }
  }
}

/** How often each message arrived, by its id. */
function arrivals({ texts }: Smtp): Map<string, number> {
  const ids = texts.map((text) => /^Message-ID: <([^@]+)@/im.exec(text)![1]!);
  return new Map([...Map.groupBy(ids, (id) => id)].map(([id, all]) => [id, all.length]));
}

/** Who signed up, and the ledger of each. */
async function book({ app, inTx, messages }: Features) {
  const signUps = await inTx(() => app.get(Db).repo(SignUp).findBy({ state: SignUpState.CONFIRMED }));
  return { signUps, ledger: Map.groupBy(await messages(), ({ subjectId }) => subjectId) };
}
const named = (messages: Message[] | undefined, name: string) =>
  messages?.filter(({ template, occasion }) => `${template} ${occasion}`.startsWith(name)) ?? [];

/** What is so once nothing is left to do, and once nothing was given back after that. */
function ends({ messages, outbox }: Features) {
  const due = async () => {
    const queued = (await messages()).filter(({ state }) => state === 'QUEUED');
    return queued.filter(({ notBefore, attempts }) => notBefore.getTime() < Date.now() || attempts > 0).length;
  };
  return {
    nothingDue: async () => expect({ due: await due(), outbox: await outbox() }).toEqual({ due: 0, outbox: [] }),
    nothingGivenBack: async () => expect(await due()).toBe(0),
  };
}

/** Organizers who want the daily mail and have something to do today; who they are, by their addresses. */
async function morning({ app, inside, organizationId }: Features): Promise<Map<string, string>> {
  const readers = new Map<string, string>();
  for (let n = 0; n < READERS; n += 1)
    await inside(async () => {
      const email = `reads${n}@example.org`;
      const newcomer = { name: 'Rita Example', email, role: 'organizer', passwordHash: 'none', proven: true } as const;
      const { id } = await app.get(Db).tx(() => app.get(UsersService).make(newcomer));
      const actor = new Actor(id, organizationId, 'organizer', true);
      await app.get(ContactDigests).want(actor, true);
      const task = { title: 'Call back', assigneeId: id, dueOn: dayOf(new Date()) };
      await app.get(TasksService).create(actor, task);
      readers.set(email, id);
    });
  return readers;
}

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/*
 * Control: with a claim that takes a message whatever its state (`m.state <> 'CANCELLED'`), as a handler without a claim
 * does, 539 messages arrived more than once in one such run (PostgreSQL, seed 939950).
 */
const stores: [string, boolean][] = [
  ['PostgreSQL', true],
  ['Redis', hasRedis],
];
for (const [store, there] of stores)
  (there ? describe : describe.skip)(`jobs on ${store}, seed ${seed}`, () => {
    test(
      `${ROUNDS} rounds of kill -9 while confirmations and reminders go out: each once, or flagged, never twice`,
      async () => {
        const redis = store === 'Redis' ? await redisServer() : undefined;
        closing.push(() => redis?.remove());
        const smtp = await moody();
        closing.push(() => smtp.close());
        const port = await freePort();
        const features = await startFeatures({ smtpUrl: smtp.url, redisUrl: redis?.url ?? '', port });
        closing.push(() => features.close());
        const made = new Gatherings(features);
        const event = await made.eventIn(48 * HOUR);
        const ledger = features.app.get(LedgerService);
        for (let n = 0; n < PEOPLE; n += 1) {
          const { id } = await made.signUp(event);
          await features.inside(() => ledger.signUpMade(id));
        }
        const open = await made.eventIn(20 * HOUR);
        const moved = await made.move(event, 25 * HOUR);
        await features.inside(() => ledger.eventChanged(moved.id));
        // Its reminders are due in four seconds.
        await made.admin(
          `update message set "notBefore" = now() + interval '4 seconds'
           where template = 'event.reminder' and occasion like '24h%' and state = 'QUEUED'`,
        );

        const fleet = new Fleet(features.config, ['api', ...Array<'worker'>(WORKERS).fill('worker')], HURRY);
        closing.push(() => fleet.scuttle());
        let running = true;
        const signingUp = signUpMeanwhile(`http://127.0.0.1:${port}`, open, () => running);
        const killed = { api: 0, worker: 0 };
        for (let round = 1; round <= ROUNDS; round += 1) {
          await until(() => expect(fleet.ready('worker')).toBeGreaterThan(1));
          await pause(chance() * 500);
          killed[fleet.sink(choose)] += 1;
          if (redis && round % 7 === 0) {
            const client = new Redis(redis.url);
            await client.flushall();
            client.disconnect();
          }
        }
        running = false;
        await signingUp;

        const { nothingDue, nothingGivenBack } = ends(features);
        const stuck = await fleet
          .finish(nothingDue, nothingGivenBack, 240_000 + PEOPLE * 200)
          .catch((error: Error) => error);
        await features.inside(() => features.app.get(MessagesService).sweep(0));

        const arrived = arrivals(smtp);
        const all = await features.messages();
        expect([...arrived].filter(([, times]) => times > 1)).toEqual([]); // never twice
        if (stuck) throw stuck;
        expect(all.filter(({ id, state }) => state === 'ACCEPTED' && !arrived.has(id))).toEqual([]); // never lost
        expect(all.filter(({ id, state }) => !['ACCEPTED', 'UNKNOWN'].includes(state) && arrived.has(id))).toEqual([]);
        expect([...arrived.keys()].filter((id) => !all.some((message) => message.id === id))).toEqual([]);
        const unknown = all.filter(({ state }) => state === 'UNKNOWN');
        const dropped = smtp.dropped;
        expect(unknown.length).toBeLessThanOrEqual(killed.worker * IN_FLIGHT + dropped);

        const { signUps, ledger: of } = await book(features);
        expect(signUps.length).toBeGreaterThanOrEqual(PEOPLE);
        for (const { id, eventId } of signUps) {
          const reminders = eventId === event.id ? ['event.reminder 24h'] : [];
          for (const name of ['signUp.confirmed', ...reminders]) {
            const states = named(of.get(id), name).map(({ state }) => state);
            expect([['ACCEPTED'], ['UNKNOWN']]).toContainEqual(states);
          }
          expect(named(of.get(id), 'event.reminder 2h')).toHaveLength(1);
        }
        process.stdout.write(
          `${store}: ${all.length} messages, ${smtp.texts.length} arrived, ${unknown.length} unknown, ` +
            `${signUps.length - PEOPLE} signed up meanwhile, killed ${JSON.stringify(killed)}, ${dropped} dropped\n`,
        );
      },
      480_000 + ROUNDS * 10_000 + PEOPLE * 500,
    );
  });

/*
 * On one store: above, both run a killed worker's jobs again. Control: with the same claim, 7 of 12 readers did not get
 * exactly one.
 */
test('kill -9 in the middle of the daily mails: each reader gets the one of the day, or it is flagged', async () => {
  const smtp = await smtpServer();
  closing.push(() => smtp.close());
  const features = await startFeatures({ smtpUrl: smtp.url });
  closing.push(() => features.close());
  const readers = await morning(features);
  const today = dayOf(new Date());
  const at = DateTime.fromISO(today, { zone: CITY_ZONE }).set({ hour: 9 }).toJSDate();
  const gather = () => features.inside(() => features.app.get(ContactDigestLedger).gather(at));
  await gather();

  let killed = false;
  smtp.pause = () => (killed ? 0 : 600_000); // it keeps the first ones and says nothing
  const fleet = new Fleet(features.config, ['worker'], HURRY);
  closing.push(() => fleet.scuttle());
  await until(() => expect([fleet.ready('worker'), smtp.texts.length > 0]).toEqual([1, true]));
  killed = true;
  fleet.sink(choose);
  await gather();
  const { nothingDue, nothingGivenBack } = ends(features);
  await fleet.finish(nothingDue, nothingGivenBack);
  await features.inside(() => features.app.get(MessagesService).sweep(0));

  const all = await features.messages();
  expect(all.map(({ subjectId, occasion }) => `${occasion} ${subjectId}`).sort()).toEqual(
    [...readers.values()].map((id) => `${today} ${id}`).sort(),
  );
  const arrived = arrivals(smtp);
  const states = all.map(({ id, state }) => `${state} ${arrived.get(id) ?? 0}`);
  expect(states.filter((each) => !['ACCEPTED 1', 'UNKNOWN 0', 'UNKNOWN 1'].includes(each))).toEqual([]);
  expect(states).toContain('UNKNOWN 1'); // it was killed in the middle
  expect(states.filter((each) => each.startsWith('UNKNOWN')).length).toBeLessThanOrEqual(IN_FLIGHT);
  const to = smtp.texts.map((text) => /^To: <?([^>\r\n]+)/im.exec(text)![1]!);
  expect(to.filter((address, n) => !readers.has(address) || to.indexOf(address) !== n)).toEqual([]);
});
