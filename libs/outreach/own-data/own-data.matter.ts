import { Inject, Injectable } from '@nestjs/common';
import { calledBy, PeopleService, workingEmail } from '#people';
import { current, Db, Organization, say } from '#platform';
import type { Letter } from '../mailbox.entity.ts';
import { Matter, type Subject } from '../matter.ts';
import { languageOf, written } from '../paper.ts';
import { askedIn, OWN_LINK_MINUTES, OwnLinks } from './own-links.service.ts';

/** The letter to somebody who asked what is kept about them: its link shows a page; only the buttons there act. */
@Injectable()
export class OwnDataMatter extends Matter {
  readonly kind = 'ownData';
  readonly valid = `exists (select from person p where p.id = m."subjectId")`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(OwnLinks) private readonly links: OwnLinks,
  ) {
    super();
  }

  write({ subjectId, occasion }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const asked = askedIn(occasion);
      const { details } = await this.people.get(subjectId);
      const to = asked && (details.emails?.[asked.place] ?? workingEmail(details));
      if (!asked || to === undefined) throw new Error('Nobody can be written to without an address');
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const language = languageOf(asked.language);
      const url = this.links.url(subjectId, asked.until, language);
      const subject = say(language, 'mail.ownData.subject', { organization });
      const name = calledBy(details);
      const paragraphs = [
        [name ? say(language, 'mail.hello', { name }) : say(language, 'mail.helloBare')],
        [
          say(language, 'mail.ownData.open', { url }),
          say(language, 'mail.ownData.until', { minutes: OWN_LINK_MINUTES }),
        ],
        [say(language, 'mail.ownData.not', { organization })],
      ];
      const text = written(paragraphs, subject, language);
      return { to, subject, ...text, language, attachments: [] };
    });
  }
}
