/** The daily mail about one's people. */
export const care = {
  'mail.name.contacts.digest': 'What their people did, once a day',
  'mail.contacts.digest.subject': 'Your people, and what is due today',
  'mail.contacts.did': 'What your people did:',
  'mail.contacts.line': '- {what}: {count}',
  'mail.contacts.lineOf': '- {what}: {count} ({names})',
  'mail.contacts.given_one': '{count} person is yours to look after now.',
  'mail.contacts.given_other': '{count} people are yours to look after now.',
  'mail.contacts.late_one': '{count} follow-up is late.',
  'mail.contacts.late_other': '{count} follow-ups are late.',
  'mail.contacts.today_one': '{count} follow-up is due today.',
  'mail.contacts.today_other': '{count} follow-ups are due today.',
  'mail.contacts.see': 'See who, and write to them, in the console: {url}',
  'mail.contacts.why': 'You get this because you asked {organization} for a mail about your people each morning.',
  'mail.contacts.change': 'Switch it off, opening the link alone changes nothing: {url}',
} as const;
