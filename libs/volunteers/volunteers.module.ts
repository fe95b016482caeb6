import { Module } from '@nestjs/common';
import { EventsModule } from '#events';
import { PeopleModule } from '#people';
import { ShiftsController } from './shifts.controller.ts';
import { ShiftsResolver } from './shifts.resolver.ts';
import { ShiftsService } from './shifts.service.ts';
import { VolunteerWardsResolver } from './wards.resolver.ts';
import { TasksResolver } from './tasks.resolver.ts';
import { TasksService } from './tasks.service.ts';

/** What somebody has to do: their shifts and their tasks. */
@Module({
  imports: [EventsModule, PeopleModule],
  controllers: [ShiftsController],
  providers: [ShiftsService, TasksService, ShiftsResolver, TasksResolver, VolunteerWardsResolver],
  exports: [TasksService],
})
export class VolunteersModule {}
