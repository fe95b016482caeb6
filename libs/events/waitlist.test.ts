import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isRoleFull, NO_PLACES, type Places } from './places.ts';
import { type InLine, promotions, seatFor } from './waitlist.ts';

const places = (byRole: Record<string, number>): Places => ({
  taken: Object.values(byRole).reduce((sum, each) => sum + each, 0),
  byRole: new Map(Object.entries(byRole)),
});
const A = { id: 'a', needed: 1 };
const B = { id: 'b', needed: 2 };
const line = (...wishes: (string | null)[]): InLine[] => wishes.map((roleId, n) => ({ id: String(n), roleId }));
const told = (seats: readonly InLine[]) => seats.map(({ id, roleId }) => `${id}:${roleId}`).join(' ');

test.each([
  ['nobody waits', { capacity: 2 }, [], places({ '': 1 }), line(), ''],
  ['no place is free', { capacity: 2 }, [], places({ '': 2 }), line(null, null), ''],
  ['one place: the first', { capacity: 2 }, [], places({ '': 1 }), line(null, null), '0:null'],
  ['no limit any more: everybody', { capacity: null }, [], places({ '': 2 }), line(null, null), '0:null 1:null'],
  ['a wish is kept', { capacity: null }, [A, B], places({ a: 1, b: 1 }), line('a', 'b', null), '1:b'],
  ['anything: the first role that needs somebody', { capacity: null }, [A, B], NO_PLACES, line(null, null), '0:a 1:b'],
  ['room in a role but not at the event', { capacity: 2 }, [A, B], places({ b: 2 }), line('a'), ''],
  ['less room than there are people', { capacity: 1 }, [], places({ '': 3 }), line(null), ''],
  ['a wish for a role that is gone', { capacity: 9 }, [B], NO_PLACES, line('a', null), '1:b'],
] as const)('%s', (_, event, roles, taken, waiting, answer) => {
  expect(told(promotions(event, roles, taken, waiting))).toBe(answer);
});

const limit = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
const anything = fc.record({
  capacity: limit,
  needs: fc.array(limit, { maxLength: 3 }),
  taken: fc.array(fc.nat(4), { maxLength: 4 }),
  wishes: fc.array(fc.option(fc.nat(2), { nil: null }), { maxLength: 20 }),
});

test('whatever is free: never more than there is room for, each wish kept, nobody skipped, the order kept', () => {
  fc.assert(
    fc.property(anything, ({ capacity, needs, taken, wishes }) => {
      const roles = needs.map((needed, index) => ({ id: String(index), needed }));
      const waiting = line(...wishes.map((wish) => (wish === null || !roles[wish] ? null : String(wish))));
      const before: Record<string, number> = {};
      for (const at of taken) {
        const role = roles.length ? String(at % roles.length) : '';
        before[role] = (before[role] ?? 0) + 1;
      }
      const seats = promotions({ capacity }, roles, places(before), waiting);
      const after = { ...before };
      const order = new Map(waiting.map(({ id }, n) => [id, n]));
      const left = new Set(waiting.map(({ id }) => id));
      let last = -1;
      for (const { id, roleId } of seats) {
        const n = order.get(id)!;
        const { roleId: wish } = waiting[n]!;
        expect(n).toBeGreaterThan(last);
        if (wish !== null) expect(roleId).toBe(wish);
        // Whoever stands before them and gets nothing could not have had a place at this moment.
        for (const earlier of waiting.slice(last + 1, n))
          expect(seatFor({ capacity }, roles, places(after), earlier.roleId)).toBeUndefined();
        after[roleId ?? ''] = (after[roleId ?? ''] ?? 0) + 1;
        expect(places(after).taken).toBeLessThanOrEqual(capacity ?? Infinity);
        const role = roles.find((each) => each.id === roleId);
        if (role) expect(after[role.id]).toBeLessThanOrEqual(role.needed ?? Infinity);
        expect(Boolean(role)).toBe(roles.length > 0);
        left.delete(id);
        last = n;
      }
      // And nobody is left whom a free place would suit.
      for (const id of left)
        expect(seatFor({ capacity }, roles, places(after), waiting[order.get(id)!]!.roleId)).toBeUndefined();
    }),
  );
});

test('somebody who would do anything waits only while every role is full', () => {
  fc.assert(
    fc.property(anything, ({ needs, taken }) => {
      const roles = needs.map((needed, index) => ({ id: String(index), needed }));
      const now = places(Object.fromEntries(taken.map((count, n) => [String(n), count])));
      const seat = seatFor({ capacity: null }, roles, now, null);
      expect(seat === undefined).toBe(roles.length > 0 && roles.every((role) => isRoleFull(role, now)));
    }),
  );
});
