import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService } from '#people';
import { AppError, Db, type LocalizedText, refuseForbidden, say } from '#platform';
import { isDay } from '../due.ts';
import { refuseName } from '../interest/skills.service.ts';
import { LadderMove, LadderPlace, LadderStage, StepState } from './ladder.entity.ts';
import { IS_LATE } from './ladder.sql.ts';
import type { Move, MoveInput, Stage, StageInput, Standing } from './ladder.types.ts';

/** What an organization begins with; it renames, adds and removes as it likes. */
const FIRST = ['observer', 'supporter', 'volunteer', 'leader', 'organizer'] as const;

/** Keeps the ladder: its stages, who stands where, until when the next step is due, and every move there was. */
@Injectable()
export class LadderService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** The stages in their order, with how many stand at each: for who sees all of them anyway. */
  stages({ reader }: Pick<Actor, 'reader'> = { reader: undefined }): Promise<Stage[]> {
    return this.db.tx(async () => {
      const stages = await this.ordered();
      const rows = await this.db.repo(LadderPlace).query<{ id: string; count: number; late: number }[]>(
        `select "stageId" as id, count(*)::int as count, count(*) filter (where ${IS_LATE})::int as late
           from ladder_place l where state <> 'ABANDONED' group by 1`,
      );
      const counts = new Map(rows.map((row) => [row.id, row]));
      return stages.map(({ id, details: { name } }) => {
        const { count = 0, late = 0 } = counts.get(id) ?? {};
        return reader ? { id, name, count: null, late: null } : { id, name, count, late };
      });
    });
  }

  /** Adds a stage, renames it or puts it elsewhere; what was moved before keeps the names of its day. */
  saveStage({ id, nameEn, nameEs, position }: StageInput): Promise<Stage[]> {
    return this.db.inTurn(async () => {
      const name = { en: refuseName(nameEn, 'nameEn'), es: refuseName(nameEs, 'nameEs') };
      const order = await this.ordered();
      const known = id ? order.find((each) => each.id === id) : undefined;
      if (id && !known) throw new AppError('NOT_FOUND', 'notFound');
      const stage = known ?? this.db.make(LadderStage, { position: order.length, removedAt: null });
      stage.details = { name };
      const others = order.filter((each) => each !== stage);
      const at = position ?? (known ? order.indexOf(known) : others.length);
      others.splice(Math.min(at, others.length), 0, stage);
      for (const [index, each] of others.entries()) await this.db.save(Object.assign(each, { position: index }));
      return this.stages();
    });
  }

  /** Takes a stage away, also while people stand at it: they go to another one, which each of their logs says. */
  removeStage(actor: Actor, id: string, toStageId: string | null): Promise<Stage[]> {
    return this.db.inTurn(async () => {
      const order = await this.ordered();
      // Whoever is being put there now is waited for, and whoever comes later finds it gone.
      const stage = order.some((each) => each.id === id) && (await this.held(id, 'pessimistic_write'));
      if (!stage) throw new AppError('NOT_FOUND', 'notFound');
      const lock = { mode: 'pessimistic_write' } as const;
      const there = await this.db.repo(LadderPlace).find({ where: { stageId: id }, order: { id: 'ASC' }, lock });
      const to = toStageId && toStageId !== id ? await this.held(toStageId, 'pessimistic_read') : null;
      if (there.length && !to)
        throw new AppError('CONFLICT', 'volunteers.ladder.inUse', { count: there.length }, { to: 'field.required' });
      for (const place of there) {
        const from = stage.details.name;
        await this.db.save(Object.assign(place, { stageId: to!.id, since: new Date() }));
        await this.log(actor, place, from, to!.details.name, undefined);
      }
      await this.db.save(Object.assign(stage, { removedAt: new Date() }));
      return this.stages();
    });
  }

  /** Where somebody stands, for whoever may see them. */
  of(actor: Actor, id: string): Promise<Standing> {
    return this.db.tx(async () => {
      const { id: personId } = await this.people.seenBy(actor, id);
      const place = await this.db.repo(LadderPlace).findOneBy({ personId });
      const stage = place && (await this.db.repo(LadderStage).findOneBy({ id: place.stageId }));
      const moves = await this.db.repo(LadderMove).find({ where: { personId }, order: { at: 'DESC', id: 'DESC' } });
      const users = await this.users.byIds([
        ...moves.flatMap(({ byUserId }) => byUserId ?? []),
        ...(place?.assigneeUserId ? [place.assigneeUserId] : []),
      ]);
      const name = (id: string | null | undefined) => (id ? (users.get(id)?.details.name ?? null) : null);
      const why = actor.can('people.contact');
      return {
        stageId: place?.stageId ?? null,
        stage: stage?.details.name ?? null,
        state: place?.state ?? null,
        since: place?.since ?? null,
        dueOn: place?.dueOn ?? null,
        assignee: name(place?.assigneeUserId),
        assigneeId: place?.assigneeUserId ?? null,
        moves: moves.map((move): Move => told(move, name(move.byUserId), why)),
      };
    });
  }

  /** Puts somebody at a stage, and writes down who did it, when, from where, and why. */
  move(actor: Actor, input: MoveInput): Promise<Standing> {
    return this.db.inTurn(async () => {
      const { personId, stageId, assigneeId = null, dueOn } = input;
      const person = await this.people.seenBy(actor, personId);
      await this.ordered();
      const to = await this.held(stageId, 'pessimistic_read');
      if (!to) throw new AppError('NOT_FOUND', 'notFound');
      if (dueOn && !isDay(dueOn)) throw new AppError('INVALID', 'invalid', {}, { dueOn: 'field.invalid' });
      if (assigneeId && (await this.users.get(assigneeId)).disabledAt)
        throw new AppError('INVALID', 'tasks.noAssignee', {}, { assigneeId: 'field.invalid' });
      const state = input.state ?? StepState.ACTIVE;
      const why = reasonIn(input, state);
      const lock = { mode: 'pessimistic_write' } as const;
      const known = await this.db.repo(LadderPlace).findOne({ where: { personId: person.id }, lock });
      const before = known && (await this.db.repo(LadderStage).findOneBy({ id: known.stageId }));
      const place = known ?? this.db.make(LadderPlace, { personId: person.id });
      const since = known?.stageId === stageId ? known.since : new Date();
      const details = why && state !== StepState.ACTIVE ? { reason: why } : {};
      Object.assign(place, { stageId, since, state, assigneeUserId: assigneeId, dueOn: dueOn || null, details });
      await this.db.save(place);
      await this.log(actor, place, before?.details.name ?? null, to.details.name, why);
      return this.of(actor, personId);
    });
  }

  /** A stage that there is, which nobody takes away until the end of the caller's transaction. */
  private held(id: string, mode: 'pessimistic_read' | 'pessimistic_write'): Promise<LadderStage | null> {
    return this.db.repo(LadderStage).findOne({ where: { id, removedAt: IsNull() }, lock: { mode } });
  }

  private async log(actor: Actor, place: LadderPlace, from: LocalizedText | null, to: LocalizedText, why?: string) {
    const { personId, state } = place;
    const details = { from, to, ...(why && { why }) };
    const byUserId = actor.isUser ? actor.id : null;
    const move = await this.db.save(this.db.make(LadderMove, { personId, state, byUserId, at: new Date(), details }));
    await this.people.record(personId, { kind: 'STAGE_MOVED', subjectId: move.id });
  }

  /** The stages that there are; an organization that never had any gets the first ones. */
  private async ordered(): Promise<LadderStage[]> {
    const order = { position: 'ASC', id: 'ASC' } as const;
    const stages = await this.db.repo(LadderStage).find({ where: { removedAt: IsNull() }, order });
    if (stages.length || (await this.db.repo(LadderStage).count())) return stages;
    // Two that look first at the same moment must not both make them.
    await this.db.repo(LadderStage).query(`select pg_advisory_xact_lock(hashtext('ladder'), 0)`);
    if (await this.db.repo(LadderStage).count()) return this.db.repo(LadderStage).find({ order });
    const made = FIRST.map((each, position) => {
      const name = { en: say('en', `volunteers.stage.${each}`), es: say('es', `volunteers.stage.${each}`) };
      return this.db.make(LadderStage, { position, removedAt: null, details: { name } });
    });
    await this.db.insertAll(made);
    return made;
  }
}

/** A move with who made it, and why for whom that is. */
function told({ id, at, state, details: { from, to, why } }: LadderMove, by: string | null, reason: boolean): Move {
  return { id, at, from, to, state, by, why: (reason && why) || null };
}

/** The reason as it is kept: one is needed where a step ends, and none may hold what is never stored. */
function reasonIn({ why, checked }: MoveInput, state: StepState): string | undefined {
  const text = why?.trim();
  if (text) refuseForbidden(text, 'why', checked);
  else if (state !== StepState.ACTIVE)
    throw new AppError('INVALID', 'volunteers.ladder.why', {}, { why: 'field.required' });
  return text || undefined;
}
