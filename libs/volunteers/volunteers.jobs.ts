import { Inject, Injectable } from '@nestjs/common';
import { signUpCancelled, signUpMade, signUpPromoted } from '#events';
import { signatureConfirmed, signatureWithdrawn } from '#petitions';
import { defineJob, Handles, type JobHandler, On, type Payload } from '#platform';
import { AssessmentsService } from './assessments/assessments.service.ts';
import { InterestForms } from './interest/interest-form.service.ts';
import { BookingService } from './one-on-ones/booking.service.ts';
import { ReferralsService } from './referrals/referrals.service.ts';

const forget = defineJob<object>('volunteers.forgetForms', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });
const mark = defineJob<object>('volunteers.markAssessments', { haste: 'clock', everyMs: 600_000, attempts: 1 });
const callOff = defineJob<object>('volunteers.callOffTalks', { haste: 'clock', everyMs: 300_000, attempts: 1 });
const refer = defineJob<Payload<typeof signUpMade>>('volunteers.referSignUp');
const referPromoted = defineJob<Payload<typeof signUpPromoted>>('volunteers.referPromoted');
const referSigner = defineJob<Payload<typeof signatureConfirmed>>('volunteers.referSigner');
const dropSignUp = defineJob<Payload<typeof signUpCancelled>>('volunteers.dropSignUp');
const dropSigner = defineJob<Payload<typeof signatureWithdrawn>>('volunteers.dropSigner');

/** Deletes, every hour, the interest forms whose time is over. */
@Injectable()
@Handles(forget)
export class ForgetForms implements JobHandler<typeof forget> {
  constructor(@Inject(InterestForms) private readonly forms: InterestForms) {}

  handle(): Promise<void> {
    return this.forms.forget();
  }
}

/** Marks assessments that were written before segments asked for them. */
@Injectable()
@Handles(mark)
export class MarkAssessments implements JobHandler<typeof mark> {
  constructor(@Inject(AssessmentsService) private readonly assessments: AssessmentsService) {}

  handle(): Promise<void> {
    return this.assessments.mark();
  }
}

/** Calls off, every five minutes, what was booked with organizers who lost their access. */
@Injectable()
@Handles(callOff)
export class CallOffTalks implements JobHandler<typeof callOff> {
  constructor(@Inject(BookingService) private readonly bookings: BookingService) {}

  async handle(): Promise<void> {
    while (await this.bookings.callOff());
  }
}

/** Writes down whose link brought somebody who signed up. */
@Injectable()
@On(signUpMade, refer)
export class ReferSignUp implements JobHandler<typeof refer> {
  constructor(@Inject(ReferralsService) private readonly referrals: ReferralsService) {}

  handle({ signUpId }: Payload<typeof refer>): Promise<void> {
    return this.referrals.signedUp(signUpId);
  }
}

/** The same of somebody who waited for a place. */
@Injectable()
@On(signUpPromoted, referPromoted)
export class ReferPromoted implements JobHandler<typeof referPromoted> {
  constructor(@Inject(ReferralsService) private readonly referrals: ReferralsService) {}

  handle({ signUpId }: Payload<typeof referPromoted>): Promise<void> {
    return this.referrals.signedUp(signUpId);
  }
}

/** The same of somebody who signed a petition. */
@Injectable()
@On(signatureConfirmed, referSigner)
export class ReferSigner implements JobHandler<typeof referSigner> {
  constructor(@Inject(ReferralsService) private readonly referrals: ReferralsService) {}

  handle({ signatureId }: Payload<typeof referSigner>): Promise<void> {
    return this.referrals.signed(signatureId);
  }
}

/** Counts a place that was given back no longer. */
@Injectable()
@On(signUpCancelled, dropSignUp)
export class DropSignUp implements JobHandler<typeof dropSignUp> {
  constructor(@Inject(ReferralsService) private readonly referrals: ReferralsService) {}

  handle({ signUpId }: Payload<typeof dropSignUp>): Promise<void> {
    return this.referrals.signUpEnded(signUpId);
  }
}

/** The same of a signature that was withdrawn. */
@Injectable()
@On(signatureWithdrawn, dropSigner)
export class DropSigner implements JobHandler<typeof dropSigner> {
  constructor(@Inject(ReferralsService) private readonly referrals: ReferralsService) {}

  handle({ signatureId }: Payload<typeof dropSigner>): Promise<void> {
    return this.referrals.signatureEnded(signatureId);
  }
}
