import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { PeopleService } from '#people';
import { CONFIG, type Config, Db, say } from '#platform';
import { BookingService, firstName, holdsTalks } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { OrganizerTalkTemplate } from './message.entity.ts';
import { written } from './paper.ts';
import { talkOf, whenAndWhere } from './talk.ts';

/**
 * Letters to an organizer about a time of theirs: somebody booked it, or gave it back. Only while that is so and still to
 * come. They carry a first name in their text, and nobody's address or number.
 */
@Injectable()
export class OrganizerTalkMatter extends Matter {
  readonly kind = 'organizerTalk';
  readonly valid = `exists (select from one_on_one o
    where o.id = m."subjectId" and o."startsAt" > now() and ${holdsTalks('o."userId"')}
      and o.state = case m.template when 'oneOnOne.givenBack' then 'CANCELLED' else 'BOOKED' end)`;

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
      const { language } = slot;
      const { name, email } = (await this.users.get(own.userId)).details;
      const [who] = firstName((await this.people.get(own.personId)).details.givenName);
      const { date, lines } = whenAndWhere(slot, language);
      const kind = template as OrganizerTalkTemplate;
      const subject = say(language, `mail.${kind}.subject`, { date });
      const paragraphs = [
        [say(language, 'mail.hello', { name })],
        [who ? say(language, `mail.${kind}.lead`, { who }) : say(language, `mail.${kind}.leadAny`)],
        lines,
        [say(language, 'mail.oneOnOne.times', { url: `${this.config.publicUrl}/console/people/volunteers` })],
        [say(language, 'mail.oneOnOne.whyOffered', { organization })],
      ];
      return { to: email, subject, ...written(paragraphs, subject, language), language, attachments: [] };
    });
  }
}
