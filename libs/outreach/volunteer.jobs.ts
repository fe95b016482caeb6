import { Inject, Injectable } from '@nestjs/common';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import { interestAsked, oneOnOneBooked, oneOnOneCancelled, oneOnOneErased } from '#volunteers';
import { VolunteerLedger } from './volunteer.ledger.ts';

const askInterest = defineJob<Payload<typeof interestAsked>>('outreach.askInterest');
const confirmBooking = defineJob<Payload<typeof oneOnOneBooked>>('outreach.confirmBooking');
const callOffBooking = defineJob<Payload<typeof oneOnOneCancelled>>('outreach.callOffBooking');
const callOffErased = defineJob<Payload<typeof oneOnOneErased>>('outreach.callOffErased');

/** Mails the link by which an interest form is confirmed. */
@Injectable()
@On(interestAsked, askInterest)
export class AskInterest implements JobHandler<typeof askInterest> {
  constructor(@Inject(VolunteerLedger) private readonly ledger: VolunteerLedger) {}

  handle({ formId }: Payload<typeof askInterest>): Promise<void> {
    return this.ledger.interestAsked(formId);
  }
}

/** Confirms a one-on-one, and plans its reminder. */
@Injectable()
@On(oneOnOneBooked, confirmBooking)
export class ConfirmBooking implements JobHandler<typeof confirmBooking> {
  constructor(@Inject(VolunteerLedger) private readonly ledger: VolunteerLedger) {}

  handle({ oneOnOneId }: Payload<typeof confirmBooking>): Promise<void> {
    return this.ledger.oneOnOneBooked(oneOnOneId);
  }
}

/** Stops what was queued for a one-on-one that is off, and tells of it. */
@Injectable()
@On(oneOnOneCancelled, callOffBooking)
export class CallOffBooking implements JobHandler<typeof callOffBooking> {
  constructor(@Inject(VolunteerLedger) private readonly ledger: VolunteerLedger) {}

  handle({ oneOnOneId }: Payload<typeof callOffBooking>): Promise<void> {
    return this.ledger.oneOnOneCancelled(oneOnOneId);
  }
}

/** The same where whoever had booked it is deleted. */
@Injectable()
@On(oneOnOneErased, callOffErased)
export class CallOffErased implements JobHandler<typeof callOffErased> {
  constructor(@Inject(VolunteerLedger) private readonly ledger: VolunteerLedger) {}

  handle({ oneOnOneId, slotId }: Payload<typeof callOffErased>): Promise<void> {
    return this.ledger.oneOnOneErased(oneOnOneId, slotId);
  }
}
