import { Inject, Injectable } from '@nestjs/common';
import { Db, Vault } from '#platform';
import { Challenge } from './factor.entity.ts';

/** What a challenge was made for: an answer to one for signing in opens nothing else. */
export type Purpose = 'sign-in' | 'show' | 'enrol';

/** Keeps what devices are asked to sign: an answer is taken once, within five minutes, for what it was asked for. */
@Injectable()
export class Challenges {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  async remember(purpose: Purpose, subject: string, challenge: string): Promise<void> {
    const key = this.key(purpose, subject, challenge);
    await this.db.outside(() =>
      this.db
        .repo(Challenge)
        .query(`insert into challenge (key, until) values ($1, now() + interval '5 minutes')`, [key]),
    );
  }

  /** Whether it was asked and not answered yet; in a transaction of its own, so that a failed answer uses it up, too. */
  async take(purpose: Purpose, subject: string, challenge: string): Promise<boolean> {
    const key = this.key(purpose, subject, challenge);
    const [taken] = await this.db.outside(
      () =>
        this.db
          .repo(Challenge)
          .query(`delete from challenge where key = $1 and until > now() returning key`, [key]) as Promise<
          [unknown[], number]
        >,
    );
    return taken.length > 0;
  }

  /** Removes what nobody answered. */
  async sweep(): Promise<void> {
    await this.db.outside(() => this.db.repo(Challenge).query('delete from challenge where until < now()'));
  }

  private key(purpose: Purpose, subject: string, challenge: string): Buffer {
    return this.vault.index(`challenge-${purpose}`, '', `${subject}|${challenge}`);
  }
}
