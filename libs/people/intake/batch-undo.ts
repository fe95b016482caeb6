import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThanOrEqual } from 'typeorm';
import { Db } from '#platform';
import { type Batch, BatchPerson, BatchPiece } from './batch.entity.ts';
import { Consent } from '../consent/consent.entity.ts';
import { Handles } from './handles.ts';
import { Notes } from '../history/notes.ts';
import { Person } from '../person.entity.ts';
import { type Change, pack, type PieceLog, printOf, standingOf, unpack, type Was } from './piece-log.ts';
import { takenBack } from './piece-undo.ts';
import { Tag } from '../lists/tag.entity.ts';
import { untagged } from './untagging.ts';
import { TimelineEntry } from '../history/timeline.entity.ts';
import { Timeline } from '../history/timeline.ts';
import { isSameHome } from '../whereabouts/whereabouts.service.ts';
import { wardUnfound } from '../whereabouts/ward-found.ts';

/** Why something of an import stays: they or somebody for them did something since, said stop, or were edited. */
export type WhyKept = 'ACTED' | 'STOPPED' | 'EDITED' | 'OTHER_IMPORT';
/** Somebody in whom not everything could be taken back. */
export interface KeptPerson {
  readonly personId: string;
  readonly why: WhyKept;
  /** Whether the import had made them. */
  readonly made: boolean;
}
type Packed = PieceLog & { readonly fates?: unknown; readonly kept?: readonly KeptPerson[] };

/** Tables that say of people what imports say; what an import did in them is known. */
const KNOWN = ['handle', 'person_notes', 'person_tag', 'opt_out', 'consent', 'batch_person', 'timeline'];
/** Tables that the system fills by itself: what stands there nobody did. */
const FOUND = ['duplicate_pair'];

/**
 * Takes an import back, a piece in each transaction, the last piece first. Whoever it made and nobody did anything with
 * since is deleted; what it added to others is taken back where nobody changed it since. A stop always stays.
 */
