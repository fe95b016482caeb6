import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, UserName, UsersService } from '#accounts';
import { Bulk, PeopleService, TimelineEntry, view } from '#people';
import { AppError, Db } from '#platform';
import type { ContactNews, PointPersonLoad, ReassignInput } from './point-person.types.ts';
import { ContactsRead, PointPerson } from './point-person.entity.ts';
import { looksAfter } from './looks-after.ts';
import { TOLD } from './told.ts';

const NEWS_DAYS = 14;
const MOST_NEWS = 50;
const LOOKS = looksAfter('u');

/** Keeps which organizer each person can turn to, and tells that organizer what they did. */
@Injectable()
export class PointPersonService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Bulk) private readonly bulk: Bulk,
  ) {}

  /** The organizer of one person, for whoever may see that person; null where there is none. */
  of(actor: Actor, personId: string): Promise<UserName | null> {
    return this.db.tx(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      const row = await this.db.repo(PointPerson).findOneBy({ personId: id });
      return row ? new UserName(await this.users.get(row.userId)) : null;
    });
  }

  /** Within the caller's transaction: whose contact a person is. */
  async userOf(personId: string): Promise<string | undefined> {
    return (await this.db.repo(PointPerson).findOneBy({ personId }))?.userId;
  }

  /**
   * Gives people to an organizer, or to nobody, as a change that can be taken back; answers how many it is about. What is
   * so already is left as it is.
   */
  reassign(actor: Actor, { toUserId = null, fromUserId, personIds }: ReassignInput): Promise<number> {
    return this.db.inTurn(async () => {
      if (Boolean(fromUserId) === Boolean(personIds))
        throw new AppError('INVALID', 'volunteers.point.whom', {}, { personIds: 'field.invalid' });
      if (toUserId) await this.organizer(toUserId);
      const ids = personIds ? [...(await this.people.byIds(personIds)).keys()] : await this.contactsOf(fromUserId!);
      if (personIds && ids.length !== new Set(personIds).size) throw new AppError('NOT_FOUND', 'notFound');
      const rows = await this.db.repo(PointPerson).findBy({ personId: In(ids) });
      const had = new Map(rows.map(({ personId, userId }) => [personId, userId]));
      const others = ids.filter((id) => (had.get(id) ?? null) !== toUserId);
      if (!others.length) return 0;
      const kind = toUserId ? 'SET_POINT_PERSON' : 'CLEAR_POINT_PERSON';
      return (await this.bulk.start(actor, { kind, userId: toUserId, personIds: others })).total;
    });
  }

  /** Who may be given people: whoever can sign in and see some of them. */
  choices(): Promise<UserName[]> {
    return this.db.tx(async () => {
      const sees = new Set(await this.seers());
      return (await this.users.active()).filter(({ id }) => sees.has(id)).map((user) => new UserName(user));
    });
  }

  /** How many people each organizer has, the most first. */
  loads(): Promise<PointPersonLoad[]> {
    return this.db.tx(async () => {
      const rows = await this.db
        .repo(PointPerson)
        .query<{ id: string; count: number }[]>(
          `select "userId" as id, count(*)::int as count from point_person group by 1 order by 2 desc, 1`,
        );
      const users = await this.users.byIds(rows.map(({ id }) => id));
      return rows.flatMap(({ id, count }) => (users.has(id) ? [{ user: new UserName(users.get(id)!), count }] : []));
    });
  }

  /** What the actor's contacts did since they last looked, newest first: of people whom they may see alone. */
  news(actor: Actor): Promise<ContactNews[]> {
    return this.db.tx(async () => {
      const entries = await this.db
        .repo(TimelineEntry)
        .createQueryBuilder('t')
        .innerJoin(PointPerson, 'c', 'c."personId" = t."personId" and c."userId" = :user and t.at >= c.since')
        .leftJoin(ContactsRead, 'r', 'r."userId" = c."userId"')
        .where('t.kind in (:...kinds) and t.at > coalesce(r."readUntil", :since)')
        .andWhere('t.at > :since')
        .setParameters({ user: actor.id, kinds: TOLD, since: new Date(Date.now() - NEWS_DAYS * 24 * 3_600_000) })
        .orderBy('t.at', 'DESC')
        .addOrderBy('t.id', 'DESC')
        .limit(MOST_NEWS)
        .getMany();
      const people = await this.people.byIds(entries.map(({ personId }) => personId));
      return entries.flatMap(({ id, at, kind, personId }) => {
        const person = people.get(personId);
        return person ? [{ id, at, kind, person: view(actor, person) }] : [];
      });
    });
  }

  /** Says that the actor has read what there was until a moment; what came later is still told. */
  read(actor: Actor, until: Date): Promise<boolean> {
    return this.db.inTurn(async () => {
      const readUntil = new Date(Math.min(until.getTime(), Date.now()));
      const userId = await this.users.named(actor);
      const row = await this.db.repo(ContactsRead).findOneBy({ userId });
      if (!row) await this.db.save(this.db.make(ContactsRead, { userId, readUntil }));
      else if (row.readUntil < readUntil) await this.db.save(Object.assign(row, { readUntil }));
      return true;
    });
  }

  private async contactsOf(userId: string): Promise<string[]> {
    return (await this.db.repo(PointPerson).findBy({ userId })).map(({ personId }) => personId);
  }

  /** Somebody who may be given people; answers their name. */
  async organizer(id: string): Promise<string> {
    const user = (await this.users.byIds([id])).get(id);
    if (!user || !(await this.seers()).includes(id))
      throw new AppError('INVALID', 'volunteers.point.noUser', {}, { toUserId: 'field.invalid' });
    return user.details.name;
  }

  private async seers(): Promise<string[]> {
    const rows = await this.db.repo(PointPerson).query<{ id: string }[]>(`select u.id from "user" u where ${LOOKS}`);
    return rows.map(({ id }) => id);
  }
}
