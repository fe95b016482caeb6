/** Texts of people and of importing them. */
export const people = {
  'people.notFound': 'There is no person {id}.',
  'people.emailTaken': 'Somebody else has the address {email}.',
  'people.nobody': 'A name, an e-mail address or a phone number is needed.',
  'people.contact.fine': 'May be contacted.',
  'people.contact.deceased': 'This person has died.',
  'people.contact.optedOutOfAll': 'This person asked not to be contacted at all.',
  'people.contact.optedOut': 'This person opted out of this channel.',
  'people.contact.noAddress': 'There is no address or number for this channel.',
  'people.contact.bounced': 'The e-mail address does not work.',
  'people.contact.saidNo': 'This person said no to messages on this channel.',
  'people.contact.noConsent': 'This person has not agreed to messages on this channel.',
  'people.contact.sourceNotStated': 'Nobody has stated yet how the people in this import agreed to messages.',
  'people.import.noBatch': 'This import does not exist (any more).',
  'people.import.sayConsent': 'Say in up to 500 characters how these people agreed to messages.',
} as const;
