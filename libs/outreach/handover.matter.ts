import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { CONFIG, type Config, current, Db, Organization, say } from '#platform';
import { ContactDigests, handedOver, tellsHandover } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import { type Paragraphs, written } from './paper.ts';

/**
 * The letter that people were given to its reader, one for each change: how many, and no name. Only while some of them
 * are theirs, and they want to be told.
 */
@Injectable()
export class HandoverMatter extends Matter {
  readonly kind = 'handover';
  readonly valid = `(${tellsHandover('m."subjectId"')} and exists (select ${handedOver('m."subjectId"', 'm.occasion::uuid')}))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ContactDigests) private readonly digests: ContactDigests,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ subjectId, occasion }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const { name, email } = (await this.users.get(subjectId)).details;
      const language = await this.digests.languageOf(subjectId);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const count = await this.digests.handedOver(subjectId, occasion);
      const subject = say(language, 'mail.contacts.given.subject', { count });
      const console = `${this.config.publicUrl}/console`;
      const paragraphs: Paragraphs = [
        [say(language, 'mail.hello', { name })],
        [say(language, 'mail.contacts.given', { count })],
        [say(language, 'mail.contacts.see', { url: `${console}/people/volunteers` })],
        [
          say(language, 'mail.contacts.given.why', { organization }),
          say(language, 'mail.contacts.change', { url: `${console}/settings/digest` }),
        ],
      ];
      return { to: email, subject, ...written(paragraphs, subject, language), language, attachments: [] };
    });
  }
}
