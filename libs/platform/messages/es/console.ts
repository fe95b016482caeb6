import type { console as english } from '../en/console.ts';

/** The same texts in Spanish. */
export const console: Record<keyof typeof english, string> = {
  'console.today': 'Hoy',
};
