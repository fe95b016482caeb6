import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Event } from '#events';
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

  /** Whether somebody came is not written down anywhere yet; who gave their place back, or waits for one, is. */
  override readonly others = ['CANCELLED', 'WAITLISTED'];

  override whereOther(code: string, id: string, since: string): string {
    const at = code === 'CANCELLED' ? 's."cancelledAt"' : 's."createdAt"';
    return `exists (select from sign_up s where s."personId" = p.id and s.state = '${code}'
      and (${id} is null or s."eventId" = ${id}) and (${since} is null or ${at} >= ${since}))`;
  }

  names(ids?: readonly string[]): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : {};
      const found = await this.db.repo(Event).find({ where, order: { startsAt: 'DESC' }, take: 200 });
      const day = ({ startsAt, timeZone }: Event) =>
        new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(startsAt);
      return new Map(found.map((event) => [event.id, `${textIn(event.title, language).text}, ${day(event)}`]));
    });
  }
}
