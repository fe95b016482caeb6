import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Db } from '#platform';
import { TimelineEntry, type TimelineKind } from './timeline.entity.ts';

/** One thing to write down: what it was, what it was about (an event, a message), when, and a note that is sealed. */
export interface Entry {
  readonly kind: TimelineKind;
  readonly subjectId?: string;
  readonly at?: Date;
  readonly note?: string;
}

/** Keeps what happened to people, newest first when it is read. */
@Injectable()
export class Timeline {
  constructor(@Inject(Db) private readonly db: Db) {}

  async record(personId: string, { kind, subjectId, at, note }: Entry): Promise<void> {
    await this.db.tx(() => this.db.save(this.make(personId, { kind, subjectId, at, note })));
  }

  /** An entry that is not yet saved. */
  make(personId: string, { kind, subjectId, at, note }: Entry): TimelineEntry {
    const values = { personId, kind, subjectId: subjectId ?? null, at: at ?? new Date() };
    return this.db.make(TimelineEntry, { ...values, details: note ? { note } : {} });
  }

  /** What happened to each of these people, newest first, at most 200 entries each. */
  ofPeople(ids: readonly string[]): Promise<Map<string, TimelineEntry[]>> {
    return this.db.tx(async () => {
      const where = { personId: In([...ids]) };
      const entries = await this.db.repo(TimelineEntry).find({ where, order: { at: 'DESC', id: 'DESC' } });
      const all = Map.groupBy(entries, ({ personId }) => personId);
      return new Map([...all].map(([id, own]) => [id, own.slice(0, 200)]));
    });
  }
}
