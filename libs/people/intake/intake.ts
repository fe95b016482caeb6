import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull, type ObjectLiteral } from 'typeorm';
import { Db, type Owned } from '#platform';
import { Batch, BatchPerson } from './batch.entity.ts';
import { Channel, Consent, OptOut } from '../consent/consent.entity.ts';
import { Handles } from './handles.ts';
import {
  chosenKeys,
  isSamePlace,
  type Key,
  type KeyChoice,
  keysOf,
  merged,
  mergedNotes,
  type Told,
} from './matching.ts';
import { type Heard, heard, statement } from './statements.ts';
import type { PersonNotes } from '../history/notes.entity.ts';
import { apart, Notes } from '../history/notes.ts';
import { Person, type PersonDetails } from '../person.entity.ts';
import { noteChanges, type PieceLog, standingOf, type Was } from './piece-log.ts';
import { PersonTag, TagValue } from '../lists/tag.entity.ts';
import { Tags } from '../lists/tags.ts';
import { Timeline } from '../history/timeline.ts';
import { Whereabouts } from '../whereabouts/whereabouts.service.ts';
import type { TimelineEntry } from '../history/timeline.entity.ts';

/** One row of a file, in canonical spelling, that says enough to be somebody. */
export interface Incoming {
  readonly row: number;
  readonly details: Told;
  readonly language?: string;
  readonly ward?: number;
  /** The ward is not told, but the one of their address. */
  readonly wardFound?: true;
  readonly tags: readonly string[];
  /** What tags say of them, by the ids of the tags. */
  readonly tagValues?: Readonly<Record<string, string>>;
  readonly optOuts: readonly Channel[];
  /** `ref` tells one statement from another; a statement that was read before says nothing new. */
  readonly consents: readonly { channel: Channel; given: boolean; ref: string }[];
  readonly deceased: boolean;
}

/** What became of a row. `updated` and `unchanged` rows met somebody who was there. */
export interface Taken {
  readonly row: number;
  readonly personId: string;
  readonly fate: 'created' | 'updated' | 'unchanged';
}

/** Somebody else put one of the same people at the same moment: the whole piece may be tried again. */
export class Crossed extends Error {}

/** One person of the piece at hand: what they were, what they are becoming. */
interface Draft extends Heard {
  readonly person: Person;
  readonly isNew: boolean;
  readonly before: PersonDetails;
  readonly was: Was;
  details: PersonDetails;
  /** The notes as they are kept, opened only where a row has more to say; and what they are becoming. */
  kept?: PersonNotes | undefined;
  notes?: string | undefined;
  notesWere?: string | null;
  changed: boolean;
  /** The keys that make a new person one of their own. */
  readonly strict: Set<string>;
  readonly tags: Set<string>;
  /** Of which tags it is known what they say; and what those said that are not on them any more. */
  readonly told: Set<string>;
  readonly past: Map<string, TagValue>;
  readonly optOuts: Set<string>;
}

interface Writes {
  readonly tags: PersonTag[];
  readonly values: TagValue[];
  readonly past: TagValue[];
  readonly optOuts: OptOut[];
  readonly consents: Consent[];
  readonly timeline: TimelineEntry[];
}

