import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, Throttle } from '#platform';
import { Sessions } from './sessions.service.ts';

const sweep = defineJob<object>('accounts.sweep', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });

/** Removes, every hour, sessions that are over and windows of tries that have passed. */
@Injectable()
@Handles(sweep)
export class SweepSessions implements JobHandler<typeof sweep> {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Throttle) private readonly throttle: Throttle,
  ) {}

  async handle(): Promise<void> {
    await this.sessions.sweep();
    await this.throttle.sweep();
  }
}
