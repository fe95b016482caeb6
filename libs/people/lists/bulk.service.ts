import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { AppError, Db, defineJob, Jobs } from '#platform';
import { languageTag } from '../canonical.ts';
import { whoIsSeenBy } from '../people.policy.ts';
import { PeopleSearch } from '../names/search.service.ts';
import { definitionIn } from '../segments/condition.ts';
import { SegmentReading } from '../segments/reading.ts';
import { Tag } from './tag.entity.ts';
import { Timeline } from '../history/timeline.ts';
import type { TimelineKind } from '../history/timeline.entity.ts';
import { BulkSorts } from './bulk.sorts.ts';
import { changeSql, PIECE, undoSql } from './bulk.sql.ts';
import { BulkValues, type Piece } from './bulk-values.ts';
import { BulkChange, type BulkKind, BulkPerson, PeopleList } from './list.entity.ts';
import { isSeen, Lists } from './lists.service.ts';
import type { BulkChangeInput } from './lists.types.ts';
import { valueFor } from './tagging.service.ts';

/** Goes on with a change of many, or with undoing it; run again it finds what is left to do. */
export const goOn = defineJob<{ changeId: string }>('people.goOnWithChange', { haste: 'bulk' });

/** More people than this are changed beside the request, and what is left of it is told as it goes. */
export const AT_ONCE = 200;
/** For so many days a change can be taken back. */
export const UNDO_DAYS = 30;

const DONE: Partial<Record<BulkKind, TimelineKind>> = {
  ADD_TAG: 'TAGGED',
  REMOVE_TAG: 'UNTAGGED',
  ADD_TO_LIST: 'LISTED',
  REMOVE_FROM_LIST: 'UNLISTED',
  SET_LANGUAGE: 'BULK_CHANGED',
};

/** What a change is about; `says` is what its tag is to say, for a tag that can. */
interface What {
  readonly subjectId: string | null;
  readonly language: string | null;
  readonly says?: string | undefined;
}

/**
 * Changes many people at once, of those whom the actor sees, and takes it back: for each it is written down what was
 * changed, so that undoing touches nothing else, and nothing that others changed since.
 */
