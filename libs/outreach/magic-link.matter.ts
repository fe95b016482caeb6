import { Inject, Injectable } from '@nestjs/common';
import { MagicLinksService, UsersService } from '#accounts';
import { CONFIG, type Config, current, Db, Organization, say } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { Matter } from './matter.ts';
import type { Message } from './message.entity.ts';
import { languageOf, written } from './paper.ts';

/**
 * Letters to somebody who asked for a link to sign in with. They go only while the link is good, to somebody who may
 * sign in, and with the right words: a link for a volunteer, the password for everybody else.
 */
@Injectable()
export class MagicLinkMatter extends Matter {
  readonly kind = 'magicLink';
  readonly valid = `exists (select from magic_link l join "user" u on u.id = l."userId" where l.id = m."subjectId"
    and l."usedAt" is null and l."expiresAt" > now() and u."disabledAt" is null
    and (l.hash is not null) = (u.role = 'volunteer') and (l.hash is not null) = (m.template = 'magicLink'))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(MagicLinksService) private readonly links: MagicLinksService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ subjectId }: Pick<Message, 'subjectId'>): Promise<Letter> {
    return this.db.tx(async () => {
      const link = await this.links.get(subjectId);
      if (!link) throw new Error(`The link of a claimed message is gone: ${subjectId}`);
      const { name, email } = (await this.users.get(link.userId)).details;
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const language = languageOf(link.language);
      const { token } = link.details;
      const console = `${this.config.publicUrl}/console`;
      const subject = say(language, token ? 'mail.magicLink.subject' : 'mail.magicLink.password.subject', {
        organization,
      });
      const paragraphs = [
        [say(language, 'mail.hello', { name })],
        token
          ? [
              say(language, 'mail.magicLink.open', { url: `${console}/link#${token}` }),
              say(language, 'mail.magicLink.until'),
            ]
          : [say(language, 'mail.magicLink.password.open', { url: `${console}/` })],
        [say(language, 'mail.magicLink.ignore', { organization })],
      ];
      const text = written(paragraphs, subject, language);
      return { to: email, subject, ...text, language, attachments: [], opensAccount: token !== undefined };
    });
  }
}
