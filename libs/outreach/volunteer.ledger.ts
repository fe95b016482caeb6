import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { PeopleService } from '#people';
import { Db } from '#platform';
import { BookingService, InterestForms, type OneOnOne, OneOnOneSlot, OneOnOneState } from '#volunteers';
import { Message, MessageState } from './message.entity.ts';
import { Queueing } from './queueing.service.ts';

/** How long somebody who sends the form again waits for the next mail. */
const REPEAT = '1 hour';
/** After this a link to confirm would come too late to be of use. */
const OF_USE = '3 days';

type Told = Pick<OneOnOne, 'id' | 'startsAt'>;
const toOrganizer = ({ id, startsAt }: Told, occasion = '') =>
  ({ subjectKind: 'organizerTalk', subjectId: id, occasion, personId: null, notAfter: startsAt }) as const;

/** Writes down which mails volunteers and their organizers get; each verb looks at what is so now, and may run any number of times. */
@Injectable()
export class VolunteerLedger {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Queueing) private readonly queueing: Queueing,
    @Inject(InterestForms) private readonly forms: InterestForms,
    @Inject(BookingService) private readonly bookings: BookingService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** A one-on-one is booked: both are told now, and its volunteer is reminded a day before if that is still to come. */
  oneOnOneBooked(id: string): Promise<void> {
    return this.db.tx(async () => {
      const own = await this.bookings.steady(id);
      if (own?.state !== OneOnOneState.BOOKED || own.startsAt <= new Date()) return;
      const about = { subjectKind: 'oneOnOne', subjectId: id, occasion: '', personId: own.personId } as const;
      await this.queueing.now({ template: 'oneOnOne.booked', ...about, notAfter: own.startsAt });
      await this.queueing.now({ template: 'oneOnOne.taken', ...toOrganizer(own) });
      await this.db.repo(Message).query(
        `insert into message (id, "organizationId", template, "subjectKind", "subjectId", "personId", "notBefore", "notAfter")
         select gen_random_uuid(), o."organizationId", 'oneOnOne.reminder', 'oneOnOne', o.id, o."personId",
           o."startsAt" - interval '1 day', o."startsAt" - interval '1 hour'
         from one_on_one o where o.id = $1 and o."startsAt" - interval '1 day' > now() on conflict do nothing`,
        [id],
      );
    });
  }

  /**
   * It is off: nothing that was queued about it is sent, and the other one is told; an organizer only of what they have
   * been told of before.
   */
  oneOnOneCancelled(id: string): Promise<void> {
    return this.db.tx(async () => {
      const own = await this.bookings.steady(id);
      if (own?.state !== OneOnOneState.CANCELLED) return;
      await this.db.repo(Message).query(
        `update message m set state = 'CANCELLED', reason = 'oneOnOneCancelled', "settledAt" = now()
         where m."subjectKind" in ('oneOnOne', 'organizerTalk') and m."subjectId" = $1 and m.state = 'QUEUED'
           and m.template not in ('oneOnOne.cancelled', 'oneOnOne.givenBack')`,
        [id],
      );
      if (own.startsAt <= new Date()) return;
      if (own.cancelledBySelf) return this.givenBack(own);
      const about = { subjectKind: 'oneOnOne', subjectId: id, occasion: '', personId: own.personId } as const;
      await this.queueing.now({ template: 'oneOnOne.cancelled', ...about, notAfter: own.startsAt });
    });
  }

  /** It is gone with whoever had booked it: its organizer hears so, of the time that it was to be at. */
  oneOnOneErased(id: string, slotId: string): Promise<void> {
    return this.db.tx(async () => {
      const slot = await this.db.repo(OneOnOneSlot).findOneBy({ id: slotId });
      if (slot && slot.startsAt > new Date()) await this.givenBack({ id, startsAt: slot.startsAt }, slotId);
    });
  }

  private async givenBack(own: Told, occasion = ''): Promise<void> {
    const told = In([MessageState.SENDING, MessageState.ACCEPTED, MessageState.UNKNOWN]);
    const first = { template: 'oneOnOne.taken', subjectId: own.id, state: told } as const;
    if (!(await this.db.repo(Message).existsBy(first))) return;
    await this.queueing.now({ template: 'oneOnOne.givenBack', ...toOrganizer(own, occasion) });
  }

  /** Somebody sent the interest form, for the first time or again: the link, at most once in `REPEAT`. */
  interestAsked(formId: string): Promise<void> {
    return this.db.tx(async () => {
      const form = await this.forms.held(formId);
      if (form?.state !== 'PENDING') return;
      const [row] = await this.db.repo(Message).query<{ told: boolean; at: string; until: Date }[]>(
        `select now()::text as at, now() + interval '${OF_USE}' as until, exists(select from message
           where "subjectKind" = 'interest' and "subjectId" = $1
             and "createdAt" > now() - interval '${REPEAT}') as told`,
        [formId],
      );
      if (row!.told) return;
      // Whom we know by the address, so that whoever said stop to everything is left alone.
      const [known] = await this.people.withHandle('email', form.details.email);
      await this.queueing.now({
        template: 'interest.confirm',
        ...{ subjectKind: 'interest', subjectId: formId, occasion: row!.at },
        ...{ personId: known?.id ?? null, notAfter: row!.until },
      });
    });
  }
}
