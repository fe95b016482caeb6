import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, On, type Payload } from '#platform';
import { peopleGiven } from '#volunteers';
import { ContactDigestLedger } from './contact-digest.ledger.ts';

const gather = defineJob<object>('outreach.gatherContacts', { haste: 'clock', everyMs: 300_000, attempts: 1 });
const tellGiven = defineJob<Payload<typeof peopleGiven>>('outreach.tellGiven');

/** Looks, every five minutes, whether it is morning for whoever wants to hear of their people. */
@Injectable()
@Handles(gather)
export class GatherContacts implements JobHandler<typeof gather> {
  constructor(@Inject(ContactDigestLedger) private readonly ledger: ContactDigestLedger) {}

  handle(): Promise<void> {
    return this.ledger.gather();
  }
}

/** Tells organizers of the people whom a change gave to them. */
@Injectable()
@On(peopleGiven, tellGiven)
export class TellGiven implements JobHandler<typeof tellGiven> {
  constructor(@Inject(ContactDigestLedger) private readonly ledger: ContactDigestLedger) {}

  handle({ changeId }: Payload<typeof tellGiven>): Promise<void> {
    return this.ledger.given(changeId);
  }
}
