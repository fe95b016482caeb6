/** Texts of the mails about somebody's own access. Addresses stand at the end of their line. */
export const access = {
  'mail.hidden': 'This mail holds a link that opens an account. Its reader sees it, and an owner.',
  'mail.helloBare': 'Hello,',
  'mail.invitation.subject': 'An invitation from {organization}',
  'mail.invitation.asks': '{inviter} invites you to take part: {organization}.',
  'mail.invitation.owner': 'You would run this system together with those who run it now.',
  'mail.invitation.organizer': 'You would organize: people, events and messages.',
  'mail.invitation.coordinator': 'You would coordinate: review the record of the council, and see what is to be done.',
  'mail.invitation.volunteer': 'You would see your own shifts and tasks. You need no password.',
  'mail.invitation.admin': 'You would run this system: everything but who owns it.',
  'mail.invitation.lead': 'You would lead: an event, a list or some people, with their data masked.',
  'mail.invitation.auditor': 'You would watch over it: who did what, without people’s data.',
  'mail.invitation.open': 'See it and accept it here: {url}',
  'mail.invitation.until': 'The link works once, for seven days.',
  'mail.invitation.ignore': 'If you did not expect this, you need not do anything.',
  'mail.magicLink.subject': 'Your link to sign in: {organization}',
  'mail.magicLink.open': 'Sign in here: {url}',
  'mail.magicLink.until': 'The link works once, for ten minutes.',
  'mail.magicLink.ignore': 'If you did not ask for this, you need not do anything. {organization}',
  'mail.magicLink.password.subject': 'Sign in with your password: {organization}',
  'mail.magicLink.password.open':
    'You see other people’s data, so a link in a mail does not sign you in. Use your password here: {url}',
} as const;
