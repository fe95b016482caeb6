import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { CITY_ZONE, current, Db, say } from '#platform';
import { Batch, fileNameOf } from './batch.entity.ts';
import { ActivityKind } from '../segments/segment.ts';

/** Who came in with a file. */
@Injectable()
export class BatchActivity extends ActivityKind {
  readonly kind = 'batch';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return `exists (select from batch_person bp join batch b on b.id = bp."batchId" where bp."personId" = p.id
      and (${id} is null or b.id = ${id}) and (${since} is null or b."createdAt" >= ${since}))`;
  }

  override isFor(actor: Actor): boolean {
    return actor.can('people.import');
  }

  /** A file is known by its name and its day; where nobody knows its name, by its format. */
  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : {};
      const found = await this.db.repo(Batch).find({ where, order: { createdAt: 'DESC' } });
      const { language } = current();
      const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: CITY_ZONE });
      const kind = (format: string) => say(language, `console.import.kind.${format as 'generic'}`);
      return new Map(
        found.map((batch) => [batch.id, `${fileNameOf(batch) || kind(batch.format)}, ${day.format(batch.createdAt)}`]),
      );
    });
  }
}
