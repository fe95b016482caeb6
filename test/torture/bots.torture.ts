/*
 * Programs send 1,000 forms without a proof of work or with a used one, 64 at once, to two processes. Everybody is answered, and
 * nobody is counted.
 *
 * BOT_FORMS (1000).
 */
import { afterAll, beforeAll, test } from '@jest/globals';
import { flood } from '../bots.ts';
import { type Api, startApi } from '../harness.ts';
import { secondApi } from '../second-api.ts';

const FORMS = Number(process.env.BOT_FORMS ?? 1000);

let api: Api;
let second: Awaited<ReturnType<typeof secondApi>>;
beforeAll(async () => {
  api = await startApi();
  second = await secondApi(api.config);
}, 90_000);
afterAll(async () => {
  await second?.close();
  await api?.close();
});

test(
  `of ${FORMS} forms without a proof or with a used one, none is counted`,
  async () => {
    await flood(api, [await api.app.getUrl(), second.base], FORMS);
  },
  60_000 + FORMS * 300,
);
