/** Texts of people and of importing them. */
export const people = {
  'people.notFound': 'There is no person {id}.',
  'people.emailTaken': 'Somebody else has the address {email}.',
  'people.neverStored': 'Nothing about immigration status is stored here, and no such number. Please take it out.',
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
  'people.import.noFile': 'Choose a file to import.',
  'people.import.noOrganization':
    'There is no organization yet. Start the installation first, or name one with --organization.',
  'people.import.empty': 'The file is empty. Its first row must hold the names of the columns.',
  'people.import.tooLarge': 'The file is larger than 2 GB. Split it and import the parts one after another.',
  'people.import.notText':
    'This is not a text file. In your spreadsheet, choose “Save as” and then CSV, and import that file.',
  'people.import.openQuote': 'Row {row} has a quotation mark that is never closed. Nothing was imported.',
  'people.import.brokenRow': 'Row {row} cannot be read: look at its quotation marks. Nothing was imported.',
  'people.import.tooManyColumns': 'Row {row} has more than 2,000 columns. Nothing was imported.',
  'people.import.noHeader':
    'The first row must hold the names of the columns, such as first name, last name, e-mail, phone. Nothing was imported.',
  'people.import.noIdentity':
    'No column names an e-mail address, a phone number, or a name with street and ZIP code. The columns are: {headers}. Nothing was imported.',
  'people.import.brokeOff':
    'The import broke off. All rows up to row {row} were imported. Import the same file again: nobody is doubled.',
  'people.import.reason.invalid_email': 'The e-mail address cannot be used.',
  'people.import.reason.invalid_phone': 'The phone number cannot be used.',
  'people.import.reason.no_identity':
    'Nothing says who this is: no e-mail, no phone with a name, no name with street and ZIP code.',
  'people.import.reason.not_a_person': 'This is an organization.',
  'people.import.reason.invalid_postal_code': 'The ZIP code cannot be used; it was left out.',
  'people.import.reason.forbidden_column': 'This column is never stored; it was left out.',
  'people.import.reason.forbidden_value':
    'A cell looks like an immigration or social security number; it was left out.',
  'people.timeline.CREATED': 'Added to the list',
  'people.timeline.IMPORTED': 'Came in with an import',
  'people.timeline.MERGED': 'An import added something',
  'people.timeline.EDITED': 'Details changed',
  'people.timeline.SIGNED_UP': 'Signed up for an event',
  'people.timeline.SIGN_UP_CANCELLED': 'Cancelled a sign-up',
  'people.timeline.MESSAGE_SENT': 'A message was sent',
  'people.timeline.MESSAGE_FAILED': 'A message could not be sent',
  'people.timeline.OPTED_OUT': 'Opted out',
} as const;
