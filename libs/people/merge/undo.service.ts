import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AuditService } from '#audit';
import { AppError, Db, Jobs } from '#platform';
import { Handles } from '../intake/handles.ts';
import { Notes } from '../history/notes.ts';
import { Person } from '../person.entity.ts';
import { Timeline } from '../history/timeline.ts';
import { SharedCells } from './cells.ts';
import { Merge, type MergeDetails } from './merge.entity.ts';
import { peopleMerged } from './merge.facts.ts';
import { asEverybody } from './merge.service.ts';
import { Mover } from './mover.ts';
import { restored } from './uniting.ts';

/** So long a merge can be taken back. */
export const UNDO_DAYS = 30;

/** What came of taking back: whom there are again, what stayed, and what could not be put back. */
export interface Parted {
  readonly keptId: string;
  readonly partedId: string;
  readonly since: string[];
  readonly changed: string[];
  readonly missed: number;
}

/** Takes merges back: both have again exactly what they had, and what happened since stays with who was kept. */
@Injectable()
export class UndoService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(Handles) private readonly handles: Handles,
    @Inject(Notes) private readonly notes: Notes,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(Mover) private readonly mover: Mover,
    @Inject(SharedCells) private readonly cells: SharedCells,
  ) {}

  /** Only the last merge of somebody; one after another, however many there were. */
  undo(actor: Actor, id: string): Promise<Parted> {
    return asEverybody(() =>
      this.db.inTurn(async () => {
        const known = await this.db.repo(Merge).findOneBy({ id });
        if (!known) throw new AppError('NOT_FOUND', 'people.merge.noMerge');
        const lock = { mode: 'pessimistic_write' } as const;
        const keep = await this.db.repo(Person).findOne({ where: { id: known.keptId }, lock });
        const merge = await this.db.repo(Merge).findOne({ where: { id }, lock });
        if (!keep || merge?.keptId !== keep.id) throw new AppError('CONFLICT', 'conflict');
        if (merge.undoneAt) throw new AppError('CONFLICT', 'people.merge.undone');
        if (merge.closedAt) throw new AppError('CONFLICT', 'people.merge.closed', { days: UNDO_DAYS });
        if (await this.isFollowed(merge)) throw new AppError('CONFLICT', 'people.merge.laterFirst');
        return this.part(keep, merge, actor.isUser ? actor.id : null);
      }),
    );
  }

  /** Forgets what people had before, once it can no more be asked for. */
  async forget(): Promise<void> {
    await this.db.tx(async () => {
      const old = await this.mover.sql<{ id: string }>(
        `select id from merge where "closedAt" is null and at < now() - interval '${UNDO_DAYS} days' limit 500`,
      );
      for (const { id } of old) {
        const merge = await this.db.repo(Merge).findOneByOrFail({ id });
        await this.db.save(Object.assign(merge, { details: {}, closedAt: new Date() }));
      }
    });
  }

  private isFollowed({ id, keptId }: Merge): Promise<boolean> {
    return this.mover
      .sql(
        `select from merge where "keptId" = $1 and "undoneAt" is null and id <> $2 and at > (select at from merge where id = $2)`,
        [keptId, id],
      )
      .then((rows) => rows.length > 0);
  }

  private async part(keep: Person, merge: Merge, byUserId: string | null): Promise<Parted> {
    const { drop, trace, handles, cells = [] } = merge.details as Required<MergeDetails>;
    const since = await this.since(merge);
    const stops = await this.stopsSince(merge);
    const lifted = await this.liftedSince(merge);
    const written = (await this.notes.of(keep.id)) ?? '';
    await this.mover.put({ table: 'person', row: drop.row as { id: string }, details: drop.details });
    const { missed } = await this.mover.back(trace);
    await this.keepLifted(merge, lifted);
    const stayed = await this.giveBack(keep, merge.details as Required<MergeDetails>);
    await this.keys(keep, merge.droppedId, handles, stayed.length > 0);
    const changed = [...stayed, ...(await this.giveNotesBack(merge, written))];
    if (await this.cells.giveBack(cells)) changed.push('cells');
    for (const copy of stops) await this.mover.sql(copy, [merge.droppedId]);
    Object.assign(merge, { undoneAt: new Date(), details: {} });
    await this.db.save(merge);
    for (const id of [keep.id, merge.droppedId])
      await this.timeline.record(id, { kind: 'MERGE_UNDONE', subjectId: merge.id });
    const line = { kind: 'MERGE_UNDONE', userId: byUserId, personId: keep.id, subjectId: merge.id } as const;
    await this.audit.write({ ...line, what: merge.droppedId });
    await this.jobs.state(peopleMerged, { mergeId: merge.id, personId: keep.id });
    return { keptId: keep.id, partedId: merge.droppedId, since, changed, missed: missed.length };
  }

  /** What the one had before, with what was changed since; answers which facts those are. */
  private async giveBack(person: Person, { keep, after }: Required<MergeDetails>): Promise<string[]> {
    const { details, stayed } = restored(keep.details, after.details, person.details);
    const plain = { ...keep.plain };
    for (const name of ['ward', 'language', 'bounced', 'deceased'] as const)
      if (person[name] !== after.plain[name]) {
        Object.assign(plain, { [name]: person[name] });
        stayed.push(name);
      }
    await this.db.save(Object.assign(person, { details, ...plain }));
    return stayed;
  }

  /** To each the notes of before; those that somebody wrote on since stay with who was kept. */
  private async giveNotesBack({ keptId, droppedId, details }: Merge, written: string): Promise<string[]> {
    const { keep, after, drop } = details as Required<MergeDetails>;
    const stayed = written !== (after.notes ?? '');
    for (const [id, text] of [
      [keptId, stayed ? written : (keep.notes ?? '')],
      [droppedId, drop.notes ?? ''],
    ] as const)
      if (((await this.notes.of(id)) ?? '') !== text) await this.notes.write(id, text);
    return stayed ? ['notes'] : [];
  }

  private async keys(keep: Person, droppedId: string, rows: readonly object[], changed: boolean): Promise<void> {
    await this.mover.sql('delete from handle where "personId" = any($1)', [[keep.id, droppedId]]);
    // Of who was parted first: an address that somebody else was given since is the only one that is not theirs again.
    const own = (row: object) => (row as { personId: string }).personId === droppedId;
    for (const row of [...rows.filter(own), ...rows.filter((each) => !own(each))])
      await this.mover.put({ table: 'handle', row: row as { id: string } });
    if (changed) await this.handles.replace(keep);
  }

  /** What happened to the one since, by kinds, each once. */
  private async since({ id, keptId }: Merge): Promise<string[]> {
    const rows = await this.mover.sql<{ kind: string }>(
      `select distinct kind from timeline where "personId" = $1 and at > (select at from merge where id = $2)
         and kind <> 'PEOPLE_MERGED' order by kind`,
      [keptId, id],
    );
    return rows.map(({ kind }) => kind);
  }

  /** The channels whose stop the one ended since by a yes of their own. */
  private liftedSince({ id, keptId }: Merge): Promise<string[]> {
    return this.mover
      .sql<{ channel: string }>(
        `select distinct channel from opt_out where "personId" = $1
           and "liftedAt" > (select at from merge where id = $2)`,
        [keptId, id],
      )
      .then((rows) => rows.map(({ channel }) => channel));
  }

  /** A yes since then ends what the one who was kept had said stop to, and nothing of who was parted. */
  private async keepLifted({ id, keptId, droppedId }: Merge, channels: readonly string[]): Promise<void> {
    await this.mover.sql(
      `update opt_out set "liftedAt" = now() where "personId" = $1 and channel = any($2) and "liftedAt" is null
         and at < (select at from merge where id = $3)`,
      [keptId, channels, id],
    );
    await this.mover.sql(
      `update opt_out set "liftedAt" = null where "personId" = $1 and "liftedAt" > (select at from merge where id = $2)`,
      [droppedId, id],
    );
  }

  /** Statements that say to who was parted, too, what was stopped since: nobody knows which of both meant it. */
  private async stopsSince({ id, keptId }: Merge): Promise<string[]> {
    const after = `"personId" = '${keptId}' and at > (select at from merge where id = '${id}')`;
    const stops = await this.mover.sql<{ id: string }>(`select id from opt_out where ${after} and "liftedAt" is null`);
    const noes = await this.mover.sql<{ id: string }>(
      `select id from consent where ${after.replace('and at', 'and "writtenAt"')} and not given and source <> 'merge'`,
    );
    return [
      ...stops.map(
        (
          row,
        ) => `insert into opt_out (id, "organizationId", "personId", channel, source, "batchId", wording, "wordingId", "byUserId", at)
          select gen_random_uuid(), "organizationId", $1, channel, source, "batchId", wording, "wordingId", "byUserId", at from opt_out
          where id = '${row.id}' on conflict do nothing`,
      ),
      ...noes.map(
        (
          row,
        ) => `insert into consent (id, "organizationId", "personId", channel, given, source, ref, "batchId", wording, "wordingId", "byUserId", at, "writtenAt")
          select gen_random_uuid(), "organizationId", $1, channel, given, source, ref, "batchId", wording, "wordingId", "byUserId", at, "writtenAt" from consent
          where id = '${row.id}' on conflict do nothing`,
      ),
    ];
  }
}
