import { expect, test } from '@jest/globals';
import { type ContactChannel, type Purpose, type Standing, verdict } from './contact.ts';

const fine: Standing = {
  deceased: false,
  optedOut: [],
  hasEmail: true,
  hasWorkingEmail: true,
  hasPhone: true,
  lastWord: 'yes',
  lastWordFromUnstatedBatch: false,
  batches: 'none',
};
const cases: [Partial<Standing>, ContactChannel, Purpose, string][] = [
  [{}, 'email', 'bulk', 'fine'],
  [{}, 'sms', 'bulk', 'fine'],
  [{ deceased: true }, 'email', 'transactional', 'deceased'],
  [{ optedOut: ['ALL'] }, 'email', 'transactional', 'optedOutOfAll'],
  [{ optedOut: ['EMAIL'] }, 'email', 'bulk', 'optedOut'],
  [{ optedOut: ['EMAIL'] }, 'email', 'transactional', 'fine'],
  [{ optedOut: ['EMAIL'] }, 'sms', 'bulk', 'fine'],
  [{ optedOut: ['SMS'] }, 'sms', 'transactional', 'optedOut'],
  [{ optedOut: ['PHONE'] }, 'phone', 'transactional', 'optedOut'],
  [{ hasEmail: false, hasWorkingEmail: false }, 'email', 'transactional', 'noAddress'],
  [{ hasWorkingEmail: false }, 'email', 'transactional', 'bounced'],
  [{ hasPhone: false }, 'sms', 'bulk', 'noAddress'],
  [{ lastWord: undefined }, 'email', 'bulk', 'noConsent'],
  [{ lastWord: undefined }, 'email', 'transactional', 'fine'],
  [{ lastWord: 'no', batches: 'stated' }, 'email', 'bulk', 'saidNo'],
  [{ lastWordFromUnstatedBatch: true, batches: 'unstated' }, 'email', 'bulk', 'sourceNotStated'],
  [{ lastWord: undefined, batches: 'unstated' }, 'email', 'bulk', 'sourceNotStated'],
  [{ lastWord: undefined, batches: 'stated' }, 'email', 'bulk', 'fine'],
  [{ lastWord: undefined, batches: 'stated' }, 'sms', 'bulk', 'noConsent'],
  [{ lastWord: 'yes', lastWordFromUnstatedBatch: true, batches: 'stated' }, 'sms', 'bulk', 'sourceNotStated'],
  [{ lastWord: undefined, batches: 'stated' }, 'sms_person', 'bulk', 'fine'],
  [{ lastWord: undefined, batches: 'unstated' }, 'sms_person', 'bulk', 'sourceNotStated'],
  [{ lastWord: undefined }, 'sms_person', 'bulk', 'noConsent'],
  [{ lastWord: 'no', batches: 'stated' }, 'sms_person', 'bulk', 'saidNo'],
  [{ optedOut: ['SMS'] }, 'sms_person', 'bulk', 'fine'],
  [{ optedOut: ['SMS_PERSON'] }, 'sms_person', 'transactional', 'optedOut'],
  [{ optedOut: ['SMS_PERSON'] }, 'sms', 'bulk', 'fine'],
  [{ optedOut: ['ALL'] }, 'sms_person', 'bulk', 'optedOutOfAll'],
  [{}, 'sms_person', 'bulk', 'fine'],
];
test.each(cases)('%j by %s, %s: %s', (changes, channel, purpose, why) => {
  const { may, why: key } = verdict({ ...fine, ...changes }, channel, purpose);
  expect([may, key]).toEqual([why === 'fine', `people.contact.${why}`]);
});
