import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { AppError, Db } from '#platform';
import { AuditEntry, type AuditKind } from './audit-entry.entity.ts';

/** What a line says. */
export type Line = Pick<AuditEntry, 'kind' | 'userId'> &
  Partial<Pick<AuditEntry, 'personId' | 'subjectId' | 'what' | 'why'>>;

/** Which lines are wanted; 50 if nothing is said, at most 200. */
export interface AuditArgs {
  readonly kind?: AuditKind | null;
  readonly userId?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

const ALERT_DAYS = 3;

/** Writes down who did what, and reads it; nothing here changes or removes a line. */
@Injectable()
export class AuditService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Adds a line; within the caller's transaction if there is one. Its time is the database's. */
  async write(line: Line): Promise<void> {
    await this.db.tx(() => this.db.save(this.make(line)));
  }

  /** Adds the line of something that was stated before, unless it is there. */
  async writeOnce(id: string, at: Date, line: Line): Promise<void> {
    await this.db.tx(() => this.db.saveIfNew(Object.assign(this.make(line), { id, at })));
  }

  /** A part of it, the newest first. */
  page({ kind, userId, first, after }: AuditArgs): Promise<{ items: AuditEntry[]; endCursor: string | null }> {
    return this.db.tx(async () => {
      const size = Math.min(Math.max(first ?? 50, 1), 200);
      const query = this.db
        .repo(AuditEntry)
        .createQueryBuilder('a')
        .where({ ...(kind && { kind }), ...(userId && { userId }) });
      if (after) {
        if (!/^[0-9a-f-]{36}$/.test(after)) throw new AppError('INVALID', 'invalid', {}, { after: 'field.invalid' });
        // Compared in the database: its times are finer than those of JavaScript.
        query.andWhere('(a.at, a.id) < (select b.at, b.id from audit_entry b where b.id = :after)', { after });
      }
      const found = await query
        .orderBy('a.at', 'DESC')
        .addOrderBy('a.id', 'DESC')
        .limit(size + 1)
        .getMany();
      const items = found.slice(0, size);
      return { items, endCursor: found.length > size ? items.at(-1)!.id : null };
    });
  }

  /** What somebody should look at now: alarms of the last days, the newest first. */
  alerts(): Promise<AuditEntry[]> {
    const at = MoreThan(new Date(Date.now() - ALERT_DAYS * 24 * 3_600_000));
    const where = { kind: 'REVEAL_ALERT' as const, at };
    return this.db.tx(() => this.db.repo(AuditEntry).find({ where, order: { at: 'DESC' }, take: 50 }));
  }

  private make({ kind, userId, personId = null, subjectId = null, what = null, why = null }: Line): AuditEntry {
    return this.db.make(AuditEntry, { kind, userId, personId, subjectId, what, why });
  }
}
