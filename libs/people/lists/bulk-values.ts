import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { Db } from '#platform';
import { PIECE } from './bulk.sql.ts';
import { BulkValue } from './bulk-value.entity.ts';
import { type BulkChange, BulkPerson } from './list.entity.ts';
import { PersonTag, saidBefore, TagValue } from './tag.entity.ts';

/** What a piece of a change came to: how many it looked at, and for whom it made a difference. */
export interface Piece {
  readonly seen: number;
  readonly changed: string[];
}

interface Fate {
  readonly id: string;
  readonly personId: string;
  readonly state: 'SAME' | 'CHANGED' | 'UNDONE' | 'LEFT';
  readonly rowId: string | null;
}

/**
 * Puts a tag that says something on many, and takes it back, a piece a transaction. What it said of somebody before, while it
 * was on them or before it was taken off, is kept with the change, and the very row comes back.
 */
@Injectable()
export class BulkValues {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Keeps what the tag is to say of all; the empty text for nothing. Within the caller's transaction. */
  async keep({ id: changeId }: BulkChange, value: string): Promise<void> {
    await this.db.save(this.db.make(BulkValue, { changeId, personId: null, details: { value } }));
  }

  /** What the tag is to say, by the change; of changes that are about nothing of that kind, nothing. */
  of(changeIds: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const rows = await this.db.repo(BulkValue).findBy({ changeId: In([...changeIds]), personId: IsNull() });
      return new Map(rows.map(({ changeId, details }) => [changeId, details.value ?? '']));
    });
  }

  /** Who has the tag and of whom it says the same already, or is to say nothing, is left as they are. */
  async change({ id: changeId, subjectId }: BulkChange, value: string): Promise<Piece> {
    const tagId = subjectId!;
    const piece = await this.piece(changeId, 'WAITING');
    const put = await this.tagged(tagId, piece);
    const stood = await this.said(tagId, piece);
    const [rows, kept, gone]: [TagValue[], BulkValue[], string[]] = [[], [], []];
    const fates = piece.map(({ id, personId }): Fate => {
      const rowId = put.get(personId) ?? null;
      const before = stood.get(personId);
      if (!rowId && (!value || before?.details.value === value)) return { id, personId, state: 'SAME', rowId };
      const row = value ? this.db.make(TagValue, { personId, tagId, details: { value } }) : undefined;
      if (before) gone.push(before.id);
      if (row) rows.push(row);
      const details = { ...(row && { put: row.id }), ...(before && { before: saidBefore(before) }) };
      kept.push(this.db.make(BulkValue, { changeId, personId, details }));
      return { id, personId, state: 'CHANGED', rowId };
    });
    if (gone.length) await this.db.repo(TagValue).delete({ id: In(gone) });
    await this.db.insertAll(rows);
    await this.db.insertAll(kept);
    return this.mark(fates, 'CHANGED');
  }

  /** Gives each what they had, unless somebody put the tag on, took it off or had it say something since. */
  async undo({ id: changeId, subjectId }: BulkChange): Promise<Piece> {
    const tagId = subjectId!;
    const piece = await this.piece(changeId, 'CHANGED');
    const whom = In(piece.map(({ personId }) => personId));
    const kept = await this.db.repo(BulkValue).findBy({ changeId, personId: whom });
    const told = new Map(kept.map(({ personId, details }) => [personId, details]));
    const links = await this.db.repo(PersonTag).findBy({ tagId, personId: whom });
    const on = new Map(links.map(({ personId, id }) => [personId, id]));
    const stood = await this.said(tagId, piece);
    const [rows, values, tags]: [TagValue[], string[], string[]] = [[], [], []];
    const fates = piece.map(({ id, personId, rowId }): Fate => {
      const own = told.get(personId);
      const link = on.get(personId);
      const isOurs = own && link && (!rowId || link === rowId) && stood.get(personId)?.id === own.put;
      if (!isOurs) return { id, personId, state: 'LEFT', rowId };
      if (own.put) values.push(own.put);
      if (own.before) rows.push(this.again(personId, tagId, own.before));
      if (rowId) tags.push(rowId);
      return { id, personId, state: 'UNDONE', rowId };
    });
    if (values.length) await this.db.repo(TagValue).delete({ id: In(values) });
    await this.db.insertAll(rows);
    if (tags.length) await this.db.repo(PersonTag).delete({ id: In(tags) });
    return this.mark(fates, 'UNDONE');
  }

  private again(personId: string, tagId: string, { id, value, at }: ReturnType<typeof saidBefore>): TagValue {
    return this.db.make(TagValue, { id, personId, tagId, at: new Date(at), details: { value } });
  }

  private piece(changeId: string, state: BulkPerson['state']): Promise<BulkPerson[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    return this.db.repo(BulkPerson).find({ where: { changeId, state }, order: { id: 'ASC' }, take: PIECE, lock });
  }

  /** Puts the tag on those who do not have it; the rows that were put, by the person. */
  private async tagged(tagId: string, piece: readonly BulkPerson[]): Promise<Map<string, string>> {
    const put = await this.db.repo(PersonTag).query<{ id: string; personId: string }[]>(
      `insert into person_tag (id, "organizationId", "tagId", "personId")
       select gen_random_uuid(), b."organizationId", $2::uuid, b."personId" from bulk_person b
       where b.id = any($1::uuid[]) order by b."personId" on conflict do nothing returning id, "personId"`,
      [piece.map(({ id }) => id), tagId],
    );
    return new Map(put.map(({ id, personId }) => [personId, id]));
  }

  private async said(tagId: string, piece: readonly BulkPerson[]): Promise<Map<string, TagValue>> {
    const where = { tagId, personId: In(piece.map(({ personId }) => personId)) };
    const lock = { mode: 'pessimistic_write' } as const;
    const rows = await this.db.repo(TagValue).find({ where, order: { id: 'ASC' }, lock });
    return new Map(rows.map((row) => [row.personId, row]));
  }

  private async mark(fates: readonly Fate[], done: Fate['state']): Promise<Piece> {
    await this.db.repo(BulkPerson).query(
      `with fate as (select * from unnest($1::uuid[], $2::text[], $3::uuid[]) as f(id, state, "rowId"))
       update bulk_person b set state = f.state, "rowId" = f."rowId",
         at = case when f.state = 'CHANGED' then clock_timestamp() else b.at end
       from fate f where b.id = f.id`,
      [fates.map(({ id }) => id), fates.map(({ state }) => state), fates.map(({ rowId }) => rowId)],
    );
    return { seen: fates.length, changed: fates.flatMap(({ state, personId }) => (state === done ? personId : [])) };
  }
}
