import { Inject, Injectable } from '@nestjs/common';
import { Db, Jobs } from '#platform';
import { Message, MessageState } from './message.entity.ts';
import { sendMessage } from './outreach.facts.ts';

/** One message as whoever wants it sent states it. */
export type Wanted = Pick<Message, 'template' | 'subjectKind' | 'subjectId' | 'occasion' | 'personId' | 'notAfter'>;

/** Puts single messages into the ledger. */
@Injectable()
export class Queueing {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  /**
   * Queues what is to be sent at once, within the caller's transaction; what is there already (the same template,
   * subject and occasion) is left as it is. Answers whether it is new.
   */
  async now(wanted: Wanted): Promise<boolean> {
    const values = {
      ...this.db.make(Message, wanted),
      state: MessageState.QUEUED,
      notBefore: () => 'now()',
      handedAt: () => 'now()',
    };
    const inserting = this.db.repo(Message).createQueryBuilder().insert().values(values).orIgnore().returning('id');
    const { raw } = (await inserting.execute()) as { raw: unknown[] };
    if (raw.length) await this.jobs.enqueue(sendMessage, { messageId: values.id });
    return raw.length > 0;
  }
}
