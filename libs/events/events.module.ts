import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { EventsService } from './events.service.ts';

/** Events and who signed up for them. */
@Module({ imports: [PeopleModule], providers: [EventsService], exports: [EventsService] })
export class EventsModule {}
