import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { EventRolesResolver, EventsResolver, SignUpsResolver } from './events.resolver.ts';
import { EventsService } from './events.service.ts';
import { PlanningService } from './planning.service.ts';

/** Events and who signed up for them. */
@Module({
  imports: [PeopleModule],
  providers: [EventsService, PlanningService, EventsResolver, EventRolesResolver, SignUpsResolver],
  exports: [EventsService],
})
export class EventsModule {}
