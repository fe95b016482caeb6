/** The least number of characters of a password: length is worth more than odd characters. */
export const LEAST = 15;

/** How a password looks: too short, weak (few different characters or one run of them), fair or good. */
export type Strength = 'short' | 'weak' | 'fair' | 'good';

/** A hint while somebody types, not a judgement: the API decides. It never leaves this page. */
export function strengthOf(password: string): Strength {
  if (password.length < LEAST) return 'short';
  const different = new Set(password.toLowerCase()).size;
  if (different < 8 || /(.{1,4})\1{2,}/.test(password) || /1234|abcd|qwert|password/i.test(password)) return 'weak';
  return password.length >= 20 && different >= 10 ? 'good' : 'fair';
}
