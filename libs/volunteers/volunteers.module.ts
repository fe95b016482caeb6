import { Module } from '@nestjs/common';
import { EventsModule } from '#events';
import { ShiftsController } from './shifts.controller.ts';
import { ShiftsResolver } from './shifts.resolver.ts';
import { ShiftsService } from './shifts.service.ts';
import { TasksResolver } from './tasks.resolver.ts';
import { TasksService } from './tasks.service.ts';

/** What somebody has to do: their shifts and their tasks. */
@Module({
  imports: [EventsModule],
  controllers: [ShiftsController],
  providers: [ShiftsService, TasksService, ShiftsResolver, TasksResolver],
  exports: [TasksService],
})
export class VolunteersModule {}
