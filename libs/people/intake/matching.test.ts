import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSomebody, keysOf, type Known, matchingKeys, merged, mergedNotes, workingEmail } from './matching.ts';

const ADDRESS = { address: '78494 Penn Ave N', postalCode: '55411-0162' };
test.each([
  ['an e-mail', { emails: ['a@example.org'] }, true],
  ['a number and a name', { givenName: 'Chue', phones: ['+16515550103'] }, true],
  ['a name with street and ZIP', { givenName: 'Shoua', familyName: 'Thao', ...ADDRESS }, true],
  ['a number alone', { phones: ['+16515550103'] }, false],
  ['a name alone', { givenName: 'Chue', familyName: 'Xiong' }, false],
  ['a name and a ZIP', { givenName: 'Chue', postalCode: '55411' }, false],
  ['a street and a ZIP', ADDRESS, false],
  ['an e-mail that is none', { givenName: 'Chue', emails: ['nobody'] }, false],
])('%s: is that somebody? %s', (_, identity, expected) => expect(isSomebody(identity)).toBe(expected));

test('an e-mail goes before number with name; an address counts only for who has neither', () => {
  const identity = { givenName: 'Ana', emails: ['a@example.org'], phones: ['+16125550100'], ...ADDRESS };
  expect(matchingKeys(identity).map(({ kind }) => kind)).toEqual(['email', 'phoneName']);
  expect(matchingKeys({ givenName: 'Ana', ...ADDRESS }).map(({ kind }) => kind)).toEqual(['address']);
  expect(keysOf(identity).map(({ kind }) => kind)).toEqual(['email', 'phone', 'phoneName', 'address']);
});

test('no key is made of a name alone', () => {
  expect(keysOf({ givenName: 'Ana', familyName: 'Ruiz', postalCode: '55407' })).toEqual([]);
});

test('what is known is not overwritten, gaps are filled, lists grow', () => {
  const known: Known = {
    givenName: 'Begoña',
    familyName: 'Chávez',
    emails: ['B@example.org'],
    phones: [],
  };
  const more = {
    ...{ givenName: 'BEGONA', familyName: 'CHAVEZ', emails: ['b+x@example.org', 'c@example.org'] },
    ...{ phones: ['+16125550100'], address: '1 Main St', postalCode: '55407' },
  };
  expect(merged(known, more)).toEqual({
    ...{ givenName: 'Begoña', familyName: 'Chávez', emails: ['B@example.org', 'c@example.org'] },
    ...{ phones: ['+16125550100'], address: '1 Main St', postalCode: '55407' },
  });
  expect(known.emails).toEqual(['B@example.org']);
});

test('an address that does not work goes behind one that does, and is not written to', () => {
  const known: Known = {
    givenName: 'E',
    familyName: 'G',
    emails: ['old@example.org'],
    bouncedEmails: ['old@example.org'],
  };
  expect(workingEmail(known)).toBeUndefined();
  const after = merged(known, { emails: ['new@example.org'] });
  expect(after.emails).toEqual(['new@example.org', 'old@example.org']);
  expect(workingEmail(after)).toBe('new@example.org');
});

const word = fc.constantFrom('', 'Ana', 'Ana B', 'X');
const somebody: fc.Arbitrary<Known> = fc.record(
  {
    givenName: word,
    familyName: word,
    emails: fc.subarray(['a@example.org', 'A+x@example.org', 'b@example.org', 'c@example.net']),
    phones: fc.subarray(['+16125550100', '+16125550101']),
    bouncedEmails: fc.subarray(['a@example.org', 'b@example.org'], { minLength: 1 }),
    address: fc.constantFrom('1 Main St', '2 Lake St'),
    postalCode: fc.constantFrom('55407', '55411'),
  },
  { requiredKeys: ['givenName', 'familyName'] },
);
test('reading the same sources again, in their order, changes nothing', () => {
  fc.assert(
    fc.property(somebody, fc.array(somebody, { maxLength: 5 }), (first, sources) => {
      const once = sources.reduce(merged<Known>, merged(first, {}));
      let again = once;
      for (const source of [first, ...sources]) {
        again = merged(again, source);
        expect(JSON.stringify(again)).toBe(JSON.stringify(once));
      }
    }),
    { numRuns: 1000 },
  );
});
test('an address is never made of two; another one is a further one, once, and in no more than an edit takes', () => {
  const ana: Known = { givenName: 'Ana', familyName: 'Ruiz', address: '1 Main St' };
  const moved = { address: '2 Lake St', city: 'Minneapolis', postalCode: '55407', addressType: 'HOME' };
  const { addressType: type, ...place } = moved;
  const known = merged(ana, moved);
  expect(known).toEqual({ ...ana, emails: [], phones: [], addresses: [{ ...place, type }] });
  expect(merged(known, { address: '2 LAKE ST.' })).toEqual(known);
  expect(merged(known, moved)).toEqual(known);
  expect(merged(known, { address: '1 main st', postalCode: '55411' })).toEqual({ ...known, postalCode: '55411' });
  const many = Array.from({ length: 20 }, (_, n) => ({ address: `${n} Elm St`, postalCode: '55404' }));
  expect(many.reduce(merged<Known>, ana).addresses).toHaveLength(9);
});
test('of an address or a number that is known, what a source knows more is added', () => {
  const ana: Known = { givenName: 'Ana', familyName: 'Ruiz', about: { '+16125550101': { type: 'HOME' } } };
  const told = { '+16125550101': { type: 'WORK', status: 'DISCONNECTED' }, '+16125550102': { textable: false } };
  const about = { '+16125550101': { type: 'HOME', status: 'DISCONNECTED' }, '+16125550102': { textable: false } };
  const known = merged(ana, { about: told });
  expect(known.about).toEqual(about);
  expect(JSON.stringify(merged(known, { about: told }))).toBe(JSON.stringify(known));
});
const notes = fc.array(fc.constantFrom('', 'one', 'two', 'one two', 'one\ntwo'), { maxLength: 6 });
test('notes grow by what they do not say yet; reading the same sources again adds nothing', () => {
  expect(mergedNotes(undefined, 'one')).toBe('one');
  expect(mergedNotes('one', 'two')).toBe('one\ntwo');
  fc.assert(
    fc.property(notes, (sources) => {
      const once = sources.reduce(mergedNotes, '');
      expect(sources.reduce(mergedNotes, once)).toBe(once);
      for (const source of sources) expect(once).toContain(source);
    }),
  );
});
test('nobody loses a key by a merge, but a ZIP that stood alone may give way to a whole address', () => {
  fc.assert(
    fc.property(somebody, somebody, (known, more) => {
      const after = new Set(keysOf(merged(known, more)).map(({ kind, value }) => `${kind}|${value}`));
      for (const { kind, value } of keysOf(known)) if (kind !== 'address') expect(after).toContain(`${kind}|${value}`);
      if (known.address && known.postalCode)
        for (const { kind, value } of keysOf(known)) expect(after).toContain(`${kind}|${value}`);
    }),
  );
});
