import { expect, test } from '@jest/globals';
import { say } from '#platform';
import { Event, EventState } from './event.entity.ts';
import { ics } from './ics.ts';
import { SignUpState } from './sign-up.entity.ts';

const URL = 'https://sanctuary.example.org';
const AT = new Date('2026-11-20T10:00:00Z');
const event = (changes: Partial<Event> = {}) =>
  Object.assign(new Event(), {
    id: '01890a5d-ac96-774b-bcce-b302099a8057',
    slug: 'press-2026-11-28',
    state: EventState.PUBLISHED,
    title: { en: 'Press; contract, police\\city', es: 'Conferencia: ñandú, “alto”' },
    summary: { en: 'Line one\nline two', es: '' },
    description: { en: '', es: '' },
    startsAt: new Date('2026-11-28T17:30:00Z'),
    endsAt: new Date('2026-11-28T18:30:00Z'),
    timeZone: 'America/Chicago',
    placeName: 'City Hall',
    placeAddress: '350 S 5th St, Minneapolis',
    sequence: 3,
    ...changes,
  });
const mine = { id: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', state: SignUpState.CONFIRMED };

/** Reads a calendar file as RFC 5545 says: lines unfolded, then `NAME;PARAM=X:value`, values unescaped. */
function read(text: string): Map<string, string[]> {
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  const found = new Map<string, string[]>();
  for (const line of lines.filter(Boolean)) {
    const [, name = '', value = ''] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
    const plain = value.replace(/\\([nN;,\\])/g, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
    found.set(name, [...(found.get(name) ?? []), plain]);
  }
  return found;
}
const one = (file: Map<string, string[]>, name: string) => {
  expect([name, file.get(name)?.length]).toEqual([name, 1]);
  return file.get(name)![0]!;
};

test('a calendar file holds what a calendar needs, in the language of the person', () => {
  const file = read(ics(event(), mine, 'en', URL, AT));
  expect(one(file, 'METHOD')).toBe('PUBLISH');
  expect(one(file, 'VERSION')).toBe('2.0');
  expect(one(file, 'UID')).toBe(mine.id);
  expect(one(file, 'SEQUENCE')).toBe('3');
  expect(one(file, 'DTSTAMP')).toBe('20261120T100000Z');
  expect(one(file, 'DTSTART')).toBe('20261128T173000Z');
  expect(one(file, 'DTEND')).toBe('20261128T183000Z');
  expect(one(file, 'STATUS')).toBe('CONFIRMED');
  expect(one(file, 'SUMMARY')).toBe('Press; contract, police\\city');
  expect(one(file, 'LOCATION')).toBe('City Hall, 350 S 5th St, Minneapolis');
  expect(one(file, 'URL')).toBe(`${URL}/events/press-2026-11-28`);
  expect(file.get('DESCRIPTION')?.[0]).toBe(
    `Line one\nline two\n\n${say('en', 'events.ics.change')}\n\n${URL}/events/press-2026-11-28`,
  );
  expect(file.get('TRIGGER')).toEqual(['-P1D', '-PT2H']);
  const spanish = read(ics(event(), mine, 'es', URL, AT));
  expect(one(spanish, 'SUMMARY')).toBe('Conferencia: ñandú, “alto”');
  expect(one(spanish, 'URL')).toBe(`${URL}/es/events/press-2026-11-28`);
  // Nobody wrote the summary in Spanish: the English one is better than none.
  expect(spanish.get('DESCRIPTION')?.[0]).toContain('Line one');
});

test('lines end with CRLF, are at most 75 bytes long and are folded between characters, not inside one', () => {
  const title = { en: 'ñ'.repeat(200), es: '🕊️ paz '.repeat(30) };
  for (const language of ['en', 'es'] as const) {
    const text = ics(event({ title }), mine, language, URL, AT);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toMatch(/\p{Surrogate}/u);
    }
    expect(one(read(text), 'SUMMARY')).toBe(title[language]);
  }
});

test('the same sign-up keeps its UID; giving back and calling off cancel, and rise above what was sent before', () => {
  const gaveBack = read(ics(event(), { ...mine, state: SignUpState.CANCELLED }, 'en', URL, AT));
  expect([one(gaveBack, 'UID'), one(gaveBack, 'STATUS'), one(gaveBack, 'SEQUENCE')]).toEqual([
    mine.id,
    'CANCELLED',
    '4',
  ]);
  const off = read(ics(event({ state: EventState.CANCELLED, sequence: 4 }), mine, 'en', URL, AT));
  expect([one(off, 'UID'), one(off, 'STATUS'), one(off, 'SEQUENCE')]).toEqual([mine.id, 'CANCELLED', '4']);
  expect(off.get('TRIGGER')).toBeUndefined();
  const anybody = read(ics(event(), null, 'en', URL, AT));
  expect(one(anybody, 'UID')).toBe('01890a5d-ac96-774b-bcce-b302099a8057');
  expect(anybody.get('DESCRIPTION')?.[0]).not.toContain('You are signed up');
});

test('a link that could give the place back is in no calendar file', () => {
  expect(ics(event(), mine, 'en', URL, AT)).not.toContain('/sign-ups/');
});
