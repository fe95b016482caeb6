import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { folded } from '../folded.ts';
import { Timeline } from '../history/timeline.ts';
import { view, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { Segments } from '../segments/segments.service.ts';
import { type GroupKind, PeopleGroup, Relation } from './relation.entity.ts';
import { type GroupMember, type GroupMemberPage, type GroupPage, GroupView } from './relation.types.ts';
import { Relations } from './relations.service.ts';

interface Walk {
  readonly first?: number | null | undefined;
  /** The last one of the page before. */
  readonly after?: string | null | undefined;
}

/** Which households and organizations are looked for. */
export interface GroupsAsked extends Walk {
  readonly search?: string | null | undefined;
  readonly kind?: GroupKind | null | undefined;
}

const sizeOf = ({ first }: Walk): number => Math.min(Math.max(first ?? 50, 1), 200);

/** Shows households and organizations with who is in them to those who may reach people, and takes them away. */
@Injectable()
export class Groups {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Relations) private readonly related: Relations,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(Segments) private readonly segments: Segments,
  ) {}

  /** A page of them by name. Names are sealed: they are opened and looked through here, never in the database. */
  page(actor: Actor, { search, kind, ...walk }: GroupsAsked): Promise<GroupPage> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return { items: [], endCursor: null, total: 0 };
      const sought = folded(search ?? '');
      const all = await this.db.repo(PeopleGroup).find({ where: kind ? { kind } : {} });
      const found = all
        .filter(({ details }) => folded(details.name).includes(sought))
        .sort((a, b) => a.details.name.localeCompare(b.details.name) || (a.id < b.id ? -1 : 1));
      const from = walk.after ? found.findIndex(({ id }) => id === walk.after) + 1 : 0;
      const items = walk.after && !from ? [] : found.slice(from, from + sizeOf(walk));
      const counts = await this.related.sizes(
        actor,
        items.map(({ id }) => id),
      );
      const isLast = from + items.length >= found.length;
      return {
        items: items.map((each) => new GroupView(each, counts.get(each.id) ?? 0)),
        endCursor: isLast ? null : (items.at(-1)?.id ?? null),
        total: found.length,
      };
    });
  }

  one(actor: Actor, id: string): Promise<GroupView> {
    return this.db.tx(async () => {
      const group = await this.seen(actor, id);
      return new GroupView(group, (await this.related.sizes(actor, [id])).get(id) ?? 0);
    });
  }

  /** Who is in it, of those whom the actor sees, in the order in which it was written down. */
  members(actor: Actor, groupId: string, walk: Walk): Promise<GroupMemberPage> {
    return this.db.tx(async () => {
      await this.seen(actor, groupId);
      const size = sizeOf(walk);
      const seen = whoIsSeenBy(actor);
      const query = this.db
        .repo(Relation)
        .createQueryBuilder('r')
        .innerJoin('person', 'p', 'p.id = r."fromId"')
        .where('r."toGroupId" = :groupId', { groupId })
        .andWhere(seen.sql, seen.values);
      if (walk.after)
        query.andWhere('(r."createdAt", r.id) > (select a."createdAt", a.id from relation a where a.id = :after)', {
          after: walk.after,
        });
      const rows = await query
        .orderBy('r.createdAt')
        .addOrderBy('r.id')
        .limit(size + 1)
        .getMany();
      const shown = rows.slice(0, size);
      const people = await this.people.byIds([...new Set(shown.map(({ fromId }) => fromId))], seen);
      const items = shown.flatMap(({ id, fromId, createdAt: since, details }): GroupMember[] => {
        const person = people.get(fromId);
        const { code, note = null } = details;
        return person ? [{ id, code, note, since, person: view(actor, person) }] : [];
      });
      // People who were merged may have been in it each.
      const once = new Map(items.map((each) => [`${each.person.id} ${each.code}`, each]));
      return { items: [...once.values()], endCursor: rows.length > size ? shown.at(-1)!.id : null };
    });
  }

  /** Takes one away; who is in it stays in the list. Whoever does it says how many they were told are in it. */
  remove(actor: Actor, id: string, members: number): Promise<void> {
    return this.db.inTurn(async () => {
      await this.seen(actor, id);
      const name = await this.segments.naming('group', id);
      if (name) throw new AppError('CONFLICT', 'people.groups.used', { name });
      const rows = await this.db.repo(Relation).findBy({ toGroupId: id });
      const count = new Set(rows.map(({ fromId }) => fromId)).size;
      if (count !== members) throw new AppError('CONFLICT', 'people.groups.notEmpty', { count });
      const told = rows.map((row) => this.timeline.make(row.fromId, { kind: 'RELATED', subjectId: row.id }));
      await this.db.insertAll(told);
      await this.db.repo(PeopleGroup).delete({ id });
    });
  }

  private async seen(actor: Actor, id: string): Promise<PeopleGroup> {
    const group = actor.can('people.contact') ? await this.db.repo(PeopleGroup).findOneBy({ id }) : null;
    if (!group) throw new AppError('NOT_FOUND', 'people.relations.noGroup');
    return group;
  }
}
