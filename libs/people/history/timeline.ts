import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { current, Db } from '#platform';
import type { Edit } from './edits.ts';
import { TimelineEntry, type TimelineKind } from './timeline.entity.ts';

/** One thing to write down: what it was, what it was about (an event, a message), when; sealed, a note and what was changed. */
export interface Entry {
  readonly kind: TimelineKind;
  readonly subjectId?: string;
  readonly at?: Date;
  readonly note?: string;
  readonly edit?: Edit;
}

/** An account's id; jobs, forms and commands go by a word. */
const ACCOUNT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Keeps what happened to people, newest first when it is read. */
@Injectable()
export class Timeline {
  constructor(@Inject(Db) private readonly db: Db) {}

  async record(personId: string, entry: Entry): Promise<void> {
    await this.db.tx(() => this.db.save(this.make(personId, entry)));
  }

  /** An entry that is not yet saved; it says which account did it, where one did. */
  make(personId: string, { kind, subjectId, at, note, edit }: Entry): TimelineEntry {
    const values = { personId, kind, subjectId: subjectId ?? null, at: at ?? new Date() };
    const by = current().actor?.id ?? '';
    const details = { ...(note && { note }), ...(edit && { edit }), ...(ACCOUNT.test(by) && { by }) };
    return this.db.make(TimelineEntry, { ...values, details });
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
