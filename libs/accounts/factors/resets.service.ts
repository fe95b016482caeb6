import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AppError, Db, Jobs } from '#platform';
import { factorResetApproved } from '../accounts.facts.ts';
import { Actor } from '../actor.ts';
import { GrantsService } from '../grants.service.ts';
import { canonical } from '../inviting.ts';
import { User } from '../user.entity.ts';
import { FactorReset } from './factor.entity.ts';
import { FactorsService } from './factors.service.ts';
import { FactorResetView } from './security.types.ts';

const OPEN = { cancelledAt: IsNull(), doneAt: IsNull() };
const lock = { mode: 'pessimistic_write' } as const;

/**
 * For somebody who lost what they sign in with: two who manage accounts decide it together, the person is written to, and a
 * day passes in which anybody of them may call it off. Then the person enrols anew with their password.
 */
@Injectable()
export class ResetsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(FactorsService) private readonly factors: FactorsService,
    @Inject(GrantsService) private readonly grants: GrantsService,
  ) {}

  /** What is asked and not done yet, the oldest first. */
  open(actor: Actor): Promise<FactorResetView[]> {
    return this.db.tx(async () => this.views(actor, await this.db.repo(FactorReset).findBy(OPEN)));
  }

  /** What is asked about whoever acts. */
  async mine(actor: Actor): Promise<FactorResetView | null> {
    return this.db.tx(async () => {
      const [own = null] = await this.views(
        actor,
        await this.db.repo(FactorReset).findBy({ userId: actor.id, ...OPEN }),
      );
      return own;
    });
  }

  /** One by its id, for whoever writes its mail. */
  get(id: string): Promise<FactorReset | null> {
    return this.db.tx(() => this.db.repo(FactorReset).findOneBy({ id }));
  }

  /** The first of the two asks; nobody asks for themselves. */
  ask(actor: Actor, userId: string): Promise<FactorResetView[]> {
    return this.db.tx(async () => {
      if (userId === actor.id) throw new AppError('CONFLICT', 'accounts.notYourself');
      if (!(await this.db.repo(User).existsBy({ id: userId }))) throw new AppError('NOT_FOUND', 'notFound');
      await this.db.save(this.db.make(FactorReset, { userId, askedByUserId: actor.id }));
      return this.open(actor);
    });
  }

  /** The second one agrees; from now on it takes a day, and the person is written to. */
  approve(actor: Actor, id: string): Promise<FactorResetView[]> {
    return this.db.tx(async () => {
      const reset = await this.db.repo(FactorReset).findOne({ where: { id, ...OPEN }, lock });
      if (!reset) throw new AppError('NOT_FOUND', 'notFound');
      if ([reset.askedByUserId, reset.userId].includes(actor.id))
        throw new AppError('CONFLICT', 'accounts.secondPerson');
      if (reset.approvedByUserId) throw new AppError('CONFLICT', 'accounts.resetApproved');
      await this.db
        .repo(FactorReset)
        .query(`update factor_reset set "approvedByUserId" = $2, "dueAt" = now() + interval '24 hours' where id = $1`, [
          id,
          actor.id,
        ]);
      await this.jobs.state(factorResetApproved, { resetId: id });
      return this.open(actor);
    });
  }

  /** Calls it off; whoever manages accounts may, and the person. */
  cancel(actor: Actor, id: string): Promise<FactorResetView[]> {
    return this.db.tx(async () => {
      const where = { id, ...OPEN };
      if (!(await this.db.repo(FactorReset).existsBy(where))) throw new AppError('NOT_FOUND', 'notFound');
      await this.callOff('id = $1', id);
      return this.open(actor);
    });
  }

  /** The person still has what they sign in with: nothing is taken away. */
  async keepOwn(actor: Actor): Promise<void> {
    await this.db.tx(() => this.callOff('"userId" = $1', actor.id));
  }

  /** Does what is due, if both who decided it may still decide such things. */
  async settle(): Promise<void> {
    await this.db.own(async () => {
      const due = await this.db
        .repo(FactorReset)
        .createQueryBuilder('r')
        .setLock('pessimistic_write')
        .where('r."dueAt" <= now() and r."cancelledAt" is null and r."doneAt" is null')
        .getMany();
      for (const { id, userId, askedByUserId, approvedByUserId } of due)
        if (await this.mayDecide([askedByUserId, approvedByUserId!])) {
          await this.factors.forget(userId);
          await this.db.repo(FactorReset).query('update factor_reset set "doneAt" = now() where id = $1', [id]);
        } else await this.callOff('id = $1', id);
    });
  }

  /** From the command line, where one owner has nobody to decide it with: at once. Answers whether there is such an account. */
  forgetAt(email: string): Promise<boolean> {
    return this.db.tx(async () => {
      const emailIndex = this.db.index('user-email', canonical(email));
      const user = await this.db.repo(User).findOne({ where: { emailIndex }, lock });
      if (user) await this.factors.forget(user.id);
      return user !== null;
    });
  }

  private async callOff(where: string, parameter: string): Promise<void> {
    await this.db
      .repo(FactorReset)
      .query(
        `update factor_reset set "cancelledAt" = now() where ${where} and "cancelledAt" is null and "doneAt" is null`,
        [parameter],
      );
  }

  private async mayDecide(ids: readonly string[]): Promise<boolean> {
    const users = await this.db.repo(User).findBy({ id: In([...ids]), disabledAt: IsNull() });
    const actors = await Promise.all(
      users.map(async ({ id, organizationId, role }) => {
        const held = await this.grants.heldBy(organizationId, id);
        return new Actor(id, organizationId, role, true, undefined, held);
      }),
    );
    return actors.filter((each) => each.can('accounts.manage')).length === ids.length;
  }

  private async views(actor: Actor, rows: FactorReset[]): Promise<FactorResetView[]> {
    const ids = rows.flatMap((row) => [row.userId, row.askedByUserId, row.approvedByUserId ?? row.userId]);
    const users = await this.db.repo(User).findBy({ id: In(ids) });
    const names = new Map(users.map(({ id, details }) => [id, details.name]));
    const ordered = rows.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    return ordered.map((row) => new FactorResetView(actor, row, names));
  }
}
