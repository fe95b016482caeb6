import { expect, test } from '@jest/globals';
import { CustomFieldType } from './custom-field.entity.ts';
import { checkedValues } from './custom-values.ts';

const { TEXT, NUMBER, DATE, BOOLEAN, CHOICE, CHOICES, URL } = CustomFieldType;
const choices = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];

test.each([
  [TEXT, [' a van '], ['a van']],
  [TEXT, ['  '], []],
  [NUMBER, ['+4.50'], ['4.5']],
  [NUMBER, ['.5'], ['0.5']],
  [DATE, ['2026-02-28'], ['2026-02-28']],
  [BOOLEAN, ['false'], ['false']],
  [CHOICE, ['b'], ['b']],
  [CHOICES, ['c', 'a', 'c'], ['a', 'c']],
  [URL, ['https://example.org/a b'], ['https://example.org/a%20b']],
])('%s takes %j as %j', (type, given, values) => {
  expect(checkedValues({ type, choices }, given)).toEqual({ values });
});

test.each([
  [TEXT, ['one', 'two'], 'field.invalid'],
  [NUMBER, ['1e400'], 'field.isNumber'],
  [NUMBER, ['four'], 'field.isNumber'],
  [NUMBER, ['0x10'], 'field.isNumber'],
  [DATE, ['2026-02-30'], 'field.isDate'],
  [DATE, ['11/26/2026'], 'field.isDate'],
  [BOOLEAN, ['yes'], 'field.invalid'],
  [CHOICE, ['a', 'b'], 'field.invalid'],
  [CHOICES, ['a', 'z'], 'field.invalid'],
  [URL, ['javascript:alert(1)'], 'field.isUrl'],
  [URL, ['https://user:pass@example.org'], 'field.isUrl'],
  [URL, ['example.org'], 'field.isUrl'],
])('%s refuses %j', (type, given, wrong) => {
  expect(checkedValues({ type, choices }, given)).toEqual({ wrong });
});
