import { expect, test } from '@jest/globals';
import type { PersonDetails } from '../person.entity.ts';
import { restored, united } from './uniting.ts';

const none = new Map<string, string | undefined>();
const maria: PersonDetails = {
  givenName: 'María',
  familyName: 'García',
  emails: ['m@example.org'],
  phones: ['+16125550101'],
};
const carmen: PersonDetails = {
  givenName: 'Maria C.',
  familyName: 'García López',
  emails: ['M@example.org', 'c@example.org'],
};

test('of single facts the newer one that is not empty stands; lists are united by what they reach', () => {
  const { givenName, familyName, emails, phones } = united(maria, carmen, 'drop', none);
  expect([givenName, familyName]).toEqual(['Maria C.', 'García López']);
  expect([emails, phones]).toEqual([['m@example.org', 'c@example.org'], ['+16125550101']]);
  expect(united({ ...maria, pronouns: 'ella' }, { ...carmen, pronouns: '' }, 'drop', none).pronouns).toBe('ella');
});

test('a choice goes before the rule, and may clear', () => {
  const chosen = new Map<string, string | undefined>([
    ['givenName', 'Carmen'],
    ['pronouns', undefined],
  ]);
  const one = united({ ...maria, pronouns: 'ella' }, carmen, 'drop', chosen);
  expect([one.givenName, 'pronouns' in one]).toEqual(['Carmen', false]);
});

test('an address is taken whole, and is never made of two', () => {
  const here = { ...maria, address: '1 Main St', city: 'Minneapolis', postalCode: '55407' };
  const there = { ...carmen, address: '2 Lake St', postalCode: '55404' };
  expect(united(here, there, 'drop', none)).toMatchObject({ address: '2 Lake St', postalCode: '55404' });
  expect(united(here, there, 'drop', none).city).toBeUndefined();
  const kept = [{ address: '1 Main St', city: 'Minneapolis', postalCode: '55407' }];
  expect(united(here, there, 'drop', none).addresses).toEqual(kept);
  const chosen = united(here, there, 'drop', new Map([['address', '1 Main St']]));
  expect(chosen).toMatchObject({ address: '1 Main St', city: 'Minneapolis', postalCode: '55407' });
  expect(chosen.addresses).toEqual([{ address: '2 Lake St', postalCode: '55404' }]);
  const same = { ...carmen, address: '1 main st.' };
  expect(united(here, same, 'drop', none)).toMatchObject({ city: 'Minneapolis', postalCode: '55407' });
  // A street of that name in another town, or in another part of a long one, is another address.
  const town = { ...carmen, address: '1 Main St', city: 'Hopkins' };
  const further = { ...carmen, address: '1 Main St.', city: 'Minneapolis', postalCode: '55414-1234' };
  expect(united(here, further, 'keep', none).addresses).toHaveLength(1);
  expect(united({ ...here, postalCode: '' }, town, 'keep', none).addresses).toHaveLength(1);
  expect(united(here, { ...further, postalCode: '55407-1234' }, 'keep', none).addresses).toBeUndefined();
});

test('of an address or a number that both have, what either knows is kept: it reaches nobody, or no texts are read there', () => {
  const first = { '+16125550101': { type: 'HOME' }, 'm@example.org': { type: 'WORK', status: 'BOUNCING' } };
  const second = {
    '+16125550101': { type: 'MOBILE', status: 'DISCONNECTED', textable: false },
    'm@example.org': { status: 'SPAM_COMPLAINT' },
    '+16125550102': { status: 'WRONG_PERSON' },
  };
  const about = (newerIs: 'keep' | 'drop') =>
    united({ ...maria, about: first }, { ...carmen, phones: maria.phones!, about: second }, newerIs, none).about;
  expect(about('keep')).toEqual({
    '+16125550101': { type: 'HOME', status: 'DISCONNECTED', textable: false },
    'm@example.org': { type: 'WORK', status: 'BOUNCING' },
    '+16125550102': { status: 'WRONG_PERSON' },
  });
  expect(about('drop')).toMatchObject({
    '+16125550101': { type: 'MOBILE', status: 'DISCONNECTED', textable: false },
    'm@example.org': { type: 'WORK', status: 'SPAM_COMPLAINT' },
  });
});

test('an address that works comes first', () => {
  const dead = { ...maria, bouncedEmails: ['m@example.org'] };
  expect(united(dead, carmen, 'keep', none).emails).toEqual(['c@example.org', 'm@example.org']);
});

test('what was not changed since goes back to what it was, what was changed stays', () => {
  const merged = united(maria, carmen, 'drop', none);
  expect(restored(maria, merged, merged)).toEqual({ details: maria, stayed: [] });
  const now = { ...merged, familyName: 'García de León', emails: [...merged.emails!, 'new@example.org'] };
  const { details, stayed } = restored(maria, merged, now);
  expect(details).toEqual({ ...maria, familyName: 'García de León', emails: ['m@example.org', 'new@example.org'] });
  expect(stayed.sort()).toEqual(['emails', 'familyName']);
});
