import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db, refuseForbidden } from '#platform';
import { oneLine } from '../canonical.ts';
import { view, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { Timeline } from '../history/timeline.ts';
import { canonicalRelation, type RelationCode, RELATIONS } from './kinds.ts';
import { PeopleGroup, Relation } from './relation.entity.ts';
import { GroupView, type PeopleGroupInput, type RelationInput, RelationView } from './relation.types.ts';

/** Keeps who belongs to whom. It is shown to those who may reach people, and only between people they see. */
@Injectable()
export class Relations {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Timeline) private readonly timeline: Timeline,
  ) {}

  /** The relationships of each of these people, each read from their side. */
  ofPeople(actor: Actor, ids: readonly string[]): Promise<Map<string, RelationView[]>> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return new Map();
      const rows = await this.db.repo(Relation).find({
        where: [{ fromId: In([...ids]) }, { toPersonId: In([...ids]) }],
        order: { createdAt: 'ASC', id: 'ASC' },
      });
      const others = rows.flatMap(({ fromId, toPersonId }) => (toPersonId ? [fromId, toPersonId] : []));
      const people = await this.people.byIds([...new Set(others)], whoIsSeenBy(actor));
      const groups = await this.groupsBy(
        actor,
        rows.flatMap(({ toGroupId }) => toGroupId ?? []),
      );
      const seenFrom = (id: string, row: Relation): RelationView | undefined => {
        const { code, note = null } = row.details;
        const forward = row.fromId === id;
        const otherId = forward ? row.toPersonId : row.fromId;
        const person = row.toGroupId ? undefined : people.get(otherId ?? '');
        const group = row.toGroupId ? groups.get(row.toGroupId) : undefined;
        if (!person && !group) return undefined;
        const told = forward ? code : RELATIONS[code].inverse;
        return { id: row.id, code: told, person: person ? view(actor, person) : null, group: group ?? null, note };
      };
      return new Map(
        ids.map((id) => {
          const own = rows.filter(({ fromId, toPersonId }) => fromId === id || toPersonId === id);
          const told = own.flatMap((row) => seenFrom(id, row) ?? []);
          // People who were merged may have been related to the same one in the same way.
          return [id, [...new Map(told.map((each) => [sameness(each), each])).values()]];
        }),
      );
    });
  }

  /** Every household and organization, by name. */
  groups(actor: Actor): Promise<GroupView[]> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return [];
      const all = [...(await this.groupsBy(actor)).values()];
      return all.sort((a, b) => a.name.localeCompare(b.name));
    });
  }

  /** Puts in a group, or changes it where an id is given. */
  putGroup({ kind, name, address, url }: PeopleGroupInput, id?: string | null): Promise<PeopleGroup> {
    return this.db.tx(async () => {
      const line = oneLine(name);
      if (!line) throw new AppError('INVALID', 'invalid', {}, { name: 'field.required' });
      refuseForbidden(line, 'name');
      const place = oneLine(address ?? '');
      const details = { name: line, ...(place && { address: place }), ...(url && { url }) };
      if (!id) return this.db.save(this.db.make(PeopleGroup, { kind, details }));
      const group = await this.db.repo(PeopleGroup).findOneBy({ id });
      if (!group) throw new AppError('NOT_FOUND', 'people.relations.noGroup');
      return this.db.save(Object.assign(group, { kind, details }));
    });
  }

  /** Writes down how two belong together; saying it again, from either side, changes nothing but the note. */
  relate(actor: Actor, { personId: from, code, toPersonId, toGroupId, note, checked }: RelationInput): Promise<string> {
    return this.db.inTurn(async () => {
      const { between } = RELATIONS[code as RelationCode];
      const other = between === 'group' ? toGroupId : toPersonId;
      if (!other || (toPersonId && toGroupId)) throw new AppError('INVALID', 'people.relations.oneEnd');
      // Somebody who was merged into another is that other.
      const { id: personId } = await this.people.seenBy(actor, from);
      const to = between === 'person' ? (await this.people.seenBy(actor, other)).id : other;
      if (to === personId) throw new AppError('INVALID', 'people.relations.self', {}, { toPersonId: 'field.invalid' });
      if (between === 'group' && !(await this.db.repo(PeopleGroup).existsBy({ id: to })))
        throw new AppError('NOT_FOUND', 'people.relations.noGroup');
      if (note) refuseForbidden(note, 'note', checked);
      const kept = canonicalRelation(personId, code as RelationCode, to);
      const details = { code: kept.code, ...(note && { note: note.trim() }) };
      const index = this.db.index('relation', `${kept.from}|${kept.code}|${kept.to}`);
      const ends =
        between === 'group' ? { toPersonId: null, toGroupId: kept.to } : { toPersonId: kept.to, toGroupId: null };
      const known =
        (await this.db.repo(Relation).findOneBy({ index })) ??
        (await this.alike({ fromId: kept.from, ...ends, details }))[0];
      if (known) {
        if (note) await this.db.save(Object.assign(known, { details }));
        return known.id;
      }
      const row = await this.db.save(this.db.make(Relation, { fromId: kept.from, ...ends, index, details }));
      await this.told(row);
      return row.id;
    });
  }

  /** Takes a relationship back; one that is gone already is no error. */
  unrelate(actor: Actor, id: string): Promise<void> {
    return this.db.tx(async () => {
      const row = await this.db.repo(Relation).findOneBy({ id });
      if (!row) return;
      await this.people.seenBy(actor, row.fromId);
      if (row.toPersonId) await this.people.seenBy(actor, row.toPersonId);
      await this.db.repo(Relation).delete({ id: In((await this.alike(row)).map((each) => each.id)) });
      await this.told(row);
    });
  }

  /** All that say the same of the same two, from either side: people who were merged may have had it each. */
  private async alike({ fromId, toPersonId, toGroupId, details: { code } }: Ends): Promise<Relation[]> {
    const repo = this.db.repo(Relation);
    if (toGroupId) return (await repo.findBy({ fromId, toGroupId })).filter((each) => each.details.code === code);
    const ends = [
      { fromId, toPersonId: toPersonId! },
      { fromId: toPersonId!, toPersonId: fromId },
    ];
    const { inverse } = RELATIONS[code];
    const rows = await repo.find({ where: ends, order: { createdAt: 'ASC', id: 'ASC' } });
    return rows.filter((each) => each.details.code === (each.fromId === fromId ? code : inverse));
  }

  /** Both sides have it in their history, each with the other one. */
  private async told({ fromId, toPersonId, toGroupId }: Relation): Promise<void> {
    await this.timeline.record(fromId, { kind: 'RELATED', subjectId: (toPersonId ?? toGroupId)! });
    if (toPersonId) await this.timeline.record(toPersonId, { kind: 'RELATED', subjectId: fromId });
  }

  /** How many people of each of these groups the actor sees. */
  async sizes(actor: Actor, ids: readonly string[]): Promise<Map<string, number>> {
    const seen = whoIsSeenBy(actor);
    const query = this.db
      .repo(Relation)
      .createQueryBuilder('r')
      .innerJoin('person', 'p', 'p.id = r."fromId"')
      .select('r."toGroupId"', 'id')
      .addSelect('count(distinct r."fromId")::int', 'people')
      .where('r."toGroupId" = any(:ids)', { ids })
      .andWhere(seen.sql, seen.values)
      .groupBy('r."toGroupId"');
    return new Map((await query.getRawMany<{ id: string; people: number }>()).map(({ id, people }) => [id, people]));
  }

  private async groupsBy(actor: Actor, ids?: readonly string[]): Promise<Map<string, GroupView>> {
    const where = ids ? { id: In([...new Set(ids)]) } : {};
    const groups = await this.db.repo(PeopleGroup).find({ where });
    const counts = await this.sizes(
      actor,
      groups.map(({ id }) => id),
    );
    return new Map(groups.map((group) => [group.id, new GroupView(group, counts.get(group.id) ?? 0)]));
  }
}

type Ends = Pick<Relation, 'fromId' | 'toPersonId' | 'toGroupId' | 'details'>;

const sameness = ({ code, person, group }: RelationView): string => `${code} ${person?.id ?? group?.id}`;
