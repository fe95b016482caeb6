import { Module } from '@nestjs/common';
import { EventsModule } from '#events';
import { PeopleModule } from '#people';
import { InterestForms } from './interest/interest-form.service.ts';
import { InterestResolver } from './interest/interest.resolver.ts';
import { InterestService } from './interest/interest.service.ts';
import { SkillsService } from './interest/skills.service.ts';
import { VolunteerSearch } from './interest/volunteer-search.service.ts';
import { OwnPerson } from './own-person.service.ts';
import { OpenShiftsResolver } from './self/open-shifts.resolver.ts';
import { OpenShifts } from './self/open-shifts.service.ts';
import { ShiftsController } from './shifts.controller.ts';
import { ShiftsResolver } from './shifts.resolver.ts';
import { ShiftsService } from './shifts.service.ts';
import { TasksResolver } from './tasks.resolver.ts';
import { TasksService } from './tasks.service.ts';
import { VettingResolver } from './vetting/vetting.resolver.ts';
import { VettingService } from './vetting/vetting.service.ts';
import * as jobs from './volunteers.jobs.ts';
import { VolunteerWardsResolver } from './wards.resolver.ts';

const INTEREST = [SkillsService, InterestService, InterestForms, VolunteerSearch, InterestResolver];
const VETTING = [VettingService, VettingResolver];
const SELF = [OwnPerson, OpenShifts, OpenShiftsResolver];

/** What volunteers can do, what they have to do, and who looks after them. */
@Module({
  imports: [EventsModule, PeopleModule],
  controllers: [ShiftsController],
  providers: [
    ShiftsService,
    TasksService,
    ShiftsResolver,
    TasksResolver,
    VolunteerWardsResolver,
    ...INTEREST,
    ...VETTING,
    ...SELF,
    ...Object.values(jobs),
  ],
  exports: [TasksService, SkillsService, InterestForms],
})
export class VolunteersModule {}
