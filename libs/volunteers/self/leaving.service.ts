import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, MoreThan, Not } from 'typeorm';
import { AccountLeaving, type Actor, Doors } from '#accounts';
import { AuditService } from '#audit';
import { Erasing, Event, SignUp, SignUpsService, SignUpState } from '#events';
import { Channel, ConsentService, Handle, PeopleService, Person } from '#people';
import { Display, Signature, SignatureState } from '#petitions';
import { AppError, Db } from '#platform';
import { HoursService } from '../hours/hours.service.ts';
import { PersonSkill, Volunteer } from '../interest/interest.entity.ts';
import { InterestForms } from '../interest/interest-form.service.ts';
import { BookingService } from '../one-on-ones/booking.service.ts';
import { OwnPerson } from '../own-person.service.ts';
import { PointPerson } from '../point-person/point-person.entity.ts';
import { TasksService } from '../tasks.service.ts';

/** Lets somebody go: their places are given back, nothing is sent to them, their account ends; or all of them is deleted. */
@Injectable()
export class Leaving {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Doors) private readonly doors: Doors,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(AccountLeaving) private readonly account: AccountLeaving,
    @Inject(AuditService) private readonly audit: AuditService,
    @Inject(ConsentService) private readonly consent: ConsentService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(SignUpsService) private readonly signUps: SignUpsService,
    @Inject(Erasing) private readonly erasing: Erasing,
    @Inject(BookingService) private readonly bookings: BookingService,
    @Inject(TasksService) private readonly tasks: TasksService,
    @Inject(HoursService) private readonly hours: HoursService,
    @Inject(InterestForms) private readonly forms: InterestForms,
  ) {}

  /** Stops everything. That they said stop stays written down, so that no list brings them back. */
  async leave(actor: Actor, sure: boolean): Promise<boolean> {
    mustBeSure(sure);
    return this.own.inTurn(async () => {
      const person = await this.own.find(actor);
      const contact = await this.own.contact(actor);
      await this.giveBack(contact ? [contact] : [], person?.id);
      if (person) await this.letGo(person.id, false);
      if (person) await this.consent.optOut(person.id, Channel.ALL, 'person');
      await this.account.end(actor, false);
      return true;
    });
  }

  /**
   * Deletes them for good. What is counted stays counted, and by nobody's name: their confirmed signatures, and that a
   * place at a past event was taken. That nobody is to write to them outlives them, by keyed hashes.
   */
  async erase(actor: Actor, sure: boolean): Promise<boolean> {
    mustBeSure(sure);
    return this.own.inTurn(async () => {
      const person = await this.own.find(actor);
      const contact = await this.own.contact(actor);
      await this.gone(person?.id, contact ? [contact] : []);
      await this.account.end(actor, true);
      await this.audit.write({ kind: 'PERSON_ERASED', userId: actor.id, what: 'self' });
      return true;
    });
  }

  /** The same for somebody who asked an organizer for it. An account that they have ends by itself: see Settings. */
  async eraseFor(actor: Actor, personId: string, sure: boolean): Promise<boolean> {
    mustBeSure(sure);
    return this.db.inTurn(async () => {
      // Somebody who was merged into another is that other: nobody is told that they are gone who is not.
      const { id } = await this.people.seenBy(actor, personId);
      const emails = await this.emailsOf(id);
      await this.gone(
        id,
        emails.map(({ index }) => index),
      );
      await this.audit.write({ kind: 'PERSON_ERASED', userId: actor.id, personId: id, what: 'asked' });
      return true;
    });
  }

  /** Stops everything for somebody whom a link has shown, and ends the account that they have as a volunteer. */
  leaveBy(personId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const emails = await this.emailsOf(personId);
      await this.giveBack(
        emails.map(({ index }) => index),
        personId,
      );
      await this.letGo(personId, false);
      await this.consent.optOut(personId, Channel.ALL, 'person');
      const { details } = await this.people.get(personId);
      await this.account.endAt(details.emails ?? [], false);
    });
  }

  /** Deletes somebody whom a link has shown, for good, and with them the account that they have as a volunteer. */
  eraseBy(personId: string): Promise<void> {
    return this.db.inTurn(async () => {
      const { details } = await this.people.get(personId);
      await this.gone(
        personId,
        (await this.emailsOf(personId)).map(({ index }) => index),
      );
      await this.account.endAt(details.emails ?? [], true);
      await this.audit.write({ kind: 'PERSON_ERASED', userId: null, what: 'self' });
    });
  }

  private emailsOf(personId: string): Promise<Handle[]> {
    return this.db.repo(Handle).findBy({ personId, kind: 'email' });
  }

  /** Takes out somebody and all that their addresses are found by; what is counted stays counted. */
  private async gone(personId: string | undefined, contacts: readonly Buffer[]): Promise<void> {
    await this.giveBack(contacts, personId);
    if (personId) await this.letGo(personId, true);
    await this.unsign(contacts, personId);
    await this.forms.forgetOf(contacts);
    await this.erasing.erase(personId, contacts);
    if (!personId) return;
    await this.tasks.forget(personId);
    await this.hours.forget(personId);
    await this.consent.outlive(personId);
    await this.db.repo(Person).delete({ id: personId });
  }

  /** Gives back every place that is still to come, so that the next in line gets it. */
  private async giveBack(contacts: readonly Buffer[], personId: string | undefined): Promise<void> {
    const state = Not(SignUpState.CANCELLED);
    const open = await this.db.repo(SignUp).findBy(whose(contacts, personId).map((each) => ({ ...each, state })));
    const coming = await this.db
      .repo(Event)
      .findBy({ id: In(open.map(({ eventId }) => eventId)), endsAt: MoreThan(new Date()) });
    const ids = new Set(coming.map(({ id }) => id));
    // In one order everywhere, since each holds its event.
    const theirs = open.filter(({ eventId }) => ids.has(eventId)).sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    for (const { details } of theirs) await this.signUps.giveBack(details.token);
  }

  private async letGo(personId: string, erased: boolean): Promise<void> {
    await this.bookings.leave(personId, erased);
    await this.db.repo(Volunteer).delete({ personId });
    await this.db.repo(PersonSkill).delete({ personId });
    await this.db.repo(PointPerson).delete({ personId });
  }

  /** Their confirmed signatures count on and hold nothing of them; the others go. */
  private async unsign(contacts: readonly Buffer[], personId: string | undefined): Promise<void> {
    const lock = { mode: 'pessimistic_write' } as const;
    const where = whose(contacts, personId);
    const signatures = await this.db.repo(Signature).find({ where, order: { id: 'ASC' }, lock });
    await this.doors.close(signatures.flatMap(({ door, moreDoors }) => [door, ...moreDoors]));
    const counted = signatures.filter(({ state }) => state === SignatureState.CONFIRMED);
    const others = signatures.filter(({ state }) => state !== SignatureState.CONFIRMED);
    await this.db.repo(Signature).delete({ id: In(others.map(({ id }) => id)) });
    for (const signature of counted) {
      // Keys of their own, made at random: whether the same address signs again can no longer be told.
      const keys = { contact: randomBytes(32), door: randomBytes(32), moreDoors: [], form: randomBytes(32) };
      const details = { givenName: '', familyName: '', email: '', token: '', news: [] };
      Object.assign(signature, { ...keys, details, personId: null, erased: true, display: Display.NONE });
      await this.db.save(signature);
    }
  }
}

/** Rows of somebody: by the keyed hashes of their addresses, and by who they are, also where the address is another by now. */
const whose = (contacts: readonly Buffer[], personId: string | undefined) => [
  { contact: In([...contacts]) },
  ...(personId ? [{ personId }] : []),
];

/** There is no undo: whoever asks says that they mean it. */
function mustBeSure(sure: boolean): void {
  if (!sure) throw new AppError('INVALID', 'volunteers.self.sure', {}, { sure: 'field.required' });
}
