import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { PeopleService, workingEmail } from '#people';
import { CONFIG, type Config, Db, pathIn, say } from '#platform';
import { BookingService, holdsTalks } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { OneOnOneTemplate } from './message.entity.ts';
import { languageOf, written } from './paper.ts';
import { talkOf, whenAndWhere } from './talk.ts';

/** Letters about a one-on-one: they speak of its time, so only while it is so. Their link leads to the reader's own page. */
@Injectable()
export class OneOnOneMatter extends Matter {
  readonly kind = 'oneOnOne';
  readonly valid = `exists (select from one_on_one o where o.id = m."subjectId"
    and o.state = case m.template when 'oneOnOne.cancelled' then 'CANCELLED' else 'BOOKED' end
    and (m.template = 'oneOnOne.cancelled' or (o."startsAt" > now() and ${holdsTalks('o."userId"')})))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(BookingService) private readonly bookings: BookingService,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override hold({ subjectId }: Subject): Promise<unknown> {
    return this.bookings.steady(subjectId);
  }

  write({ template, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const { own, slot, organization } = await talkOf(this.db, this.bookings, subjectId);
      const { details } = await this.people.get(own.personId);
      const to = workingEmail(details);
      if (to === undefined) throw new Error('Nobody can be written to without an address');
      const language = languageOf(own.language);
      const { name: organizer } = (await this.users.get(own.userId)).details;
      const kind = template as OneOnOneTemplate;
      const { date, lines } = whenAndWhere(slot, language, kind !== 'oneOnOne.cancelled');
      const subject = say(language, `mail.${kind}.subject`, { date });
      const paragraphs = [
        [say(language, 'mail.hello', { name: details.givenName })],
        [say(language, `mail.${kind}.lead`, { name: organizer })],
        lines,
        [say(language, `mail.${kind}.link`, { url: `${this.config.publicUrl}/console/mine` })],
        [say(language, 'mail.oneOnOne.why', { organization, url: `${this.config.publicUrl}${pathIn(language, '/')}` })],
      ];
      return { to, subject, ...written(paragraphs, subject, language), language, attachments: [] };
    });
  }
}
