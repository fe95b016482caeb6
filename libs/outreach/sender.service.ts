import { Inject, Injectable } from '@nestjs/common';
import { Db } from '#platform';
import { MailSender, type MailSenderInput } from './sender.entity.ts';

/** Keeps from whom mailings are. */
@Injectable()
export class SenderService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Null until somebody has said it. */
  get(): Promise<MailSender | null> {
    return this.db.tx(() => this.db.repo(MailSender).findOneBy({}));
  }

  save({ name, postalAddress, replyTo }: MailSenderInput): Promise<MailSender> {
    return this.db.tx(async () => {
      const known = await this.db.repo(MailSender).findOneBy({});
      const values = { name: name.trim(), postalAddress: postalAddress.trim(), replyTo: replyTo?.trim() ?? '' };
      return this.db.save(Object.assign(known ?? this.db.make(MailSender, {}), values, { updatedAt: new Date() }));
    });
  }
}
