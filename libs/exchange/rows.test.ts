import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canIdentify, columnsOf, type Field, formatOf, normalHeader } from './columns.ts';
import { holdsForbidden, isForbiddenHeader, speaksOfStatus } from '#platform';
import { readRow } from './rows.ts';

const read = (cells: Record<string, string>) => {
  const headers = Object.keys(cells);
  const format = formatOf(headers);
  return readRow(columnsOf(headers, format), Object.values(cells), 2, format);
};
const person = (cells: Record<string, string>) => {
  const reading = read(cells);
  if (reading.kind !== 'person') throw new Error(JSON.stringify(reading));
  return reading;
};

test.each<[string, Field | null]>([
  ['First Name', 'givenName'],
  ['FIRST_NAME', 'givenName'],
  ['LastName', 'familyName'],
  ['Apellidos', 'familyName'],
  ['Nombre completo', 'fullName'],
  ['Name', 'fullName'],
  ['E-mail', 'email'],
  ['Email Address', 'email'],
  ['PreferredEmail', 'email'],
  ['Correo electrónico', 'email'],
  ['Dirección de correo electrónico', 'email'],
  ['Pref Phone ', 'phone'],
  ['Mobile number', 'phone'],
  ['Teléfono', 'phone'],
  ['Número de celular', 'phone'],
  ['ZIP', 'postalCode'],
  ['Código postal', 'postalCode'],
  ['¿En qué idioma prefiere que le contactemos?', 'language'],
  ['¿Acepta recibir mensajes de texto?', 'smsConsent'],
  ['Ward', 'ward'],
  ['Email Opt-In', 'emailConsent'],
  ['Favourite colour', null],
  ['Email Opt-In Date', null],
  ['Phone type', null],
  ['Event name', null],
])('the header "%s" means %s', (header, field) => expect(columnsOf([header], 'generic')[0]!.field).toBe(field));

test.each([
  [['VANID', 'LastName'], 'everyaction'],
  [['nationbuilder_id', 'first_name'], 'nationbuilder'],
  [['first_name', 'can2_phone'], 'action-network'],
  [['First name', 'Email', 'Event ID', 'Timeslot ID'], 'mobilize'],
  [['Marca temporal', 'Nombre'], 'google-forms'],
  [['First Name', 'E-mail 1 - Value'], 'google-contacts'],
  [['first name', 'e-mail'], 'generic'],
])('the headers %j are those of %s', (headers, format) => expect(formatOf(headers)).toBe(format));

test('a file whose columns name nobody is known by them', () => {
  const can = (...headers: string[]) => canIdentify(columnsOf(headers, 'generic'));
  expect(can('colour', 'size')).toBe(false);
  expect(can('first name', 'last name')).toBe(false);
  expect(can('first name', 'street', 'zip')).toBe(true);
  expect(can('correo')).toBe(true);
});

test.each([
  'Immigration Status',
  'immigration_status',
  'Estatus migratorio',
  'A-Number',
  'A number',
  'Alien Registration Number',
  'Número de extranjero',
  'SSN',
  'Social Security #',
  'Seguro social',
  'Country of Birth',
  'País de nacimiento',
  'Lugar de nacimiento',
  'Nationality',
  'Citizenship',
  'Visa type',
  'DACA?',
  'Passport number',
])('the column "%s" is never stored', (header) => {
  expect(isForbiddenHeader(normalHeader(header))).toBe(true);
  const { flags, incoming } = person({ 'First name': 'Ana', 'E-mail': 'ana@example.org', [header]: 'secret-4711' });
  expect(flags).toEqual(['forbidden_column']);
  expect(JSON.stringify(incoming)).not.toContain('4711');
});
test.each(['Legal name', 'State', 'Country', 'Phone number', 'Member status', 'Volunteer number', 'marital_status'])(
  'the column "%s" is an ordinary one',
  (header) => expect(isForbiddenHeader(normalHeader(header))).toBe(false),
);

test.each([
  'her number is A123456789',
  'A 123-456-789',
  'a#12345678',
  '123-45-6789',
  'SSN 123456789',
  'ssn: 123 45 6789',
])('the cell "%s" is left out, and the row is kept and flagged', (note) => {
  expect(holdsForbidden(note)).toBe(true);
  const { flags, incoming } = person({ Name: 'Ana Ruiz', 'E-mail': 'ana@example.org', Notes: note, City: 'St. Paul' });
  expect(flags).toEqual(['forbidden_value']);
  expect(incoming.details).toEqual({
    ...{ givenName: 'Ana', familyName: 'Ruiz', emails: ['ana@example.org'], phones: [], city: 'St. Paul' },
  });
});
test.each([
  '101204317',
  '612-555-0100',
  '(612) 555-0100',
  '55106-0142',
  '70000 Bloomington Ave S',
  'Area 51',
  '2026-05-01',
])('the cell "%s" is an ordinary one', (cell) => expect(holdsForbidden(cell)).toBe(false));

