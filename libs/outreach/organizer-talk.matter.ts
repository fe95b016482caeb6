import { Inject, Injectable } from '@nestjs/common';
import { UsersService } from '#accounts';
import { PeopleService } from '#people';
import { CONFIG, type Config, Db, say } from '#platform';
import { BookingService, firstName, holdsTalks, OneOnOneSlot } from '#volunteers';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { OrganizerTalkTemplate } from './message.entity.ts';
import { written } from './paper.ts';
import { organizationOf, talkOf, whenAndWhere } from './talk.ts';

/**
 * Letters to an organizer about a time of theirs: somebody booked it, or gave it back. Only while that is so and still to
 * come. They carry a first name in their text, none of whoever was deleted since, and nobody's address or number.
 */
@Injectable()
export class OrganizerTalkMatter extends Matter {
  readonly kind = 'organizerTalk';
  readonly valid = `case when m.occasion <> '' then exists (select from one_on_one_slot s
    where s.id::text = m.occasion and s."startsAt" > now() and ${holdsTalks('s."userId"')})
  else exists (select from one_on_one o
    where o.id = m."subjectId" and o."startsAt" > now() and ${holdsTalks('o."userId"')}
      and o.state = case m.template when 'oneOnOne.givenBack' then 'CANCELLED' else 'BOOKED' end) end`;

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

  write({ template, subjectId, occasion }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const { personId, slot, organization } = await this.about(subjectId, occasion);
      const { language, userId } = slot;
      const { name, email } = (await this.users.get(userId)).details;
      const [who] = personId ? firstName((await this.people.get(personId)).details.givenName) : [];
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

  /** The talk and who booked it; once they are deleted the time alone, which its occasion names. */
  private async about(subjectId: string, slotId: string) {
    if (!slotId) {
      const { own, slot, organization } = await talkOf(this.db, this.bookings, subjectId);
      return { personId: own.personId, slot, organization };
    }
    const slot = await this.db.repo(OneOnOneSlot).findOneByOrFail({ id: slotId });
    return { personId: undefined, slot, organization: await organizationOf(this.db) };
  }
}
