import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { ActivityKind } from '#people';
import { Db } from '#platform';
import { Blast, BlastState } from './blast.entity.ts';

/** Who got a mailing: their mail server took it. Whether it was opened is kept nowhere. */
@Injectable()
export class BlastActivity extends ActivityKind {
  readonly kind = 'blast';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return this.whereOther('ACCEPTED', id, since);
  }

  override readonly others = ['REJECTED'];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from message x where x."personId" = p.id and x."subjectKind" = 'blast' and x.state = '${code}'
      and (${id} is null or x."subjectId" = ${id}) and (${since} is null or x."settledAt" >= ${since}))`;
  }

  override isFor(actor: Actor): boolean {
    return actor.can('outreach.read');
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : { state: Not(BlastState.DRAFT) };
      const found = await this.db.repo(Blast).find({ where, order: { createdAt: 'DESC' } });
      return new Map(found.map(({ id, details }) => [id, details.title]));
    });
  }
}
