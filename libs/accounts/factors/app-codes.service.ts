import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { AppError, Db, Organization } from '#platform';
import type { Actor } from '../actor.ts';
import { User } from '../user.entity.ts';
import { bare, isAppCode, newCodes, newSecret, stepOf, uriOf } from './codes.ts';
import { Authenticator, RecoveryCode } from './factor.entity.ts';

/** What is shown to whoever sets an app up: as a picture, and as text. */
export interface AppSetUp {
  readonly uri: string;
  readonly secret: string;
}

const wrong = () => new AppError('UNAUTHENTICATED', 'accounts.codeWrong');

/** Keeps apps that show codes, and codes on paper. Each code is taken once. */
@Injectable()
export class AppCodes {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** A new secret for an app; it counts for nothing before a code of it was shown. */
  toEnrol({ id, organizationId }: Actor): Promise<AppSetUp> {
    const secret = newSecret();
    return this.db.tx(async () => {
      const user = await this.db.repo(User).findOneByOrFail({ id });
      const { name } = await this.db.repo(Organization).findOneByOrFail({ id: organizationId });
      await this.db.repo(Authenticator).delete({ userId: id, confirmedAt: IsNull() });
      await this.db.save(this.db.make(Authenticator, { details: { secret }, userId: id }));
      return { secret, uri: uriOf(secret, name.replaceAll(':', ' '), user.details.email) };
    });
  }

  /** Takes the app that was set up into use, in the place of the one before it; within the caller's transaction. */
  async confirm(userId: string, code: string, now: number): Promise<void> {
    const found = await this.locked({ userId, confirmedAt: IsNull() });
    const step = found ? stepOf(found.details.secret, code.replace(/\s/g, ''), now) : undefined;
    if (!found || step === undefined)
      throw new AppError('INVALID', 'accounts.codeWrong', {}, { code: 'accounts.codeField' });
    await this.db.repo(Authenticator).delete({ userId, confirmedAt: Not(IsNull()) });
    found.confirmedAt = new Date(now);
    found.lastStep = step;
    await this.db.save(found);
  }

  /** Uses a code up, from the app or from paper; a second time it is wrong. */
  async use(userId: string, typed: string, now: number): Promise<void> {
    await this.db.tx(() => (isAppCode(typed) ? this.useApp(userId, typed, now) : this.usePaper(userId, typed)));
  }

  /** Ten new codes, which end the ones before; within the caller's transaction. Nobody can read them again. */
  async renewPaper(userId: string): Promise<string[]> {
    const codes = newCodes();
    await this.db.repo(RecoveryCode).delete({ userId });
    await this.db.insertAll(
      codes.map((code) => this.db.make(RecoveryCode, { userId, hash: this.hash(userId, code), usedAt: null })),
    );
    return codes;
  }

  private async useApp(userId: string, typed: string, now: number): Promise<void> {
    const found = await this.locked({ userId, confirmedAt: Not(IsNull()) });
    const step = found ? stepOf(found.details.secret, typed.replace(/\s/g, ''), now) : undefined;
    if (!found || step === undefined || step <= found.lastStep) throw wrong();
    found.lastStep = step;
    await this.db.save(found);
  }

  private async usePaper(userId: string, typed: string): Promise<void> {
    const [used] = (await this.db
      .repo(RecoveryCode)
      .query(
        `update recovery_code set "usedAt" = now() where "userId" = $1 and hash = $2 and "usedAt" is null returning id`,
        [userId, this.hash(userId, typed)],
      )) as [unknown[], number];
    if (!used.length) throw wrong();
  }

  private locked(where: object): Promise<Authenticator | null> {
    return this.db.repo(Authenticator).findOne({ where, lock: { mode: 'pessimistic_write' } });
  }

  private hash(userId: string, code: string): Buffer {
    return this.db.index('recovery-code', `${userId}|${bare(code)}`);
  }
}
