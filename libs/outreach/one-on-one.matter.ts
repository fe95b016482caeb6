import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { whenOf } from '#events';
import { PeopleService, workingEmail } from '#people';
import { CONFIG, type Config, current, Db, Organization, pathIn, say } from '#platform';
import { BookingService, OneOnOneSlot } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { OneOnOneTemplate } from './message.entity.ts';
import { languageOf, written } from './paper.ts';

/** Letters about a one-on-one: they speak of its time, so only while it is so. Their link leads to the reader's own page. */
@Injectable()
export class OneOnOneMatter extends Matter {
  readonly kind = 'oneOnOne';
  readonly valid = `exists (select from one_on_one o where o.id = m."subjectId"
    and o.state = case m.template when 'oneOnOne.cancelled' then 'CANCELLED' else 'BOOKED' end
    and (m.template = 'oneOnOne.cancelled' or o."startsAt" > now()))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(BookingService) private readonly bookings: BookingService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  write({ template, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const own = await this.bookings.steady(subjectId);
      const slot = own && (await this.db.repo(OneOnOneSlot).findOneBy({ id: own.slotId }));
      if (!slot) throw new Error(`The one-on-one of a claimed message is gone: ${subjectId}`);
      const { details } = await this.people.get(own.personId);
      const to = workingEmail(details);
      if (to === undefined) throw new Error('Nobody can be written to without an address');
      const language = languageOf(own.language);
      const { name: organization } = await this.db
        .repo(Organization)
        .findOneByOrFail({ id: current().organizationId! });
      const { name: organizer } = (await this.users.get(own.userId)).details;
      const { date, time, zone } = whenOf(slot, language);
      const kind = template as OneOnOneTemplate;
      const subject = say(language, `mail.${kind}.subject`, { date });
      const cancelled = kind === 'oneOnOne.cancelled';
      const { place } = slot.details;
      const paragraphs = [
        [say(language, 'mail.hello', { name: details.givenName })],
        [say(language, `mail.${kind}.lead`, { name: organizer })],
        [
          say(language, 'mail.oneOnOne.when', { date, time, zone }),
          !cancelled && place ? say(language, 'mail.oneOnOne.place', { place }) : undefined,
        ],
        [say(language, `mail.${kind}.link`, { url: `${this.config.publicUrl}/console/mine` })],
        [say(language, 'mail.oneOnOne.why', { organization, url: `${this.config.publicUrl}${pathIn(language, '/')}` })],
      ];
      return { to, subject, ...written(paragraphs, subject, language), language, attachments: [] };
    });
  }
}
