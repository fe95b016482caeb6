import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type Actor, ROLES, UserName, UsersService } from '#accounts';
import { AppError, Db, refuseForbidden } from '#platform';
import { demandsOf, ledgerOf, readCouncil, standingDay } from '../council.reader.ts';
import { refused } from '../entry/parts.ts';
import { type Position, positionOn } from '../inference.ts';
import { dayFrom } from '../positions.service.ts';
import { Ask, type AskReason } from './private.entity.ts';
import type { AskInput, AskView } from './private.types.ts';

/** The most pressing first. */
const RANK: readonly AskReason[] = ['ALLEGED', 'STALE', 'CONFLICT', 'UNKNOWN', 'LEANS'];

/** Why whoever holds a seat is to be asked about a demand; undefined where they need not be. */
function reasonOf({ label, stale, unknownReason }: Position): AskReason | undefined {
  if (unknownReason === 'ONLY_ALLEGED') return 'ALLEGED';
  if (stale) return 'STALE';
  if (label === 'UNKNOWN') return 'UNKNOWN';
  if (label === 'CONFLICTED' || label === 'MIXED') return 'CONFLICT';
  return label === 'LEAN_SUPPORT' || label === 'LEAN_OPPOSE' ? 'LEANS' : undefined;
}

/** Whom somebody should ask next: it follows from the positions alone; who takes it on, and by when, is kept beside it. */
@Injectable()
export class Asks {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** Everybody to be asked: what is stale and what others claim first, then what is unknown, then what only leans. */
  list(actor: Actor): Promise<AskView[]> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const day = standingDay(rows);
      const ledger = ledgerOf(rows, day);
      const open = await this.db.repo(Ask).find({ where: { doneAt: IsNull() } });
      const users = await this.users.byIds(open.flatMap(({ assigneeUserId }) => assigneeUserId ?? []));
      const found = ledger.seats.flatMap((ward) =>
        demandsOf(rows, day, ['DEMAND']).flatMap(({ code }, at): AskView[] => {
          const position = positionOn(ledger, ward, ledger.demands[at]!, day);
          const [reason, figure] = [reasonOf(position), position.figureId];
          const name = figure && rows.figures.get(figure)?.name;
          if (!reason || !figure || !name || position.holderUnconfirmed) return [];
          const ask = open.find((each) => each.figureCode === figure && each.demandCode === code);
          const assigneeId = ask?.assigneeUserId ?? null;
          const assignee = assigneeId ? (users.get(assigneeId)?.details.name ?? null) : null;
          const mine = assigneeId === actor.id;
          const own = { id: ask?.id ?? null, assigneeId, assignee, mine, dueOn: ask?.dueOn ?? null };
          return [{ ...own, figure, name, ward, demand: code, reason, label: position.label }];
        }),
      );
      const rank = ({ reason }: AskView) => RANK.indexOf(reason);
      return found.sort((a, b) => rank(a) - rank(b) || a.ward - b.ward || a.demand.localeCompare(b.demand));
    });
  }

  /** Who may be given one: whoever may keep the ledger, and so sees the list. */
  async askers(): Promise<UserName[]> {
    const keeps = (role: keyof typeof ROLES) => (ROLES[role] as readonly string[]).includes('council.record');
    return (await this.users.active()).filter(({ role }) => keeps(role)).map((user) => new UserName(user));
  }

  /** Somebody takes it on, or gives it to somebody, until a day; again changes who and when. */
  async assign(actor: Actor, { figure, demand, assigneeId, dueOn }: AskInput): Promise<AskView[]> {
    await this.users.named(actor);
    return this.db.inTurn(async () => {
      const wanted = (await this.list(actor)).find((each) => each.figure === figure && each.demand === demand);
      if (!wanted) throw refused('figure');
      // Whoever cannot see the list would never hear of it.
      if (assigneeId && !(await this.askers()).some(({ id }) => id === assigneeId))
        throw new AppError('INVALID', 'asks.cannotSee', {}, { assigneeId: 'field.invalid' });
      const due = dueOn ? dayFrom(dueOn, 'dueOn') : null;
      if (wanted.id) {
        const row = await this.db.repo(Ask).findOneByOrFail({ id: wanted.id });
        await this.db.save(Object.assign(row, { assigneeUserId: assigneeId ?? null, dueOn: due }));
      } else {
        const values = { figureCode: figure, demandCode: demand, reason: wanted.reason, doneAt: null };
        const row = this.db.make(Ask, { ...values, assigneeUserId: assigneeId ?? null, dueOn: due });
        row.details = { result: '' };
        await this.db.save(row);
      }
      return this.list(actor);
    });
  }

  /** It was asked: what came of it is kept, sealed. What they said is evidence only once it is entered as that. */
  async done(actor: Actor, id: string, result: string, checked?: boolean | null): Promise<AskView[]> {
    await this.users.named(actor);
    refuseForbidden(result, 'result', checked);
    return this.db.tx(async () => {
      const row = await this.db.repo(Ask).findOneBy({ id, doneAt: IsNull() });
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      row.details = { result: result.trim().slice(0, 2000) };
      await this.db.save(Object.assign(row, { doneAt: new Date() }));
      return this.list(actor);
    });
  }
}
