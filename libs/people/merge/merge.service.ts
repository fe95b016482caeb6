import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { AppError, Db, Jobs, within } from '#platform';
import { Consent } from '../consent/consent.entity.ts';
import { DuplicatePair } from '../duplicates/pair.entity.ts';
import { CustomFields } from '../fields/custom-fields.service.ts';
import { Handles } from '../intake/handles.ts';
import { keysOf, mergedNotes } from '../intake/matching.ts';
import { apart, Notes } from '../history/notes.ts';
import { Handle, Person } from '../person.entity.ts';
import { whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { Timeline } from '../history/timeline.ts';
import { type Before, Merge } from './merge.entity.ts';
import { peopleMerged } from './merge.facts.ts';
import { SharedCells } from './cells.ts';
import { type Chosen, chosenFrom, newerOf, ownOf, withOwn } from './choosing.ts';
import { type CellChoice, type MergeInput, MergeTake, type OwnFieldChoice } from './merge.types.ts';
import { emptyTrace, type Trace } from './merging.ts';
import { Mover } from './mover.ts';
import { united } from './uniting.ts';

/** Two rows that are held, and what was written about each. */
interface Two {
  readonly keep: Person;
  readonly drop: Person;
}

/** Runs for the whole organization: a merge moves everything, also what its actor may not see. */
export const asEverybody = <T>(work: () => Promise<T>): Promise<T> => within({ reader: undefined }, work);

export const plainOf = ({ ward, language, bounced, deceased }: Person): Before['plain'] => ({
  ward,
  language,
  bounced,
  deceased,
});

/** Makes one person of two. Whoever says stop, signs up or is merged with another meanwhile waits, and finds the one. */
@Injectable()
export class MergeService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Handles) private readonly handles: Handles,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(Mover) private readonly mover: Mover,
    @Inject(CustomFields) private readonly fields: CustomFields,
    @Inject(SharedCells) private readonly cells: SharedCells,
  ) {}

  /** Both must be there for the actor; the one is kept, the other's id leads to it from then on. */
  async merge(actor: Actor, { keepId, dropId, choices, ownFields, cells }: MergeInput): Promise<Merge> {
    if (keepId === dropId) throw new AppError('INVALID', 'people.merge.same');
    for (const id of [keepId, dropId])
      if (!(await this.people.find(id, whoIsSeenBy(actor)))) throw new AppError('CONFLICT', 'people.merge.gone');
    return asEverybody(() =>
      this.db.inTurn(async () => {
        const two = await this.held(keepId, dropId);
        const chosen = { ...chosenFrom(choices ?? [], two), own: await this.own(two, ownFields ?? []) };
        return this.one(actor, two, chosen, cells ?? []);
      }),
    );
  }

  /** Which of two was heard of last: their facts are the newer ones. */
  newer({ keep, drop }: Two): Promise<'keep' | 'drop'> {
    return this.db.tx(async () => {
      const rows = await this.mover.sql<{ personId: string; at: Date }>(
        `select "personId", max(at) as at from timeline where "personId" = any($1)
           and kind in ('CREATED', 'IMPORTED', 'MERGED', 'EDITED', 'PEOPLE_MERGED') group by 1`,
        [[keep.id, drop.id]],
      );
      return newerOf(keep, drop, new Map(rows.map(({ personId, at }) => [personId, at])));
    });
  }

  /** Choices of the organization's own fields as values; what is typed is looked at as in any form. */
  private async own({ keep, drop }: Two, choices: readonly OwnFieldChoice[]): Promise<Chosen['own']> {
    const typed = choices.filter(({ take }) => take === MergeTake.TYPED);
    const inputs = typed.map(({ fieldId, values }) => ({ fieldId, values: values ?? [] }));
    const written = await this.fields.valuesOf({}, inputs);
    const taken = choices.map(({ fieldId, take }) => {
      const values = take === MergeTake.TYPED ? (written[fieldId] ?? []) : undefined;
      return [fieldId, values ?? ownOf(take === MergeTake.KEEP ? keep : drop, fieldId)] as const;
    });
    return new Map(taken);
  }

  /** Both rows, held in the order of their ids. */
  private async held(keepId: string, dropId: string): Promise<Two> {
    const lock = { mode: 'pessimistic_write' } as const;
    const found = await this.db.repo(Person).find({ where: { id: In([keepId, dropId]) }, order: { id: 'ASC' }, lock });
    const [keep, drop] = [keepId, dropId].map((id) => found.find((person) => person.id === id));
    if (!keep || !drop) throw new AppError('CONFLICT', 'people.merge.gone');
    return { keep, drop };
  }

  private async one(actor: Actor, two: Two, chosen: Chosen, cells: readonly CellChoice[]): Promise<Merge> {
    const { keep, drop } = two;
    const byUserId = actor.isUser ? actor.id : null;
    const trace = emptyTrace();
    const notes = { keep: await this.notes.of(keep.id), drop: await this.notes.of(drop.id) };
    const before: Before = {
      details: keep.details,
      plain: plainOf(keep),
      ...(notes.keep !== undefined && { notes: notes.keep }),
    };
    const gone = await this.mover.whole(this.db.repo(Person).metadata, drop.id);
    const handles = await this.handlesOf([keep.id, drop.id]);
    const words = await this.lastWords(two);
    const newerIs = await this.newer(two);
    await this.takePairs(two, trace);
    const united = await this.cells.unite(actor, { keepId: keep.id, dropId: drop.id }, newerIs, cells);
    await this.mover.move(drop.id, keep.id, trace);
    await this.saySo(keep.id, words, trace);
    await this.details(two, newerIs, chosen, notes);
    await this.keys(two);
    await this.db.repo(Person).delete({ id: drop.id });
    const after: Before = {
      details: keep.details,
      plain: plainOf(keep),
      notes: (await this.notes.of(keep.id)) ?? '',
    };
    const dropped = { row: gone.row, details: drop.details, ...(notes.drop !== undefined && { notes: notes.drop }) };
    const details = { keep: before, after, drop: dropped, handles, trace, cells: united };
    const merge = this.db.make(Merge, { keptId: keep.id, droppedId: drop.id, byUserId, details });
    await this.db.save(merge);
    merge.at ??= new Date();
    await this.timeline.record(keep.id, { kind: 'PEOPLE_MERGED', subjectId: merge.id });
    const line = { kind: 'PEOPLE_MERGED', userId: byUserId, personId: keep.id, subjectId: merge.id } as const;
    await this.audit.write({ ...line, what: drop.id });
    await this.jobs.state(peopleMerged, { mergeId: merge.id, personId: keep.id });
    return merge;
  }

  private async details(
    { keep, drop }: Two,
    newerIs: 'keep' | 'drop',
    chosen: Chosen,
    notes: Record<'keep' | 'drop', string | undefined>,
  ) {
    const [a, b] = [apart(keep.details), apart(drop.details)];
    keep.details = withOwn(united(a.details, b.details, newerIs, chosen.details), chosen.own);
    const [first, second] = newerIs === 'keep' ? [keep, drop] : [drop, keep];
    keep.language = chosen.language === undefined ? (first.language ?? second.language) : chosen.language;
    keep.ward = chosen.ward === undefined ? (first.ward ?? second.ward) : chosen.ward;
    keep.bounced ||= drop.bounced;
    keep.deceased ||= drop.deceased;
    await this.db.save(keep);
    const all = [a.notes, notes.keep, b.notes, notes.drop].reduce((text, more) => mergedNotes(text, more ?? ''), '');
    if (all) await this.notes.write(keep.id, all);
  }

  /** The keys of both lead to the one; what follows from none of the facts that are kept is inherited. */
  private async keys({ keep, drop }: Two): Promise<void> {
    await this.mover.sql(
      `delete from handle d using handle k where d."personId" = $1 and k."personId" = $2
         and d.kind = k.kind and d.index = k.index`,
      [drop.id, keep.id],
    );
    const own = keysOf(keep.details);
    await this.mover.sql('update handle set "personId" = $2, inherited = true where "personId" = any($1)', [
      [drop.id, keep.id],
      keep.id,
    ]);
    const hashes = own.map((key) => this.db.index(key.kind, key.value));
    await this.mover.sql('update handle set inherited = false where "personId" = $1 and index = any($2)', [
      keep.id,
      hashes,
    ]);
    const had = new Set(
      (await this.db.repo(Handle).findBy({ personId: keep.id })).map(({ index }) => index.toString('hex')),
    );
    const fresh = own.filter((key) => !had.has(this.handles.hash(key)));
    if (fresh.length) await this.handles.putFree(this.handles.rowsOf(keep.id, fresh));
  }

  private handlesOf(ids: readonly string[]): Promise<object[]> {
    return this.mover
      .sql<{ row: object }>('select to_jsonb(h) as row from handle h where "personId" = any($1)', [ids])
      .then((rows) => rows.map(({ row }) => row));
  }

  /** On each channel the last word of each: yes, no, or none. */
  private async lastWords({ keep, drop }: Two): Promise<Map<string, boolean[]>> {
    const rows = await this.mover.sql<{ channel: string; given: boolean }>(
      `select distinct on ("personId", channel) channel, given from consent where "personId" = any($1)
       order by "personId", channel, at desc, id desc`,
      [[keep.id, drop.id]],
    );
    const words = Map.groupBy(rows, ({ channel }) => channel);
    return new Map([...words].map(([channel, own]) => [channel, own.map(({ given }) => given)]));
  }

  /** Where the last word of either was no, it is the last word of the one. */
  private async saySo(personId: string, words: ReadonlyMap<string, readonly boolean[]>, trace: Trace): Promise<void> {
    for (const [channel, given] of words) {
      if (!given.includes(false) || !given.includes(true)) continue;
      const values = { personId, channel: channel as Consent['channel'], given: false, source: 'merge', batchId: null };
      const row = this.db.make(Consent, { ...values, ref: new Date().toISOString(), wording: null });
      const { id, organizationId, ref } = row;
      // Behind every word that was said before, also behind one that bears a later time.
      await this.mover.sql(
        `insert into consent (id, "organizationId", "personId", channel, given, source, ref, at)
         select $1, $2, $3, $4, false, 'merge', $5, greatest(clock_timestamp(), max(at) + interval '1 ms')
         from consent where "personId" = $3 and channel = $4`,
        [id, organizationId, personId, channel, ref],
      );
      trace.made.push({ table: 'consent', id });
    }
  }

  /** What was said of the one that goes and others is said of the one that stays: no duplicate is asked about again. */
  private async takePairs({ keep, drop }: Two, trace: Trace): Promise<void> {
    const pairs = await this.db.repo(DuplicatePair).findBy([{ lowId: drop.id }, { highId: drop.id }]);
    for (const pair of pairs) {
      trace.taken.push(await this.mover.whole(this.db.repo(DuplicatePair).metadata, pair.id));
      await this.db.repo(DuplicatePair).delete({ id: pair.id });
      const other = pair.lowId === drop.id ? pair.highId : pair.lowId;
      if (pair.state !== 'DISMISSED' || other === keep.id) continue;
      const [lowId, highId] = [other, keep.id].sort() as [string, string];
      const known = await this.db.repo(DuplicatePair).findOneBy({ lowId, highId });
      if (known?.state === 'DISMISSED') continue;
      if (known) {
        trace.taken.push(await this.mover.whole(this.db.repo(DuplicatePair).metadata, known.id));
        await this.db.repo(DuplicatePair).delete({ id: known.id });
      }
      const { score, reasons, state, dismissedByUserId } = pair;
      const made = this.db.make(DuplicatePair, { lowId, highId, score, reasons, state, dismissedByUserId });
      await this.db.save(made);
      trace.made.push({ table: 'duplicate_pair', id: made.id });
    }
  }
}
