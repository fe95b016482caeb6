import { Inject } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { TimelineView } from '#people';
import { batched } from '#platform';
import { Event } from './event.entity.ts';
import { EventsService } from './events.service.ts';

/** What happened to somebody at an event: the subject of such an entry is the event. */
const AT_EVENTS = ['SIGNED_UP', 'SIGN_UP_CANCELLED', 'WAITLISTED', 'PROMOTED', 'CAME', 'DID_NOT_COME'];

/** Events adds `event` to what happened to a person; people itself knows nothing of events. */
@Resolver(() => TimelineView)
export class TimelineEventResolver {
  constructor(@Inject(EventsService) private readonly events: EventsService) {}

  @Can('events.read')
  @ResolveField(() => Event, { nullable: true })
  async event(@CurrentActor() actor: Actor, @Parent() { kind, subjectId }: TimelineView): Promise<Event | null> {
    if (!subjectId || !AT_EVENTS.includes(kind)) return null;
    return (await batched(this, subjectId, (ids) => this.events.seenByIds(actor, ids))) ?? null;
  }
}
