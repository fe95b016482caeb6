import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config, current, Db, Organization, say } from '#platform';
import { InterestForms, interestUrl } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import { languageOf, written } from './paper.ts';

/** The letter to somebody who sent the public interest form: its one secret link shows a page; only the button there acts. */
@Injectable()
export class InterestMatter extends Matter {
  readonly kind = 'interest';
  readonly valid = `exists (select from interest_form f where f.id = m."subjectId" and f.state = 'PENDING')`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(InterestForms) private readonly forms: InterestForms,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override hold({ subjectId }: Subject): Promise<unknown> {
    return this.forms.held(subjectId);
  }

  write({ subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const form = await this.forms.held(subjectId);
      if (!form) throw new Error(`The form of a claimed message is gone: ${subjectId}`);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const language = languageOf(form.language);
      const url = interestUrl(this.config.publicUrl, { details: form.details, language });
      const subject = say(language, 'mail.interest.confirm.subject', { organization });
      const paragraphs = [
        [say(language, 'mail.hello', { name: form.details.name })],
        [say(language, 'mail.interest.confirm.lead', { organization })],
        [say(language, 'mail.interest.confirm.link', { url })],
        [say(language, 'mail.interest.why', { organization }), say(language, 'mail.interest.confirm.not')],
      ];
      const text = written(paragraphs, subject, language);
      return { to: form.details.email, subject, ...text, language, attachments: [] };
    });
  }
}
