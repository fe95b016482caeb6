/** Texts of files that come in and go out. */
export const exchange = {
  'people.import.longCard': 'A line of this file is longer than any address card has. Nothing was imported.',
  'people.import.brokenCard': 'Card {row} breaks off: the file is not whole. Export it again. Nothing was imported.',
  'people.import.brokenSheet':
    'This spreadsheet cannot be read. In your spreadsheet, choose “Save as” and then CSV, and import that file.',
  'people.import.lockedSheet':
    'This spreadsheet has a password, or is of an old kind. In your spreadsheet, choose “Save as” and then CSV, and import that file.',
  'people.import.sheetTooLarge':
    'This spreadsheet unpacks to far more than a list of people has. In your spreadsheet, choose “Save as” and then CSV, and import that file.',
  'people.import.fileGone': 'The file is no longer kept here. Choose it again.',
  'people.import.notNow': 'The import stands elsewhere by now. Look at it again.',
  'people.import.brokeOffHere':
    'The import broke off. All rows up to row {row} were imported. Go on with it: nobody is doubled.',
  'people.import.reason.no_key': 'It has nothing of what tells people apart in this import.',
  'exchange.rows.row': 'Row',
  'exchange.rows.fate': 'What became of it',
  'exchange.rows.why': 'Why',
  'exchange.rows.broken':
    'Line {line} of the file, character {sign}: a quotation mark stands where none can, or is never closed. Take it out and import the file once more; or put quotation marks around the whole cell, and double each one within.',
  'exchange.rows.brokenLines':
    'A quotation mark is wrong at line {line} of the file, character {sign}: nobody can say where its cell ends, so nothing was read up to line {last}. Double each quotation mark within that cell, and import the file once more.',
  'exchange.fate.created': 'New person',
  'exchange.fate.updated': 'Merged',
  'exchange.fate.unchanged': 'Nothing new',
  'exchange.fate.rejected': 'Rejected',
  'console.may.people.export': 'export the people they see',
  'exchange.export.oneOf': 'Say one of them: a search, a segment, a list or people who are chosen.',
  'exchange.export.nobody': 'There is nobody to export.',
  'exchange.export.tooMany': 'A spreadsheet holds a million rows at most. Export CSV instead.',
  'exchange.export.signIn': 'Only somebody who signed in may export people.',
  'exchange.hours.id': 'Person',
  'exchange.hours.name': 'Name',
  'exchange.hours.hours': 'Hours',
  'exchange.hours.entries': 'Entries',
  'exchange.card.stopped': 'Said stop: {channels}',
  'exchange.channel.EMAIL': 'e-mail',
  'exchange.channel.SMS': 'text messages to many',
  'exchange.channel.SMS_PERSON': 'personal text messages',
  'exchange.channel.PHONE': 'calls',
  'exchange.channel.ALL': 'everything',
  'exchange.hours.erased': 'People who were deleted',
};