@Injectable()
export class Bulk {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(SegmentReading) private readonly reading: SegmentReading,
    @Inject(Lists) private readonly lists: Lists,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(BulkSorts) private readonly sorts: BulkSorts,
    @Inject(BulkValues) private readonly values: BulkValues,
    @Inject(PeopleSearch) private readonly search: PeopleSearch,
  ) {}

  /** The newest first. */
  all(): Promise<BulkChange[]> {
    return this.db.tx(() => this.db.repo(BulkChange).find({ order: { createdAt: 'DESC', id: 'DESC' }, take: 50 }));
  }

  get(id: string): Promise<BulkChange> {
    return this.db.tx(async () => {
      const change = await this.db.repo(BulkChange).findOneBy({ id });
      if (!change) throw new AppError('NOT_FOUND', 'notFound');
      return change;
    });
  }

  async start(actor: Actor, input: BulkChangeInput): Promise<BulkChange> {
    const whom = await this.whom(actor, input);
    return this.db.inTurn(async () => {
      const { subjectId, language, says } = await this.what(actor, input);
      if (input.ofListId) await this.lists.steady(actor, input.ofListId);
      const byUserId = actor.isUser ? actor.id : null;
      const values = { kind: input.kind, subjectId, language, byUserId, state: 'RUNNING', total: 0 } as const;
      const change = await this.db.save(this.db.make(BulkChange, values));
      const parameters: unknown[] = [change.id, change.organizationId];
      const rows = await this.query<{ total: number }[]>(
        `with put as (insert into bulk_person (id, "organizationId", "changeId", "personId")
           select gen_random_uuid(), $2, $1, p.id from person p where ${whom(parameters)} returning id)
         select count(*)::int as total from put`,
        parameters,
      );
      change.total = rows[0]!.total;
      if (!change.total) throw new AppError('INVALID', 'bulk.nobody');
      await this.db.save(change);
      const line = { kind: 'BULK_CHANGED', userId: byUserId, subjectId: change.id, what: input.kind } as const;
      await this.audit.write(line);
      if (says !== undefined) await this.values.keep(change, says);
      return this.run(change);
    });
  }

  /** Takes a change back, for everybody for whom it made a difference and nobody had a say in it since. */
  undo(actor: Actor, id: string): Promise<BulkChange> {
    return this.db.inTurn(async () => {
      const change = await this.locked(id);
      if (change.state === 'UNDOING' || change.state === 'UNDONE') throw new AppError('CONFLICT', 'bulk.undone');
      if (change.state === 'RUNNING') throw new AppError('CONFLICT', 'bulk.busy');
      if (undoUntil(change) < new Date()) throw new AppError('CONFLICT', 'bulk.tooLate', { days: UNDO_DAYS });
      Object.assign(change, { state: 'UNDOING', done: 0 });
      await this.db.save(change);
      const userId = actor.isUser ? actor.id : null;
      await this.audit.write({ kind: 'BULK_UNDONE', userId, subjectId: id, what: change.kind });
      return this.run(change);
    });
  }

  /** Does what is left of a change, a piece a transaction; may be broken off anywhere. */
  async goOn(id: string): Promise<void> {
    while (await this.db.own(async () => this.step(await this.locked(id))));
  }

  /** Forgets what undoing would need once it is too late for that. */
  forget(): Promise<void> {
    return this.db.tx(async () => {
      const old = `"createdAt" < now() - make_interval(days => ${UNDO_DAYS + 1})`;
      await this.query(
        `delete from bulk_person where "changeId" in (select id from bulk_change where ${old} and state in ('DONE', 'UNDONE'))`,
      );
      await this.query(
        `delete from bulk_value where "changeId" in (select id from bulk_change where ${old} and state in ('DONE', 'UNDONE'))`,
      );
      await this.query(
        `delete from list_cells k where not exists (select from list_person l where l."listId" = k."listId"
           and l."personId" = k."personId") and not exists (select from bulk_person b join bulk_change c on c.id = b."changeId"
           where b."personId" = k."personId" and c."subjectId" = k."listId")`,
      );
      await this.query(
        `delete from tag_value v where not exists (select from person_tag t where t."tagId" = v."tagId"
           and t."personId" = v."personId") and not exists (select from bulk_person b join bulk_change c on c.id = b."changeId"
           where b."personId" = v."personId" and c."subjectId" = v."tagId")`,
      );
    });
  }

  /** What tags and lists are called, by their ids; a list that is somebody's own only to them. */
  names(actor: Actor, subjectIds: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = { id: In([...subjectIds]) };
      const tags = (await this.db.repo(Tag).findBy(where)).map(({ id, details }) => [id, details.label] as const);
      const lists = (await this.db.repo(PeopleList).findBy(where))
        .filter((list) => isSeen(actor, list))
        .map(({ id, details }) => [id, details.name] as const);
      const others = [];
      for (const sort of this.sorts.all()) others.push(...(await sort.names(subjectIds)));
      return new Map([...tags, ...lists, ...others]);
    });
  }

  private async run(change: BulkChange): Promise<BulkChange> {
    if (change.total > AT_ONCE) await this.jobs.enqueue(goOn, { changeId: change.id });
    else while (await this.step(change));
    return change;
  }

  /** One piece; answers whether there is more. Within a transaction that holds the change. */
  private async step(change: BulkChange): Promise<boolean> {
    const { id, kind, state, subjectId } = change;
    const undoing = state === 'UNDOING';
    if (!undoing && state !== 'RUNNING') return false;
    const sort = this.sorts.get(kind);
    const says = kind === 'ADD_TAG' ? (await this.values.of([id])).get(id) : undefined;
    const { seen, changed } = await this.piece(change, says);
    const about = { subjectId: undoing || sort ? id : (subjectId ?? id) };
    const entry = { kind: undoing ? 'BULK_UNDONE' : (sort?.done ?? DONE[kind] ?? 'BULK_CHANGED'), ...about } as const;
    const notes = (await sort?.notes(changed)) ?? new Map<string, string>();
    const noteOf = (personId: string) => notes.get(personId) ?? (undoing ? undefined : says || undefined);
    await this.db.insertAll(
      changed.map((personId) => this.timeline.make(personId, { ...entry, note: noteOf(personId) })),
    );
    change.done += seen;
    if (undoing) change.undone += changed.length;
    else change.changed += changed.length;
    if (seen < PIECE) change.state = undoing ? 'UNDONE' : 'DONE';
    await this.db.save(change);
    if (change.state === 'DONE') await sort?.finished?.(change);
    return seen === PIECE;
  }

  private async piece(change: BulkChange, says: string | undefined): Promise<Piece> {
    const { id, kind, state, subjectId, language } = change;
    const undoing = state === 'UNDOING';
    if (says !== undefined) return undoing ? this.values.undo(change) : this.values.change(change, says);
    const sort = this.sorts.get(kind);
    const sql = undoing ? (sort?.undo ?? undoSql(kind)) : (sort?.change ?? changeSql(kind));
    return (await this.query<[Piece]>(sql, [id, subjectId ?? language]))[0];
  }

  private async what(actor: Actor, input: BulkChangeInput): Promise<What> {
    const { kind, tagId, listId, userId, language: written } = input;
    const none = { subjectId: null, language: null };
    const sort = this.sorts.get(kind);
    if (sort) {
      await sort.check(userId ?? null);
      return { ...none, subjectId: userId ?? null };
    }
    if (kind === 'SET_LANGUAGE') {
      const language = languageTag(written ?? '');
      if (!language) throw new AppError('INVALID', 'bulk.what', {}, { language: 'field.isLanguage' });
      return { ...none, language };
    }
    if (kind.endsWith('_TAG')) {
      if (!tagId) throw new AppError('INVALID', 'bulk.what', {}, { tagId: 'field.required' });
      const tag = await this.db.repo(Tag).findOneBy({ id: tagId });
      if (!tag) throw new AppError('NOT_FOUND', 'tags.notFound');
      return { ...none, subjectId: tagId, says: saysOf(tag, input) };
    }
    if (!listId) throw new AppError('INVALID', 'bulk.what', {}, { listId: 'field.required' });
    await this.lists.steady(actor, listId);
    return { ...none, subjectId: listId };
  }

  /** Whom it is about, as a condition over the person `p`, never more than the actor sees. */
  private async whom(actor: Actor, { segment, ofListId, search, personIds }: BulkChangeInput) {
    if ([segment, ofListId, search, personIds].filter((each) => each !== undefined && each !== null).length !== 1)
      throw new AppError('INVALID', 'bulk.whom');
    if (segment) return (await this.reading.seenBy(actor, definitionIn(segment), true)).sql;
    const seen = whoIsSeenBy(actor);
    const ids = typeof search === 'string' ? await this.search.found(actor, search) : personIds;
    return (parameters: unknown[]) => {
      const put = (value: unknown) => `$${parameters.push(value)}`;
      const { reader } = seen.values;
      const narrowed = reader === undefined ? seen.sql : seen.sql.replaceAll(':reader', put(reader));
      const fits = ofListId
        ? `exists (select from list_person l where l."personId" = p.id and l."listId" = ${put(ofListId)}::uuid)`
        : ids
          ? `p.id = any(${put(ids)}::uuid[])`
          : 'true';
      return `${narrowed} and ${fits}`;
    };
  }

  private async locked(id: string): Promise<BulkChange> {
    const lock = { mode: 'pessimistic_write' } as const;
    const change = await this.db.repo(BulkChange).findOne({ where: { id }, lock });
    if (!change) throw new AppError('NOT_FOUND', 'notFound');
    return change;
  }

  private query<T>(sql: string, parameters: unknown[] = []): Promise<T> {
    return this.db.repo(BulkPerson).query<T>(sql, parameters);
  }
}

/** What a tag is to say of all on whom it is put: of a tag that says nothing, nothing may be said. */
function saysOf(tag: Tag, { kind, value, checked }: BulkChangeInput): string | undefined {
  if (kind === 'ADD_TAG' && tag.details.value) return valueFor(tag, value ?? '', checked);
  if (value) throw new AppError('INVALID', 'tags.noValue', {}, { value: 'field.invalid' });
  return undefined;
}

/** Until when a change can be taken back. */
export const undoUntil = ({ createdAt }: BulkChange): Date =>
  new Date(createdAt.getTime() + UNDO_DAYS * 24 * 3_600_000);
