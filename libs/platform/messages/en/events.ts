/** Texts of events and sign-ups. */
export const events = {
  'events.title': 'Events',
} as const;
