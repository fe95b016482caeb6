import { Inject, Injectable } from '@nestjs/common';
import { Event, EventState, SignUp, SignUpState } from '#events';
import { Db } from '#platform';
import { Message, type SignUpTemplate } from './message.entity.ts';
import { Queueing } from './queueing.service.ts';

/** A reminder's name, how long before the start it is due, and until how long before the start it is of use. */
interface Lead {
  readonly name: string;
  readonly before: string;
  readonly until: string;
}
/** From two hours before the start on, the second reminder says all that the first would. */
export const LEADS: readonly Lead[] = [
  { name: '24h', before: '24 hours', until: '2 hours' },
  { name: '2h', before: '2 hours', until: '0 hours' },
];
/** What tells somebody that they have a place, when and where. */
const WELCOMES = `'signUp.confirmed', 'signUp.promoted'`;
/** How long somebody who repeats their sign-up waits for the next mail that says so. */
const REPEAT = '1 hour';

/** The start in UTC, as it stands in a reminder's occasion. */
const START = `to_char(e."startsAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const OF_EVENT = `m."subjectKind" = 'signUp' and m."subjectId" in (select id from sign_up where "eventId" = $1)`;

/**
 * Writes down which messages there are to be, from what events and sign-ups say when it looks: so each verb may run any
 * number of times and in any order. The event is locked against changes meanwhile; what changes it afterwards is a fact
 * of its own and comes here again. What was sent stays.
 */
@Injectable()
export class LedgerService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Queueing) private readonly queueing: Queueing,
  ) {}

  /** Somebody has a place: the confirmation now, and the reminders whose time is still to come. */
  signUpMade(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (!found?.comes) return;
      await this.now(found.signUp, found.event, 'signUp.confirmed', '');
      await this.remind(found.event.id, signUpId);
    });
  }

  /** Somebody asks for a place: they are asked by mail whether it was them, unless it is settled by now. */
  signUpAsked(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (found?.asks) await this.now(found.signUp, found.event, 'signUp.confirm', '');
    });
  }

  /** Somebody who has a place, waits, or is still to confirm, asked for it again: they are told which, at most once in `REPEAT`. */
  signUpRepeated(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (!found) return;
      const template = found.comes ? 'signUp.repeated' : found.waits ? 'signUp.waiting' : 'signUp.confirm';
      if (!found.comes && !found.waits && !found.asks) return;
      const [{ told, at }] = (await this.query(
        `select now()::text as at, exists(select 1 from message where "subjectKind" = 'signUp' and "subjectId" = $1
           and template = $2 and "createdAt" > now() - interval '${REPEAT}') as told`,
        [signUpId, template],
      )) as [{ told: boolean; at: string }];
      if (!told) await this.now(found.signUp, found.event, template, at);
    });
  }

  /** Somebody is on the waiting list: they are told so, unless they have a place by now. */
  signUpWaitlisted(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (found?.waits) await this.now(found.signUp, found.event, 'signUp.waitlisted', '');
    });
  }

  /** Somebody who waited has a place: what was to say that they wait is not sent; the rest is as for any place. */
  signUpPromoted(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (!found?.comes) return;
      await this.query(
        `update message m set state = 'CANCELLED', reason = 'promoted', "settledAt" = now()
         where m."subjectKind" = 'signUp' and m."subjectId" = $1 and m.state = 'QUEUED'
           and m.template in ('signUp.waitlisted', 'signUp.waiting')`,
        [signUpId],
      );
      await this.now(found.signUp, found.event, 'signUp.promoted', '');
      await this.remind(found.event.id, signUpId);
    });
  }

  /** Somebody left the waiting list: nothing that was queued is sent, and the page told them all there is to say. */
  signUpLeft(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      if ((await this.locked(signUpId))?.signUp.state === SignUpState.CANCELLED) await this.stop(signUpId);
    });
  }

  /** Somebody gave their place back: nothing that was queued is sent; their calendar is told. */
  signUpCancelled(signUpId: string): Promise<void> {
    return this.db.tx(async () => {
      const found = await this.locked(signUpId);
      if (found?.signUp.state !== SignUpState.CANCELLED) return;
      await this.stop(signUpId);
      if (found.event.state === EventState.PUBLISHED) await this.now(found.signUp, found.event, 'signUp.cancelled', '');
    });
  }

  /**
   * Time, place or zone changed: reminders follow, and everybody who has a place is told, once for each change. Whose
   * confirmation is still to be sent reads the new time there.
   */
  eventChanged(eventId: string): Promise<void> {
    return this.db.tx(async () => {
      if ((await this.lockedEvent(eventId))?.state !== EventState.PUBLISHED) return;
      await this.move(eventId);
      await this.remind(eventId);
      await this.query(
        `update message m set state = 'CANCELLED', reason = 'superseded', "settledAt" = now()
         from event e where e.id = $1 and ${OF_EVENT} and m.state = 'QUEUED' and m.template = 'event.changed'
           and m.occasion <> e.sequence::text`,
        [eventId],
      );
      await this.tellEverybody(eventId, 'event.changed', 'e.sequence::text');
    });
  }

  /** The event will not take place: nothing that was queued is sent, and everybody who has a place or waits is told. */
  eventCancelled(eventId: string): Promise<void> {
    return this.db.tx(async () => {
      if ((await this.lockedEvent(eventId))?.state !== EventState.CANCELLED) return;
      await this.query(
        `update message m set state = 'CANCELLED', reason = 'eventCancelled', "settledAt" = now()
         where ${OF_EVENT} and m.state = 'QUEUED' and m.template <> 'event.cancelled'`,
        [eventId],
      );
      await this.tellEverybody(eventId, 'event.cancelled', `''`, `'CONFIRMED', 'WAITLISTED'`);
    });
  }

  /** To one who signed up, at once, unless the event is over. */
  private async now({ id, personId }: SignUp, event: Event, template: SignUpTemplate, occasion: string): Promise<void> {
    if (event.endsAt.getTime() < Date.now()) return;
    const subject = { subjectKind: 'signUp', subjectId: id, occasion, personId } as const;
    await this.queueing.now({ template, ...subject, notAfter: event.endsAt });
  }

  /** Ends what was queued for somebody who comes no more. */
  private async stop(signUpId: string): Promise<void> {
    await this.query(
      `update message m set state = 'CANCELLED', reason = 'signUpCancelled', "settledAt" = now()
       where m."subjectKind" = 'signUp' and m."subjectId" = $1 and m.state = 'QUEUED'
         and m.template <> 'signUp.cancelled'`,
      [signUpId],
    );
  }

  /** The reminders that are missing and whose time is still to come, for everybody who has a place or for one. */
  private async remind(eventId: string, signUpId: string | null = null): Promise<void> {
    for (const { name, before, until } of LEADS)
      await this.query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "personId",
           "notBefore", "notAfter", "forStart")
         select gen_random_uuid(), s."organizationId", 'event.reminder', 'signUp', s.id, $3 || ' ' || ${START},
           s."personId", e."startsAt" - $4::interval, e."startsAt" - $5::interval, e."startsAt"
         from event e join sign_up s on s."eventId" = e.id
         where e.id = $1 and e.state = 'PUBLISHED' and s.state = 'CONFIRMED' and ($2::uuid is null or s.id = $2)
           and e."startsAt" - $4::interval > now()
         on conflict do nothing`,
        [eventId, signUpId, name, before, until],
      );
  }

  /** Moves the reminders that were not sent to the new start; one whose time would be past goes. */
  private async move(eventId: string): Promise<void> {
    for (const { name, before, until } of LEADS)
      await this.query(
        `update message m set occasion = $2 || ' ' || ${START}, "forStart" = e."startsAt", "handedAt" = null,
           "notBefore" = e."startsAt" - $3::interval, "notAfter" = e."startsAt" - $4::interval
         from event e where e.id = $1 and ${OF_EVENT} and m.state = 'QUEUED' and m.template = 'event.reminder'
           and m.occasion like $2 || ' %' and m."forStart" <> e."startsAt" and e."startsAt" - $3::interval > now()
           and not exists (select 1 from message o where o."subjectKind" = 'signUp' and o."subjectId" = m."subjectId"
             and o.template = m.template and o.occasion = $2 || ' ' || ${START})`,
        [eventId, name, before, until],
      );
    await this.query(
      `delete from message m using event e where e.id = $1 and ${OF_EVENT} and m.state = 'QUEUED'
         and m.template = 'event.reminder' and m."forStart" <> e."startsAt"`,
      [eventId],
    );
  }

  /** A notice to each in one of these states. The clock hands them on: it knows how many the job store bears at a time. */
  private async tellEverybody(
    eventId: string,
    template: SignUpTemplate,
    occasion: string,
    states = `'CONFIRMED'`,
  ): Promise<void> {
    await this.query(
      `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "personId",
         "notBefore", "notAfter")
       select gen_random_uuid(), s."organizationId", $2, 'signUp', s.id, ${occasion}, s."personId", now(), e."endsAt"
       from event e join sign_up s on s."eventId" = e.id
       where e.id = $1 and s.state in (${states}) and e."endsAt" > now()
         and not exists (select 1 from message m where m."subjectKind" = 'signUp' and m."subjectId" = s.id
           and m.template in (${WELCOMES}) and m.state = 'QUEUED')
       on conflict do nothing`,
      [eventId, template],
    );
  }

  /** A sign-up and its event, neither of which changes until this transaction ends. */
  private async locked(
    signUpId: string,
  ): Promise<{ signUp: SignUp; event: Event; comes: boolean; waits: boolean; asks: boolean } | undefined> {
    const lock = { mode: 'pessimistic_read' } as const;
    const known = await this.db.repo(SignUp).findOneBy({ id: signUpId });
    const event = known && (await this.lockedEvent(known.eventId));
    const signUp = event && (await this.db.repo(SignUp).findOne({ where: { id: signUpId }, lock }));
    if (!signUp) return undefined;
    const stands = event.state === EventState.PUBLISHED;
    const is = (state: SignUpState) => stands && signUp.state === state;
    const [comes, waits, asks] = [SignUpState.CONFIRMED, SignUpState.WAITLISTED, SignUpState.PENDING].map(is);
    return { signUp, event, comes: comes!, waits: waits!, asks: asks! };
  }

  private lockedEvent(id: string): Promise<Event | null> {
    return this.db.repo(Event).findOne({ where: { id }, lock: { mode: 'pessimistic_read' } });
  }

  private query(sql: string, parameters: unknown[]): Promise<unknown> {
    return this.db.repo(Message).query(sql, parameters);
  }
}
