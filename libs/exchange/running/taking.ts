import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { Batch, BatchPiece, Crossed, Intake, pack, type PieceLog, unpack } from '#people';
import { current, Db, within } from '#platform';
import type { Piece, Plan, RowFate } from './plan.ts';
import { type ImportReport, type PieceFacts, saidOf, Sum } from './report.ts';

const TRIES = 12;

/** Somebody else took these rows, or the import was stopped: whoever meets it leaves off. */
export class Superseded extends Error {}

/** Takes a piece of a file over, with all that is known of it afterwards: both in one transaction. */
@Injectable()
export class Taking {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Intake) private readonly intake: Intake,
  ) {}

  /** Within the caller's transaction: the rows behind `position`, which nobody may have taken meanwhile. */
  async take(batchId: string, { kind, choice }: Plan, piece: Piece, position: number): Promise<void> {
    const log: PieceLog = { changes: [], newTags: [] };
    const { people, rejected, flags, blank, last } = piece;
    const taken = people.length ? await this.intake.take(people, { id: batchId, format: kind }, { choice, log }) : [];
    const count = (wanted: string) => taken.filter(({ fate }) => fate === wanted).length;
    const fates: RowFate[] = [
      ...taken.map(({ row, fate }) => fateOf(row, fate, flags)),
      ...rejected.map(({ row, reason, at }) => fateOf(row, reason, flags, at)),
    ];
    const said = taken.flatMap(({ personId }, n) => saidOf(people[n]!, personId));
    const moved: unknown[] = await this.db.repo(Batch).query(
      `with moved as (
         update batch set rows = rows + $3, blank = blank + $4, created = created + $5, updated = updated + $6,
           merged = merged + $6 + $7, rejected = rejected + $8, position = $9, "touchedAt" = clock_timestamp()
         where id = $1 and position = $2 and state = 'RUNNING' returning id)
       select id from moved`,
      [
        ...[batchId, position, fates.length, blank],
        ...[count('created'), count('updated'), count('unchanged'), rejected.length, last],
      ],
    );
    if (!moved.length) throw new Superseded();
    const facts: PieceFacts & PieceLog = { ...log, fates: fates.sort(([a], [b]) => a - b), said };
    const row = { batchId, number: last, kind: 'TAKEN' as const, details: { packed: pack(facts) } };
    await this.db.save(this.db.make(BatchPiece, row));
  }

  /** What the pieces of an import came to so far. */
  async sum(batchId: string, plan: Plan): Promise<{ sum: Sum; report: ImportReport }> {
    const { blank } = await this.db.repo(Batch).findOneByOrFail({ id: batchId });
    const sum = new Sum(plan, blank);
    for await (const facts of this.pieces(batchId, 'TAKEN')) sum.add(facts);
    return { sum, report: sum.whole(batchId, false) };
  }

  /** What is kept of each piece, in the order of the rows, some at a time. */
  async *pieces(batchId: string, kind: BatchPiece['kind']): AsyncGenerator<PieceFacts> {
    // A stream may ask for more outside of the request that began it; within a transaction that is joined.
    const context = current();
    for (let number = 0; ;) {
      const where = { batchId, kind, number: MoreThan(number) };
      const find = () => this.db.repo(BatchPiece).find({ where, order: { number: 'ASC' }, take: 20 });
      const pieces = await within(context, () => this.db.tx(find));
      for (const piece of pieces) yield unpack<PieceFacts>(piece.details.packed);
      if (!pieces.length) return;
      number = pieces.at(-1)!.number;
    }
  }

  /** Tries anew what crossed somebody else's writing of the same people. */
  async again<T>(work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        const { code } = error as { code?: string };
        const crossed = error instanceof Crossed || ['40P01', '40001', '23505'].includes(code ?? '');
        if (!crossed || tried === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * tried));
      }
    }
  }
}

const fateOf = (row: number, fate: RowFate[1], flags: Piece['flags'], at?: RowFate[3]): RowFate => {
  const own = flags.get(row);
  if (at) return [row, fate, own ?? [], at];
  return own ? [row, fate, own] : [row, fate];
};
