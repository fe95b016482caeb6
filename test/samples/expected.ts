/** What the README of the samples counts for each file: alone in an empty database, and one after another. */
export interface Expected {
  readonly file: string;
  readonly format: { kind: string; encoding: string; delimiter: string; columns: number };
  readonly alone: Counts;
  readonly inOrder: { created: number; merged: number; peopleAfter: number; after: Standing };
}
interface Standing {
  readonly email: number;
  readonly sms: number;
  readonly phone: number;
  readonly all: number;
  readonly people: number;
  readonly bounced: number;
  readonly deceased: number;
}
interface Counts extends Standing {
  readonly rows: number;
  readonly blank: number;
  readonly accepted: number;
  readonly created: number;
  readonly merged: number;
  readonly rejected: Record<number, string>;
}

const none: Standing = { email: 0, sms: 0, phone: 0, all: 0, people: 0, bounced: 0, deceased: 0 };
const utf8 = (kind: string, columns: number, delimiter = ',') => ({ kind, encoding: 'utf-8', delimiter, columns });
const afterThree: Standing = { email: 10, sms: 10, phone: 2, all: 1, people: 20, bounced: 4, deceased: 1 };

export const EXPECTED: readonly Expected[] = [
  {
    file: 'action-network-activists.csv',
    format: utf8('action-network', 17),
    alone: {
      ...{ ...none, email: 5, sms: 2, people: 6, bounced: 2 },
      ...{ rows: 40, blank: 1, accepted: 37, created: 34, merged: 3 },
      rejected: { 39: 'invalid_email', 40: 'no_identity', 41: 'invalid_email' },
    },
    inOrder: { created: 34, merged: 3, peopleAfter: 34, after: { ...none, email: 5, sms: 2, people: 6, bounced: 2 } },
  },
  {
    file: 'everyaction-people.txt',
    format: utf8('everyaction', 19, '\t'),
    alone: {
      ...{ ...none, email: 3, sms: 5, people: 7 },
      ...{ rows: 36, blank: 0, accepted: 33, created: 31, merged: 2 },
      rejected: { 35: 'invalid_phone', 36: 'no_identity', 37: 'invalid_phone' },
    },
    inOrder: { created: 26, merged: 7, peopleAfter: 60, after: { ...none, email: 8, sms: 7, people: 13, bounced: 2 } },
  },
  {
    file: 'nationbuilder-people.csv',
    format: utf8('nationbuilder', 217),
    alone: {
      ...{ ...none, email: 2, sms: 3, phone: 2, all: 1, people: 7, bounced: 2, deceased: 1 },
      ...{ rows: 29, blank: 0, accepted: 26, created: 24, merged: 2 },
      rejected: { 28: 'not_a_person', 29: 'no_identity', 30: 'invalid_phone' },
    },
    inOrder: { created: 20, merged: 6, peopleAfter: 80, after: afterThree },
  },
  {
    file: 'mobilize-attendances.csv',
    format: utf8('mobilize', 20),
    alone: {
      ...none,
      ...{ rows: 40, blank: 0, accepted: 38, created: 22, merged: 16 },
      rejected: { 40: 'no_identity', 41: 'invalid_phone' },
    },
    inOrder: { created: 14, merged: 24, peopleAfter: 94, after: afterThree },
  },
  {
    file: 'google-forms-es.csv',
    format: utf8('google-forms', 10),
    alone: {
      ...none,
      ...{ rows: 33, blank: 0, accepted: 30, created: 28, merged: 2 },
      rejected: { 32: 'invalid_email', 33: 'no_identity', 34: 'invalid_phone' },
    },
    inOrder: { created: 6, merged: 24, peopleAfter: 100, after: afterThree },
  },
  {
    file: 'google-contacts.csv',
    format: utf8('google-contacts', 34),
    alone: {
      ...none,
      ...{ rows: 26, blank: 0, accepted: 23, created: 21, merged: 2 },
      rejected: { 25: 'not_a_person', 26: 'no_identity', 27: 'invalid_phone' },
    },
    inOrder: { created: 15, merged: 8, peopleAfter: 115, after: afterThree },
  },
  {
    file: 'contacts.vcf',
    format: { kind: 'vcard', encoding: 'utf-8', delimiter: '', columns: 0 },
    alone: {
      ...none,
      ...{ rows: 26, blank: 0, accepted: 23, created: 21, merged: 2 },
      rejected: { 24: 'not_a_person', 25: 'no_identity', 26: 'invalid_email' },
    },
    inOrder: { created: 14, merged: 9, peopleAfter: 129, after: afterThree },
  },
];