/** Takes rows of a file into the list, in their order, a piece in one transaction: all of it or nothing. */
@Injectable()
export class Intake {
  private clock = 0;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Handles) private readonly handles: Handles,
    @Inject(Tags) private readonly tags: Tags,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
  ) {}

  /**
   * `choice` says what makes two rows one person; into `log` goes what was changed in whom, by which it can be undone.
   */
  take(
    given: readonly Incoming[],
    batch: Pick<Batch, 'id' | 'format'>,
    { choice = 'DEFAULT', log }: { readonly choice?: KeyChoice; readonly log?: PieceLog } = {},
  ): Promise<Taken[]> {
    return this.db.tx(async () => {
      const rows = await this.whereabouts.withWards(given);
      const keys = rows.flatMap(({ details }) => keysOf(details)).filter(({ kind }) => kind !== 'phone');
      const holders = await this.handles.holders(keys);
      const owner = new Map([...holders].map(([hash, [id]]) => [hash, id!]));
      const drafts = await this.drafts([...new Set(owner.values())]);
      const labels = rows.flatMap(({ tags }) => tags);
      const fresh = log ? await this.tags.unknown(labels) : [];
      const tagIds = await this.tags.ids(labels);
      for (const label of fresh) log?.newTags.push({ id: tagIds.get(this.tags.key(label)!)!, label });
      const writes: Writes = { tags: [], values: [], past: [], optOuts: [], consents: [], timeline: [] };
      const taken = rows.map((row) => {
        const known = this.ownerOf(chosenKeys(row.details, choice), owner);
        const draft = known ? drafts.get(known) : this.begin(row, drafts, choice);
        if (!draft) throw new Crossed();
        const grew = known ? this.grow(draft, row) : false;
        const said = this.say(draft, row, tagIds, batch, writes);
        this.claimInMemory(draft, owner);
        draft.changed ||= grew || said;
        const fate = !known ? 'created' : grew || said ? 'updated' : 'unchanged';
        return { row: row.row, personId: draft.person.id, fate } as const;
      });
      await this.write([...drafts.values()], new Set(taken.map(({ personId }) => personId)), owner, batch, writes);
      if (log) noteChanges(log, this.db, [...drafts.values()], writes);
      return taken;
    });
  }

  private ownerOf(keys: readonly Key[], owner: ReadonlyMap<string, string>): string | undefined {
    for (const key of keys) {
      const id = owner.get(this.handles.hash(key));
      if (id) return id;
    }
    return undefined;
  }

  /** Locks the people that some row may be about, in one order everywhere, with what was said of them so far. */
  private async drafts(ids: string[]): Promise<Map<string, Draft>> {
    if (!ids.length) return new Map();
    const where = { id: In(ids) };
    const lock = { mode: 'pessimistic_write' } as const;
    const people = await this.db.repo(Person).find({ where, order: { id: 'ASC' }, lock });
    const found = people.map(({ id }) => id);
    const [tags, values, optOuts, consents] = [
      await this.db.repo(PersonTag).findBy({ personId: In(found) }),
      await this.db.repo(TagValue).findBy({ personId: In(found) }),
      await this.db.repo(OptOut).findBy({ personId: In(found), liftedAt: IsNull() }),
      await this.db.repo(Consent).find({ where: { personId: In(found) }, order: { at: 'ASC', id: 'ASC' } }),
    ];
    const drafts = people.map((person) => draftOf(person, false));
    const byId = new Map(drafts.map((draft) => [draft.person.id, draft]));
    for (const [personId, row] of await this.notes.rowsOf(found)) byId.get(personId)!.kept = row;
    for (const { personId, tagId } of tags) byId.get(personId)!.tags.add(tagId);
    for (const value of values) {
      const draft = byId.get(value.personId)!;
      if (draft.tags.has(value.tagId)) draft.told.add(value.tagId);
      else draft.past.set(value.tagId, value);
    }
    for (const { personId, channel } of optOuts) byId.get(personId)!.optOuts.add(channel);
    for (const each of consents) heard(byId.get(each.personId)!, each);
    return byId;
  }

  private begin(row: Incoming, drafts: Map<string, Draft>, choice: KeyChoice): Draft {
    const { details: told, language, ward, deceased } = row;
    const { details, notes } = apart(told);
    const values = { details, language: language ?? null, ward: ward ?? null, deceased };
    const person = this.db.make(Person, { ...values, bounced: Boolean(details.bouncedEmails?.length) });
    const strict = new Set(chosenKeys(details, choice).map((key) => this.handles.hash(key)));
    const draft = draftOf(person, true, strict);
    draft.notes = notes;
    drafts.set(person.id, draft);
    return draft;
  }

  /** Adds to the details what the row knows more; answers whether it knew more. */
  private grow(draft: Draft, { details: told, language, ward: said, wardFound, deceased }: Incoming): boolean {
    const { person } = draft;
    const { details, notes } = apart(told);
    const wrote = notes !== undefined && this.addNotes(draft, notes);
    const after = merged(draft.details, details);
    const ward = wardFound && !isSamePlace(after, details) ? undefined : said;
    const grew =
      wrote ||
      JSON.stringify(after) !== JSON.stringify(draft.details) ||
      (!person.language && Boolean(language)) ||
      (!person.ward && Boolean(ward)) ||
      (!person.deceased && deceased);
    if (!grew) return false;
    draft.details = after;
    person.language ??= language ?? null;
    person.ward ??= ward ?? null;
    person.deceased ||= deceased;
    person.bounced = Boolean(after.bouncedEmails?.length);
    return true;
  }

  private addNotes(draft: Draft, more: string): boolean {
    const known = draft.notes ?? draft.kept?.details.notes ?? apart(draft.details).notes ?? '';
    const after = mergedNotes(known, more);
    if (after === known) return false;
    if (draft.notes === undefined) draft.notesWere = draft.kept?.details.notes ?? null;
    draft.notes = after;
    return true;
  }

  /** Tags, stops and statements of the row that were not there; answers whether there were any. */
  private say(
    draft: Draft,
    row: Incoming,
    tagIds: Map<string, string>,
    batch: Pick<Batch, 'id' | 'format'>,
    w: Writes,
  ) {
    const personId = draft.person.id;
    const size = () => w.tags.length + w.values.length + w.optOuts.length + w.consents.length;
    const before = size();
    for (const label of row.tags) {
      const tagId = tagIds.get(this.tags.key(label) ?? '');
      if (tagId) this.tag(draft, tagId, w);
    }
    for (const [tagId, value] of Object.entries(row.tagValues ?? {})) {
      if (draft.told.has(tagId)) continue;
      this.tag(draft, tagId, w);
      draft.told.add(tagId);
      w.values.push(this.db.make(TagValue, { personId, tagId, details: { value } }));
    }
    for (const channel of row.optOuts) {
      if (draft.optOuts.has(channel)) continue;
      draft.optOuts.add(channel);
      w.optOuts.push(this.db.make(OptOut, { personId, channel, source: 'import', batchId: batch.id, liftedAt: null }));
      w.timeline.push(this.timeline.make(personId, { kind: 'OPTED_OUT', subjectId: batch.id, note: channel }));
    }
    for (const { channel, given, ref } of row.consents) {
      const values = { personId, channel, given, ref, source: batch.format };
      // A yes in a file never outweighs a no of their own: only they take that back.
      if (draft.consents.has(statement(values)) || (given && draft.declined.has(channel))) continue;
      draft.consents.add(statement(values));
      // The last statement counts, so no two of them may bear the same time.
      this.clock = Math.max(this.clock + 1, Date.now());
      w.consents.push(this.db.make(Consent, { ...values, batchId: batch.id, at: new Date(this.clock) }));
    }
    return size() > before;
  }

  /** A tag that was taken off once says anew what it says. */
  private tag({ person, tags, past }: Draft, tagId: string, w: Writes): void {
    if (tags.has(tagId)) return;
    tags.add(tagId);
    w.tags.push(this.db.make(PersonTag, { personId: person.id, tagId }));
    const before = past.get(tagId);
    if (before) w.past.push(before);
  }

  private claimInMemory({ person, details }: Draft, owner: Map<string, string>): void {
    for (const key of keysOf(details)) {
      const hash = this.handles.hash(key);
      if (key.kind !== 'phone' && !owner.has(hash)) owner.set(hash, person.id);
    }
  }

  private async write(
    drafts: Draft[],
    met: ReadonlySet<string>,
    owner: ReadonlyMap<string, string>,
    batch: Pick<Batch, 'id'>,
    { tags, values, past, optOuts, consents, timeline }: Writes,
  ): Promise<void> {
    const added = drafts.filter(({ isNew }) => isNew);
    const grown = drafts.filter(({ isNew, changed }) => changed && !isNew);
    for (const { person, details, notes } of [...added, ...grown])
      person.details = notes === undefined ? details : apart(details).details;
    await this.db.insertAll(added.map(({ person }) => person));
    for (const { person } of grown) await this.db.save(person);
    await this.putNotes([...added, ...grown]);
    await this.putHandles([...added, ...grown], owner);
    for (const { person } of added) timeline.push(this.entry(person.id, 'IMPORTED', batch));
    for (const { person } of grown) timeline.push(this.entry(person.id, 'MERGED', batch));
    await this.putNew(PersonTag, tags);
    if (past.length) await this.db.repo(TagValue).delete({ id: In(past.map(({ id }) => id)) });
    await this.db.insertAll(values);
    await this.putNew(OptOut, optOuts);
    await this.putNew(Consent, consents);
    await this.db.insertAll(timeline);
    const members = [...met].sort().map((personId) => this.db.make(BatchPerson, { batchId: batch.id, personId }));
    await this.putNew(BatchPerson, members);
  }

  private async putNotes(drafts: readonly Draft[]): Promise<void> {
    const fresh: PersonNotes[] = [];
    for (const { person, kept, notes } of drafts) {
      if (!notes) continue;
      if (!kept) fresh.push(this.notes.make(person.id, notes));
      else {
        kept.details = { notes };
        await this.db.save(kept);
      }
    }
    await this.db.insertAll(fresh);
  }

  private async putHandles(drafts: readonly Draft[], owner: ReadonlyMap<string, string>): Promise<void> {
    const strict = new Set<string>();
    const rows = drafts.flatMap((draft) => {
      const had = new Set(draft.isNew ? [] : keysOf(draft.before).map((key) => this.handles.hash(key)));
      const fresh = keysOf(draft.details).filter((key) => {
        const hash = this.handles.hash(key);
        return !had.has(hash) && (key.kind === 'phone' || owner.get(hash) === draft.person.id);
      });
      const made = this.handles.rowsOf(draft.person.id, fresh);
      for (const row of made) if (draft.strict.has(row.index.toString('hex'))) strict.add(row.id);
      return made;
    });
    const saved = await this.handles.putFree(rows);
    if ([...strict].some((id) => !saved.has(id))) throw new Crossed();
  }

  private entry(personId: string, kind: 'IMPORTED' | 'MERGED', batch: Pick<Batch, 'id'>): TimelineEntry {
    return this.timeline.make(personId, { kind, subjectId: batch.id });
  }

  /** Rows that somebody else may be putting too: theirs and ours say the same. */
  private async putNew<E extends Owned & ObjectLiteral>(entity: new () => E, rows: E[]): Promise<void> {
    for (let start = 0; start < rows.length; start += 1000) {
      const query = this.db.repo(entity).createQueryBuilder().insert();
      await query
        .values(rows.slice(start, start + 1000) as never[])
        .updateEntity(false)
        .orIgnore()
        .execute();
    }
  }
}

function draftOf(person: Person, isNew: boolean, strict = new Set<string>()): Draft {
  const { details } = person;
  const sets = {
    ...{ tags: new Set<string>(), told: new Set<string>(), past: new Map<string, TagValue>() },
    ...{ optOuts: new Set<string>(), consents: new Set<string>(), declined: new Set<string>() },
  };
  const was = standingOf(person);
  return { person, isNew, before: details, was, details, changed: isNew, strict, ...sets };
}
