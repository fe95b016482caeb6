import { Inject, Injectable } from '@nestjs/common';
import { Event, EventsService } from '#events';
import { CONFIG, type Config, current, Db, isLanguage, Organization } from '#platform';
import { letterOf } from './letter.ts';
import type { Letter } from './mailbox.entity.ts';
import type { Message } from './message.entity.ts';

/** Writes the letter of a message at the moment it is sent, from what is true then. */
@Injectable()
export class Letters {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The letter, in the language in which its reader signed up. */
  write({ template, subjectId }: Pick<Message, 'template' | 'subjectId'>): Promise<Letter> {
    return this.db.tx(async () => {
      const signUp = await this.events.signUpFor(subjectId);
      if (!signUp) throw new Error(`The sign-up of a claimed message is gone: ${subjectId}`);
      // Held until the claim is committed: what changes the event afterwards finds the message taken, and tells of it.
      const lock = { mode: 'pessimistic_read' } as const;
      const event = await this.db.repo(Event).findOneOrFail({ where: { id: signUp.eventId }, lock });
      const roles = (await this.events.rolesOf([event.id])).get(event.id) ?? [];
      const { name } = await this.db.repo(Organization).findOneByOrFail({ id: current().organizationId! });
      return letterOf(template, {
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

/** One of ours for a language tag such as es-MX; English where there is none. */
function languageOf(tag: string) {
  const language = tag.toLowerCase().split('-')[0];
  return isLanguage(language) ? language : 'en';
}
