import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import type { Actor } from '#accounts';
import { current, Db, say } from '#platform';
import { type Letter, MailboxMail, type MailboxPage, type MailView } from './mailbox.entity.ts';

/** How long the mailbox keeps a letter. */
export const KEPT_DAYS = 30;

/** Letters that were delivered here, for an installation without a mail server. */
@Injectable()
export class MailboxService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Delivers a letter; only within the transaction that settles its message, so that both are there or neither. */
  async put(messageId: string, letter: Letter): Promise<void> {
    if (!this.db.inTransaction) throw new Error('A letter is delivered with the message that it settles');
    await this.db.save(this.db.make(MailboxMail, { messageId, details: letter }));
  }

  /** The newest letters, or those that are older than the cursor; at most 200. */
  page(actor: Actor, first: number | undefined, after: string | undefined): Promise<MailboxPage> {
    return this.db.tx(async () => {
      const take = Math.min(Math.max(first ?? 50, 1), 200);
      const where = after ? { id: LessThan(after) } : {};
      const found = await this.db.repo(MailboxMail).find({ where, order: { id: 'DESC' }, take: take + 1 });
      const items = found.slice(0, take);
      return {
        items: items.map((mail) => view(actor, mail)),
        endCursor: found.length > take ? items.at(-1)!.id : null,
      };
    });
  }

  /** Deletes what is older than `KEPT_DAYS`. */
  forget(): Promise<void> {
    return this.db.own(async () => {
      await this.db
        .repo(MailboxMail)
        .query(`delete from mailbox_mail where "sentAt" < now() - $1 * interval '1 day'`, [KEPT_DAYS]);
    });
  }
}

/** A letter as an actor may see it: who may not reach people sees that there is one, and what about. */
function view(actor: Actor, { id, sentAt, details }: MailboxMail): MailView {
  const { to, subject, text, html, attachments, opensAccount } = details;
  if (actor.can(opensAccount ? 'accounts.manage' : 'people.contact'))
    return { id, sentAt, to, subject, text, html, attachments };
  // The text holds the name and the secret link of its reader.
  return {
    id,
    sentAt,
    to: to.replace(/^(.).*@.*(\.[^.]*)$/, '$1…@…$2'),
    subject,
    text: opensAccount ? say(current().language, 'mail.hidden') : '',
    html: null,
    attachments: [],
  };
}
