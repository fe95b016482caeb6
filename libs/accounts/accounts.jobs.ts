import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, Throttle } from '#platform';
import { Challenges } from './factors/challenges.ts';
import { ResetsService } from './factors/resets.service.ts';
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
    @Inject(Challenges) private readonly challenges: Challenges,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  async handle(): Promise<void> {
    await this.sessions.sweep();
    await this.welcome.sweep();
    await this.invitations.sweep();
    await this.links.sweep();
    await this.challenges.sweep();
    await this.throttle.sweep();
  }
}

const settle = defineJob<object>('accounts.settleResets', { haste: 'clock', everyMs: 60_000, attempts: 1 });

/** Takes lost factors away, every minute, where the day that it takes is over. */
@Injectable()
@Handles(settle)
export class SettleResets implements JobHandler<typeof settle> {
  constructor(@Inject(ResetsService) private readonly resets: ResetsService) {}

  handle(): Promise<void> {
    return this.resets.settle();
  }
}
