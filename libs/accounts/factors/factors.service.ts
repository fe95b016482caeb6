import { Inject, Injectable } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { IsNull, Not } from 'typeorm';
import { AppError, Db, Throttle, within } from '#platform';
import { Actor } from '../actor.ts';
import { Doors } from '../doors.ts';
import { Sessions } from '../sessions.service.ts';
import { User } from '../user.entity.ts';
import { AppCodes, type AppSetUp } from './app-codes.service.ts';
import { Authenticator, Passkey, RecoveryCode } from './factor.entity.ts';
import { Passkeys } from './passkeys.service.ts';

/** For one account: six digits do not stand more. */
const PER_ACCOUNT = { limit: 10, minutes: 15 };
const PER_DAY = { limit: 50, minutes: 24 * 60 };
const PER_ADDRESS = { limit: 100, minutes: 15 };
const ASKED = { limit: 300, minutes: 15 };

/** A session's new secret and, with somebody's first factor, the codes for paper, which are shown this once. */
export interface Enrolled {
  readonly secret: string;
  readonly codes: string[] | null;
}

/** What somebody has besides a password. */
export interface Factors {
  readonly passkeys: readonly Passkey[];
  readonly app: Authenticator | null;
  readonly codesLeft: number;
}

/** Enrols, shows and takes away what somebody signs in with besides a password. Whatever changes ends their other sessions. */
@Injectable()
export class FactorsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(AppCodes) private readonly codes: AppCodes,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  /** What somebody has. */
  of(userId: string): Promise<Factors> {
    return this.db.tx(async () => ({
      passkeys: await this.db.repo(Passkey).find({ where: { userId }, order: { createdAt: 'ASC', id: 'ASC' } }),
      app: await this.db.repo(Authenticator).findOneBy({ userId, confirmedAt: Not(IsNull()) }),
      codesLeft: await this.db.repo(RecoveryCode).countBy({ userId, usedAt: IsNull() }),
    }));
  }

  /** What a browser needs to sign in with a passkey; every asking is kept for a while, so not for ever. */
  async signInOptions(ip: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    await this.throttle.count('passkey-options', ip, ASKED);
    return this.passkeys.toShow();
  }

  /** Signs in with a passkey alone; answers a session's secret. */
  async signIn(response: AuthenticationResponseJSON, ip: string): Promise<string> {
    await this.throttle.count('passkey-ip', ip, PER_ADDRESS);
    const user = await this.passkeys.shown(response);
    return within({ organizationId: user.organizationId }, () => this.sessions.start(user, { factor: true }));
  }

  /** Takes a passkey for the session of whoever acts; answers its new secret. */
  async showPasskey(actor: Actor, response: AuthenticationResponseJSON): Promise<string> {
    await this.passkeys.shown(response, actor);
    return this.sessions.renew(actor);
  }

  /** Takes a code, of an app or from paper, for the session of whoever acts; answers its new secret. */
  async showCode(actor: Actor, code: string, now = Date.now()): Promise<string> {
    await this.throttle.count('factor', actor.id, PER_ACCOUNT);
    await this.throttle.count('factor-day', actor.id, PER_DAY);
    await this.codes.use(actor.id, code, now);
    await this.throttle.clear('factor', actor.id);
    await this.throttle.clear('factor-day', actor.id);
    return this.sessions.renew(actor);
  }

  async addPasskey(actor: Actor, name: string, response: RegistrationResponseJSON): Promise<Enrolled> {
    const save = await this.passkeys.made(actor, name, response);
    return this.enrolled(actor, save);
  }

  /** A secret for an app, before it is taken into use. */
  setUpApp(actor: Actor): Promise<AppSetUp> {
    return this.codes.toEnrol(actor);
  }

  async addApp(actor: Actor, code: string, now = Date.now()): Promise<Enrolled> {
    await this.throttle.count('factor', actor.id, PER_ACCOUNT);
    return this.enrolled(actor, () => this.codes.confirm(actor.id, code, now));
  }

  /** Takes a passkey away; the last factor stays. */
  removePasskey(actor: Actor, id: string): Promise<string> {
    return this.changed(actor, async () => {
      const passkey = await this.db.repo(Passkey).findOneBy({ id, userId: actor.id });
      if (!passkey) throw new AppError('NOT_FOUND', 'notFound');
      await this.db.repo(Passkey).delete({ id });
      await this.doors.close([passkey.hash]);
    });
  }

  /** Takes the app away; the last factor stays. */
  removeApp(actor: Actor): Promise<string> {
    return this.changed(actor, async () => {
      await this.db.repo(Authenticator).delete({ userId: actor.id });
    });
  }

  /** Ten new codes for paper; the ones before are worth nothing. */
  async newCodes(actor: Actor): Promise<Enrolled> {
    let codes: string[] = [];
    const secret = await this.changed(actor, async () => {
      codes = await this.codes.renewPaper(actor.id);
    });
    return { secret, codes };
  }

  /** Takes everything away, within the caller's transaction: at the next sign-in they enrol anew. */
  async forget(userId: string): Promise<void> {
    const own = await this.db.repo(Passkey).findBy({ userId });
    await this.doors.close(own.map(({ hash }) => hash));
    await this.db.repo(Passkey).delete({ userId });
    await this.db.repo(Authenticator).delete({ userId });
    await this.db.repo(RecoveryCode).delete({ userId });
    await this.sessions.endThoseOf(userId);
  }

  private async enrolled(actor: Actor, add: () => Promise<void>): Promise<Enrolled> {
    let codes: string[] | null = null;
    const secret = await this.changed(actor, async () => {
      const before = await this.of(actor.id);
      // Asked again where the row is held: of two who enrol the first factor at once with a stolen password one wins.
      if (actor.session?.standing === 'ENROL' && (before.passkeys.length || before.app))
        throw new AppError('STEP_UP', 'accounts.stepUp');
      await add();
      if (!before.passkeys.length && !before.app) codes = await this.codes.renewPaper(actor.id);
    });
    return { secret, codes };
  }

  /** The user's row is held meanwhile, so that one factor remains whatever two windows do at once. */
  private changed(actor: Actor, change: () => Promise<void>): Promise<string> {
    if (!actor.session) throw new AppError('FORBIDDEN', 'forbidden');
    return this.db.tx(async () => {
      await this.db.repo(User).findOneOrFail({ where: { id: actor.id }, lock: { mode: 'pessimistic_write' } });
      await change();
      const { passkeys, app } = await this.of(actor.id);
      if (!passkeys.length && !app) throw new AppError('CONFLICT', 'accounts.lastFactor');
      await this.sessions.endOthers(actor);
      return this.sessions.renew(actor);
    });
  }
}
