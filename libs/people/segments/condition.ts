import { type Point, type Ring, shapeIn } from '#places';
import { AppError } from '#platform';

/** A way on which somebody may be written to or called. */
export const REACHED = ['EMAIL', 'SMS', 'SMS_PERSON', 'PHONE'] as const;
/** Something that is so of somebody, or not. */
export const TRAITS = ['BOUNCED', 'DECEASED', 'EMAIL', 'WORKING_EMAIL', 'PHONE', 'WORKING_PHONE', 'TEXTABLE'] as const;
/** What of somebody's sealed details may be asked for. */
export const TEXT_FIELDS = ['POSTAL_CODE', 'CITY', 'STREET', 'EMAIL_DOMAIN', 'PRONOUNS'] as const;
/** Ways of comparing numbers and days in fields of the organization's own making; `BETWEEN` holds both its ends. */
const ORDERED = ['LESS', 'MORE', 'BETWEEN'] as const;
/** Whether anything stands there. */
const THERE = ['EMPTY', 'FILLED'] as const;
/** How a text is compared; case and accents never count. */
export const TEXT_WAYS = ['IS', 'STARTS', 'HOLDS', ...ORDERED, ...THERE] as const;

/** Something that somebody did: of a kind, one of it or any, and since when. `what` is a code of its kind; `DID` by itself. */
export interface Doing {
  readonly kind: string;
  readonly what: string;
  readonly id: string | null;
  readonly since: string | null;
  /** Within so many days before now, whenever that is. */
  readonly days: number | null;
  /** More than so many, and not after a moment, where its kind measures something. */
  readonly more?: number;
  readonly until?: string;
}

/** One thing that is asked of somebody. Lists are met by any one of what is in them. */
export type Clause =
  | { readonly tags: readonly string[] }
  | { readonly wards: readonly (number | null)[] }
  | { readonly languages: readonly string[] }
  | { readonly speaks: readonly string[] }
  | { readonly is: (typeof TRAITS)[number] }
  | { readonly may: (typeof REACHED)[number] }
  | { readonly stopped: (typeof REACHED)[number] | 'ALL' }
  | { readonly added: { readonly from: string | null; readonly to: string | null; readonly days: number | null } }
  | { readonly did: Doing }
  | { readonly list: string }
  | { readonly segment: string }
  | { readonly name: string }
  | { readonly text: SealedText }
  | { readonly zone: string }
  | Living;

/** Where somebody lives, by any of their addresses that is known: within corners, or so many metres around a place. */
export type Living = { readonly within: Ring } | { readonly near: Around };

/** So many metres around a place, and what the place is called where somebody said so. */
export interface Around extends Point {
  readonly metres: number;
  readonly address?: string | null;
}

/** A question about a detail that is sealed: it is answered by opening everybody's. */
export interface SealedText {
  /** One of `TEXT_FIELDS`, or the id of a field of the organization's own making, or of a tag that says something. */
  readonly field: string;
  readonly how: (typeof TEXT_WAYS)[number];
  /** A number or an ISO day where they are compared; empty where it is asked whether anything is there. */
  readonly value: string;
  /** The other end of `BETWEEN`. */
  readonly to?: string;
}

/** Whether a text is a day, as fields keep it. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** Who is meant: clauses, joined by `all`, `any` and `not`. `all` of nothing is everybody. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | Clause;

/** A segment: a condition, and perhaps only so many of who fit it, drawn by lot or the newest. */
export interface Definition {
  readonly where: Condition;
  /** So many drawn by lot; the same ones as long as `seed` stays. */
  readonly sample: number | null;
  readonly seed: string | null;
  /** The so many who came last. */
  readonly limit: number | null;
}

/** How deep conditions may stand in each other, and how many clauses there may be. */
export const MOST = {
  ...{ depth: 8, clauses: 100, items: 200, people: 1_000_000, days: 36_500 },
  ...{ corners: 500, metres: 50_000 },
} as const;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;

