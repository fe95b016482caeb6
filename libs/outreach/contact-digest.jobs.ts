import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { ContactDigestLedger } from './contact-digest.ledger.ts';

const gather = defineJob<object>('outreach.gatherContacts', { haste: 'clock', everyMs: 300_000, attempts: 1 });

/** Looks, every five minutes, whether it is morning for whoever wants to hear of their people. */
@Injectable()
@Handles(gather)
export class GatherContacts implements JobHandler<typeof gather> {
  constructor(@Inject(ContactDigestLedger) private readonly ledger: ContactDigestLedger) {}

  handle(): Promise<void> {
    return this.ledger.gather();
  }
}
