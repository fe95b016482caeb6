/** Texts of signing in and of roles. */
export const accounts = {
  'accounts.wrong': 'The e-mail address or the password is not right.',
  'accounts.linkUsed': 'This link was used already or is too old. The next start of the system prints a new one.',
} as const;