test.each(['she is undocumented', 'está sin papeles', 'DACA', 'has an asylum case', 'Indocumentada, llamar de noche'])(
  'the note "%s" is left out, as note and as label',
  (text) => {
    const { flags, incoming } = person({
      'E-mail': 'a@example.org',
      Notes: text,
      Tags: `Volunteer; ${text.replaceAll(',', '')}`,
    });
    expect(flags).toEqual(['forbidden_value']);
    expect(incoming.tags).toEqual(['Volunteer']);
    expect(incoming.details.notes).toBeUndefined();
  },
);
test.each(['immigrant rights rally', 'met at the visa office of the bank', 'speaks Spanish', 'Press: Media Member'])(
  'the note "%s" is an ordinary one',
  (text) => expect(speaksOfStatus(text)).toBe(false),
);

test('a formula of a spreadsheet is text, and its apostrophe is not part of it', () => {
  const { incoming } = person({ 'First name': "'=HYPERLINK(1)", 'Last name': '@x', 'E-mail': 'a@example.org' });
  expect(incoming.details).toMatchObject({ givenName: '=HYPERLINK(1)', familyName: '@x' });
});
test('zeros and control characters are stripped everywhere', () => {
  const { incoming } = person({
    'First name': 'A\u0000na\u0007',
    'E-mail': '\u0000ana@example.org',
    Notes: 'x\u0000\ny',
  });
  expect(incoming.details).toMatchObject({ givenName: 'Ana', emails: ['ana@example.org'], notes: 'x\ny' });
});
test('"Na" and "No" are names', () => {
  expect(person({ 'First name': 'Na', 'Last name': 'No', 'E-mail': 'a@example.org' }).incoming.details).toMatchObject({
    givenName: 'Na',
    familyName: 'No',
  });
});
test('"not subscribed" is no consent and no stop; "unsubscribed" is a stop; "unknown" says nothing', () => {
  const of = (status: string) => {
    const { incoming } = person({ 'E-mail': 'a@example.org', 'Email status': status });
    return [incoming.optOuts, incoming.consents.map(({ given }) => given)];
  };
  expect(of('Not Subscribed')).toEqual([[], [false]]);
  expect(of('Unsubscribed')).toEqual([['EMAIL'], []]);
  expect(of('Subscribed')).toEqual([[], [true]]);
  expect(of('Unknown')).toEqual([[], []]);
});
test.each([
  [['E-mail', 'Tags'], 'one,two; three', ['one', 'two', 'three']],
  [['email', 'can2_user_tags'], '#One,two, ?Three', ['#One,two', '?Three']],
  [['E-mail 1 - Value', 'Labels'], 'Ward 9 ::: Iglesia, sur ::: * myContacts', ['Ward 9', 'Iglesia, sur']],
])('labels under %j are parted as that system does', ([email, tags], cell, labels) =>
  expect(person({ [email!]: 'a@example.org', [tags!]: cell }).incoming.tags).toEqual(labels),
);
test('an organization is not a person, unless somebody is named beside it', () => {
  expect(read({ 'First name': '', 'E-mail': 'hi@example.org', Company: 'Bakery' })).toMatchObject({
    reason: 'not_a_person',
  });
  expect(read({ 'First name': 'Ana', 'E-mail': 'hi@example.org', Company: 'Bakery' }).kind).toBe('person');
});
test('a number that cannot be used beside a good e-mail is a warning', () => {
  expect(person({ Phone: '555-0142', Email: 'a@example.org' }).flags).toEqual(['invalid_phone']);
});

test('no row of any text throws; what comes out as somebody can be known again', () => {
  const headers = [
    'First name',
    'Last name',
    'E-mail',
    'Phone',
    'ZIP',
    'Street',
    'Notes',
    'Tags',
    'Ward',
    'Email status',
  ];
  const columns = columnsOf(headers, 'generic');
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('a@example.org', '612-555-0100', '55407', 'no', '-'),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const reading = readRow(columns, cells, 2, 'generic');
      if (reading.kind !== 'person') return;
      const { emails = [], phones = [], givenName, familyName } = reading.incoming.details;
      expect(emails.length + phones.length + givenName.length + familyName.length).toBeGreaterThan(0);
      expect(JSON.stringify(reading)).not.toContain('\\u0000');
    }),
    { numRuns: 500 },
  );
});
