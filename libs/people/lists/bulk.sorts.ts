import { Injectable } from '@nestjs/common';
import type { TimelineKind } from '../history/timeline.entity.ts';
import type { BulkChange, BulkKind } from './list.entity.ts';

/** A kind of change that another feature makes: its statements are as those of `bulk.sql.ts`. */
export interface BulkSort {
  readonly done: TimelineKind;
  readonly change: string;
  readonly undo: string;
  /** Refuses what the change may not be about. */
  check(userId: string | null): Promise<void>;
  /** What to write down of each of them. */
  notes(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** What is to follow once all of them are changed; within the transaction of the last of them. */
  finished?(change: BulkChange): Promise<void>;
  /** What subjects are called, by their ids. */
  names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The kinds of change that other features added. */
@Injectable()
export class BulkSorts {
  private readonly sorts = new Map<BulkKind, BulkSort>();

  add(kind: BulkKind, sort: BulkSort): void {
    this.sorts.set(kind, sort);
  }

  get(kind: BulkKind): BulkSort | undefined {
    return this.sorts.get(kind);
  }

  all(): BulkSort[] {
    return [...new Set(this.sorts.values())];
  }
}
