import type { EventDetail, EventInput } from './documents.ts';

/** A role of the form; `key` is its own for as long as the form is open, `id` is there once it is saved. */
export interface RoleDraft {
  readonly key: string;
  readonly id?: string;
  readonly nameEn: string;
  readonly nameEs: string;
  /** How many are needed, as typed; empty for any number. */
  readonly needed: string;
}

/** What is typed into the form: texts as typed, times as the clock on the wall of the event's place shows them. */
export interface Draft {
  readonly titleEn: string;
  readonly titleEs: string;
  readonly summaryEn: string;
  readonly summaryEs: string;
  readonly descriptionEn: string;
  readonly descriptionEs: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  /** HH:MM, as all times of the form. */
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly placeName: string;
  readonly placeAddress: string;
  /** The number of the ward that the place is in; empty where nobody says. */
  readonly ward: string;
  readonly capacity: string;
  readonly roles: readonly RoleDraft[];
}

/** The zone that the form starts with: the campaign's. */
export const HOME_ZONE = 'America/Chicago';

/** An empty form. */
export const EMPTY: Draft = {
  titleEn: '',
  titleEs: '',
  summaryEn: '',
  summaryEs: '',
  descriptionEn: '',
  descriptionEs: '',
  date: '',
  start: '',
  end: '',
  timeZone: HOME_ZONE,
  placeName: '',
  placeAddress: '',
  ward: '',
  capacity: '',
  roles: [],
};

/** What the clock on the wall shows in a zone: day (YYYY-MM-DD) and time (HH:MM). */
export function wallClock(at: string, timeZone: string): { readonly date: string; readonly time: string } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** The day after one, both YYYY-MM-DD. */
export function dayAfter(date: string): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** Whether the event runs past midnight: it ends at a time of day before the one it starts at. */
export const pastMidnight = ({ start, end }: Pick<Draft, 'start' | 'end'>): boolean =>
  start !== '' && end !== '' && end < start;

/** The form of a saved event. */
export function draftOf(event: EventDetail): Draft {
  const start = wallClock(event.startsAt, event.timeZone);
  const end = wallClock(event.endsAt, event.timeZone);
  return {
    titleEn: event.title.en,
    titleEs: event.title.es,
    summaryEn: event.summary.en,
    summaryEs: event.summary.es,
    descriptionEn: event.description.en,
    descriptionEs: event.description.es,
    date: start.date,
    start: start.time,
    end: end.time,
    timeZone: event.timeZone,
    placeName: event.placeName,
    placeAddress: event.placeAddress,
    ward: event.ward === null ? '' : String(event.ward),
    capacity: event.capacity === null ? '' : String(event.capacity),
    roles: event.roles.map(({ id, name, needed }) => ({
      key: id,
      id,
      nameEn: name.en,
      nameEs: name.es,
      needed: needed === null ? '' : String(needed),
    })),
  };
}

const whole = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()));

/** What the API is sent. */
export const inputOf = (draft: Draft): EventInput => ({
  titleEn: draft.titleEn.trim(),
  titleEs: draft.titleEs.trim(),
  summaryEn: draft.summaryEn.trim(),
  summaryEs: draft.summaryEs.trim(),
  descriptionEn: draft.descriptionEn.trim(),
  descriptionEs: draft.descriptionEs.trim(),
  startsAt: `${draft.date}T${draft.start}`,
  endsAt: `${pastMidnight(draft) ? dayAfter(draft.date) : draft.date}T${draft.end}`,
  timeZone: draft.timeZone,
  placeName: draft.placeName.trim(),
  placeAddress: draft.placeAddress.trim(),
  ward: whole(draft.ward),
  capacity: whole(draft.capacity),
  roles: draft.roles.map(({ id, nameEn, nameEs, needed }) => ({
    ...(id !== undefined && { id }),
    nameEn: nameEn.trim(),
    nameEs: nameEs.trim(),
    needed: whole(needed),
  })),
});

/** A field of the form; roles by their place, as in `roles.0.nameEn`. */
export type FieldName = Exclude<keyof Draft, 'roles'> | `roles.${number}.${'nameEn' | 'nameEs' | 'needed'}`;

/** What is wrong with a field, as a key below `console.events.need`. */
export type Need = 'title' | 'date' | 'time' | 'sameTime' | 'number' | 'role';

const NUMBER = /^[1-9]\d{0,5}$/;
const isNumber = (typed: string) => typed.trim() === '' || NUMBER.test(typed.trim());

/** What has to be mended before it is worth asking the API, field by field in the order of the form. */
export function needsOf(draft: Draft): Map<FieldName, Need> {
  const needs = new Map<FieldName, Need>();
  const want = (holds: boolean, field: FieldName, need: Need) => {
    if (!holds) needs.set(field, need);
  };
  // A draft may lack the other title and the place; publishing asks for them.
  want(`${draft.titleEn}${draft.titleEs}`.trim() !== '', 'titleEn', 'title');
  want(draft.date !== '', 'date', 'date');
  want(draft.start !== '', 'start', 'time');
  want(draft.end !== '', 'end', 'time');
  want(draft.end === '' || draft.end !== draft.start, 'end', 'sameTime');
  want(isNumber(draft.capacity), 'capacity', 'number');
  draft.roles.forEach((role, at) => {
    want(role.nameEn.trim() !== '', `roles.${at}.nameEn`, 'role');
    want(role.nameEs.trim() !== '', `roles.${at}.nameEs`, 'role');
    want(isNumber(role.needed), `roles.${at}.needed`, 'number');
  });
  return needs;
}

const SENT_AS: Readonly<Record<string, FieldName>> = { startsAt: 'start', endsAt: 'end' };

/** The field of the form that a field of the API belongs to. */
export const fieldOf = (sent: string): FieldName => SENT_AS[sent] ?? (sent as FieldName);
