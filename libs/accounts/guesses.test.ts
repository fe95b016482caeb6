import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { guessed } from '../../test/guessing.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { hasRedis } from '../../test/stores.ts';
import { PASSWORD } from '../../test/team.ts';
import { Passwords } from './passwords.ts';

(hasRedis ? test : test.skip)(
  'of guesses from 200 addresses at most 100 reach the hash, though the job store is emptied (10,000 of them in torture)',
  async () => {
    const { hashed, afterwards } = await guessed(1_500);
    expect([hashed > 50, hashed <= 100, afterwards]).toEqual([true, true, 429]);
  },
);

describe('a storm of sign-ins', () => {
  let api: Api;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());

  test('two hashes at most are made at the same time, and all of them in the end', async () => {
    const passwords = api.app.get(Passwords);
    const now = passwords as unknown as { readonly running: number; readonly waiting: readonly unknown[] };
    const most: number[] = [];
    const all = Array.from({ length: 6 }, () =>
      passwords.matches(undefined, PASSWORD).then((right) => {
        most.push(now.running);
        return right;
      }),
    );
    expect(await Promise.all(all)).toEqual(Array(6).fill(false));
    expect([Math.max(...most) <= 2, now.running, now.waiting.length]).toEqual([true, 0, 0]);
  });
});
