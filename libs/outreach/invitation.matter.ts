import { Inject, Injectable } from '@nestjs/common';
import { InvitationsService, UsersService, welcomeUrl } from '#accounts';
import { CONFIG, type Config, current, Db, Organization, say } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { Matter } from './matter.ts';
import type { Message } from './message.entity.ts';
import { languageOf, written } from './paper.ts';

/** Letters to somebody who is invited: they go only while the invitation is open. */
@Injectable()
export class InvitationMatter extends Matter {
  readonly kind = 'invitation';
  readonly valid = `exists (select from invitation i where i.id = m."subjectId" and i."usedAt" is null
    and i."revokedAt" is null and i."expiresAt" > now() and i.sends::text = m.occasion)`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ subjectId }: Pick<Message, 'subjectId'>): Promise<Letter> {
    return this.db.tx(async () => {
      const invitation = await this.invitations.get(subjectId);
      if (!invitation) throw new Error(`The invitation of a claimed message is gone: ${subjectId}`);
      const { details, role, invitedByUserId } = invitation;
      const language = languageOf(invitation.language);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const inviter = invitedByUserId ? (await this.users.get(invitedByUserId)).details.name : organization;
      const subject = say(language, 'mail.invitation.subject', { organization });
      const paragraphs = [
        [details.name ? say(language, 'mail.hello', { name: details.name }) : say(language, 'mail.helloBare')],
        [say(language, 'mail.invitation.asks', { inviter, organization }), say(language, `mail.invitation.${role}`)],
        [say(language, 'mail.invitation.open', { url: welcomeUrl(this.config.publicUrl, details.token) })],
        [say(language, 'mail.invitation.until'), say(language, 'mail.invitation.ignore')],
      ];
      const text = written(paragraphs, subject, language);
      return { to: details.email, subject, ...text, language, attachments: [], opensAccount: true };
    });
  }
}
