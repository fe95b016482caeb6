import { Inject, Injectable } from '@nestjs/common';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import { interestAsked } from '#volunteers';
import { VolunteerLedger } from './volunteer.ledger.ts';

const askInterest = defineJob<Payload<typeof interestAsked>>('outreach.askInterest');

/** Mails the link by which an interest form is confirmed. */
@Injectable()
@On(interestAsked, askInterest)
export class AskInterest implements JobHandler<typeof askInterest> {
  constructor(@Inject(VolunteerLedger) private readonly ledger: VolunteerLedger) {}

  handle({ formId }: Payload<typeof askInterest>): Promise<void> {
    return this.ledger.interestAsked(formId);
  }
}
