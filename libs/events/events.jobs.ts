import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { PendingService } from './pending.service.ts';
import { SignUpsService } from './sign-ups.service.ts';

const forget = defineJob<object>('events.forget', { haste: 'clock', everyMs: 60 * 60_000, attempts: 1 });

/** Deletes, every hour, the sign-ups whose time has come. */
@Injectable()
@Handles(forget)
export class ForgetSignUps implements JobHandler<typeof forget> {
  constructor(
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(PendingService) private readonly pending: PendingService,
  ) {}

  async handle(): Promise<void> {
    await this.signUps.forget();
    await this.pending.forget();
  }
}
