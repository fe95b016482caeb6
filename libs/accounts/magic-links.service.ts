import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AppError, current, Db, Jobs, Throttle, within } from '#platform';
import { linkRequested } from './accounts.facts.ts';
import { Doors } from './doors.ts';
import { canonical, needsPassword } from './inviting.ts';
import { MagicLink } from './magic-link.entity.ts';
import { Sessions } from './sessions.service.ts';
import { User } from './user.entity.ts';

const PER_ACCOUNT = { limit: 3, minutes: 15 };
const PER_ADDRESS = { limit: 30, minutes: 15 };
/** Every request takes at least this long, so that the time tells nobody whether an account is there. */
const FLOOR_MS = 400;

/** Lets volunteers come back by a link in their mail: for ten minutes, once. Whether an address is known, is not told. */
@Injectable()
export class MagicLinksService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  /** Has a link written to whoever has an account at that address; answers the same where nobody has. */
  async request(email: string, ip: string): Promise<void> {
    const address = canonical(email);
    await this.throttle.count('link-ip', ip, PER_ADDRESS);
    await this.throttle.count('link', address, PER_ACCOUNT);
    await Promise.all([this.make(address), pause(FLOOR_MS)]);
  }

  /** A request by its id, for whoever writes its mail. */
  get(id: string): Promise<MagicLink | null> {
    return this.db.tx(() => this.db.repo(MagicLink).findOneBy({ id }));
  }

  /** Uses a link up, and answers the secret of a session. Of two that use it at once one wins. */
  async use(token: string): Promise<string> {
    const over = new AppError('NOT_FOUND', 'accounts.linkOver');
    const organizationId = await this.doors.organizationOf('magicLink', token);
    if (!organizationId) throw over;
    return within({ organizationId }, () =>
      this.db.tx(async () => {
        const [rows] = (await this.db.repo(MagicLink).query(
          `update magic_link l set "usedAt" = now() from "user" u
           where l.hash = $1 and l."usedAt" is null and l."expiresAt" > now()
             and u.id = l."userId" and u.role = 'volunteer' and u."disabledAt" is null
           returning l."userId"`,
          [this.doors.hash('magicLink', token)],
        )) as [{ userId: string }[], number];
        const user = rows[0] && (await this.db.repo(User).findOneBy({ id: rows[0].userId }));
        if (!user) throw over;
        await this.db
          .repo(User)
          .query(`update "user" set "provenAt" = coalesce("provenAt", now()) where id = $1`, [user.id]);
        return this.sessions.start(user);
      }),
    );
  }

  /** Ends every link of a user, within the caller's transaction. */
  async endThoseOf(userId: string): Promise<void> {
    await this.remove('"userId" = $1', [userId]);
  }

  /** Deletes, a day later, what was used or is too old. */
  async sweep(): Promise<void> {
    await this.db.own(() => this.remove(`"expiresAt" < now() - interval '1 day'`));
  }

  private async remove(where: string, parameters: unknown[] = []): Promise<void> {
    const [gone] = (await this.db
      .repo(MagicLink)
      .query(`delete from magic_link where ${where} returning hash`, parameters)) as [
      { hash: Buffer | null }[],
      number,
    ];
    await this.doors.close(gone.map(({ hash }) => hash).filter((hash) => hash !== null));
  }

  private async make(address: string): Promise<void> {
    const organizationId = await this.doors.organizationOf('user', address);
    if (!organizationId) return;
    const { language } = current();
    await within({ organizationId }, () =>
      this.db.tx(async () => {
        const emailIndex = this.db.index('user-email', address);
        const user = await this.db.repo(User).findOneBy({ emailIndex, disabledAt: IsNull() });
        if (!user) return;
        const token = needsPassword(user.role) ? undefined : randomBytes(32).toString('base64url');
        const hash = token ? await this.doors.add('magicLink', token) : null;
        const details = token ? { token } : {};
        const link = await this.db.save(this.db.make(MagicLink, { details, hash, userId: user.id, language }));
        await this.jobs.state(linkRequested, { linkId: link.id });
      }),
    );
  }
}
