import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Doors } from '#accounts';
import { PeopleService } from '#people';
import { Db, Jobs } from '#platform';
import { EnrolmentService, type SignUpRequest } from './enrolment.service.ts';
import type { Event, EventRole } from './event.entity.ts';
import { signUpAsked, signUpMade, signUpRepeated, signUpWaitlisted } from './events.facts.ts';
import { EventsService } from './events.service.ts';
import { isOpen, needsTraining, roomFor, untrained } from './places.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';
import type { OwnSignUp, SignUpAnswer } from './sign-ups.service.ts';
import { WaitingService } from './waiting.service.ts';
import { seatFor } from './waitlist.ts';

/** Sign-ups that nobody confirmed are deleted after so many days; the pages promise it. */
export const UNCONFIRMED_DAYS = 7;
const BATCH = 500;
type Room = ReturnType<typeof roomFor>;

/**
 * Sign-ups that came without a proof that a person sent them, as from a browser without script. They hold no place and no
 * turn, and make nobody a person on our list, until the button behind the link in their mail is pressed.
 */
@Injectable()
export class PendingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
    @Inject(WaitingService) private readonly waiting: WaitingService,
  ) {}

  /** Writes down that somebody asks for a place. They hear what anybody would hear now, and the rest by mail alone. */
  askForPlace(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    return this.ask(eventId, request, async (event, roles) =>
      roomFor(event, roles, await this.events.placesOf(eventId), request.roleId),
    );
  }

  /** The same for a turn in line; a wish must be for a role that there is. */
  askToWait(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    return this.ask(eventId, request, async (_event, roles) =>
      request.roleId && !roles.some(({ id }) => id === request.roleId) ? 'NO_SUCH_ROLE' : 'ROOM',
    );
  }

  /**
   * Gives the sign-up behind a link its place, if there still is one that suits it, or else its turn at the end of the
   * line. The event's row is held meanwhile, so that a place is given once. Doing it again changes nothing.
   */
  confirm(token: string): Promise<OwnSignUp | undefined> {
    return this.db.inTurn(async () => {
      const door = this.doors.hash('signUp', token);
      const known = await this.db.repo(SignUp).findOneBy({ door });
      if (!known) return undefined;
      const event = await this.events.locked(known.eventId);
      const signUp = await this.db.repo(SignUp).findOne({ where: { door }, lock: { mode: 'pessimistic_write' } });
      if (!signUp) return undefined;
      if (signUp.state !== SignUpState.PENDING || !isOpen(event)) return { signUp, event };
      const roles = untrained((await this.events.rolesOf([event.id])).get(event.id) ?? []);
      const seat = seatFor(event, roles, await this.events.placesOf(event.id), signUp.roleId);
      const { name, email, phone, needs, token: own, ref, shown = {} } = signUp.details;
      const { language } = signUp;
      const { id: personId } = await this.enrolment.person({ ...signUp.details, language, shown });
      // From now on they count, and not since they asked; what they agreed to stands with the person.
      const details = { name, email, phone, needs, token: own, ref };
      Object.assign(signUp, { personId, details, createdAt: new Date() });
      if (seat) Object.assign(signUp, { state: SignUpState.CONFIRMED, roleId: seat.roleId });
      else Object.assign(signUp, { state: SignUpState.WAITLISTED, line: await this.waiting.nextNumber(event.id) });
      await this.db.save(signUp);
      await this.people.record(personId, { kind: seat ? 'SIGNED_UP' : 'WAITLISTED', subjectId: event.id });
      await this.jobs.state(seat ? signUpMade : signUpWaitlisted, { signUpId: signUp.id });
      return { signUp, event };
    });
  }

  /** Deletes what nobody confirmed for `UNCONFIRMED_DAYS`, and its links. */
  async forget(now = Date.now()): Promise<void> {
    const createdAt = LessThan(new Date(now - UNCONFIRMED_DAYS * 24 * 3_600_000));
    const some = async () => {
      const where = { state: SignUpState.PENDING, createdAt };
      const lock = { mode: 'pessimistic_write' } as const;
      const rows = await this.db.repo(SignUp).find({ where, take: BATCH, lock });
      await this.doors.close(rows.map(({ door }) => door));
      await this.db.repo(SignUp).delete({ id: In(rows.map(({ id }) => id)) });
      return rows.length > 0;
    };
    while (await this.db.own(some));
  }

  private ask(
    eventId: string,
    request: SignUpRequest,
    look: (event: Event, roles: readonly EventRole[]) => Promise<Room>,
  ): Promise<SignUpAnswer> {
    return this.db.inTurn(async () => {
      const event = await this.events.locked(eventId);
      if (!isOpen(event)) return 'CLOSED';
      const roles = (await this.events.rolesOf([eventId])).get(eventId) ?? [];
      const room = await look(event, roles);
      if (room === 'NO_SUCH_ROLE') return room;
      if (needsTraining(roles, request)) return 'NEEDS_TRAINING';
      const known = await this.enrolment.known(eventId, request);
      if (known) await this.jobs.state(signUpRepeated, { signUpId: known.id });
      else if (room === 'ROOM') {
        const { id } = await this.enrolment.keep(eventId, request);
        await this.jobs.state(signUpAsked, { signUpId: id });
      }
      return room === 'ROOM' ? 'DONE' : room;
    });
  }
}
