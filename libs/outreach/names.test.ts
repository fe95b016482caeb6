import { expect, test } from '@jest/globals';
import { isMessageKey } from '#platform';
import { TEMPLATES } from './message.entity.ts';

test.each(TEMPLATES)('the letter %s has a name in words, for those who read what happened to somebody', (name) => {
  expect(isMessageKey(`mail.name.${name}`)).toBe(true);
});
