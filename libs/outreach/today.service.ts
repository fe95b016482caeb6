import { Inject, Injectable } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Db } from '#platform';
import { LEFT } from './flagged.service.ts';
import { Message } from './message.entity.ts';

/** What becomes of messages these days: a day ahead and a day back; what went wrong is told for a week. */
@ObjectType()
export class MessagesToday {
  /** Goes out within the next 24 hours. */
  @Field(() => Int) due!: number;
  /** Was taken by the mail server within the last 24 hours. */
  @Field(() => Int) sent!: number;
  /** Was due, and waits for a mail server that does not take it now. */
  @Field(() => Int) held!: number;
  /** Was refused within the last seven days. */
  @Field(() => Int) failed!: number;
  /** May or may not have arrived within the last seven days, and nobody has decided on it. */
  @Field(() => Int) unknown!: number;
}

/** Counts messages for the first page of the console; nothing of whom they are to. */
@Injectable()
export class MessagesTodayService {
  constructor(@Inject(Db) private readonly db: Db) {}

  count(): Promise<MessagesToday> {
    return this.db.tx(async () => {
      const recent = (state: string, days: number) =>
        `count(*) filter (where state = '${state}' and reason is distinct from '${LEFT}'
           and "settledAt" > now() - interval '${days} days')::int`;
      const rows: MessagesToday[] = await this.db.repo(Message).query(
        `select ${recent('ACCEPTED', 1)} as sent, ${recent('REJECTED', 7)} as failed, ${recent('UNKNOWN', 7)} as unknown,
           count(*) filter (where state = 'QUEUED' and attempts > 0)::int as held,
           count(*) filter (where state = 'QUEUED' and attempts = 0 and "notBefore" < now() + interval '1 day')::int as due
         from message`,
      );
      return rows[0]!;
    });
  }
}
