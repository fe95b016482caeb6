import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { current, Db } from '#platform';
import { Batch } from './batch.entity.ts';
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

  /** A file is known by its format and its day. */
  names(ids?: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : {};
      const found = await this.db.repo(Batch).find({ where, order: { createdAt: 'DESC' }, take: 200 });
      const day = new Intl.DateTimeFormat(current().language, { dateStyle: 'medium', timeStyle: 'short' });
      return new Map(found.map(({ id, format, createdAt }) => [id, `${format}, ${day.format(createdAt)}`]));
    });
  }
}
