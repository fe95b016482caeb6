import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { bare, CODES, isAppCode, newCodes, newSecret, stepOf, uriOf } from './codes.ts';

const SECRET = newSecret();
const at = (now: number) => new TOTP({ secret: Secret.fromBase32(SECRET) }).generate({ timestamp: now });
const NOW = 1_795_400_000_000;

test('a code belongs to its half minute, and is taken in the one before and the one after, no longer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), (seconds) => {
      const now = seconds * 1000 + 60_000;
      const step = Math.floor(now / 30_000);
      return stepOf(SECRET, at(now), now) === step && stepOf(SECRET, at(now - 30_000), now) === step - 1;
    }),
    { numRuns: 50 },
  );
  expect(stepOf(SECRET, at(NOW - 90_000), NOW)).not.toBe(Math.floor(NOW / 30_000) - 3);
  expect(stepOf(SECRET, '12345', NOW)).toBeUndefined();
  expect(stepOf(newSecret(), at(NOW), NOW)).toBeUndefined();
});

test('the address of the picture names the organization, the account and the secret', () => {
  const uri = uriOf(SECRET, 'Allies', 'ana@example.org');
  expect(uri).toMatch(/^otpauth:\/\/totp\/Allies:ana%40example\.org\?issuer=Allies&secret=/);
  expect(uri).toContain(SECRET);
});

test('ten codes for paper, all different, read the same however they are typed, and never like a code of an app', () => {
  const codes = newCodes();
  expect(new Set(codes).size).toBe(CODES);
  for (const code of codes) {
    expect(code).toMatch(/^[2-9a-z]{5}(-[2-9a-z]{5}){2}$/);
    expect(bare(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(bare(code));
    expect(isAppCode(code)).toBe(false);
  }
  expect(isAppCode('123 456')).toBe(true);
});
