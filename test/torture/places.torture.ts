/*
 * 200 people sign up at once for 50 places, on the public form, half of them at each of two API processes; 50 times over. Each
 * time exactly 50 have a place, whoever came first, and everybody is answered.
 *
 * PLACES_ROUNDS (50), PLACES_COMERS (200), PLACES (50).
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Event, SignUp, SignUpState } from '#events';
import { Db } from '#platform';
import { type Features, startFeatures } from '../features.ts';
import { Fleet } from '../fleet.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { until } from '../harness.ts';
import { browse, filled } from '../public-pages.ts';
import { freePort } from '../stores.ts';

const ROUNDS = Number(process.env.PLACES_ROUNDS ?? 50);
const COMERS = Number(process.env.PLACES_COMERS ?? 200);
const PLACES = Number(process.env.PLACES ?? 50);

let features: Features;
let made: Gatherings;
const fleets: Fleet[] = [];
const urls: string[] = [];
beforeAll(async () => {
  features = await startFeatures();
  made = new Gatherings(features);
  for (let n = 0; n < 2; n += 1) {
    const port = await freePort();
    fleets.push(new Fleet({ ...features.config, port }, ['api'], {}));
    urls.push(`http://127.0.0.1:${port}`);
  }
  await until(() => expect(fleets.map((fleet) => fleet.ready('api'))).toEqual([1, 1]), 60_000);
}, 120_000);
afterAll(async () => {
  await Promise.all(fleets.map((fleet) => fleet.land()));
  await features.close();
}, 60_000);

/** One of many who press the button at the same moment, each from an address of their own. */
async function comes({ id, slug }: Event, round: number, n: number): Promise<number> {
  const form = await filled(features, { id }, { name: `Guest ${n}`, email: `guest${n}.${round}@example.org` });
  const from = { 'x-forwarded-for': `10.${round % 250}.${n >> 8}.${n & 255}` };
  return (await browse(urls[n % 2]!, `/events/${slug}`, form, from)).status;
}

test(
  `${ROUNDS} times ${COMERS} at once for ${PLACES} places at two processes: exactly ${PLACES} get one`,
  async () => {
    const answers = new Map<number, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const event = await made.eventIn(48 * HOUR, { capacity: PLACES });
      const all = await Promise.all(Array.from({ length: COMERS }, (_, n) => comes(event, round, n)));
      for (const status of all) answers.set(status, (answers.get(status) ?? 0) + 1);
      const where = { eventId: event.id, state: SignUpState.CONFIRMED };
      expect([round, await made.inTx(() => features.app.get(Db).repo(SignUp).countBy(where))]).toEqual([round, PLACES]);
      expect([...answers.keys()].filter((status) => status >= 500)).toEqual([]);
    }
    process.stdout.write(`Answers by status: ${JSON.stringify(Object.fromEntries(answers))}\n`);
  },
  ROUNDS * 60_000,
);
