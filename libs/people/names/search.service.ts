import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, current, Db } from '#platform';
import { canonicalEmail, canonicalPhone } from '../canonical.ts';
import type { Order } from './name-keys.ts';
import type { Asking } from './name-list.ts';
import type { Reach } from './name-parts.ts';
import { Names, type Standing } from './names.ts';
import { EVERYBODY_COUNTED, HeadCounts } from '../numbers/head-counts.ts';
import { type Condition, EVERYBODY, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { Person } from '../person.entity.ts';

/** The orders of names that a list may be asked for in. */
export enum PeopleSort {
  FAMILY_NAME = 'FAMILY_NAME',
  GIVEN_NAME = 'GIVEN_NAME',
}

/** What is asked for: at most 200 of them, the next ones after a cursor that an earlier answer gave. */
export interface Asked {
  readonly search?: string | null;
  readonly sort?: PeopleSort | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

type Walk = Pick<Asked, 'first' | 'after'>;
/** Which of these fit. */
type Passes = (ids: readonly string[]) => Promise<ReadonlySet<string>>;
type Passed = Omit<Found, 'total'>;
/** So many names are looked through at once before it is given up. */
const FARTHEST = 16_384;

/** Some people, where the next ones begin (null on the last page), and how many there are in all. */
export interface Found {
  readonly people: Person[];
  readonly endCursor: string | null;
  readonly total: number;
  /** How the names in memory stand: while they are being read, who is missing may yet be found. */
  readonly names: Standing;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds people by name, number or e-mail in one box, by given name unless told otherwise; without a search, the newest first. */
@Injectable()
export class PeopleSearch {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Names) private readonly names: Names,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(HeadCounts) private readonly heads: HeadCounts,
  ) {}

  /** Those who may not reach people find by what they are shown of names, and are told no more by their order. */
  async page(actor: Actor, { search, sort, first, after }: Asked): Promise<Found> {
    const count = Math.min(Math.max(first ?? 50, 1), 200);
    const from = after ? idOf(after) : undefined;
    const query = (search ?? '').trim().slice(0, 200) || undefined;
    const seen = whoIsSeenBy(actor);
    if (!query && !sort) return this.newest(seen, count, from);
    const exact = query && actor.can('people.contact') ? await this.exactly(query) : undefined;
    if (exact) return { ...part(exact, count, from), names: { ...this.names.standing(), ready: true } };
    return this.named({ query, order: orderOf(actor, seen, sort), first: count + 1, after: from }, seen);
  }

  /** Whom a search finds in all, narrowed by no grant; undefined where it asks for nothing, and everybody is meant. */
  async found(actor: Actor, search: string): Promise<string[] | undefined> {
    const query = search.trim().slice(0, 200);
    if (!query) return undefined;
    const exact = actor.can('people.contact') ? await this.exactly(query) : undefined;
    if (exact) return exact.map(({ id }) => id);
    const { ids, ready } = await this.names.all(query, reachOf(actor, whoIsSeenBy(actor)));
    // What is done to many, or a file, that lacks whom nobody misses in it is worse than none.
    if (!ready) throw new AppError('CONFLICT', 'segments.namesNotReady');
    return ids;
  }

  /** A page of these people by their names, of those whom the actor sees, in the order that the actor is shown names in. */
  async among(actor: Actor, ids: ReadonlySet<string>, sort: PeopleSort, { first, after }: Walk): Promise<Found> {
    const seen = whoIsSeenBy(actor);
    const count = Math.min(Math.max(first ?? 50, 1), 200);
    const asking = { query: undefined, order: orderOf(actor, seen, sort), first: count + 1, after: after ?? undefined };
    return this.within(asking, seen, new Set(ids));
  }

  /**
   * The same of those who pass a test, found along the order of all names, so that nobody needs to know who passes in all;
   * undefined where they stand so far apart that whoever asks had better know.
   */
  async passing(actor: Actor, sort: PeopleSort, { first, after }: Walk, passes: Passes): Promise<Passed | undefined> {
    const seen = whoIsSeenBy(actor);
    if (seen !== EVERYBODY) return undefined;
    const order = orderOf(actor, seen, sort);
    const count = Math.min(Math.max(first ?? 50, 1), 200);
    // Where somebody stands who does not pass would tell of their name.
    const begins = !after || (await passes([after])).has(after);
    const passed: string[] = [];
    let from = after ?? undefined;
    for (let size = 4 * count; size <= FARTHEST; size *= 4) {
      const { ids, ...names } = await this.names.page({ order, first: begins ? size : 0, after: from });
      const fits = await passes(ids);
      passed.push(...ids.filter((id) => fits.has(id)));
      from = ids.at(-1);
      if (passed.length <= count && ids.length === size) continue;
      const people = await this.people.byIds(passed.slice(0, count + 1));
      return {
        ...cut(
          passed.flatMap((id) => people.get(id) ?? []),
          count,
        ),
        names,
      };
    }
    return undefined;
  }

  private newest(seen: Condition, first: number, after: string | undefined): Promise<Found> {
    return this.db.tx(async () => {
      const repo = this.db.repo(Person);
      const query = repo
        .createQueryBuilder('p')
        .where(seen.sql, seen.values)
        .orderBy('p.createdAt', 'DESC')
        .addOrderBy('p.id', 'DESC');
      // Compared in the database: its times are finer than those of JavaScript.
      const at = '(select a."createdAt", a.id from person a where a.id = :after)';
      if (after) query.andWhere(`(p."createdAt", p.id) < ${at}`, { after });
      const some = `(select count(*)::int from person p where ${seen.sql})`;
      const counted = query.limit(first + 1).addSelect(seen === EVERYBODY ? EVERYBODY_COUNTED : some, 'total');
      const { entities: people, raw } = await counted.getRawAndEntities<{ total: number }>();
      const total = raw[0]?.total ?? (await this.count(seen)); // with nobody on this page nobody told the number
      return { ...cut(people, first), total, names: this.names.standing() };
    });
  }

  /** By a whole e-mail address or number; undefined where the query is neither. */
  private async exactly(query: string): Promise<Person[] | undefined> {
    if (canonicalEmail(query)) return this.people.withHandle('email', query);
    if (/^[\d\s()+.-]{10,}$/.test(query) && canonicalPhone(query)) return this.people.withHandle('phone', query);
  }

  /**
   * The names in memory know of no grants: what they find is narrowed to whom the database showed, and what the database
   * does not show is never on a page.
   */
  private async named(asking: Asking, seen: Condition): Promise<Found> {
    return this.within(asking, seen, seen === EVERYBODY ? undefined : await this.people.idsOf(seen));
  }

  private async within(asking: Asking, seen: Condition, among: Set<string> | undefined): Promise<Found> {
    for (;;) {
      const { ids, total, ...names } = await this.names.page({ ...asking, among });
      const found = await this.people.byIds(ids);
      const gone = ids.filter((id) => !found.has(id));
      if (!gone.length) {
        const people = ids.map((id) => found.get(id)!);
        return { ...cut(people, asking.first - 1), total: asking.query ? total : await this.count(seen, among), names };
      }
      if (among) for (const id of gone) among.delete(id);
      else await this.names.forget(gone);
    }
  }

  private async count(seen: Condition, among?: ReadonlySet<string>): Promise<number> {
    if (among) return among.size;
    return seen === EVERYBODY ? this.heads.everybody() : (await this.people.idsOf(seen)).size;
  }
}

const reachOf = (actor: Actor, seen: Condition): Reach =>
  seen === EVERYBODY && actor.can('people.contact') ? 'whole' : 'shown';

function orderOf(actor: Actor, seen: Condition, sort: PeopleSort | null | undefined): Order {
  const reach = reachOf(actor, seen);
  return { by: sort === PeopleSort.FAMILY_NAME ? 'family' : 'given', reach, spanish: current().language === 'es' };
}

function part(all: Person[], first: number, after: string | undefined): Omit<Found, 'names'> {
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const people = sorted.filter(({ id }) => !after || id > after);
  return { ...cut(people, first), total: all.length };
}

/** One page of what was asked for with one more: where the next one begins, if there is a next one. */
function cut(found: readonly Person[], first: number): Pick<Found, 'people' | 'endCursor'> {
  const people = found.slice(0, first);
  return { people, endCursor: found.length > first ? cursorOf(people.at(-1)!) : null };
}

const cursorOf = ({ id }: Person): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function idOf(cursor: string): string {
  const hex = Buffer.from(cursor, 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!UUID.test(id)) throw new AppError('INVALID', 'invalid', {}, { after: 'field.invalid' });
  return id;
}
