import { AppError, current, type MessageKey } from '#platform';
import { type Event, EventState } from './event.entity.ts';
import type { EventChanges, EventRoleInput } from './event.input.ts';
import type { Places } from './places.ts';
import { instantOf, localOf, whenOf, zoneOf } from './times.ts';

/** What of an event an organizer states, as it is stored. */
export type Plan = Pick<
  Event,
  | 'title'
  | 'summary'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'placeName'
  | 'placeAddress'
  | 'ward'
  | 'capacity'
>;

/** Beside its field a text has no parameters, so one that needs them says there only that something is wrong. */
const invalid = (key: MessageKey, field: string, params: Record<string, string | number> = {}) =>
  new AppError('INVALID', key, params, { [field]: Object.keys(params).length ? 'field.invalid' : key });

/**
 * The plan after the changes. Where only the zone changes, the clock on the wall shows the same time there: an event at
 * 11:30 stays at 11:30. Refuses an end that does not come after the start.
 */
export function changed(plan: Plan | null, changes: EventChanges): Plan {
  const { titleEn, titleEs, summaryEn, summaryEs, descriptionEn, descriptionEs } = changes;
  const text = (field: 'title' | 'summary' | 'description', en?: string | null, es?: string | null) => ({
    en: en === undefined ? (plan?.[field].en ?? '') : (en ?? '').trim(),
    es: es === undefined ? (plan?.[field].es ?? '') : (es ?? '').trim(),
  });
  const timeZone = zoneOf(changes.timeZone ?? plan?.timeZone ?? '');
  const moved = timeZone !== plan?.timeZone;
  const time = (field: 'startsAt' | 'endsAt') => {
    const given = changes[field] ?? (plan && moved ? localOf(plan[field], plan.timeZone) : undefined);
    return given === undefined && plan ? plan[field] : instantOf(given ?? '', timeZone, field);
  };
  const next: Plan = {
    title: text('title', titleEn, titleEs),
    summary: text('summary', summaryEn, summaryEs),
    description: text('description', descriptionEn, descriptionEs),
    startsAt: time('startsAt'),
    endsAt: time('endsAt'),
    timeZone,
    placeName: changes.placeName?.trim() ?? plan?.placeName ?? '',
    placeAddress: changes.placeAddress === undefined ? (plan?.placeAddress ?? '') : (changes.placeAddress ?? '').trim(),
    ward: changes.ward === undefined ? (plan?.ward ?? null) : changes.ward,
    capacity: changes.capacity === undefined ? (plan?.capacity ?? null) : changes.capacity,
  };
  if (!next.title.en && !next.title.es) throw invalid('events.titleNeeded', 'titleEn');
  if (next.endsAt <= next.startsAt) throw invalid('events.endBeforeStart', 'endsAt');
  return next;
}

/** Whether calendars and people who signed up must hear of the change. */
export const movedFrom = (before: Plan, after: Plan): boolean =>
  before.startsAt.getTime() !== after.startsAt.getTime() ||
  before.endsAt.getTime() !== after.endsAt.getTime() ||
  before.timeZone !== after.timeZone ||
  before.placeName !== after.placeName ||
  before.placeAddress !== after.placeAddress;

/** Refuses what must not be public: a title in one language only, or no place. */
export function mayBePublic(plan: Plan): void {
  if (!plan.title.en) throw invalid('events.titleInBoth', 'titleEn');
  if (!plan.title.es) throw invalid('events.titleInBoth', 'titleEs');
  if (!plan.placeName) throw invalid('events.placeNeeded', 'placeName');
}

/** Refuses a start that has passed, and names it in the reader's language. */
export function mustBeAhead(plan: Plan, now = new Date()): void {
  if (plan.startsAt > now) return;
  const { date, time } = whenOf(plan, current().language);
  throw invalid('events.datePassed', 'startsAt', { date: `${date}, ${time}` });
}

/** Refuses a cancelled event: nothing of it can be changed any more. */
export function mustStand({ state }: Pick<Event, 'state'>): void {
  if (state === EventState.CANCELLED) throw new AppError('CONFLICT', 'events.isCancelled');
}

/** Refuses room for fewer people than already have a place, and roles that need more people than there is room for. */
export function mustHold(capacity: number | null, roles: readonly EventRoleInput[], places: Places): void {
  if (capacity !== null && capacity < places.taken)
    throw invalid('events.capacityBelow', 'capacity', { count: places.taken });
  for (const { id, needed } of roles) {
    const count = id ? (places.byRole.get(id) ?? 0) : 0;
    if (needed != null && needed < count) throw invalid('events.roleBelow', 'roles', { count });
  }
  const needed = roles.reduce((sum, role) => sum + (role.needed ?? 0), 0);
  if (capacity !== null && needed > capacity) throw invalid('events.rolesExceed', 'roles', { needed, capacity });
}
