import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db, isForbiddenName, type MessageKey, refuseForbidden } from '#platform';
import { oneLine } from '../canonical.ts';
import { PeopleService } from '../people.service.ts';
import { whoIsSeenBy } from '../people.policy.ts';
import type { Person } from '../person.entity.ts';
import { Segments } from '../segments/segments.service.ts';
import { cellIn } from './cells.ts';
import { type ListColumn, ListCells, ListPerson, PeopleList } from './list.entity.ts';
import type { ListCellInput, ListColumnInput, PeopleListInput } from './lists.types.ts';

/** Somebody on a list, and what stands there about them by column. */
export interface Row {
  readonly person: Person;
  readonly values: Readonly<Record<string, string>>;
}

/** Refuses a name under which people's immigration status, or what stands for it, would be kept. */
export function mayBeNamed(name: string, field: string): string {
  const line = oneLine(name);
  if (isForbiddenName(line)) throw new AppError('INVALID', 'lists.neverStored', {}, { [field]: 'people.neverStored' });
  refuseForbidden(line, field);
  if (!line) throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.required' });
  return line;
}

const wrong = (field: string, why: MessageKey) => new AppError('INVALID', why, {}, { [field]: why });

/** Keeps lists of people with columns of their own; who is put on and taken off is a change of many (`bulk.service.ts`). */
@Injectable()
export class Lists {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Segments) private readonly segments: Segments,
  ) {}

  /** Those that are shared, and the actor's own, by name; each with how many on it the actor sees. */
  all(actor: Actor): Promise<{ list: PeopleList; size: number }[]> {
    return this.db.tx(async () => {
      const all = (await this.db.repo(PeopleList).find()).filter((list) => isSeen(actor, list));
      const sizes = await this.sizes(actor);
      return all
        .map((list) => ({ list, size: sizes.get(list.id) ?? 0 }))
        .sort((a, b) => a.list.details.name.localeCompare(b.list.details.name));
    });
  }

  async one(actor: Actor, id: string): Promise<{ list: PeopleList; size: number }> {
    const found = (await this.all(actor)).find(({ list }) => list.id === id);
    if (!found) throw new AppError('NOT_FOUND', 'lists.notFound');
    return found;
  }

  /** The list, where the actor may see it; within the caller's transaction. */
  async seen(actor: Actor, id: string): Promise<PeopleList> {
    return this.mustSee(actor, await this.db.repo(PeopleList).findOneBy({ id }));
  }

  /** The same, which nobody changes or takes away until the end of that transaction. */
  async steady(actor: Actor, id: string): Promise<PeopleList> {
    const lock = { mode: 'pessimistic_read' } as const;
    return this.mustSee(actor, await this.db.repo(PeopleList).findOne({ where: { id }, lock }));
  }

  private async held(actor: Actor, id: string): Promise<PeopleList> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.mustSee(actor, await this.db.repo(PeopleList).findOne({ where: { id }, lock }));
  }

  private mustSee(actor: Actor, list: PeopleList | null): PeopleList {
    if (!list || !isSeen(actor, list)) throw new AppError('NOT_FOUND', 'lists.notFound');
    return list;
  }

  /** Columns that are left out are taken out: where something stands in them, whoever does it says in how many cells. */
  save(actor: Actor, { id, name, shared, columns: asked, filled }: PeopleListInput): Promise<PeopleList> {
    return this.db.inTurn(async () => {
      const byUserId = actor.isUser ? actor.id : null;
      const list = id ? await this.held(actor, id) : this.db.make(PeopleList, { byUserId, shared: true });
      // What nobody owns would be nobody's to see.
      const wanted = shared ?? list.shared;
      if (id && wanted !== list.shared && list.byUserId !== actor.id) throw new AppError('FORBIDDEN', 'lists.notYours');
      list.shared = wanted || !list.byUserId;
      const { columns: before, removed: gone = [] } = id ? list.details : { columns: [] };
      const columns = asked.map((each) => columnFrom(each, [...before, ...gone]));
      if (new Set(columns.map((each) => each.id)).size < columns.length) throw wrong('columns', 'field.invalid');
      const isKept = (column: ListColumn) => columns.some((each) => each.id === column.id);
      const out = before.filter((each) => !isKept(each));
      const count = out.length ? await this.filledIn(list.id, out) : 0;
      if (count !== (filled ?? 0)) throw new AppError('CONFLICT', 'lists.columnsFilled', { count });
      const removedAt = new Date().toISOString();
      const removed = [...gone.filter((each) => !isKept(each)), ...out.map((each) => ({ ...each, removedAt }))];
      list.details = { name: mayBeNamed(name, 'name'), columns, ...(removed.length && { removed }) };
      return this.db.save(list);
    });
  }

  /** In how many cells of each column something stands. */
  columnUse(actor: Actor, listId: string): Promise<{ columnId: string; filled: number }[]> {
    return this.db.tx(async () => {
      const { columns } = (await this.seen(actor, listId)).details;
      const all = await this.db.repo(ListCells).findBy({ listId });
      const filled = (id: string) => all.filter(({ details }) => details.values[id]).length;
      return columns.map(({ id }) => ({ columnId: id, filled: filled(id) }));
    });
  }

  /** Forgets columns that were taken out so many days ago, and what stood in them. */
  forget(days: number): Promise<void> {
    return this.db.tx(async () => {
      const end = new Date(Date.now() - days * 24 * 3_600_000).toISOString();
      for (const list of await this.db.repo(PeopleList).find()) {
        const { removed = [], ...details } = list.details;
        const old = removed.filter(({ removedAt }) => removedAt < end).map(({ id }) => id);
        if (!old.length) continue;
        for (const row of await this.db.repo(ListCells).findBy({ listId: list.id })) {
          const kept = Object.entries(row.details.values).filter(([id]) => !old.includes(id));
          row.details = { values: Object.fromEntries(kept) };
          await this.db.save(row);
        }
        const left = removed.filter(({ id }) => !old.includes(id));
        list.details = { ...details, ...(left.length && { removed: left }) };
        await this.db.save(list);
      }
    });
  }

  remove(actor: Actor, id: string): Promise<void> {
    return this.db.inTurn(async () => {
      await this.held(actor, id);
      const name = await this.segments.naming('list', id);
      if (name) throw new AppError('CONFLICT', 'lists.used', { name });
      await this.db.repo(PeopleList).delete({ id });
    });
  }

  /** A page of who is on it, of those whom the actor sees, in the order in which they came. */
  rows(
    actor: Actor,
    listId: string,
    { first, after }: { first?: number | null | undefined; after?: string | null | undefined },
  ): Promise<{ rows: Row[]; endCursor: string | null }> {
    return this.db.tx(async () => {
      await this.seen(actor, listId);
      const size = Math.min(Math.max(first ?? 50, 1), 200);
      const seen = whoIsSeenBy(actor);
      const query = this.db
        .repo(ListPerson)
        .createQueryBuilder('l')
        .where('l.listId = :listId', { listId })
        .andWhere(`exists (select from person p where p.id = l."personId" and ${seen.sql})`, seen.values);
      if (after) {
        const at = '(select a.at, a.id from list_person a where a."listId" = :listId and a."personId" = :after)';
        query.andWhere(`(l.at, l.id) > ${at}`, { after });
      }
      const found = await query
        .orderBy('l.at')
        .addOrderBy('l.id')
        .limit(size + 1)
        .getMany();
      const ids = found.slice(0, size).map(({ personId }) => personId);
      const people = await this.people.byIds(ids, seen);
      const values = await this.cellsOf(listId, ids);
      const rows = ids.flatMap((id) =>
        people.has(id) ? { person: people.get(id)!, values: values.get(id) ?? {} } : [],
      );
      return { rows, endCursor: found.length > size ? ids.at(-1)! : null };
    });
  }

  /** Everybody on it whom the actor sees, in the order in which they came. */
  idsOf(actor: Actor, listId: string): Promise<{ list: PeopleList; ids: string[] }> {
    return this.db.tx(async () => {
      const list = await this.seen(actor, listId);
      const seen = whoIsSeenBy(actor);
      const query = this.db
        .repo(ListPerson)
        .createQueryBuilder('l')
        .select('l.personId', 'id')
        .where('l.listId = :listId', { listId })
        .andWhere(`exists (select from person p where p.id = l."personId" and ${seen.sql})`, seen.values);
      const found = await query.orderBy('l.at').addOrderBy('l.id').getRawMany<{ id: string }>();
      return { list, ids: found.map(({ id }) => id) };
    });
  }

  /** What stands in the columns about these people, by their ids and by the columns'. */
  cellsOf(listId: string, ids: readonly string[]): Promise<Map<string, Row['values']>> {
    return this.db.tx(async () => {
      const cells = await this.db.repo(ListCells).findBy({ listId, personId: In([...ids]) });
      return new Map(cells.map(({ personId, details }) => [personId, details.values]));
    });
  }

  /** Writes one value down. Two who write at once in two columns of one row both keep what they wrote. */
  setCell(actor: Actor, { listId, personId, columnId, value: written, checked }: ListCellInput): Promise<Row> {
    return this.db.inTurn(async () => {
      const list = await this.held(actor, listId);
      const person = await this.people.seenBy(actor, personId);
      const column = list.details.columns.find(({ id }) => id === columnId);
      if (!column) throw new AppError('NOT_FOUND', 'notFound');
      if (!(await this.db.repo(ListPerson).existsBy({ listId, personId })))
        throw new AppError('CONFLICT', 'lists.notOnList');
      const cell = cellIn(column, written);
      if ('wrong' in cell) throw wrong('value', cell.wrong);
      refuseForbidden(cell.value, 'value', checked);
      const row =
        (await this.db.repo(ListCells).findOneBy({ listId, personId })) ??
        this.db.make(ListCells, { listId, personId, details: { values: {} } });
      const all = Object.entries({ ...row.details.values, [columnId]: cell.value });
      const values = Object.fromEntries(all.filter(([, each]) => each));
      row.details = { values };
      await this.db.save(row);
      return { person, values };
    });
  }

  private async filledIn(listId: string, columns: readonly ListColumn[]): Promise<number> {
    const rows = await this.db.repo(ListCells).findBy({ listId });
    const filled = rows.map(({ details }) => columns.filter(({ id }) => details.values[id]).length);
    return filled.reduce((sum, each) => sum + each, 0);
  }

  private async sizes(actor: Actor): Promise<Map<string, number>> {
    const seen = whoIsSeenBy(actor);
    const query = this.db
      .repo(ListPerson)
      .createQueryBuilder('l')
      .select('l.listId', 'id')
      .addSelect('count(*)::int', 'size')
      .where(`exists (select from person p where p.id = l."personId" and ${seen.sql})`, seen.values)
      .groupBy('l.listId');
    return new Map((await query.getRawMany<{ id: string; size: number }>()).map(({ id, size }) => [id, size]));
  }
}

/** Whether somebody may see a list: the shared ones, and their own. */
export const isSeen = (actor: Actor, { shared, byUserId }: PeopleList): boolean => shared || byUserId === actor.id;

function columnFrom({ id, name, type, options }: ListColumnInput, before: readonly ListColumn[]): ListColumn {
  const was = before.find((each) => each.id === id);
  if (id && !was) throw new AppError('NOT_FOUND', 'notFound');
  if (was && was.type !== type) throw wrong('columns', 'lists.columnType');
  const kept = type === 'CHOICE' ? [...new Set((options ?? []).map((each) => mayBeNamed(each, 'columns')))] : [];
  if (type === 'CHOICE' && !kept.length) throw wrong('columns', 'field.required');
  return { id: was?.id ?? randomBytes(6).toString('hex'), name: mayBeNamed(name, 'columns'), type, options: kept };
}
