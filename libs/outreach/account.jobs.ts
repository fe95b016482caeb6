import { Inject, Injectable } from '@nestjs/common';
import {
  factorResetApproved,
  InvitationsService,
  invitationSent,
  linkRequested,
  MagicLinksService,
  ResetsService,
} from '#accounts';
import { Db, defineJob, type JobHandler, On, type Payload } from '#platform';
import { Queueing } from './queueing.service.ts';

const invite = defineJob<Payload<typeof invitationSent>>('outreach.invite');
const tellReset = defineJob<Payload<typeof factorResetApproved>>('outreach.tellReset');
const sendLink = defineJob<Payload<typeof linkRequested>>('outreach.sendLink');

/** Writes to somebody who is invited, once for each time that it was asked for. */
@Injectable()
@On(invitationSent, invite)
export class InviteByMail implements JobHandler<typeof invite> {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(Queueing) private readonly queueing: Queueing,
  ) {}

  handle({ invitationId: subjectId }: Payload<typeof invite>): Promise<void> {
    return this.db.tx(async () => {
      const invitation = await this.invitations.get(subjectId);
      if (!invitation || invitation.usedAt || invitation.revokedAt) return;
      const { sends, expiresAt: notAfter } = invitation;
      const subject = { subjectKind: 'invitation', subjectId, occasion: String(sends), personId: null } as const;
      await this.queueing.now({ template: 'invitation', ...subject, notAfter });
    });
  }
}

/** Sends somebody the link that they asked for; after its ten minutes it is of no use, and does not go. */
@Injectable()
@On(linkRequested, sendLink)
export class SendLink implements JobHandler<typeof sendLink> {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(MagicLinksService) private readonly links: MagicLinksService,
    @Inject(Queueing) private readonly queueing: Queueing,
  ) {}

  handle({ linkId: subjectId }: Payload<typeof sendLink>): Promise<void> {
    return this.db.tx(async () => {
      const link = await this.links.get(subjectId);
      if (!link || link.usedAt) return;
      const template = link.hash ? 'magicLink' : 'magicLink.password';
      const subject = { subjectKind: 'magicLink', subjectId, occasion: '', personId: null } as const;
      await this.queueing.now({ template, ...subject, notAfter: link.expiresAt });
    });
  }
}

/** Tells somebody that their factors are to be taken away, while they can still keep them. */
@Injectable()
@On(factorResetApproved, tellReset)
export class TellReset implements JobHandler<typeof tellReset> {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ResetsService) private readonly resets: ResetsService,
    @Inject(Queueing) private readonly queueing: Queueing,
  ) {}

  handle({ resetId: subjectId }: Payload<typeof tellReset>): Promise<void> {
    return this.db.tx(async () => {
      const reset = await this.resets.get(subjectId);
      if (!reset?.dueAt || reset.cancelledAt || reset.doneAt) return;
      const subject = { subjectKind: 'factorReset', subjectId, occasion: '', personId: null } as const;
      await this.queueing.now({ template: 'factorReset', ...subject, notAfter: reset.dueAt });
    });
  }
}
