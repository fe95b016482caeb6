import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, Throttle } from '#platform';
import { InvitationsService } from './invitations.service.ts';
import { MagicLinksService } from './magic-links.service.ts';
import { Sessions } from './sessions.service.ts';
import { WelcomeService } from './welcome.service.ts';

const sweep = defineJob<object>('accounts.sweep', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });

/** Removes, every hour, sessions and links that are over and windows of tries that have passed. */
@Injectable()
@Handles(sweep)
export class SweepSessions implements JobHandler<typeof sweep> {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(WelcomeService) private readonly welcome: WelcomeService,
    @Inject(InvitationsService) private readonly invitations: InvitationsService,
    @Inject(MagicLinksService) private readonly links: MagicLinksService,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  async handle(): Promise<void> {
    await this.sessions.sweep();
    await this.welcome.sweep();
    await this.invitations.sweep();
    await this.links.sweep();
    await this.throttle.sweep();
  }
}
