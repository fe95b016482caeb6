import { type Event, type EventRole, EventState } from './event.entity.ts';

/** How many people have a place at an event, in all and by role. */
export interface Places {
  readonly taken: number;
  readonly byRole: ReadonlyMap<string, number>;
}
/** Nobody has signed up yet. */
export const NO_PLACES: Places = { taken: 0, byRole: new Map() };

type Room = Pick<Event, 'capacity'>;
type Job = Pick<EventRole, 'id' | 'needed'>;

/** Whether somebody can still sign up for it, as far as its time and state go. */
export const isOpen = ({ state, endsAt }: Pick<Event, 'state' | 'endsAt'>, now = new Date()): boolean =>
  state === EventState.PUBLISHED && endsAt > now;

/** Whether a role has all the people that it needs. */
export const isRoleFull = ({ id, needed }: Job, { byRole }: Places): boolean =>
  needed !== null && (byRole.get(id) ?? 0) >= needed;

/** Whether the role that is asked for is only for who shows a training, and this request shows none. */
export const needsTraining = (
  roles: readonly Pick<EventRole, 'id' | 'trainingId'>[],
  { roleId, trained }: { readonly roleId: string | null; readonly trained?: boolean },
): boolean => !trained && roles.some(({ id, trainingId }) => id === roleId && trainingId !== null);

/** The roles as they are for whoever did not show a training: one that asks for one needs nobody of them. */
export const untrained = <R extends Job & Pick<EventRole, 'trainingId'>>(roles: readonly R[]): R[] =>
  roles.map((role) => (role.trainingId ? { ...role, needed: 0 } : role));

/** Whether nobody can sign up any more: no place is left, or no role needs anybody. */
export const isFull = ({ capacity }: Room, roles: readonly Job[], places: Places): boolean =>
  (capacity !== null && places.taken >= capacity) ||
  (roles.length > 0 && roles.every((role) => isRoleFull(role, places)));

/** What one more sign-up would meet; a role must be chosen where there are roles, and none where there are none. */
export function roomFor(
  event: Room,
  roles: readonly Job[],
  places: Places,
  roleId: string | null,
): 'ROOM' | 'FULL' | 'ROLE_FULL' | 'NO_SUCH_ROLE' {
  if (isFull(event, roles, places)) return 'FULL';
  const role = roles.find(({ id }) => id === roleId);
  if (!role) return roles.length || roleId ? 'NO_SUCH_ROLE' : 'ROOM';
  return isRoleFull(role, places) ? 'ROLE_FULL' : 'ROOM';
}

/**
 * What the public is told of how many come: the number at the last midnight of the place, rounded down to a multiple
 * of 5, and nothing below 10. A number that changed with each sign-up would tell whether an address is on the list.
 */
export const publicCount = (atMidnight: number): number | null =>
  atMidnight < 10 ? null : atMidnight - (atMidnight % 5);
