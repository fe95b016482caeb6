import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { AuditService } from '#audit';
import { AppError, Db, refuseForbidden } from '#platform';
import { given } from '../canonical.ts';
import { postalOf } from '../contact-points.ts';
import { whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import type { Person } from '../person.entity.ts';
import { Reveal, type RevealField } from './reveal.entity.ts';
import type { RevealBudget, Revealed, RevealInput } from './reveal.types.ts';

/** So many reveals an account has in any 24 hours. */
export const BUDGET = 50;
/** So many refused tries in 24 hours are an alarm, once. */
export const ALARM = 10;

type Refusal = 'OVER_BUDGET' | 'NOT_SEEN';

/** Shows a masked phone, e-mail or address to somebody who says why; each time, and each refusal, is written down. */
@Injectable()
export class RevealService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** What an account has left at this moment, by the database's clock. */
  budget(actor: Actor): Promise<RevealBudget> {
    return this.db.tx(async () => ({ left: Math.max(0, BUDGET - (await this.used(actor))), limit: BUDGET }));
  }

  /** Reveals one thing of one person. Somebody out of sight is not there, and trying it is written down like the rest. */
  async reveal(actor: Actor, { personId, field, reason, note }: RevealInput): Promise<Revealed> {
    if (!actor.isUser) throw new AppError('FORBIDDEN', 'forbidden');
    const written = given(note ?? '');
    refuseForbidden(written, 'note');
    if (reason === 'OTHER' && !written) throw new AppError('INVALID', 'invalid', {}, { note: 'field.required' });
    const answer = await this.db.tx(async (): Promise<Revealed | Refusal> => {
      // One at a time for each account, so that none is counted past the others.
      await this.users.hold(actor.id);
      const left = BUDGET - (await this.used(actor));
      const person = await this.people.find(personId, whoIsSeenBy(actor));
      if (!person) return 'NOT_SEEN';
      if (left <= 0) return 'OVER_BUDGET';
      const details = written ? { note: written } : {};
      const row = this.db.make(Reveal, { userId: actor.id, personId, field, reason, details });
      await this.db.save(row);
      await this.audit.write({
        kind: 'REVEALED',
        userId: actor.id,
        personId,
        subjectId: row.id,
        what: field,
        why: reason,
      });
      return { values: valuesOf(person, field), budget: { left: left - 1, limit: BUDGET } };
    });
    if (typeof answer !== 'string') return answer;
    await this.refused(actor, personId, field, answer);
    throw answer === 'NOT_SEEN'
      ? new AppError('NOT_FOUND', 'people.notFound', { id: personId })
      : new AppError('TOO_MANY', 'people.reveal.spent', { limit: BUDGET });
  }

  /** Stays, although the caller is refused. */
  private async refused({ id: userId }: Actor, personId: string, what: RevealField, why: Refusal): Promise<void> {
    await this.db.own(async () => {
      await this.users.hold(userId);
      await this.audit.write({ kind: 'REVEAL_REFUSED', userId, personId, what, why });
      const [row] = await this.count(
        `select count(*) filter (where kind = 'REVEAL_REFUSED')::int as count,
           count(*) filter (where kind = 'REVEAL_ALERT')::int as alarms
         from audit_entry where "userId" = $1 and at > now() - interval '24 hours'`,
        userId,
      );
      if (row!.count >= ALARM && !row!.alarms) await this.audit.write({ kind: 'REVEAL_ALERT', userId });
    });
  }

  private async used({ id }: Actor): Promise<number> {
    const [row] = await this.count(
      `select count(*)::int as count from reveal where "userId" = $1 and at > now() - interval '24 hours'`,
      id,
    );
    return row!.count;
  }

  private count(sql: string, userId: string): Promise<{ count: number; alarms: number }[]> {
    return this.db.repo(Reveal).query(sql, [userId]);
  }
}

function valuesOf({ details }: Person, field: RevealField): string[] {
  const { emails = [], phones = [] } = details;
  if (field === 'EMAIL') return [...emails];
  if (field === 'PHONE') return [...phones];
  return postalOf(details).flatMap(({ line, city, postalCode }) =>
    [line, city, postalCode].filter((part) => part !== null),
  );
}
