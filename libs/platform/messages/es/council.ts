import type { council as english } from '../en/council.ts';

/** The same texts in Spanish. */
export const council: Record<keyof typeof english, string> = {
  'council.title': 'Concejo',
};
