import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { Demand } from '#campaigns';
import { AppError, Db } from '#platform';
import { Figure } from '../figure.entity.ts';
import { PositionOverride } from '../position.entity.ts';
import { dayFrom } from '../positions.service.ts';
import { LedgerKeeper } from '../keeper.ts';
import { Standing } from '../standing.service.ts';
import type { OverrideInput } from './entry.input.ts';
import { refused } from './parts.ts';

/** What a person decides in place of the rule: with a reason, until a day, and never by one person alone. */
@Injectable()
export class Overrides {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** Those that are not ended, the latest first. */
  list(): Promise<PositionOverride[]> {
    return this.db.tx(() =>
      this.db.repo(PositionOverride).find({ where: { endedAt: IsNull() }, order: { madeAt: 'DESC' } }),
    );
  }

  /** Proposes one; until somebody else agreed it changes nothing. */
  async propose(actor: Actor, input: OverrideInput): Promise<string> {
    const madeBy = await this.keeper.named(actor);
    return this.db.tx(async () => {
      const [fromOn, untilOn] = [dayFrom(input.from, 'from'), dayFrom(input.until, 'until')];
      if (untilOn < fromOn) throw refused('until');
      if (!(await this.db.repo(Figure).existsBy({ code: input.figure, kind: 'OFFICIAL' }))) throw refused('figure');
      if (!(await this.db.repo(Demand).existsBy({ code: input.demand }))) throw refused('demand');
      const { figure: figureCode, demand: demandCode, label } = input;
      const values = { figureCode, demandCode, label, reason: input.reason.trim(), fromOn, untilOn, madeBy };
      return (await this.db.save(this.db.make(PositionOverride, { ...values, agreedBy: null, endedAt: null }))).id;
    });
  }

  /** A second person agrees: from now on it counts. */
  async agree(actor: Actor, id: string): Promise<void> {
    const agreedBy = await this.keeper.named(actor);
    await this.change(id, ({ madeBy }) => {
      if (madeBy === agreedBy) throw new AppError('FORBIDDEN', 'entry.ownEntry');
      return { agreedBy };
    });
  }

  /** Ends one before its last day; the rule decides again. */
  async end(actor: Actor, id: string): Promise<void> {
    await this.keeper.named(actor);
    await this.change(id, () => ({ endedAt: new Date() }));
  }

  private async change(id: string, to: (row: PositionOverride) => Partial<PositionOverride>): Promise<void> {
    await this.db.tx(async () => {
      const repo = this.db.repo(PositionOverride);
      const row = await repo.findOne({ where: { id, endedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new AppError('NOT_FOUND', 'notFound');
      await repo.update({ id }, to(row));
      await this.standing.reckon([row.figureCode], 'OVERRIDDEN');
    });
  }
}
