import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Doors } from '#accounts';
import { canonicalEmail, Channel, ConsentService, PeopleService, type Person, TimelineEntry } from '#people';
import { Db, Jobs, type Language } from '#platform';
import { Event, EventState } from './event.entity.ts';
import { signUpCancelled, signUpMade, signUpRepeated } from './events.facts.ts';
import { EventsService } from './events.service.ts';
import { roomFor } from './places.ts';
import { SignUp, SignUpState } from './sign-up.entity.ts';

/** What somebody wrote into the public form, already checked. */
export interface SignUpRequest {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  readonly roleId: string | null;
  readonly needs?: string;
  readonly language: Language;
  /** The channels on which they asked for news. */
  readonly news: readonly (Channel.EMAIL | Channel.SMS)[];
}

/** What the public is told. `DONE` says nothing of whether they were in before, and neither does a refusal. */
export type SignUpAnswer = 'DONE' | 'FULL' | 'ROLE_FULL' | 'NO_SUCH_ROLE' | 'CLOSED';

/** A sign-up with its event, for the person who has its link. */
export interface OwnSignUp {
  readonly signUp: SignUp;
  readonly event: Event;
}

/** The sentences beside the boxes of the public form: what somebody who ticks one has agreed to. */
export const NEWS = { [Channel.EMAIL]: 'event.consentEmail', [Channel.SMS]: 'event.consentSms' } as const;

/** Two that took the same step at once: one of them looks again. */
const AGAIN = new Set(['23505', '40001', '40P01']);
const TRIES = 4;
/** Sign-ups are deleted this long after the event; the pages promise it. */
export const KEPT_DAYS = 90;
const BATCH = 500;

/** Whether somebody can still sign up for it, as far as its time and state go. */
export const isOpen = ({ state, endsAt }: Pick<Event, 'state' | 'endsAt'>, now = new Date()): boolean =>
  state === EventState.PUBLISHED && endsAt > now;

/** Gives places and takes them back. The event's row is held meanwhile, so that a place is given once. */
@Injectable()
export class SignUpsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  /**
   * Gives a place, if there is one. Somebody who has one already gets the answer that anybody would get now, whatever
   * they write changes nothing, and they hear it by mail alone: an answer that differed would tell who is on the list,
   * and what differed could be written by somebody else.
   */
  async signUp(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.db.tx(() => this.place(eventId, request));
      } catch (error) {
        const { code = '' } = error as { code?: string };
        if (!AGAIN.has(code) || tries === TRIES || this.db.inTransaction) throw error;
      }
    }
  }

  /** The sign-up behind a link, with its event; undefined where the link opens nothing (any more). */
  own(token: string): Promise<OwnSignUp | undefined> {
    return this.db.tx(async () => {
      const signUp = await this.db.repo(SignUp).findOneBy({ door: this.doors.hash('signUp', token) });
      return signUp ? { signUp, event: await this.events.event(signUp.eventId) } : undefined;
    });
  }

  /** Frees the place behind a link; doing it again, or after the event, changes nothing. */
  giveBack(token: string): Promise<OwnSignUp | undefined> {
    return this.db.tx(async () => {
      const signUp = await this.db.repo(SignUp).findOne({
        where: { door: this.doors.hash('signUp', token) },
        lock: { mode: 'pessimistic_write' },
      });
      if (!signUp) return undefined;
      const event = await this.events.event(signUp.eventId);
      if (signUp.state === SignUpState.CANCELLED || !isOpen(event)) return { signUp, event };
      signUp.state = SignUpState.CANCELLED;
      signUp.cancelledAt = new Date();
      await this.db.save(signUp);
      if (signUp.personId)
        await this.people.record(signUp.personId, { kind: 'SIGN_UP_CANCELLED', subjectId: signUp.eventId });
      await this.jobs.state(signUpCancelled, { signUpId: signUp.id });
      return { signUp, event };
    });
  }

  /** Deletes the sign-ups of events that ended `KEPT_DAYS` ago, and their links; how many there were is kept. */
  async forget(now = Date.now()): Promise<void> {
    const before = LessThan(new Date(now - KEPT_DAYS * 24 * 3_600_000));
    const due = await this.db.tx(() => this.db.repo(Event).findBy({ endsAt: before }));
    for (const { id } of due) while (await this.db.own(() => this.forgetSome(id)));
  }

  private async forgetSome(eventId: string): Promise<boolean> {
    const rows = await this.db.repo(SignUp).find({ where: { eventId }, take: BATCH });
    if (!rows.length) return false;
    const event = await this.events.locked(eventId);
    await this.doors.close(rows.map(({ door }) => door));
    await this.db.repo(TimelineEntry).delete({ subjectId: eventId });
    const { affected } = await this.db.repo(SignUp).delete({ id: In(rows.map(({ id }) => id)) });
    event.forgotten += rows.filter(({ state }) => state === SignUpState.CONFIRMED).length;
    await this.db.save(event);
    return Boolean(affected);
  }

  private async place(eventId: string, request: SignUpRequest): Promise<SignUpAnswer> {
    const event = await this.events.locked(eventId);
    if (!isOpen(event)) return 'CLOSED';
    const roles = (await this.events.rolesOf([eventId])).get(eventId) ?? [];
    const room = roomFor(event, roles, await this.events.placesOf(eventId), request.roleId);
    if (room === 'NO_SUCH_ROLE') return room;
    const contact = this.db.index('email', canonicalEmail(request.email) ?? request.email);
    const known = await this.db.repo(SignUp).findOneBy({ eventId, contact, state: SignUpState.CONFIRMED });
    if (known) await this.jobs.state(signUpRepeated, { signUpId: known.id });
    if (room !== 'ROOM') return room;
    if (!known) await this.make(event, contact, request);
    return 'DONE';
  }

  private async make({ id: eventId }: Event, contact: Buffer, request: SignUpRequest): Promise<void> {
    const { name, email, phone, needs, language, roleId } = request;
    const person = await this.person(request);
    const token = randomBytes(32).toString('base64url');
    const door = await this.doors.add('signUp', token);
    const details = { name, email, phone, needs, token };
    const row = { eventId, roleId, personId: person.id, contact, door, language, details };
    const signUp = await this.db.save(this.db.make(SignUp, { ...row, state: SignUpState.CONFIRMED }));
    await this.people.record(person.id, { kind: 'SIGNED_UP', subjectId: eventId });
    await this.jobs.state(signUpMade, { signUpId: signUp.id });
  }

  /**
   * Who it is. Nobody has proved that the address is theirs: somebody we know by it gets no new number from a form, and
   * is not written to on a number that was not theirs before.
   */
  private async person({ name, email, phone, language, news }: SignUpRequest): Promise<Person> {
    const known = (await this.people.withHandle('email', email)).length > 0;
    const met = { givenName: name, email, language, source: 'sign-up', ...(!known && phone && { phone }) };
    const person = await this.people.findOrCreate(met);
    const theirs = phone !== undefined && person.details.phones?.includes(phone);
    for (const channel of new Set(news))
      if (channel === Channel.EMAIL || theirs)
        await this.consent.consent(person.id, channel, true, 'sign-up', { wording: `${NEWS[channel]}@${language}` });
    return person;
  }
}
