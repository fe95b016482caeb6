import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { type Event, EventState, EventsService, eventUrl, whenOf } from '#events';
import { Bulk, Lists, Segments } from '#people';
import { AppError, CONFIG, type Config, current, Db, isForbiddenName, type Language, say, textIn } from '#platform';
import { VolunteerSearch } from '#volunteers';
import type { Blast } from '../blast.entity.ts';
import { BlastsService } from '../blasts.service.ts';

/** As many letters as a mailing's title, and as a list's name, may have. */
const LONGEST = { title: 120, name: 90, subject: 150 };

/**
 * Prepares a mailing to everybody who could take a shift: a draft that nobody sends but whoever reads it first. They are
 * put on a list, and it is for those of the list who have no place at the event, and wait for none, when it goes.
 */
@Injectable()
export class Asking {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(VolunteerSearch) private readonly volunteers: VolunteerSearch,
    @Inject(Lists) private readonly lists: Lists,
    @Inject(Bulk) private readonly bulk: Bulk,
    @Inject(Segments) private readonly segments: Segments,
    @Inject(BlastsService) private readonly blasts: BlastsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** `roleId` null: for whatever there is to do. List, segment and draft are there together or not at all. */
  ask(actor: Actor, eventId: string, roleId: string | null): Promise<Blast> {
    if (!actor.can('people.write')) throw new AppError('FORBIDDEN', 'forbidden');
    return this.db.tx(async () => {
      const event = await this.events.event(eventId);
      if (event.state !== EventState.PUBLISHED || event.startsAt <= new Date())
        throw new AppError('CONFLICT', 'outreach.ask.over');
      const found = await this.volunteers.forShift(actor, eventId, roleId);
      if (!found.length) throw new AppError('CONFLICT', 'outreach.ask.nobody');
      const name = await this.nameFor(event);
      const { id: list } = await this.lists.save(actor, { name, columns: [] });
      const personIds = found.map(({ person }) => person.id);
      await this.bulk.start(actor, { kind: 'ADD_TO_LIST', listId: list, personIds });
      const did = (what: string) => ({ not: { did: { kind: 'event', what, id: eventId } } });
      const where = { all: [{ list }, did('DID'), did('WAITLISTED')] };
      const { id: savedSegmentId } = await this.segments.save(actor, { name, definition: { where } });
      return this.blasts.create({ savedSegmentId, title: name.slice(0, LONGEST.title), ...this.words(event) });
    });
  }

  /** What list and segment are called: after the event, and with a number where they are asked for the second time. */
  private async nameFor(event: Event): Promise<string> {
    const { language } = current();
    const title = textIn(event.title, language).text;
    const plain = say(language, 'outreach.ask.name', { event: title, day: whenOf(event, language).date });
    const name = (isForbiddenName(plain) ? whenOf(event, language).date : plain).slice(0, LONGEST.name);
    const taken = new Set((await this.segments.all()).map(({ details }) => details.name.toLowerCase()));
    for (let n = 2, next = name; ; n += 1) {
      if (!taken.has(next.toLowerCase())) return next;
      next = `${name} (${n})`;
    }
  }

  private words(event: Event) {
    const write = (language: Language) => {
      const { date, time, zone } = whenOf(event, language);
      // What stands in braces would be read as a field of the mailing.
      const title = textIn(event.title, language).text.replace(/[{}]/g, '');
      const url = eventUrl(this.config.publicUrl, event, language);
      return {
        subject: say(language, 'outreach.ask.subject', { day: date }).slice(0, LONGEST.subject),
        body: say(language, 'outreach.ask.body', { name: '{name}', event: title, day: date, time, zone, url }),
        nameless: say(language, `console.mailings.nameless.${language}`),
      };
    };
    const [en, es] = [write('en'), write('es')];
    return {
      ...{ subjectEn: en.subject, bodyEn: en.body, namelessEn: en.nameless },
      ...{ subjectEs: es.subject, bodyEs: es.body, namelessEs: es.nameless },
    };
  }
}
