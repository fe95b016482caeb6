import type { Event, EventRole } from './event.entity.ts';
import { isFull, isRoleFull, type Places, roomFor } from './places.ts';

type Room = Pick<Event, 'capacity'>;
type Job = Pick<EventRole, 'id' | 'needed'>;

/** Somebody in line, and what they would do; null: anything. */
export interface InLine {
  readonly id: string;
  readonly roleId: string | null;
}

/**
 * The place that somebody with this wish would get now: in the role they named and no other; without a wish in the first
 * role that needs somebody. Undefined where there is none for them.
 */
export function seatFor(
  event: Room,
  roles: readonly Job[],
  places: Places,
  wish: string | null,
): { readonly roleId: string | null } | undefined {
  if (wish) return roomFor(event, roles, places, wish) === 'ROOM' ? { roleId: wish } : undefined;
  if (isFull(event, roles, places)) return undefined;
  return { roleId: roles.find((role) => !isRoleFull(role, places))?.id ?? null };
}

/**
 * Who in line gets which place: the first for whom there is one, then the next, until nobody is left whom a place would
 * suit. Somebody is passed over only while what they wish for is full.
 */
export function promotions(
  event: Room,
  roles: readonly Job[],
  { taken, byRole }: Places,
  line: readonly InLine[],
): InLine[] {
  const places = { taken, byRole: new Map(byRole) };
  const seats: InLine[] = [];
  for (const { id, roleId: wish } of line) {
    const seat = seatFor(event, roles, places, wish);
    if (!seat) continue;
    seats.push({ id, roleId: seat.roleId });
    places.taken += 1;
    places.byRole.set(seat.roleId ?? '', (places.byRole.get(seat.roleId ?? '') ?? 0) + 1);
  }
  return seats;
}
