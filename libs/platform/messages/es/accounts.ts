import type { accounts as english } from '../en/accounts.ts';

/** The same texts in Spanish. */
export const accounts: Record<keyof typeof english, string> = {
  'accounts.name': 'Nombre',
};
