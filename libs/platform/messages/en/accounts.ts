/** Texts of signing in and of roles. */
export const accounts = {
  'accounts.name': 'Name',
} as const;
