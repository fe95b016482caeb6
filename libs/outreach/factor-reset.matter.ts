import { Inject, Injectable } from '@nestjs/common';
import { ResetsService, UsersService } from '#accounts';
import { CITY_ZONE, type Config, CONFIG, current, Db, type Language, LANGUAGES, Organization, say } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { Matter } from './matter.ts';
import type { Message } from './message.entity.ts';
import { written } from './paper.ts';

/** Says it in the zone in which the organization lives. */
const timeIn = (language: Language, at: Date): string =>
  new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: CITY_ZONE,
    hour12: true,
  }).format(at);

/**
 * Letters to somebody whose factors two others are about to take away; they go only while that can be called off. In
 * every language: nobody knows which one this person reads.
 */
@Injectable()
export class FactorResetMatter extends Matter {
  readonly kind = 'factorReset';
  readonly valid = `exists (select from factor_reset r join "user" u on u.id = r."userId" where r.id = m."subjectId"
    and r."dueAt" > now() and r."cancelledAt" is null and r."doneAt" is null and u."disabledAt" is null)`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ResetsService) private readonly resets: ResetsService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ subjectId }: Pick<Message, 'subjectId'>): Promise<Letter> {
    return this.db.tx(async () => {
      const reset = await this.resets.get(subjectId);
      if (!reset?.dueAt || !reset.approvedByUserId) throw new Error(`Nobody decided what is told: ${subjectId}`);
      const { name, email } = (await this.users.get(reset.userId)).details;
      const [asked = '', approved = ''] = await this.users.names([reset.askedByUserId, reset.approvedByUserId]);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const url = `${this.config.publicUrl}/console/settings/security`;
      const paragraphs = LANGUAGES.flatMap((language) => [
        [say(language, 'mail.hello', { name })],
        [
          say(language, 'mail.factorReset.subject', { organization }),
          say(language, 'mail.factorReset.lead', { asked, approved }),
          say(language, 'mail.factorReset.due', { time: timeIn(language, reset.dueAt!) }),
        ],
        [say(language, 'mail.factorReset.not', { url })],
      ]);
      const subject = LANGUAGES.map((language) => say(language, 'mail.factorReset.subject', { organization }));
      const text = written(paragraphs, subject.join(' / '), 'en');
      const letter = { to: email, subject: subject.join(' / '), ...text };
      return { ...letter, language: 'en', attachments: [], opensAccount: false };
    });
  }
}
