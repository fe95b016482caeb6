import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD = 30;
/** Letters and digits that nobody mistakes for one another when they copy them from paper. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 15;
/** How many recovery codes somebody gets. */
export const CODES = 10;

const app = (secret: string, issuer = '', label = '') =>
  new TOTP({ issuer, label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD });

/** A new secret for an app that shows codes: 160 bits, in Base32. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from the picture. */
export const uriOf = (secret: string, issuer: string, label: string): string => app(secret, issuer, label).toString();

/** The half minute that a code belongs to: this one or a neighbour of it; undefined where the code is wrong. */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const delta = app(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD) + delta;
}

/** Whether what was typed is a code of an app rather than one from paper. */
export const isAppCode = (typed: string): boolean => /^\d{6}$/.test(typed.replace(/\s/g, ''));

/** A code as it is compared: how it was grouped and written does not matter. */
export const bare = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Ten codes for paper, each of 74 random bits, in groups of five. */
export const newCodes = (): string[] => Array.from({ length: CODES }, newCode);

function newCode(): string {
  let code = '';
  while (code.length < LENGTH)
    for (const byte of randomBytes(LENGTH)) {
      // Bytes past the last whole multiple would make some letters likelier than others.
      if (byte < 256 - (256 % LETTERS.length) && code.length < LENGTH) code += LETTERS[byte % LETTERS.length];
    }
  return code.replace(/(.{5})(?=.)/g, '$1-');
}
