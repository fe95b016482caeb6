import { Inject, Injectable } from '@nestjs/common';
import { attendanceSaid } from '#events';
import { defineJob, type JobHandler, On, type Payload } from '#platform';
import {
  interestConfirmed,
  interestSaid,
  oneOnOneBooked,
  oneOnOneCancelled,
  oneOnOneTold,
} from '../volunteers.facts.ts';
import { RuleTasks } from './rule-tasks.service.ts';

const interest = defineJob<Payload<typeof interestConfirmed>>('volunteers.ruleInterest');
const said = defineJob<Payload<typeof interestSaid>>('volunteers.ruleInterestSaid');
const attendance = defineJob<Payload<typeof attendanceSaid>>('volunteers.ruleAttendance', { haste: 'bulk' });
const booked = defineJob<Payload<typeof oneOnOneBooked>>('volunteers.ruleBooked');
const cancelled = defineJob<Payload<typeof oneOnOneCancelled>>('volunteers.ruleCancelled');
const told = defineJob<Payload<typeof oneOnOneTold>>('volunteers.ruleTold');

/** Rules about whoever filled in the interest form. */
@Injectable()
@On(interestConfirmed, interest)
export class RuleInterest implements JobHandler<typeof interest> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ personId, formId, at }: Payload<typeof interest>): Promise<void> {
    return this.tasks.interest(personId, formId, new Date(at));
  }
}

/** The same about whoever is signed in and says so on their own page. */
@Injectable()
@On(interestSaid, said)
export class RuleInterestSaid implements JobHandler<typeof said> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ personId, at }: Payload<typeof said>): Promise<void> {
    return this.tasks.interestSaid(personId, new Date(at));
  }
}

/** Rules about who came to an event, and who did not. */
@Injectable()
@On(attendanceSaid, attendance)
export class RuleAttendance implements JobHandler<typeof attendance> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ eventId }: Payload<typeof attendance>): Promise<void> {
    return this.tasks.event(eventId);
  }
}

/** Rules about whoever booked a talk. */
@Injectable()
@On(oneOnOneBooked, booked)
export class RuleBooked implements JobHandler<typeof booked> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ oneOnOneId }: Payload<typeof booked>): Promise<void> {
    return this.tasks.talk(oneOnOneId);
  }
}

/** What they made is withdrawn once the talk is called off. */
@Injectable()
@On(oneOnOneCancelled, cancelled)
export class RuleCancelled implements JobHandler<typeof cancelled> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ oneOnOneId }: Payload<typeof cancelled>): Promise<void> {
    return this.tasks.talk(oneOnOneId);
  }
}

/** Rules about whoever missed a talk. */
@Injectable()
@On(oneOnOneTold, told)
export class RuleTold implements JobHandler<typeof told> {
  constructor(@Inject(RuleTasks) private readonly tasks: RuleTasks) {}

  handle({ oneOnOneId, at }: Payload<typeof told>): Promise<void> {
    return this.tasks.talk(oneOnOneId, new Date(at));
  }
}
