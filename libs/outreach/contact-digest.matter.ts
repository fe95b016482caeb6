import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { CONFIG, type Config, current, Db, type Language, Organization, say } from '#platform';
import { ContactDigests, type DigestNews, hasDigest, mayDigest } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import { Message } from './message.entity.ts';
import { type Paragraphs, written } from './paper.ts';

/**
 * The letter of what somebody's people did and what is due: only while its reader wants it and there is something to say.
 * It carries counts and first names, and nobody's address or number.
 */
@Injectable()
export class ContactDigestMatter extends Matter {
  readonly kind = 'contactDigest';
  readonly valid = `(${mayDigest('m."subjectId"')} and ${hasDigest('m."subjectId"', 'm."createdAt"')})`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ContactDigests) private readonly digests: ContactDigests,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ id, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const { createdAt } = await this.db.repo(Message).findOneByOrFail({ id });
      const { name, email } = (await this.users.get(subjectId)).details;
      const language = await this.digests.languageOf(subjectId);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const news = await this.digests.news(subjectId, createdAt);
      const subject = say(language, 'mail.contacts.digest.subject');
      const console = `${this.config.publicUrl}/console`;
      const paragraphs: Paragraphs = [
        [say(language, 'mail.hello', { name })],
        ...body(news, language),
        [say(language, 'mail.contacts.see', { url: `${console}/people/volunteers` })],
        [
          say(language, 'mail.contacts.why', { organization }),
          say(language, 'mail.contacts.change', { url: `${console}/settings/digest` }),
        ],
      ];
      const text = written(paragraphs, subject, language);
      return { to: email, subject, ...text, language, attachments: [], opensAccount: false };
    });
  }
}

/** What was done, who is new, and what is due. */
function body({ acts, given, today, late }: DigestNews, language: Language): Paragraphs {
  const lines = acts.map(({ kind, count, names }) => {
    const what = say(language, `people.timeline.${kind}`);
    if (!names.length) return say(language, 'mail.contacts.line', { what, count });
    return say(language, 'mail.contacts.lineOf', { what, count, names: new Intl.ListFormat(language).format(names) });
  });
  return [
    lines.length > 0 && [say(language, 'mail.contacts.did'), ...lines],
    given > 0 && [say(language, 'mail.contacts.given', { count: given })],
    [
      late > 0 && say(language, 'mail.contacts.late', { count: late }),
      today > 0 && say(language, 'mail.contacts.today', { count: today }),
    ],
  ];
}
