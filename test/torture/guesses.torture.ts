import { expect, test } from '@jest/globals';
import { guessed } from '../guessing.ts';

test('of 10,000 guesses from 200 addresses at most 100 reach the hash', async () => {
  const { hashed, afterwards } = await guessed(10_000);
  expect([hashed > 50, hashed <= 100, afterwards]).toEqual([true, true, 429]);
}, 600_000);
