import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBlocked } from './blocked.ts';

const NAMES = ['Minneapolis Allies', 'Ana Prueba', 'ana.prueba@example.org'];

test.each([
  'passwordpassword',
  'Password1234567!',
  'P@ssw0rd123456789',
  'qwertyuiopasdfghjkl',
  '123456789012345678',
  'aaaaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  'iloveyouiloveyou2',
  'correct horse battery staple',
  'CorrectHorseBatteryStaple1',
  'contraseña123456',
  'minneapolisallies',
  'Minneapolis-Allies-2026!',
  'anaprueba19991999',
  'sanctuary-password-2026',
])('%s is one that guessers try', (password) => {
  expect(isBlocked(password, NAMES)).toBe(true);
});

test.each([
  'four random words in a row',
  'una vaca lee el periódico',
  '83917 20465 71930 82645',
  'tW7#kq9!vXz2$mB4',
  'Minneapolis winters teach patience',
])('%s is not', (password) => {
  expect(isBlocked(password, NAMES)).toBe(false);
});

test('no random password of 15 letters and digits is refused', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
  const random = fc
    .array(fc.constantFrom(...letters), { minLength: 15, maxLength: 30 })
    .filter((all) => new Set(all).size > 9);
  fc.assert(
    fc.property(random, (all) => !isBlocked(all.join(''), NAMES)),
    { numRuns: 300 },
  );
});

test('whatever is repeated is refused, and so is the name of whoever chooses it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (part) => isBlocked(part.repeat(16), [])),
    { numRuns: 100 },
  );
  fc.assert(fc.property(fc.integer({ min: 1950, max: 2049 }), (year) => isBlocked(`AnaPrueba${year}!!`, NAMES)));
});
