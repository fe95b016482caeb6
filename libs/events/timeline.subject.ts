import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#accounts';
import { type NamedSubject, type SubjectNames, titled, TimelineSubjects } from '#people';
import { EventsService } from './events.service.ts';

/** Names the event that something in somebody's history was about; a draft only to who may write events. */
@Injectable()
export class EventSubject implements SubjectNames, OnModuleInit {
  readonly kind = 'event';
  readonly entries = [
    ...(['SIGNED_UP', 'SIGN_UP_CANCELLED', 'WAITLISTED', 'PROMOTED', 'CAME', 'DID_NOT_COME'] as const),
    ...(['HOURS_LOGGED', 'HOURS_TAKEN_BACK', 'REFERRED'] as const),
  ];

  constructor(
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(TimelineSubjects) private readonly subjects: TimelineSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.add(this);
  }

  async names(actor: Actor, ids: readonly string[]): Promise<Map<string, NamedSubject>> {
    if (!actor.can('events.read')) return new Map();
    return titled((await this.events.seenByIds(actor, ids)).values());
  }
}
