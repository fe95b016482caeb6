import { Inject, Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { Message, MessageState } from './message.entity.ts';

/** Messages that somebody should look at, the latest first; `endCursor` is null on the last page. */
@ObjectType()
export class FlaggedPage {
  @Field(() => [Message]) items!: Message[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

/** What somebody decided to leave as it is: it stays unknown, and is shown no more. */
export const LEFT = 'left';

/** Shows what did not work out, and lets a person decide what becomes of a message that may or may not have arrived. */
@Injectable()
export class FlaggedService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Those of which nobody knows whether they arrived, and nobody has decided. */
  unknown(first?: number, after?: string): Promise<FlaggedPage> {
    return this.page(MessageState.UNKNOWN, first, after);
  }

  /** Those that a mail server refused for good. */
  refused(first?: number, after?: string): Promise<FlaggedPage> {
    return this.page(MessageState.REJECTED, first, after);
  }

  /** Queues an unknown one again: somebody decides, and is written down, that two copies are better than none. */
  sendAgain(actor: Actor, id: string): Promise<Message> {
    return this.decide(
      id,
      `state = 'QUEUED', attempt = null, reason = null, "handedAt" = null, "notBefore" = now(), resends = resends + 1,
       "notAfter" = case "subjectKind" when 'blast' then greatest("notAfter", now() + interval '1 day') else "notAfter" end,
       "decidedBy" = $2, "decidedAt" = now()`,
      actor,
      `and ("subjectKind" = 'blast' or "notAfter" > now())`,
    );
  }

  /** Leaves an unknown one as it is. */
  leaveUnsent(actor: Actor, id: string): Promise<Message> {
    return this.decide(id, `reason = '${LEFT}', "decidedBy" = $2, "decidedAt" = now()`, actor);
  }

  private decide(id: string, set: string, actor: Actor, only = ''): Promise<Message> {
    return this.db.tx(async () => {
      const [, decided] = await this.db
        .repo(Message)
        .query<[object[], number]>(
          `update message set ${set} where id = $1 and state = 'UNKNOWN' and reason is distinct from '${LEFT}' ${only}`,
          [id, actor.id],
        );
      const message = await this.db.repo(Message).findOneBy({ id });
      if (!message) throw new AppError('NOT_FOUND', 'notFound');
      if (!decided)
        throw new AppError(
          'CONFLICT',
          message.state === MessageState.UNKNOWN ? 'outreach.tooLate' : 'outreach.notUnknown',
        );
      return message;
    });
  }

  private page(state: MessageState, first?: number, after?: string): Promise<FlaggedPage> {
    return this.db.tx(async () => {
      const take = Math.min(Math.max(first ?? 25, 1), 200);
      const query = this.db
        .repo(Message)
        .createQueryBuilder('m')
        .where('m.state = :state', { state })
        .andWhere(`m.reason is distinct from '${LEFT}'`)
        .orderBy('m.settledAt', 'DESC')
        .addOrderBy('m.id', 'DESC');
      const at = '(select a."settledAt", a.id from message a where a.id = :after)';
      if (after) query.andWhere(`(m."settledAt", m.id) < ${at}`, { after });
      const found = await query.take(take + 1).getMany();
      const items = found.slice(0, take);
      return { items, endCursor: found.length > take ? items.at(-1)!.id : null };
    });
  }
}
