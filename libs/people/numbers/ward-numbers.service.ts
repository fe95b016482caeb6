import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import { Person } from '../person.entity.ts';
import { type Ward, type WardCell, wardCells, type WardCounts } from './ward-cells.ts';

/** How many people of one ward, as somebody may know it; null where that is too few for them. Ward null: not known. */
@ObjectType()
export class WardNumber implements WardCell {
  @Field(() => Int, { nullable: true }) ward!: Ward;
  @Field(() => Int, { nullable: true }) count!: number | null;
}

/**
 * The one way out for numbers by ward: small ones only for who may see what is sensitive, and of whoever has grants over
 * wards no other ward. Small numbers are taken out of the whole city first, so that no part of it tells one of them.
 */
@Injectable()
export class WardNumbers {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** What an actor may be told of counts of the whole city. */
  told(actor: Actor, counts: WardCounts): Promise<WardNumber[]> {
    return this.db.tx(async () => {
      const cells = wardCells(counts, actor.can('people.sensitive'));
      const theirs = await this.wardsOf(actor);
      return theirs ? cells.filter(({ ward }) => ward !== null && theirs.includes(ward)) : cells;
    });
  }

  /** How many people of the list live in each ward. */
  contacts(actor: Actor): Promise<WardNumber[]> {
    return this.db.tx(async () => this.told(actor, await this.count('from person where not deceased')));
  }

  /** Counts rows that have a ward: `from` and `where` of a statement. */
  async count(rest: string, parameters: readonly unknown[] = []): Promise<WardCounts> {
    const rows = await this.db
      .repo(Person)
      .query<{ ward: Ward; count: number }[]>(`select ward, count(*)::int as count ${rest} group by ward`, [
        ...parameters,
      ]);
    return new Map(rows.map(({ ward, count }) => [ward, count]));
  }

  /** The wards of an actor's grants; undefined for who sees everybody. */
  private async wardsOf({ reader }: Actor): Promise<readonly number[] | undefined> {
    if (reader === undefined) return undefined;
    const [row] = await this.db.repo(Person).query<{ wards: number[] }[]>('select wards_within($1) as wards', [reader]);
    return row?.wards ?? [];
  }
}
