import { Inject, Injectable } from '@nestjs/common';
import { Doors } from '#accounts';
import { AppError, Db, Jobs, otherSlug } from '#platform';
import { Event, EventRole, EventState } from './event.entity.ts';
import type { EventChanges, EventInput, EventRoleInput } from './event.input.ts';
import { eventCancelled, eventChanged, eventPublished } from './events.facts.ts';
import { EventsService } from './events.service.ts';
import { changed, mayBePublic, movedFrom, mustBeAhead, mustHold, mustStand, type Plan } from './planning.ts';
import { NO_PLACES } from './places.ts';
import { slugOf } from './slug.ts';
import { localOf } from './times.ts';
import { WaitingService } from './waiting.service.ts';

/** What organizers do with events. Each verb holds the event's row, so that no sign-up slips in between. */
@Injectable()
export class PlanningService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(WaitingService) private readonly waiting: WaitingService,
  ) {}

  /** A new draft with its address; nobody sees it before it is published. */
  async create({ roles, ...input }: EventInput): Promise<Event> {
    const plan = changed(null, input);
    mustHold(plan.capacity, roles ?? [], NO_PLACES);
    const slug = await this.freeSlug(plan);
    return this.db.tx(async () => {
      const event = await this.db.save(
        this.db.make(Event, { ...plan, slug, state: EventState.DRAFT, sequence: 0, forgotten: 0 }),
      );
      await this.saveRoles(event, roles ?? []);
      await this.doors.add('event', slug);
      return event;
    });
  }

  /** Changes what is given; a published event that moves says so once to those who signed up, and new room is given to who waits. */
  update(id: string, { roles, ...changes }: EventChanges): Promise<Event> {
    return this.db.inTurn(async () => {
      const event = await this.events.locked(id);
      mustStand(event);
      const plan = changed(event, changes);
      const moved = movedFrom(event, plan);
      if (event.state === EventState.PUBLISHED) {
        mayBePublic(plan);
        // What has begun may still get another text, place or end.
        if (plan.startsAt.getTime() !== event.startsAt.getTime()) mustBeAhead(plan);
      }
      const places = await this.events.placesOf(id);
      const kept = (await this.events.rolesOf([id])).get(id) ?? [];
      mustHold(plan.capacity, roles ?? kept.map(asInput), places);
      if (roles) await this.saveRoles(event, roles, kept);
      Object.assign(event, plan, { sequence: event.sequence + (moved ? 1 : 0) });
      await this.db.save(event);
      await this.waiting.promote(event);
      if (moved && event.state === EventState.PUBLISHED) await this.jobs.state(eventChanged, { eventId: id });
      return event;
    });
  }

  /** Makes a draft public; publishing again changes nothing. */
  publish(id: string): Promise<Event> {
    return this.db.tx(async () => {
      const event = await this.events.locked(id);
      mustStand(event);
      if (event.state === EventState.PUBLISHED) return event;
      mayBePublic(event);
      mustBeAhead(event);
      event.state = EventState.PUBLISHED;
      await this.jobs.state(eventPublished, { eventId: id });
      return this.db.save(event);
    });
  }

  /** Calls an event off, for good; doing it again changes nothing. */
  cancel(id: string): Promise<Event> {
    return this.db.tx(async () => {
      const event = await this.events.locked(id);
      if (event.state === EventState.CANCELLED) return event;
      if (event.state === EventState.PUBLISHED) await this.jobs.state(eventCancelled, { eventId: id });
      event.state = EventState.CANCELLED;
      event.sequence += 1;
      return this.db.save(event);
    });
  }

  /** An address that no event of the installation has; the door's key refuses the rare one that was taken meanwhile. */
  private async freeSlug({ title, startsAt, timeZone }: Plan): Promise<string> {
    const slug = slugOf(title.en || title.es, localOf(startsAt, timeZone).slice(0, 10));
    return (await this.doors.organizationOf('event', slug)) ? otherSlug(slug) : slug;
  }

  private async saveRoles(event: Event, inputs: readonly EventRoleInput[], kept: readonly EventRole[] = []) {
    for (const role of kept) {
      if (inputs.some(({ id }) => id === role.id)) continue;
      const { byRole } = await this.events.placesOf(event.id);
      if (byRole.get(role.id)) throw new AppError('CONFLICT', 'events.roleInUse', {}, { roles: 'events.roleInUse' });
      await this.db.repo(EventRole).delete({ id: role.id });
    }
    for (const [position, { id, nameEn, nameEs, needed = null }] of inputs.entries()) {
      const values = { position, name: { en: nameEn.trim(), es: nameEs.trim() }, needed };
      const known = kept.find((role) => role.id === id);
      if (id && !known) throw new AppError('NOT_FOUND', 'notFound', {}, { roles: 'field.invalid' });
      await this.db.save(
        known
          ? Object.assign(known, values)
          : this.db.make(EventRole, {
              eventId: event.id,
              skillId: null,
              skillLevel: null,
              trainingId: null,
              ...values,
            }),
      );
    }
  }
}

const asInput = ({ id, name, needed }: EventRole): EventRoleInput => ({
  id,
  nameEn: name.en,
  nameEs: name.es,
  needed,
});
