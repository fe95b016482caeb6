import { Module } from '@nestjs/common';
import { EventsModule } from '#events';
import { PeopleModule } from '#people';
import { PetitionsModule } from '#petitions';
import { AuditModule } from '#audit';
import { InterestForms } from './interest/interest-form.service.ts';
import { InterestResolver } from './interest/interest.resolver.ts';
import { InterestService } from './interest/interest.service.ts';
import { SkillsService } from './interest/skills.service.ts';
import { VolunteerSearch } from './interest/volunteer-search.service.ts';
import { AssessmentsResolver } from './assessments/assessments.resolver.ts';
import { AssessmentsService } from './assessments/assessments.service.ts';
import { ContactDigestResolver } from './digest/digest.resolver.ts';
import { ContactDigests } from './digest/digest.service.ts';
import { PointBulk } from './point-person/point-bulk.ts';
import * as turfJobs from './turf/turf.jobs.ts';
import { TurfResolver } from './turf/turf.resolver.ts';
import { TurfService } from './turf/turf.service.ts';
import { CameHours } from './hours/came-hours.service.ts';
import { HoursResolver } from './hours/hours.resolver.ts';
import { HoursService } from './hours/hours.service.ts';
import { LadderBoard } from './ladder/ladder-board.service.ts';
import { LadderResolver } from './ladder/ladder.resolver.ts';
import { LadderService } from './ladder/ladder.service.ts';

import { BookingService } from './one-on-ones/booking.service.ts';
import { OneOnOneResolver } from './one-on-ones/one-on-one.resolver.ts';
import { SlotsService } from './one-on-ones/slots.service.ts';
import { OwnPerson } from './own-person.service.ts';
import { PointPersonResolver } from './point-person/point-person.resolver.ts';
import { PointPersonService } from './point-person/point-person.service.ts';
import { ReferralsResolver } from './referrals/referrals.resolver.ts';
import { ReferralsService } from './referrals/referrals.service.ts';
import { RuleTasks } from './rules/rule-tasks.service.ts';
import * as ruleJobs from './rules/rules.jobs.ts';
import { TaskRulesResolver } from './rules/rules.resolver.ts';
import { TaskRules } from './rules/rules.service.ts';
import { VOLUNTEER_KINDS } from './segments/providers.ts';
import { SelfByLink } from './self/by-link.service.ts';
import { KeptOfPerson } from './self/kept.service.ts';
import { Leaving } from './self/leaving.service.ts';
import { OwnData } from './self/own-data.service.ts';
import { SelfResolver } from './self/self.resolver.ts';
import { OpenShiftsResolver } from './self/open-shifts.resolver.ts';
import { OpenShifts } from './self/open-shifts.service.ts';
import { ShiftsController } from './shifts.controller.ts';
import { ShiftsResolver } from './shifts.resolver.ts';
import { ShiftsService } from './shifts.service.ts';
import { VolunteerSubjects } from './timeline.subjects.ts';
import { TasksResolver } from './tasks.resolver.ts';
import { TasksService } from './tasks.service.ts';
import { VettingResolver } from './vetting/vetting.resolver.ts';
import { VettingService } from './vetting/vetting.service.ts';
import * as jobs from './volunteers.jobs.ts';
import { VolunteerWardsResolver } from './wards.resolver.ts';

const INTEREST = [SkillsService, InterestService, InterestForms, VolunteerSearch, InterestResolver];
const VETTING = [VettingService, VettingResolver];
const LADDER = [LadderService, LadderBoard, LadderResolver];
const CARE = [PointPersonService, PointPersonResolver, ...LADDER];
const TURF = [TurfService, TurfResolver, PointBulk, ContactDigests, ContactDigestResolver];
const TALKS = [SlotsService, BookingService, OneOnOneResolver, AssessmentsService, AssessmentsResolver];
const WORK = [HoursService, CameHours, HoursResolver, ReferralsService, ReferralsResolver];
const RULES = [TaskRules, RuleTasks, TaskRulesResolver, ...Object.values(ruleJobs)];
const SELF = [OwnPerson, OpenShifts, OpenShiftsResolver, KeptOfPerson, OwnData, Leaving, SelfByLink, SelfResolver];

/** What volunteers can do, what they have to do, and who looks after them. */
@Module({
  imports: [AuditModule, EventsModule, PeopleModule, PetitionsModule],
  controllers: [ShiftsController],
  providers: [
    ShiftsService,
    TasksService,
    ShiftsResolver,
    TasksResolver,
    VolunteerWardsResolver,
    ...INTEREST,
    ...VETTING,
    ...CARE,
    ...TURF,
    ...TALKS,
    ...WORK,
    ...SELF,
    ...RULES,
    ...VOLUNTEER_KINDS,
    VolunteerSubjects,
    ...Object.values(jobs),
    ...Object.values(turfJobs),
  ],
  exports: [
    TasksService,
    SkillsService,
    InterestForms,
    BookingService,
    ContactDigests,
    SelfByLink,
    KeptOfPerson,
    HoursService,
    VolunteerSearch,
  ],
})
export class VolunteersModule {}
