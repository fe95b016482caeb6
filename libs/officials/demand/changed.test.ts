import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changed, type TextRun } from './changed.ts';

const only = (runs: readonly TextRun[], gone: TextRun['kind']) =>
  runs
    .filter(({ kind }) => kind !== gone)
    .map(({ text }) => text)
    .join(' ');

test('words that were put in or taken out are told as such, and the rest is kept', () => {
  expect(changed('Police share no files.', 'Police share no files or videos.')).toEqual([
    { kind: 'SAME', text: 'Police share no' },
    { kind: 'REMOVED', text: 'files.' },
    { kind: 'ADDED', text: 'files or videos.' },
  ]);
  expect(changed('The same', 'The  same')).toEqual([{ kind: 'SAME', text: 'The same' }]);
  expect(changed('', 'New')).toEqual([{ kind: 'ADDED', text: 'New' }]);
});

test('what is kept and taken out is the old text, what is kept and put in the new one; no two pieces of a kind follow', () => {
  const text = fc.array(fc.constantFrom('no', 'police', 'help', 'files', 'ever'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = changed(before.join(' '), after.join(' '));
      expect(only(runs, 'ADDED')).toBe(before.join(' '));
      expect(only(runs, 'REMOVED')).toBe(after.join(' '));
      expect(runs.every(({ kind }, at) => kind !== runs[at + 1]?.kind)).toBe(true);
    }),
  );
});
