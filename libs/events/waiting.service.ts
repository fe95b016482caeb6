import { Inject, Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { PeopleService } from '#people';
import { AppError, Db, Jobs } from '#platform';
import { EnrolmentService, type SignUpRequest } from './enrolment.service.ts';
import type { Event } from './event.entity.ts';
import { signUpPromoted, signUpRepeated, signUpWaitlisted } from './events.facts.ts';
import { EventsService } from './events.service.ts';
import { isOpen, needsTraining, untrained } from './places.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';
import { promotions, seatFor } from './waitlist.ts';

/** What the public is told; `DONE` says nothing of whether they have a place, waited before, or wait now. */
export type WaitAnswer = 'DONE' | 'NO_SUCH_ROLE' | 'NEEDS_TRAINING' | 'CLOSED';

/**
 * The line for an event. Numbers are given, and places filled from it, while the event's row is held; so after each
 * change nobody waits whom a free place would suit.
 */
@Injectable()
export class WaitingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
  ) {}

  /** Puts somebody at the end of the line; whoever has a place or waits already hears that by mail alone. */
  join(eventId: string, request: SignUpRequest): Promise<WaitAnswer> {
    return this.db.inTurn(async () => {
      const event = await this.events.locked(eventId);
      if (!isOpen(event)) return 'CLOSED';
      const roles = (await this.events.rolesOf([eventId])).get(eventId) ?? [];
      if (request.roleId && !roles.some(({ id }) => id === request.roleId)) return 'NO_SUCH_ROLE';
      if (needsTraining(roles, request)) return 'NEEDS_TRAINING';
      const known = await this.enrolment.settled(eventId, request);
      if (known) {
        await this.jobs.state(signUpRepeated, { signUpId: known.id });
        return 'DONE';
      }
      const { id } = await this.enrolment.add(eventId, await this.nextNumber(eventId), request);
      await this.jobs.state(signUpWaitlisted, { signUpId: id });
      await this.promote(event);
      return 'DONE';
    });
  }

  /** The number at the end of the line; its caller holds the event's row. */
  async nextNumber(eventId: string): Promise<number> {
    const numbered = { eventId, line: Not(IsNull()) };
    const last = await this.db.repo(SignUp).findOne({ where: numbered, order: { line: 'DESC' } });
    return (last?.line ?? 0) + 1;
  }

  /** Gives each free place to the first in line whom it suits; within the transaction that holds the event's row. */
  async promote(event: Event): Promise<void> {
    if (!isOpen(event)) return;
    const line = await this.events.waitingFor(event.id);
    if (!line.length) return;
    const roles = untrained((await this.events.rolesOf([event.id])).get(event.id) ?? []);
    const waiting = new Map(line.map((signUp) => [signUp.id, signUp]));
    for (const { id, roleId } of promotions(event, roles, await this.events.placesOf(event.id), line))
      await this.seat(waiting.get(id)!, roleId);
  }

  /**
   * Gives a place to one who waits, out of turn, in the role they wish for or in this one; never where there is none, nor
   * at an event that is not the actor's.
   */
  async givePlace(actor: Actor, signUpId: string, roleId?: string | null): Promise<Event> {
    return this.db.inTurn(async () => {
      const known = await this.db.repo(SignUp).findOneBy({ id: signUpId });
      if (!known || !actor.canAt(known.eventId, 'events.signUps')) throw new AppError('NOT_FOUND', 'notFound');
      const event = await this.events.locked(known.eventId);
      const signUp = await this.db.repo(SignUp).findOneByOrFail({ id: signUpId });
      if (signUp.state !== SignUpState.WAITLISTED) throw new AppError('CONFLICT', 'events.waiting.notWaiting');
      if (!isOpen(event)) throw new AppError('CONFLICT', 'events.waiting.closed');
      const roles = untrained((await this.events.rolesOf([event.id])).get(event.id) ?? []);
      const seat = seatFor(event, roles, await this.events.placesOf(event.id), roleId ?? signUp.roleId);
      if (!seat) throw new AppError('CONFLICT', 'events.waiting.noRoom');
      await this.seat(signUp, seat.roleId);
      return event;
    });
  }

  /** Takes somebody out of the line and gives them a place; its caller holds the event's row and knows that there is one. */
  async seat(signUp: SignUp, roleId: string | null): Promise<void> {
    Object.assign(signUp, { state: SignUpState.CONFIRMED, roleId, promotedAt: new Date() });
    await this.db.save(signUp);
    if (signUp.personId) await this.people.record(signUp.personId, { kind: 'PROMOTED', subjectId: signUp.eventId });
    await this.jobs.state(signUpPromoted, { signUpId: signUp.id });
  }
}
