import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService, type Person, TimelineEntry } from '#people';
import { AppError, Db, Jobs } from '#platform';
import { attendanceSaid } from '../events.facts.ts';
import { EventsService } from '../events.service.ts';
import { SignUp, SignUpState } from '../sign-up.entity.ts';
import { Attendance, AttendanceState } from './attendance.entity.ts';
import { CheckIn, CheckInEntry, type Expected, type WalkInInput } from './attendance.types.ts';
import { counted, hasDoors, withGone } from './turnout.ts';

const { UNKNOWN, CAME, DID_NOT_COME } = AttendanceState;
const KINDS = [CAME, DID_NOT_COME] as const;
const STANDING = [SignUpState.CONFIRMED, SignUpState.WAITLISTED] as const;

/**
 * Keeps who came. The event's row is held while it is said, so that of two who say it at once the second sees what the
 * first said; and nothing that is said of all who are left touches anybody of whom something was said.
 */
@Injectable()
export class AttendanceService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  /** Who is expected at the door and who came, for who may run the event; null for others. */
  of(actor: Actor, eventId: string): Promise<CheckIn | null> {
    return this.db.tx(async () => {
      if (!actor.canAt(eventId, 'events.signUps')) return null;
      const event = await this.events.event(eventId);
      if (event.turnout) return { open: false, ...event.turnout, together: 0, kept: true, people: [] };
      const rows = await this.db.repo(Attendance).findBy({ eventId });
      const users = await this.users.byIds(rows.flatMap(({ byUserId }) => byUserId ?? []));
      const marks = new Map(rows.map((row) => [row.personId, row]));
      const signUps = await this.standing(eventId);
      const expected = [...signUps.values()].map((signUp) => told(signUp, marks.get(signUp.personId!), users));
      const walked = rows
        .filter(({ personId, state }) => state === CAME && !signUps.has(personId))
        .sort((a, b) => b.markedAt.getTime() - a.markedAt.getTime())
        .map((row) => told(null, row, users));
      const all = [...expected, ...walked];
      const together = rows.filter((row) => row.together).length;
      const people = all.map((each) => new CheckInEntry(actor, each));
      return { open: hasDoors(event), ...withGone(counted(all), event), together, kept: false, people };
    });
  }

  /**
   * Says of one person whether they came. With `was`, what the one who says it saw before: what somebody else said
   * meanwhile is not overwritten, unless it is the same.
   */
  mark(
    actor: Actor,
    eventId: string,
    personId: string,
    state: AttendanceState,
    was?: AttendanceState | null,
  ): Promise<CheckIn | null> {
    return this.atDoor(actor, eventId, async () => {
      const row = await this.db.repo(Attendance).findOneBy({ eventId, personId });
      const signUp = (await this.standing(eventId, personId)).get(personId);
      if (!row && !signUp) throw new AppError('NOT_FOUND', 'notFound');
      const now = row?.state ?? UNKNOWN;
      if (now === state && !row?.together) return;
      if (was && was !== now && now !== state) throw new AppError('CONFLICT', 'events.attendance.meanwhile');
      if (state === DID_NOT_COME && signUp?.state !== SignUpState.CONFIRMED)
        throw new AppError('CONFLICT', 'events.attendance.noPlace');
      const made = row ?? this.fresh(eventId, personId, signUp!.details.name);
      await this.say(actor, [made], state);
    });
  }

  /** Everybody with a place of whom nothing is known did not come. */
  othersDidNotCome(actor: Actor, eventId: string): Promise<CheckIn | null> {
    return this.atDoor(actor, eventId, async () => {
      const marks = new Map((await this.db.repo(Attendance).findBy({ eventId })).map((row) => [row.personId, row]));
      const left = [...(await this.standing(eventId)).values()]
        .filter((signUp) => signUp.state === SignUpState.CONFIRMED)
        .map(({ personId, details }) => marks.get(personId!) ?? this.fresh(eventId, personId!, details.name))
        .filter(({ state }) => state === UNKNOWN);
      await this.say(actor, left, DID_NOT_COME, true);
    });
  }

  /** Takes back what was said of all who were left, of those of whom nothing else was said since. */
  undoOthers(actor: Actor, eventId: string): Promise<CheckIn | null> {
    return this.atDoor(actor, eventId, async () => {
      await this.say(actor, await this.db.repo(Attendance).findBy({ eventId, together: true }), UNKNOWN);
    });
  }

  /** Somebody came without a sign-up; who has one is marked as having come. The same input again changes nothing. */
  walkIn(actor: Actor, input: WalkInInput): Promise<CheckIn | null> {
    const { id, eventId } = input;
    return this.atDoor(actor, eventId, async () => {
      const again = await this.db.repo(Attendance).findOneBy({ id });
      if (again && again.eventId !== eventId) throw new AppError('CONFLICT', 'conflict');
      if (again) return;
      const person = await this.somebody(actor, input);
      const known = await this.db.repo(Attendance).findOneBy({ eventId, personId: person.id });
      if (known?.state === CAME) return;
      const called = `${person.details.chosenName ?? person.details.givenName} ${person.details.familyName}`.trim();
      const row = known ?? Object.assign(this.fresh(eventId, person.id, input.name?.trim() || called), { id });
      await this.say(actor, [row], CAME);
    });
  }

  /** Whom the list knows by id as far as the actor sees them, else as a sign-up form would meet them. */
  private async somebody(actor: Actor, { personId, name, email, phone, language }: WalkInInput): Promise<Person> {
    if (personId) return this.people.seenBy(actor, personId);
    const givenName = name?.trim();
    if (!givenName) throw new AppError('INVALID', 'invalid', {}, { name: 'field.required' });
    // As on a public form: nobody proved that the address is theirs, so whoever is known by it gets no new number.
    const known = Boolean(email) && (await this.people.withHandle('email', email!)).length > 0;
    return this.people.findOrCreate({
      givenName,
      ...(email && { email }),
      ...(phone && !known && { phone }),
      ...(language && { language }),
      source: 'walk-in',
    });
  }

  private fresh(eventId: string, personId: string, name: string): Attendance {
    const values = { eventId, personId, state: UNKNOWN, together: false, byUserId: null, markedAt: new Date() };
    return this.db.make(Attendance, { ...values, details: { name } });
  }

  /** Runs what is said at the door of an event, and answers what is so after it. */
  private atDoor(actor: Actor, eventId: string, work: () => Promise<void>): Promise<CheckIn | null> {
    return this.db.inTurn(async () => {
      if (!actor.canAt(eventId, 'events.signUps')) throw new AppError('NOT_FOUND', 'notFound');
      if (!hasDoors(await this.events.locked(eventId))) throw new AppError('CONFLICT', 'events.attendance.notYet');
      await work();
      return this.of(actor, eventId);
    });
  }

  /** Writes what was said; the history of each person has the last word on an event alone. */
  private async say(
    actor: Actor,
    rows: readonly Attendance[],
    state: AttendanceState,
    together = false,
  ): Promise<void> {
    if (!rows.length) return;
    const eventId = rows[0]!.eventId;
    const personId = In(rows.map((row) => row.personId));
    await this.db.repo(TimelineEntry).delete({ personId, subjectId: eventId, kind: In([...KINDS]) });
    for (const row of rows) {
      Object.assign(row, { state, together, byUserId: actor.isUser ? actor.id : null, markedAt: new Date() });
      await this.db.save(row);
      if (state !== UNKNOWN) await this.people.record(row.personId, { kind: state, subjectId: eventId });
    }
    await this.jobs.state(attendanceSaid, { eventId });
  }

  /** Who has a place or waits for one, by person; of two sign-ups of one person a place counts. */
  private async standing(eventId: string, personId?: string): Promise<Map<string, SignUp>> {
    const where = { eventId, state: In([...STANDING]), ...(personId && { personId }) };
    const order = { state: 'DESC', line: 'ASC', createdAt: 'ASC', id: 'ASC' } as const;
    const rows = await this.db.repo(SignUp).find({ where, order });
    // Those who wait come first in this order, so that a place takes the turn of a wait.
    return new Map(rows.flatMap((row) => (row.personId ? [[row.personId, row] as const] : [])));
  }
}

type Users = ReadonlyMap<string, { readonly details: { readonly name: string } }>;

/** What is known of one person at the door. */
const told = (signUp: SignUp | null, mark: Attendance | undefined, users: Users): Expected => ({
  personId: (signUp?.personId ?? mark?.personId)!,
  signUp: signUp?.state ?? null,
  state: mark?.state ?? UNKNOWN,
  name: (signUp ?? mark)!.details.name,
  email: signUp?.details.email ?? null,
  markedAt: mark && mark.state !== UNKNOWN ? mark.markedAt : null,
  by: (mark?.byUserId && mark.state !== UNKNOWN && users.get(mark.byUserId)?.details.name) || null,
});
