import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsForbidden } from './needs.ts';
import { isFull, publicCount, roomFor } from './places.ts';
import { slugOf } from './slug.ts';

const places = (byRole: Record<string, number>, none = 0) => ({
  taken: none + Object.values(byRole).reduce((sum, each) => sum + each, 0),
  byRole: new Map(Object.entries(byRole)),
});

test.each([
  ['no limit, no roles', { capacity: null }, [], places({}, 900), null, 'ROOM'],
  ['the last place', { capacity: 2 }, [], places({}, 1), null, 'ROOM'],
  ['no place left', { capacity: 2 }, [], places({}, 2), null, 'FULL'],
  ['closed from the start', { capacity: 0 }, [], places({}), null, 'FULL'],
  ['a role where there is none', { capacity: 2 }, [], places({}), 'a', 'NO_SUCH_ROLE'],
  ['no role where there are some', { capacity: null }, [{ id: 'a', needed: 1 }], places({}), null, 'NO_SUCH_ROLE'],
  [
    'a role that needs nobody more',
    { capacity: null },
    [
      { id: 'a', needed: 1 },
      { id: 'b', needed: null },
    ],
    places({ a: 1 }),
    'a',
    'ROLE_FULL',
  ],
  [
    'the other role',
    { capacity: null },
    [
      { id: 'a', needed: 1 },
      { id: 'b', needed: null },
    ],
    places({ a: 1 }),
    'b',
    'ROOM',
  ],
  ['every role has its people', { capacity: 9 }, [{ id: 'a', needed: 1 }], places({ a: 1 }), 'a', 'FULL'],
  ['room in a role but not at the event', { capacity: 1 }, [{ id: 'a', needed: null }], places({ a: 1 }), 'a', 'FULL'],
] as const)('%s', (_, event, roles, taken, role, answer) => {
  expect(roomFor(event, roles, taken, role)).toBe(answer);
  expect(isFull(event, roles, taken)).toBe(answer === 'FULL');
});

test('however people come, there are never more than there is room for, in all and in each role', () => {
  const limit = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
  fc.assert(
    fc.property(
      limit,
      fc.array(limit, { maxLength: 3 }),
      fc.array(fc.nat(3), { maxLength: 30 }),
      (capacity, needs, comers) => {
        const roles = needs.map((needed, index) => ({ id: String(index), needed }));
        const taken: Record<string, number> = {};
        for (const comer of comers) {
          const role = roles.length ? String(comer) : null;
          if (roomFor({ capacity }, roles, places(taken), role) === 'ROOM')
            taken[role ?? ''] = (taken[role ?? ''] ?? 0) + 1;
        }
        expect(places(taken).taken).toBeLessThanOrEqual(capacity ?? Infinity);
        for (const { id, needed } of roles) expect(taken[id] ?? 0).toBeLessThanOrEqual(needed ?? Infinity);
      },
    ),
  );
});

test('the public is told nothing below ten, and steps of five above', () => {
  expect([0, 9, 10, 14, 15, 41].map(publicCount)).toEqual([null, null, 10, 10, 15, 40]);
});

test('what tells of immigration is seen in both languages, and what only sounds like it is not', () => {
  for (const text of [
    'No tengo papeles',
    'soy indocumentada',
    'undocumented, please be careful',
    'my immigration status is pending',
    'estatus migratorio',
    'DACA',
    'afraid of ICE',
    'I am a US citizen',
    'ciudadana',
    'Green Card',
    'asilo político',
    'mi hermano fue detenido',
    'A 123456789',
    '123-45-6789',
    'born in Ecuador',
    'país de origen',
  ])
    expect([text, holdsForbidden(text)]).toEqual([text, true]);
  for (const text of [
    'an ice pack',
    'Interpretación al hmong',
    'silla de ruedas',
    'child care for two, 3 and 5 years old',
    'la ciudad me queda lejos, necesito transporte',
    'un asiento en la sombra, por favor',
    'call 612-555-0142',
    'papel y lápiz',
  ])
    expect([text, holdsForbidden(text)]).toEqual([text, false]);
});

test('an address is made of plain letters, whatever the title', () => {
  expect(slugOf('¿Qué hacer? — ICE Out!', '2026-11-28')).toBe('que-hacer-ice-out-2026-11-28');
  expect(slugOf('平和', '2026-11-28')).toBe('event-2026-11-28');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
      expect(slugOf(title, '2026-11-28')).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    }),
  );
});
