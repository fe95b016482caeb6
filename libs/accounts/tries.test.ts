import { expect, test } from '@jest/globals';
import { Tries } from './tries.ts';

const MINUTE = 60_000;

test('each address has its own tries, and new ones after the time', () => {
  const tries = new Tries({ limit: 2, minutes: 15 });
  for (const who of ['a', 'a', 'b']) tries.count(who, 0);
  expect(() => tries.count('a', MINUTE)).toThrow('TOO_MANY');
  tries.count('b', MINUTE);
  tries.count('a', 15 * MINUTE);
});

test('a flood of addresses fills no memory, and is counted together', () => {
  const tries = new Tries({ limit: 2, minutes: 15 });
  for (let n = 0; n < 10_002; n += 1) tries.count(`address ${n}`, 0);
  expect(() => tries.count('another one', 0)).toThrow('TOO_MANY');
});
