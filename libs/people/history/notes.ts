import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { Db, refuseForbidden } from '#platform';
import { given } from '../canonical.ts';
import type { Told } from '../intake/matching.ts';
import { PersonNotes } from './notes.entity.ts';
import { Person, type PersonDetails } from '../person.entity.ts';

/** The details and the notes of somebody, each by itself; details that were sealed long ago still hold the notes. */
export function apart({ notes, ...details }: Told): { details: PersonDetails; notes: string | undefined } {
  return { details, notes };
}

/** Notes as they are kept; what is never stored is refused. */
export function notesFrom(written: string | null, checked?: boolean | null, before?: string): string {
  // What stands there already was looked at when it was written.
  if (written && written !== before) refuseForbidden(written, 'notes', checked);
  return given(written ?? '');
}

/** Keeps what was written about people; only who may reach people reads it. */
@Injectable()
export class Notes {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The notes of each of these people, for those who may see them. */
  seenBy(actor: Actor, personIds: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      if (!actor.can('people.contact')) return new Map();
      const rows = await this.rowsOf(personIds);
      const others = personIds.filter((id) => !rows.has(id));
      const old = others.length ? await this.db.repo(Person).findBy({ id: In(others) }) : [];
      const found = [
        ...[...rows].map(([id, { details }]) => [id, details.notes] as const),
        ...old.map(({ id, details }) => [id, apart(details).notes] as const),
      ];
      return new Map(found.flatMap(([id, notes]) => (notes ? [[id, notes] as const] : [])));
    });
  }

  /** What stands there about somebody; within the caller's transaction. */
  async of(personId: string): Promise<string | undefined> {
    return (await this.rowsOf([personId])).get(personId)?.details.notes;
  }

  /** The rows of these people, unopened; within the caller's transaction. */
  async rowsOf(personIds: readonly string[]): Promise<Map<string, PersonNotes>> {
    const rows = await this.db.repo(PersonNotes).findBy({ personId: In([...personIds]) });
    return new Map(rows.map((row) => [row.personId, row]));
  }

  /** Replaces somebody's notes; within a transaction of the caller, who holds the person's row. */
  async write(personId: string, notes: string): Promise<void> {
    const row = (await this.rowsOf([personId])).get(personId);
    if (!notes) {
      await this.db.repo(PersonNotes).delete({ personId });
      return;
    }
    const next = row ?? this.make(personId, notes);
    next.details = { notes };
    await this.db.save(next);
  }

  /** Notes that are not yet saved. */
  make(personId: string, notes: string): PersonNotes {
    return this.db.make(PersonNotes, { personId, details: { notes } });
  }
}
