import { afterEach, describe, expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { BlastsService, MessagesService, Unsubscribe } from '#outreach';
import { OptOut, type Person } from '#people';
import { Actor } from '#accounts';
import { Db, v4 } from '#platform';
import { startFeatures } from './features.ts';
import { Fleet } from './fleet.ts';
import { until } from './harness.ts';
import { MailingList } from './mailing-list.ts';
import { type Mood, type Smtp, smtpServer } from './smtp.ts';
import { freePort, hasRedis, redisServer } from './stores.ts';

/** Fewer than a real list, so that every change can be tested; test/torture takes 5,000. */
const PEOPLE = Number(process.env.MAILING_PEOPLE ?? 600);
const STOPS = 100;
const KILLS = 5;
const WORKERS = 3;
/** `soon` and `bulk` together: how many mails one worker may have on the way. */
const IN_FLIGHT = 7;
const HURRY = {
  relayMs: 50,
  clockMs: 1_000,
  retryMs: 500,
  againMs: 4_000,
  lockDuration: 2_000,
  stalledInterval: 1_000,
};

/** A server that is sometimes busy, and sometimes breaks off before the text or instead of its answer. */
async function moody(): Promise<Smtp> {
  const smtp = await smtpServer();
  const moods: [number, Mood][] = [
    [0.005, 'busy'],
    [0.01, 'leave'],
    [0.015, 'drop'],
  ];
  smtp.mood = () => {
    const luck = Math.random();
    return moods.find(([below]) => luck < below)?.[1] ?? 'accept';
  };
  return smtp;
}

const idOf = (text: string) => /^Message-ID: <([^@]+)@/im.exec(text)![1]!;
const toOf = (text: string) => /^To: (\S+)/im.exec(text)![1]!;

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/*
 * Controls: with a claim that takes a message whatever its state, hundreds arrive twice; with a claim that does not ask
 * whether its reader may be written to, those who stopped get mails.
 */
(hasRedis ? describe : describe.skip)('a mailing on Redis', () => {
  test(
    `to ${PEOPLE}, ${KILLS} kills, one empty store, ${STOPS} who stop meanwhile: none lost, none doubled, none after a stop`,
    async () => {
      const redis = await redisServer();
      closing.push(() => redis.remove());
      const smtp = await moody();
      closing.push(() => smtp.close());
      const port = await freePort();
      const features = await startFeatures({ smtpUrl: smtp.url, redisUrl: redis.url, port });
      closing.push(() => features.close());
      const { app, inside, inTx } = features;
      const list = new MailingList(features);
      await list.sender();
      const people = await list.people(PEOPLE);
      const { id } = await list.draft();
      const blasts = app.get(BlastsService);

      const fleet = new Fleet(features.config, ['api', ...Array<'worker'>(WORKERS).fill('worker')], HURRY);
      closing.push(() => fleet.scuttle());
      await until(() => expect([fleet.ready('api'), fleet.ready('worker')]).toEqual([1, WORKERS]));
      await inside(() => blasts.start(new Actor('test', features.organizationId, 'owner'), id, v4()));

      /** When the POST of each who stopped was answered. */
      const answered = new Map<string, number>();
      const stop = async ({ id: personId }: Person) => {
        const url = new URL(await inside(async () => app.get(Unsubscribe).url(personId, 'en')));
        const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
        const { status } = await fetch(`http://127.0.0.1:${port}${url.pathname}`, { method: 'POST', body });
        expect(status).toBe(200);
        answered.set(personId, Date.now());
      };
      // Spread over the whole list, so that some have their mail, some are about to get it, and most never will.
      const stopping = Array.from({ length: STOPS }, (_, n) => people[Math.floor(((n + 0.5) * PEOPLE) / STOPS)]!);
      const reached = (part: number) => until(() => expect(smtp.texts.length).toBeGreaterThan(PEOPLE * part));
      for (let round = 1; round <= KILLS; round += 1) {
        await reached(round * 0.12);
        const now = stopping.slice(((round - 1) * STOPS) / KILLS, (round * STOPS) / KILLS);
        const stops = Promise.all(now.map(stop));
        fleet.sink((ready) => Math.min(1 + Math.floor(Math.random() * (ready - 1)), ready - 1)); // never the API
        if (round === 3) {
          const client = new Redis(redis.url);
          await client.flushall();
          client.disconnect();
        }
        await stops;
      }

      // A killed worker's messages are SENDING until they are taken for lost; nobody waits ten minutes for that here.
      const queued = async () => (await features.messages()).filter(({ state }) => state === 'QUEUED').length;
      const nothingQueued = async () => expect(await queued()).toBe(0);
      const stuck = await fleet
        .finish(nothingQueued, nothingQueued, 240_000 + PEOPLE * 200)
        .catch((error: Error) => error);
      await inside(() => app.get(MessagesService).sweep(0));
      await inside(() => blasts.follow());

      const all = await features.messages();
      const arrivals = Map.groupBy(smtp.texts.map(idOf), (each) => each);
      const readers = Map.groupBy(smtp.texts.map(toOf), (each) => each);
      expect([...arrivals].filter(([, times]) => times.length > 1)).toEqual([]); // no message twice
      expect([...readers].filter(([, times]) => times.length > 1)).toEqual([]); // nobody twice
      if (stuck) throw stuck;
      const state = new Map(all.map((message) => [message.personId, message]));
      expect(state.size).toBe(all.length);
      // None lost: who did not stop has it, or it is flagged.
      const others = people.filter((person) => !answered.has(person.id)).map((person) => state.get(person.id)?.state);
      expect(others.filter((each) => each !== 'ACCEPTED' && each !== 'UNKNOWN')).toEqual([]);
      expect(all.filter((each) => each.state === 'ACCEPTED' && !arrivals.has(each.id))).toEqual([]);
      expect(all.filter((each) => !['ACCEPTED', 'UNKNOWN'].includes(each.state) && arrivals.has(each.id))).toEqual([]);
      const unknown = all.filter((each) => each.state === 'UNKNOWN');
      expect(unknown.length).toBeLessThanOrEqual(KILLS * IN_FLIGHT + smtp.dropped);
      expect((await inside(() => blasts.get(id))).state).toBe('DONE');

      // None begun after the answer to their stop; one that was on its way then may arrive a little later.
      expect(answered.size).toBe(STOPS);
      expect(await inTx(() => app.get(Db).repo(OptOut).countBy({ source: 'unsubscribe' }))).toBe(STOPS);
      for (const [personId, at] of answered) {
        const message = state.get(personId)!;
        if (message.state === 'CANCELLED') expect(message.reason).toBe('people.contact.optedOut');
        else expect(message.claimedAt!.getTime()).toBeLessThanOrEqual(at);
      }
      const spared = [...answered.keys()].filter((personId) => state.get(personId)!.state === 'CANCELLED').length;
      expect(spared).toBeGreaterThan(0);
      process.stdout.write(
        `${all.length} messages, ${smtp.texts.length} arrived, ${unknown.length} unknown, ${smtp.dropped} dropped, ` +
          `${STOPS} stopped meanwhile, ${spared} of them in time\n`,
      );
    },
    600_000 + PEOPLE * 200,
  );
});
