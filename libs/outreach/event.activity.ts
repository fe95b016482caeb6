import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { Event, visibleEvents } from '#events';
import { ActivityKind } from '#people';
import { current, Db, textIn } from '#platform';

/** Who has a place at an event. */
@Injectable()
export class EventActivity extends ActivityKind {
  readonly kind = 'event';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return `exists (select from sign_up s where s."personId" = p.id and s.state = 'CONFIRMED'
      and (${id} is null or s."eventId" = ${id}) and (${since} is null or s."createdAt" >= ${since}))`;
  }

  /** `NOT CAME` is both who was marked as not having come and of whom nobody said anything; `DID_NOT_COME` the first alone. */
  override readonly others = ['CAME', 'DID_NOT_COME', 'CANCELLED', 'WAITLISTED'];

  override whereOther(code: string, id: string, since: string): string {
    // When somebody came is when the event was, not when it was written down.
    if (code === 'CAME' || code === 'DID_NOT_COME')
      return `exists (select from attendance a join event e on e.id = a."eventId"
        where a."personId" = p.id and a.state = '${code}'
        and (${id} is null or a."eventId" = ${id}) and (${since} is null or e."startsAt" >= ${since}))`;
    const at = code === 'CANCELLED' ? 's."cancelledAt"' : 's."createdAt"';
    return `exists (select from sign_up s where s."personId" = p.id and s.state = '${code}'
      and (${id} is null or s."eventId" = ${id}) and (${since} is null or ${at} >= ${since}))`;
  }

  override isFor(actor: Actor): boolean {
    return actor.can('events.read');
  }

  protected named(ids: readonly string[] | undefined, actor: Actor): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = { ...visibleEvents(actor), ...(ids && { id: In([...ids]) }) };
      const found = await this.db.repo(Event).find({ where, order: { startsAt: 'DESC' } });
      const day = ({ startsAt, timeZone }: Event) =>
        new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(startsAt);
      return new Map(found.map((event) => [event.id, `${textIn(event.title, language).text}, ${day(event)}`]));
    });
  }
}
