import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { canonicalEmail, canonicalPhone } from './canonical.ts';
import { Names } from './names.ts';
import { type Condition, whoIsSeenBy } from './people.policy.ts';
import { PeopleService } from './people.service.ts';
import { Person } from './person.entity.ts';

/** What is asked for: at most 200 of them, the next ones after a cursor that an earlier answer gave. */
export interface Asked {
  readonly search?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Some people, where the next ones begin (null on the last page), and how many there are in all. */
export interface Found {
  readonly people: Person[];
  readonly endCursor: string | null;
  readonly total: number;
  /** False while the names are still being read: who is missing may yet be found. */
  readonly searchReady: boolean;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Finds people by name, number or e-mail in one box; without a search, the newest first. */
@Injectable()
export class PeopleSearch {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Names) private readonly names: Names,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Those who may not reach people find by what they are shown of names, not by addresses or last names. */
  async page(actor: Actor, { search, first, after }: Asked): Promise<Found> {
    const count = Math.min(Math.max(first ?? 50, 1), 200);
    const from = after ? idOf(after) : undefined;
    const query = (search ?? '').trim().slice(0, 200);
    const seen = whoIsSeenBy(actor);
    if (!query) return this.newest(seen, count, from);
    const exact = actor.can('people.contact') ? await this.exactly(query) : undefined;
    if (exact) return part(exact, count, from);
    if (seen.sql !== 'true') return this.byNameAmong(await this.people.idsOf(seen), query, count, from);
    return this.byName(query, actor.can('people.contact') ? 'whole' : 'shown', count, from);
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
      const counted = query
        .limit(first + 1)
        .addSelect(`(select count(*)::int from person p where ${seen.sql})`, 'total');
      const { entities: people, raw } = await counted.getRawAndEntities<{ total: number }>();
      const total = raw[0]?.total ?? (await this.people.idsOf(seen)).size; // with nobody on this page nobody told the number
      return { ...cut(people, first), total, searchReady: this.names.warm() };
    });
  }

  /** By a whole e-mail address or number; undefined where the query is neither. */
  private async exactly(query: string): Promise<Person[] | undefined> {
    if (canonicalEmail(query)) return this.people.withHandle('email', query);
    if (/^[\d\s()+.-]{10,}$/.test(query) && canonicalPhone(query)) return this.people.withHandle('phone', query);
    return undefined;
  }

  /** The names in memory know of no grants: what they find is narrowed to whom the database showed. */
  private async byNameAmong(among: ReadonlySet<string>, query: string, first: number, after?: string): Promise<Found> {
    const { list, ready } = await this.names.upToDate();
    const { ids, total } = await list.search(query, 'shown', first + 1, after, among);
    const found = await this.people.byIds(ids);
    const people = ids.flatMap((id) => found.get(id) ?? []);
    return { ...cut(people, first), total, searchReady: ready };
  }

  private async byName(query: string, reach: 'whole' | 'shown', first: number, after?: string): Promise<Found> {
    const { list, ready } = await this.names.upToDate();
    for (;;) {
      const { ids, total } = await list.search(query, reach, first + 1, after);
      // Under row level security: who is in the list and not in the answer is gone, or not this reader's.
      const found = await this.people.byIds(ids);
      const gone = ids.filter((id) => !found.has(id));
      for (const id of gone) list.remove(id);
      if (gone.length) continue;
      const people = ids.map((id) => found.get(id)!);
      return { ...cut(people, first), total, searchReady: ready };
    }
  }
}

function part(all: Person[], first: number, after: string | undefined): Found {
  const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
  const people = sorted.filter(({ id }) => !after || id > after);
  return { ...cut(people, first), total: all.length, searchReady: true };
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
