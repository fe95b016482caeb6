/** Texts of events and sign-ups. */
export const events = {
  'events.title': 'Events',
  'events.ics.change': 'You are signed up. To give your place back, use the link in the e-mail that confirms it.',
} as const;
