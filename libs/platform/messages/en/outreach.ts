/** Texts of messages, and of the mails themselves. */
export const outreach = {
  'outreach.noEmail': 'This person has no e-mail address.',
  'mail.welcome.subject': 'Welcome',
  'mail.welcome.text': 'Hello {name}, good to have you with us.',
} as const;
