import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { CountingService } from './counting.service.ts';
import { SignaturesService } from './signatures.service.ts';

const HOUR = 60 * 60_000;
const forget = defineJob<object>('petitions.forget', { haste: 'clock', everyMs: HOUR, attempts: 1 });
const tell = defineJob<object>('petitions.tellByWard', { haste: 'clock', everyMs: HOUR, attempts: 1 });

/** Deletes, every hour, the signatures that nobody confirmed in time. */
@Injectable()
@Handles(forget)
export class ForgetSignatures implements JobHandler<typeof forget> {
  constructor(@Inject(SignaturesService) private readonly signatures: SignaturesService) {}

  handle(): Promise<void> {
    return this.signatures.forget();
  }
}

/** Makes, once a day has begun, what its readers are told of where signers live. */
@Injectable()
@Handles(tell)
export class TellByWard implements JobHandler<typeof tell> {
  constructor(@Inject(CountingService) private readonly counting: CountingService) {}

  handle(): Promise<void> {
    return this.counting.tellAll();
  }
}
