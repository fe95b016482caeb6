import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { EnrolmentService } from './enrolment.service.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { AttendanceService } from './attendance/attendance.service.ts';
import { ForgetSignUps } from './events.jobs.ts';
import { FillAfterMerge } from './merging.jobs.ts';
import { EventRolesResolver, EventsResolver, SignUpsResolver } from './events.resolver.ts';
import { EventsService } from './events.service.ts';
import { PendingService } from './pending.service.ts';
import { PlanningService } from './planning.service.ts';
import { Erasing } from './erasing.service.ts';
import { SignUpsService } from './sign-ups.service.ts';
import { EventSubject } from './timeline.subject.ts';
import { WaitingService } from './waiting.service.ts';

/** Events and who signed up for them. */
@Module({
  imports: [PeopleModule],
  providers: [
    EventsService,
    PlanningService,
    EnrolmentService,
    SignUpsService,
    Erasing,
    WaitingService,
    PendingService,
    EventsResolver,
    EventRolesResolver,
    SignUpsResolver,
    EventSubject,
    AttendanceService,
    AttendanceResolver,
    FillAfterMerge,
    ForgetSignUps,
  ],
  exports: [EventsService, PlanningService, PendingService, SignUpsService, WaitingService, Erasing],
})
export class EventsModule {}
