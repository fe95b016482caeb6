import { Inject, Injectable } from '@nestjs/common';
import { Event, EventsService } from '#events';
import { CONFIG, type Config, current, Db, Organization } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { Matter, type Subject } from './matter.ts';
import type { SignUpTemplate } from './message.entity.ts';
import { languageOf } from './paper.ts';
import { signUpLetter } from './sign-up.letter.ts';

/** Letters to somebody who signed up for an event: they speak of its time and place, so only while these are so. */
@Injectable()
export class SignUpMatter extends Matter {
  readonly kind = 'signUp';
  readonly valid = `exists (select from sign_up s join event e on e.id = s."eventId" where s.id = m."subjectId"
    and s.state = any (case when m.template = 'signUp.cancelled' then array['CANCELLED']
      when m.template = 'signUp.confirm' then array['PENDING']
      when m.template in ('signUp.waitlisted', 'signUp.waiting') then array['WAITLISTED']
      when m.template = 'event.cancelled' then array['CONFIRMED', 'WAITLISTED'] else array['CONFIRMED'] end)
    and e.state = case m.template when 'event.cancelled' then 'CANCELLED' else 'PUBLISHED' end
    and (m."forStart" is null or m."forStart" = e."startsAt")
    and (m.template <> 'event.changed' or m.occasion = e.sequence::text))`;

  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  override hold({ subjectId }: Subject): Promise<unknown> {
    return this.db.tx(async () => {
      const signUp = await this.events.signUpFor(subjectId);
      const lock = { mode: 'pessimistic_read' } as const;
      return signUp && this.db.repo(Event).findOne({ where: { id: signUp.eventId }, lock });
    });
  }

  /** The letter, in the language in which its reader signed up. */
  write({ template, subjectId }: Subject): Promise<Letter> {
    return this.db.tx(async () => {
      const signUp = await this.events.signUpFor(subjectId);
      if (!signUp) throw new Error(`The sign-up of a claimed message is gone: ${subjectId}`);
      const event = await this.events.event(signUp.eventId);
      const roles = (await this.events.rolesOf([event.id])).get(event.id) ?? [];
      const { name } = await this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! });
      return signUpLetter(template as SignUpTemplate, {
        event,
        signUp,
        role: roles.find(({ id }) => id === signUp.roleId)?.name,
        organization: name,
        publicUrl: this.config.publicUrl,
        language: languageOf(signUp.language),
      });
    });
  }
}
