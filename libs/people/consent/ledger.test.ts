import { expect, test } from '@jest/globals';
import { Channel } from './consent.entity.ts';
import { ledgerOf, wordingOf } from './ledger.ts';

const at = new Date(Date.UTC(2026, 10, 1));
const file = (id: string, consented: boolean) => {
  const details = { consentSource: consented ? 'a sheet at the door' : null };
  return { id, format: 'csv', consented, createdAt: at, details };
};
const [said, unsaid] = [file('said', true), file('unsaid', false)];
const word = (given: boolean, batchId: string | null = null, channel = Channel.EMAIL) => {
  return {
    channel,
    given,
    source: batchId ? 'csv' : 'sign-up',
    at,
    batchId,
    wording: 'event.consentEmail@es',
    wordingId: null,
    byUserId: null,
  };
};
const stop = (channel: Channel) => ({
  channel,
  source: 'unsubscribe',
  at,
  wording: null,
  wordingId: null,
  byUserId: null,
});

type Given = Parameters<typeof ledgerOf>;
test.each<[string, Given[0], Given[1], Given[2], string, string]>([
  ['nothing', [], [], [], 'NEVER_ASKED', 'NEVER_ASKED'],
  ['their own yes', [], [word(true)], [], 'AGREED', 'NEVER_ASKED'],
  ['a yes, then a no', [], [word(true), word(false)], [], 'SAID_NO', 'NEVER_ASKED'],
  ['a yes of a file that says how', [], [word(true, 'said')], [said], 'AGREED', 'NEVER_ASKED'],
  ['a yes of a file that does not', [], [word(true, 'unsaid')], [unsaid], 'NOT_STATED', 'NEVER_ASKED'],
  ['the same, and another file that says how', [], [word(true, 'unsaid')], [unsaid, said], 'AGREED', 'NEVER_ASKED'],
  ['a no, and a file that says how', [], [word(false)], [said], 'SAID_NO', 'NEVER_ASKED'],
  ['a file that says how', [], [], [said], 'AGREED', 'NEVER_ASKED'],
  ['a file that does not', [], [], [unsaid], 'NOT_STATED', 'NEVER_ASKED'],
  ['a yes to texts', [], [word(true, null, Channel.SMS)], [], 'NEVER_ASKED', 'AGREED'],
  ['a stop to mail', [stop(Channel.EMAIL)], [word(true)], [said], 'SAID_STOP', 'NEVER_ASKED'],
  ['a stop to everything', [stop(Channel.ALL)], [word(true)], [said], 'SAID_STOP', 'SAID_STOP'],
])('%s', (_, stops, words, files, email, sms) => {
  const lines = ledgerOf(stops, words, files, [said, unsaid]);
  const state = (channel: Channel) => lines.find((line) => line.channel === channel)?.state;
  expect([state(Channel.EMAIL), state(Channel.SMS)]).toEqual([email, sms]);
});

test('a sentence is read back in the language in which it was shown: as it was kept, else as it reads today', () => {
  const of = (wording: string | null, wordingId: string | null = null) => wordingOf({ wording, wordingId }, KEPT);
  const now = { text: 'Quiero noticias de la campaña por correo.', language: 'es' };
  expect(of('event.consentEmail@es')).toEqual({ ...now, asThen: false, firstUsedAt: null });
  const then = { text: 'Noticias, por favor.', language: 'es', firstUsedAt: at };
  expect(of('event.consentEmail@es', 'kept')).toEqual({ ...then, asThen: true });
  expect(of('event.gone@es', 'kept')).toEqual({ ...then, asThen: true });
  for (const none of [null, '', 'event.gone@en', 'event.consentEmail@xx', 'event.consentEmail'])
    expect(of(none)).toBeNull();
});
const KEPT = new Map([['kept', { text: 'Noticias, por favor.', language: 'es', firstUsedAt: at }]]);
