import { Inject, Injectable } from '@nestjs/common';
import { Db } from '#platform';
import { type Key, keysOf, matchingKeys } from './matching.ts';
import { Handle, type HandleKind, type Person, type PersonDetails } from '../person.entity.ts';

/** Keeps people's keys in step with their sealed details; the database keeps each key to one person. */
@Injectable()
export class Handles {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The keyed hash that a key is stored as, in hex. */
  hash({ kind, value }: Key): string {
    return this.db.index(kind, value).toString('hex');
  }

  /** Whose each key is, by its hash; for a number, everybody's. Keys are looked up in one query. */
  async holders(keys: readonly Key[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const kinds = Map.groupBy(keys, ({ kind }) => kind);
    for (const [kind, ofKind] of kinds) {
      const rows = await this.db
        .repo(Handle)
        .createQueryBuilder('h')
        .where('h.kind = :kind and h.index = any(:hashes)', {
          kind,
          hashes: ofKind.map(({ value }) => this.db.index(kind, value)),
        })
        .getMany();
      for (const { index, personId } of rows)
        found.set(index.toString('hex'), [...(found.get(index.toString('hex')) ?? []), personId]);
    }
    return found;
  }

  /** Whom a row that says this of itself is about; undefined where it is somebody new. */
  async match(details: PersonDetails): Promise<string | undefined> {
    const keys = matchingKeys(details);
    if (!keys.length) return undefined;
    const holders = await this.holders(keys);
    return keys.map((key) => holders.get(this.hash(key))?.[0]).find(Boolean);
  }

  /** The rows that say how somebody is found; not yet saved. */
  rowsOf(personId: string, keys: readonly Key[]): Handle[] {
    return keys.map(({ kind, value }) => this.db.make(Handle, { kind, personId, index: this.db.index(kind, value) }));
  }

  /** Saves those that nobody else has; answers the ids of those it saved. Waits for others who are putting the same. */
  async putFree(rows: readonly Handle[]): Promise<Set<string>> {
    const saved = new Set<string>();
    // In one order everywhere, so that two who put the same keys wait for each other and never in a ring.
    const sorted = [...rows].sort((a, b) => Buffer.compare(a.index, b.index));
    for (let start = 0; start < sorted.length; start += 2000) {
      const query = this.db
        .repo(Handle)
        .createQueryBuilder()
        .insert()
        .values(sorted.slice(start, start + 2000));
      // TypeORM would write the answer's ids onto the rows by position, and with gaps that mixes them up.
      const { raw } = await query.updateEntity(false).orIgnore().returning('id').execute();
      for (const { id } of raw as { id: string }[]) saved.add(id);
    }
    return saved;
  }

  /**
   * Puts the keys of somebody new. Answers false if one that makes them a person of their own (see `matchingKeys`) is
   * another's, who came in between.
   */
  async claim({ id, details }: Person): Promise<boolean> {
    const rows = this.rowsOf(id, keysOf(details));
    const saved = await this.putFree(rows);
    const needed = new Set<HandleKind>(matchingKeys(details).map(({ kind }) => kind));
    return rows.every((row) => !needed.has(row.kind) || saved.has(row.id));
  }

  /** Replaces the keys of somebody whose details were edited; answers those that are another's. */
  async replace({ id, details }: Person): Promise<Key[]> {
    await this.db.repo(Handle).delete({ personId: id, inherited: false });
    const keys = keysOf(details);
    const rows = this.rowsOf(id, keys);
    const saved = await this.putFree(rows);
    return keys.filter((_, n) => !saved.has(rows[n]!.id));
  }

  /** Adds the keys that somebody did not have before; what is another's stays theirs. */
  async add(person: Person, before: PersonDetails): Promise<void> {
    const had = new Set(keysOf(before).map((key) => this.hash(key)));
    const fresh = keysOf(person.details).filter((key) => !had.has(this.hash(key)));
    if (fresh.length) await this.putFree(this.rowsOf(person.id, fresh));
  }
}
