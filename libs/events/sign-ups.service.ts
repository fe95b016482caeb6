import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Doors, leadsOn } from '#accounts';
import { PeopleService, TimelineEntry } from '#people';
import { Db, Jobs } from '#platform';
import { Attendance, AttendanceState } from './attendance/attendance.entity.ts';
import { counted, withGone } from './attendance/turnout.ts';
import { EnrolmentService, type SignUpRequest } from './enrolment.service.ts';
import { Event, type Turnout } from './event.entity.ts';
import { signUpCancelled, signUpLeft, signUpMade, signUpRepeated } from './events.facts.ts';
import { EventsService } from './events.service.ts';
import { isOpen, needsTraining, roomFor } from './places.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';
import { WaitingService } from './waiting.service.ts';

/** What the public is told. `DONE` says nothing of whether they were in before, and neither does a refusal. */
export type SignUpAnswer = 'DONE' | 'FULL' | 'ROLE_FULL' | 'NO_SUCH_ROLE' | 'NEEDS_TRAINING' | 'CLOSED';

/** A sign-up with its event, for the person who has its link. */
export interface OwnSignUp {
  readonly signUp: SignUp;
  readonly event: Event;
}

/** Sign-ups are deleted this long after the event; the pages promise it. */
export const KEPT_DAYS = 90;
const BATCH = 500;

/** Gives places and takes them back. The event's row is held meanwhile, so that a place is given once. */
@Injectable()
export class SignUpsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(EnrolmentService) private readonly enrolment: EnrolmentService,
    @Inject(WaitingService) private readonly waiting: WaitingService,
  ) {}

  /**
   * Gives a place, if there is one. Somebody who has one already gets the answer that anybody would get now, whatever
   * they write changes nothing, and they hear it by mail alone: an answer that differed would tell who is on the list,
   * and what differed could be written by somebody else. Who waits for another role leaves the line for this place.
   */
  signUp(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    return this.db.inTurn(() => this.place(eventId, request));
  }

  /** The sign-up behind a link, with its event; undefined where the link opens nothing (any more). */
  own(token: string): Promise<OwnSignUp | undefined> {
    return this.db.tx(async () => {
      const signUp = await this.behind(token);
      return signUp ? { signUp, event: await this.events.event(signUp.eventId) } : undefined;
    });
  }

  /**
   * Frees the place behind a link, and gives it to the first in line; somebody who waits leaves the line. Doing it again,
   * or after the event, changes nothing.
   */
  giveBack(token: string): Promise<OwnSignUp | undefined> {
    return this.db.inTurn(async () => {
      const known = await this.behind(token);
      if (!known) return undefined;
      const event = await this.events.locked(known.eventId);
      const signUp = await this.db
        .repo(SignUp)
        .findOne({ where: { id: known.id }, lock: { mode: 'pessimistic_write' } });
      if (!signUp) return undefined;
      const ended = signUp.state === SignUpState.CANCELLED || signUp.state === SignUpState.PENDING;
      if (ended || !isOpen(event)) return { signUp, event };
      const waited = signUp.state === SignUpState.WAITLISTED;
      signUp.state = SignUpState.CANCELLED;
      signUp.cancelledAt = new Date();
      await this.db.save(signUp);
      if (signUp.personId)
        await this.people.record(signUp.personId, { kind: 'SIGN_UP_CANCELLED', subjectId: signUp.eventId });
      await this.jobs.state(waited ? signUpLeft : signUpCancelled, { signUpId: signUp.id });
      if (!waited) await this.waiting.promote(event);
      return { signUp, event };
    });
  }

  /** Deletes the sign-ups of events that ended `KEPT_DAYS` ago, and their links; how many there were and came is kept. */
  async forget(now = Date.now()): Promise<void> {
    const before = LessThan(new Date(now - KEPT_DAYS * 24 * 3_600_000));
    const due = await this.db.tx(() => this.db.repo(Event).findBy({ endsAt: before }));
    for (const { id } of due) while (await this.db.own(() => this.forgetSome(id)));
  }

  private async forgetSome(eventId: string): Promise<boolean> {
    const event = await this.events.locked(eventId);
    event.turnout ??= await this.turnout(event);
    await this.db.save(event);
    const came = await this.db.repo(Attendance).delete({ eventId });
    if (came.affected) await this.db.repo(TimelineEntry).delete({ subjectId: eventId });
    const rows = await this.db.repo(SignUp).find({ where: { eventId }, take: BATCH });
    if (!rows.length) return false;
    await this.doors.close(rows.flatMap(({ door, moreDoors }) => [door, ...moreDoors]));
    await this.db.repo(TimelineEntry).delete({ subjectId: eventId });
    const { affected } = await this.db.repo(SignUp).delete({ id: In(rows.map(({ id }) => id)) });
    event.forgotten += rows.filter(({ state }) => state === SignUpState.CONFIRMED).length;
    await this.db.save(event);
    return Boolean(affected);
  }

  /** The sign-up that a link is of, or that stayed when a merge made two of them one. */
  private async behind(token: string): Promise<SignUp | null> {
    const door = this.doors.hash('signUp', token);
    const found = await this.db.repo(SignUp).findOneBy({ door });
    return found ?? this.db.repo(SignUp).findOneBy({ moreDoors: leadsOn(door) });
  }

  /** How many came, while it is still known who; null where nobody was expected and nobody came. */
  private async turnout(event: Event): Promise<Turnout | null> {
    const { id: eventId, goneAtDoor } = event;
    const of = <T>(table: string) =>
      this.db.repo(SignUp).query<T[]>(`select "personId", state from ${table} where "eventId" = $1`, [eventId]);
    const rows = await of<Pick<SignUp, 'personId' | 'state'>>('sign_up');
    const marks = await of<Pick<Attendance, 'personId' | 'state'>>('attendance');
    if (!rows.length && !marks.length && Object.values(goneAtDoor).every((n) => !n)) return null;
    const states = new Map(marks.map(({ personId, state }) => [personId, state]));
    const placed = rows.filter(({ state }) => state === SignUpState.CONFIRMED);
    const theirs = new Set(placed.map(({ personId }) => personId));
    const all = [
      ...placed.map(({ personId, state }) => ({
        signUp: state,
        state: states.get(personId!) ?? AttendanceState.UNKNOWN,
      })),
      ...marks.filter(({ personId }) => !theirs.has(personId)).map(({ state }) => ({ signUp: null, state })),
    ];
    return withGone(counted(all), event);
  }

  private async place(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    const event = await this.events.locked(eventId);
    if (!isOpen(event)) return 'CLOSED';
    const roles = (await this.events.rolesOf([eventId])).get(eventId) ?? [];
    const room = roomFor(event, roles, await this.events.placesOf(eventId), request.roleId);
    if (room === 'NO_SUCH_ROLE') return room;
    if (needsTraining(roles, request)) return 'NEEDS_TRAINING';
    const known = await (room === 'ROOM'
      ? this.enrolment.settled(eventId, request)
      : this.enrolment.known(eventId, request));
    if (room === 'ROOM' && known?.state === SignUpState.WAITLISTED) await this.waiting.seat(known, request.roleId);
    else if (known) await this.jobs.state(signUpRepeated, { signUpId: known.id });
    else if (room === 'ROOM') {
      const { id } = await this.enrolment.add(eventId, null, request);
      await this.jobs.state(signUpMade, { signUpId: id });
    }
    return room === 'ROOM' ? 'DONE' : room;
  }
}