@Injectable()
export class UndoImport {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Handles) private readonly handles: Handles,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(Timeline) private readonly timeline: Timeline,
  ) {}

  /** Undoes the last piece that is not undone; answers false where there is none. Within the caller's transaction. */
  async next(batch: Pick<Batch, 'id' | 'createdAt'>): Promise<boolean> {
    const lock = { mode: 'pessimistic_write' } as const;
    const where = { batchId: batch.id, kind: 'TAKEN' as const };
    const piece = await this.db.repo(BatchPiece).findOne({ where, order: { number: 'DESC' }, lock });
    if (!piece) return false;
    const { fates, ...log } = unpack<Packed>(piece.details.packed);
    const kept = await this.undo(batch, log);
    piece.kind = 'UNDONE';
    piece.details = { packed: pack({ fates, kept }) };
    await this.db.save(piece);
    return true;
  }

  /** What is left when all pieces are undone: who was in the file. */
  async forget({ id: batchId }: Pick<Batch, 'id'>): Promise<void> {
    await this.db.repo(BatchPerson).delete({ batchId });
  }

  /** In whom not everything could be taken back, each once. */
  kept(batchId: string): Promise<KeptPerson[]> {
    return this.db.tx(async () => {
      const pieces = await this.db
        .repo(BatchPiece)
        .find({ where: { batchId, kind: 'UNDONE' }, order: { number: 'DESC' } });
      const all = pieces.flatMap(({ details }) => unpack<Packed>(details.packed).kept ?? []);
      return [...new Map(all.map((each) => [each.personId, each])).values()];
    });
  }

  private async undo(batch: Pick<Batch, 'id' | 'createdAt'>, { changes, newTags }: PieceLog): Promise<KeptPerson[]> {
    const ids = changes.map(({ id }) => id);
    const lock = { mode: 'pessimistic_write' } as const;
    const people = ids.length
      ? await this.db.repo(Person).find({ where: { id: In(ids) }, order: { id: 'ASC' }, lock })
      : [];
    const byId = new Map(people.map((person) => [person.id, person]));
    const notes = await this.notes.rowsOf(ids);
    const found = await this.wardsFound(ids, batch.createdAt);
    await this.db.repo(Consent).delete({ batchId: batch.id, personId: In(ids) });
    const said = await untagged(this.db, changes);
    const acted = await this.acted(ids, batch);
    const kept = await this.merged(changes.filter(({ id }) => !byId.has(id)));
    const gone: string[] = [];
    for (const change of changes) {
      const person = byId.get(change.id);
      if (!person) continue;
      const stands = standingOf(person, notes.get(person.id)?.details.notes ?? null);
      const now = { ...stands, ward: wardUnfound(stands.ward, found.get(person.id) ?? []) };
      const made = !change.before;
      const back = made ? undefined : await this.giveBack(person, now, change, batch, acted);
      const why = made ? this.whyStays(change, now, acted) : (back ?? (said.has(person.id) ? 'EDITED' : undefined));
      if (why) kept.push({ personId: person.id, why, made });
      else if (made) gone.push(person.id);
    }
    if (gone.length) await this.db.repo(Person).delete({ id: In(gone) });
    for (const { personId, made } of kept)
      if (made) await this.timeline.record(personId, { kind: 'IMPORT_UNDONE', subjectId: batch.id });
    await this.dropTags(newTags.map(({ id }) => id));
    return kept;
  }

  /** Who was merged into another since is that one, who keeps what the import told. */
  private async merged(gone: readonly Change[]): Promise<KeptPerson[]> {
    if (!gone.length) return [];
    const rows = await this.rows<{ id: string; now: string }>(
      `select m."droppedId" as id, m."keptId" as now from merge m join person p on p.id = m."keptId"
       where m."droppedId" = any($1) and m."undoneAt" is null`,
      [gone.map(({ id }) => id)],
    );
    const now = new Map(rows.map((row) => [row.id, row.now]));
    return gone.flatMap(({ id, before }): KeptPerson[] => {
      const personId = now.get(id);
      return personId ? [{ personId, why: 'EDITED', made: !before }] : [];
    });
  }

  private whyStays(change: Change, now: Was, acted: Acted): WhyKept | undefined {
    const { id, print } = change;
    if (acted.stopped.has(id)) return 'STOPPED';
    if (acted.did.has(id)) return 'ACTED';
    if (acted.imported.has(id)) return 'OTHER_IMPORT';
    return printOf(this.db, now) === print ? undefined : 'EDITED';
  }

  private async giveBack(
    person: Person,
    now: Was,
    { before, after }: Change,
    batch: Pick<Batch, 'id'>,
    acted: Acted,
  ): Promise<WhyKept | undefined> {
    const since = acted.since.has(person.id);
    const { next, stays } = takenBack(now, before!, after!, since);
    if (JSON.stringify(next) !== JSON.stringify(now)) {
      const { details, language, deceased } = next;
      // The ward that was found stays with the address that it was found by.
      const ward = next.ward === now.ward && isSameHome(details, now.details) ? person.ward : next.ward;
      Object.assign(person, { details, language, ward, deceased, bounced: Boolean(details.bouncedEmails?.length) });
      await this.db.save(person);
      await this.handles.replace(person);
      if (next.notes !== now.notes) await this.notes.write(person.id, next.notes ?? '');
    }
    await this.timeline.record(person.id, { kind: 'IMPORT_UNDONE', subjectId: batch.id });
    return stays ? (since ? 'ACTED' : 'EDITED') : undefined;
  }

  /** What their timelines say of wards that were found for them since, the first one first. */
  private async wardsFound(ids: readonly string[], since: Date): Promise<Map<string, (string | undefined)[]>> {
    const where = { personId: In([...ids]), kind: 'WARD_FOUND' as const, at: MoreThanOrEqual(since) };
    const entries = await this.db.repo(TimelineEntry).find({ where, order: { at: 'ASC', id: 'ASC' } });
    const by = Map.groupBy(entries, ({ personId }) => personId);
    return new Map([...by].map(([id, own]) => [id, own.map(({ details }) => details.note)]));
  }

  /** A label that came with the import and that nobody bears any more goes, too. */
  private async dropTags(ids: readonly string[]): Promise<void> {
    if (!ids.length) return;
    const used = new Set<string>();
    for (const place of await this.placesOf('tag')) for (const id of await this.foundIn(place, ids)) used.add(id);
    const unused = ids.filter((id) => !used.has(id));
    if (unused.length) await this.db.repo(Tag).delete({ id: In(unused) });
  }

  /** What happened with these people that was not this import: whatever points at them, also from tables made later. */
  private async acted(ids: readonly string[], batch: Pick<Batch, 'id' | 'createdAt'>): Promise<Acted> {
    const did = new Set<string>();
    for (const place of await this.placesOf('person'))
      if (![...KNOWN, ...FOUND].includes(place.table)) for (const id of await this.foundIn(place, ids)) did.add(id);
    const who = async (from: string, ...more: unknown[]) => {
      const sql = `select distinct "personId" as id from ${from} and "personId" = any($1)`;
      return new Set((await this.rows<{ id: string }>(sql, [ids, ...more])).map(({ id }) => id));
    };
    const of = `"subjectId" is not distinct from $2 and kind in ('IMPORTED', 'MERGED', 'OPTED_OUT', 'IMPORT_UNDONE')
      or kind = 'WARD_FOUND'`;
    const since = await who(`timeline where not (${of}) and at >= $3`, batch.id, batch.createdAt);
    for (const id of await who(`timeline where not (${of})`, batch.id)) did.add(id);
    for (const id of await who('consent where true')) did.add(id);
    for (const id of await who('person_tag where true')) did.add(id);
    const stopped = await who('opt_out where true');
    const imported = await who('batch_person where "batchId" <> $2', batch.id);
    return { did, since, stopped, imported };
  }

  private async placesOf(table: 'person' | 'tag'): Promise<Place[]> {
    return this.rows<Place>(
      `select c.conrelid::regclass::text as "table", a.attname as "column"
       from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
       where c.contype = 'f' and c.confrelid = $1::regclass and a.attname <> 'organizationId' order by 1, 2`,
      [table],
    );
  }

  private async foundIn({ table, column }: Place, ids: readonly string[]): Promise<string[]> {
    const name = `"${column.replaceAll('"', '""')}"`;
    const found = await this.rows<{ id: string }>(
      `select distinct ${name} as id from ${table} where ${name} = any($1)`,
      [ids],
    );
    return found.map(({ id }) => id);
  }

  private rows<T>(sql: string, values: unknown[]): Promise<T[]> {
    return this.db.repo(Person).query<T[]>(sql, values);
  }
}

interface Place {
  readonly table: string;
  readonly column: string;
}

interface Acted {
  /** Something points at them that this import did not make. */
  readonly did: ReadonlySet<string>;
  /** Something happened with them after it began. */
  readonly since: ReadonlySet<string>;
  readonly stopped: ReadonlySet<string>;
  readonly imported: ReadonlySet<string>;
}
