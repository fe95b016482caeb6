import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, Once } from '#platform';

const forget = defineJob<object>('public.forgetUsed', { haste: 'clock', everyMs: 60 * 60_000, attempts: 1 });

/** Removes, every hour, which proofs were used, once they are too old to be sent again. */
@Injectable()
@Handles(forget)
export class ForgetUsed implements JobHandler<typeof forget> {
  constructor(@Inject(Once) private readonly once: Once) {}

  handle(): Promise<void> {
    return this.once.sweep();
  }
}