function refuse(where: string): never {
  throw new AppError('INVALID', 'segments.invalid', { where }, { definition: 'field.invalid' });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one value at a time and says where what is wrong stands. */
class Reader {
  constructor(private readonly path: string) {}

  at(part: string): Reader {
    return new Reader(this.path ? `${this.path}.${part}` : part);
  }
  bad(): never {
    return refuse(this.path || 'definition');
  }
  object(value: unknown, keys: readonly string[]): Record<string, unknown> {
    if (!isObject(value) || Object.keys(value).some((key) => !keys.includes(key))) this.bad();
    return value as Record<string, unknown>;
  }
  id(value: unknown): string {
    return typeof value === 'string' && UUID.test(value) ? value : this.bad();
  }
  whole(value: unknown, least: number, most: number): number {
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most ? Number(value) : this.bad();
  }
  word(value: unknown, pattern: RegExp): string {
    return typeof value === 'string' && pattern.test(value) ? value : this.bad();
  }
  one<T extends string>(value: unknown, of: readonly T[]): T {
    return of.includes(value as T) ? (value as T) : this.bad();
  }
  fieldName(value: unknown): string {
    return TEXT_FIELDS.includes(value as (typeof TEXT_FIELDS)[number]) ? (value as string) : this.id(value);
  }
  /** A number or a day, and nothing that is neither. */
  ordered(value: unknown): string {
    const text = this.text(value);
    return isDay(text) ? this.day(text) : /^-?\d+(\.\d+)?$/.test(text) ? text : this.bad();
  }
  text(value: unknown): string {
    const text = typeof value === 'string' ? value.trim() : '';
    return text && text.length <= 100 ? text : this.bad();
  }
  degrees(value: unknown, most: number): number {
    return typeof value === 'number' && Math.abs(value) <= most ? value : this.bad();
  }
  day(value: unknown): string {
    const text = this.word(value, DATE);
    return Number.isNaN(Date.parse(text)) ? this.bad() : text;
  }
  some<T>(value: unknown, read: (each: unknown) => T): T[] {
    if (!Array.isArray(value) || !value.length || value.length > MOST.items) this.bad();
    return [...new Set((value as unknown[]).map(read))];
  }
  maybe<T>(value: unknown, read: (value: unknown) => T): T | null {
    return value === undefined || value === null ? null : read(value);
  }
}

/** One closed outline without holes, of at most so many corners; undefined where it is none. */
export function ringIn(value: unknown): Ring | undefined {
  const ring = shapeIn({ type: 'Polygon', coordinates: [value] })?.[0]?.[0];
  return ring && ring.length <= MOST.corners ? ring : undefined;
}

const days = (reader: Reader) => (value: unknown) => reader.at('days').whole(value, 1, MOST.days);

const CLAUSES: Record<string, (value: unknown, reader: Reader) => Clause> = {
  tags: (value, reader) => ({ tags: reader.some(value, (each) => reader.id(each)) }),
  wards: (value, reader) => ({
    wards: reader.some(value, (each) => (each === null ? null : reader.whole(each, 1, 13))),
  }),
  languages: (value, reader) => ({ languages: reader.some(value, (each) => reader.word(each, /^[a-z]{0,8}$/)) }),
  speaks: (value, reader) => ({ speaks: reader.some(value, (each) => reader.word(each, /^[a-z]{1,8}$/)) }),
  is: (value, reader) => ({ is: reader.one(value, TRAITS) }),
  may: (value, reader) => ({ may: reader.one(value, REACHED) }),
  stopped: (value, reader) => ({ stopped: reader.one(value, [...REACHED, 'ALL'] as const) }),
  added(value, reader) {
    const asked = reader.object(value, ['from', 'to', 'days']);
    const from = reader.maybe(asked.from, (each) => reader.at('from').day(each));
    const to = reader.maybe(asked.to, (each) => reader.at('to').day(each));
    const within = reader.maybe(asked.days, days(reader));
    if (!from && !to && !within) reader.bad();
    return { added: { from, to, days: within } };
  },
  did(value, reader) {
    const asked = reader.object(value, ['kind', 'what', 'id', 'since', 'days', 'more', 'until']);
    const more = reader.maybe(asked.more, (each) => reader.at('more').whole(each, 0, MOST.people));
    const until = reader.maybe(asked.until, (each) => reader.at('until').day(each));
    return {
      did: {
        kind: reader.at('kind').word(asked.kind, /^\w{1,20}$/),
        what: reader.maybe(asked.what, (each) => reader.at('what').word(each, /^[A-Z_]{1,20}$/)) ?? 'DID',
        id: reader.maybe(asked.id, (each) => reader.at('id').id(each)),
        since: reader.maybe(asked.since, (each) => reader.at('since').day(each)),
        days: reader.maybe(asked.days, days(reader)),
        ...(more !== null && { more }),
        ...(until !== null && { until }),
      },
    };
  },
  list: (value, reader) => ({ list: reader.id(value) }),
  segment: (value, reader) => ({ segment: reader.id(value) }),
  name: (value, reader) => ({ name: reader.text(value) }),
  zone: (value, reader) => ({ zone: reader.id(value) }),
  within: (value, reader) => ({ within: ringIn(value) ?? reader.bad() }),
  near(value, reader) {
    const { lon, lat, metres, address } = reader.object(value, ['lon', 'lat', 'metres', 'address']);
    const called = reader.maybe(address, (each) => reader.at('address').text(each));
    return {
      near: {
        ...(called && { address: called }),
        lon: reader.at('lon').degrees(lon, 180),
        lat: reader.at('lat').degrees(lat, 90),
        metres: reader.at('metres').whole(metres, 1, MOST.metres),
      },
    };
  },
  text(value, reader) {
    const asked = reader.object(value, ['field', 'how', 'value', 'to']);
    const field = reader.at('field').fieldName(asked.field);
    const how = reader.at('how').one(asked.how, TEXT_WAYS);
    if (isOneOf(THERE, how)) return { text: { field, how, value: '' } };
    if (!isOneOf(ORDERED, how)) return { text: { field, how, value: reader.at('value').text(asked.value) } };
    if (isOneOf(TEXT_FIELDS, field)) reader.at('how').bad();
    const from = reader.at('value').ordered(asked.value);
    if (how !== 'BETWEEN') return { text: { field, how, value: from } };
    const to = reader.at('to').ordered(asked.to);
    return isDay(from) === isDay(to) ? { text: { field, how, value: from, to } } : reader.at('to').bad();
  },
};

const isOneOf = (all: readonly string[], word: string): boolean => all.includes(word);

function read(value: unknown, reader: Reader, depth: number, count: { clauses: number }): Condition {
  if (depth > MOST.depth) throw new AppError('INVALID', 'segments.tooDeep', { most: MOST.depth });
  if (!isObject(value)) return reader.bad();
  const [key = '', ...others] = Object.keys(value);
  if (others.length) return reader.bad();
  const own = reader.at(key);
  const inner = value[key];
  if (key === 'not') return { not: read(inner, own, depth + 1, count) };
  if (key === 'all' || key === 'any') {
    if (!Array.isArray(inner) || inner.length > MOST.clauses || (key === 'any' && !inner.length)) return own.bad();
    const parts = inner.map((each, n) => read(each, own.at(String(n)), depth + 1, count));
    return key === 'all' ? { all: parts } : { any: parts };
  }
  if ((count.clauses += 1) > MOST.clauses) throw new AppError('INVALID', 'segments.tooMany', { most: MOST.clauses });
  // An own key alone: "constructor" is no clause.
  return Object.hasOwn(CLAUSES, key) ? CLAUSES[key]!(inner, own) : reader.bad();
}

/** What somebody sent, as a segment of exactly the known shape; whatever else there is in it is refused with its place. */
export function definitionIn(value: unknown): Definition {
  const reader = new Reader('');
  const asked = reader.object(value, ['where', 'sample', 'seed', 'limit']);
  const size = (each: unknown) => reader.at('sample').whole(each, 1, MOST.people);
  const sample = reader.maybe(asked.sample, size);
  const limit = reader.maybe(asked.limit, size);
  if (sample && limit) reader.at('limit').bad();
  const seed = reader.maybe(asked.seed, (each) => reader.at('seed').word(each, /^[\w-]{1,40}$/));
  return { where: read(asked.where, reader.at('where'), 1, { clauses: 0 }), sample, seed, limit };
}

/** Every clause of a condition, however deep. */
export function* clausesIn(condition: Condition): Generator<Clause> {
  if ('not' in condition) yield* clausesIn(condition.not);
  else if ('all' in condition) for (const each of condition.all) yield* clausesIn(each);
  else if ('any' in condition) for (const each of condition.any) yield* clausesIn(each);
  else yield condition;
}

/** Whether a clause asks where people live. */
export const isLiving = (clause: Clause): clause is Living => 'within' in clause || 'near' in clause;

/** Whether a clause is answered by opening what people told: `NAME` by their names, `DETAIL` by anything else. */
export function opens(clause: Clause): 'NAME' | 'DETAIL' | undefined {
  if ('name' in clause) return 'NAME';
  return 'text' in clause || 'speaks' in clause || 'zone' in clause || isLiving(clause) ? 'DETAIL' : undefined;
}

/** Kinds of activity whose names may name people: households, and files. */
const NAMING: readonly string[] = ['group', 'batch'];
/** Whether a clause tells of people by itself: what is opened, and the name of a household or of a file. */
export const tells = (clause: Clause): boolean =>
  opens(clause) !== undefined || ('did' in clause && NAMING.includes(clause.did.kind) && clause.did.id !== null);

/** The same condition with something else in the place of each clause. */
export function withClauses(condition: Condition, put: (clause: Clause) => Condition): Condition {
  if ('not' in condition) return { not: withClauses(condition.not, put) };
  if ('all' in condition) return { all: condition.all.map((each) => withClauses(each, put)) };
  if ('any' in condition) return { any: condition.any.map((each) => withClauses(each, put)) };
  return put(condition);
}

/** The segments that a segment names itself. */
export const idsIn = ({ where }: Definition): string[] => [
  ...new Set([...clausesIn(where)].flatMap((clause) => ('segment' in clause ? [clause.segment] : []))),
];
