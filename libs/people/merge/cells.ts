import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { ListCells, PeopleList } from '../lists/list.entity.ts';
import { isSeen } from '../lists/lists.service.ts';
import { takeOf } from './choosing.ts';
import type { CellsChange } from './merge.entity.ts';
import { type CellChoice, type MergeCell, MergeTake } from './merge.types.ts';
import { restored } from './uniting.ts';

interface Ids {
  readonly keepId: string;
  readonly dropId: string;
}
/** A list on which something stands about both. */
interface Shared {
  readonly list: PeopleList;
  readonly keep: ListCells;
  readonly drop: ListCells;
}

/** Makes one row of two where two people are on the same list: of each cell one value stands. */
@Injectable()
export class SharedCells {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The cells in which two differ, in lists that the actor sees, with what would stand. */
  async proposals(actor: Actor, ids: Ids, newerIs: 'keep' | 'drop'): Promise<MergeCell[]> {
    const shared = (await this.shared(ids)).filter(({ list }) => isSeen(actor, list));
    return shared.flatMap(({ list, keep, drop }) =>
      list.details.columns.flatMap(({ id: columnId, name: column, type }) => {
        const [a, b] = [keep, drop].map(({ details }) => details.values[columnId] ?? '') as [string, string];
        const take = takeOf(!a, !b, newerIs);
        const of = { listId: list.id, list: list.details.name, columnId, column, type };
        return a === b ? [] : [{ ...of, keep: a, drop: b, take }];
      }),
    );
  }

  /** Writes what stands of both into the row of the one who stays; within the merge, before the other's row goes. */
  async unite(
    actor: Actor,
    ids: Ids,
    newerIs: 'keep' | 'drop',
    choices: readonly CellChoice[],
  ): Promise<CellsChange[]> {
    const changes: CellsChange[] = [];
    for (const { list, keep, drop } of await this.shared(ids)) {
      const [before, others] = [keep.details.values, drop.details.values];
      const after: Record<string, string> = newerIs === 'keep' ? { ...others, ...before } : { ...before, ...others };
      for (const { columnId, take } of choices.filter(({ listId }) => listId === list.id && isSeen(actor, list))) {
        if (take === MergeTake.TYPED) throw new AppError('INVALID', 'invalid', {}, { cells: 'field.invalid' });
        const value = (take === MergeTake.KEEP ? before : others)[columnId];
        if (value) after[columnId] = value;
        else delete after[columnId];
      }
      await this.db.save(Object.assign(keep, { details: { values: after } }));
      changes.push({ id: keep.id, before, after });
    }
    return changes;
  }

  /** What stood there before, except in cells that somebody wrote in since; answers whether there are such. */
  async giveBack(changes: readonly CellsChange[]): Promise<boolean> {
    let stayed = false;
    for (const { id, before, after } of changes) {
      const cells = await this.db.repo(ListCells).findOneBy({ id });
      if (!cells) continue;
      const back = restored(before, after, cells.details.values);
      stayed ||= back.stayed.length > 0;
      await this.db.save(Object.assign(cells, { details: { values: back.details } }));
    }
    return stayed;
  }

  private shared({ keepId, dropId }: Ids): Promise<Shared[]> {
    return this.db.tx(async () => {
      const order = { listId: 'ASC' } as const;
      const rows = await this.db.repo(ListCells).find({ where: { personId: In([keepId, dropId]) }, order });
      const lists = await this.db.repo(PeopleList).findBy({ id: In(rows.map(({ listId }) => listId)) });
      return [...Map.groupBy(rows, ({ listId }) => listId)].flatMap(([listId, both]) => {
        const [keep, drop] = [keepId, dropId].map((id) => both.find(({ personId }) => personId === id));
        const list = lists.find(({ id }) => id === listId);
        return list && keep && drop ? [{ list, keep, drop }] : [];
      });
    });
  }
}
