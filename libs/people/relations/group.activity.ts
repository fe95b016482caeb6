import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import { sightOf } from '../segments/reading.ts';
import { ActivityKind } from '../segments/segment.ts';
import { PeopleGroup } from './relation.entity.ts';

/** Who belongs to a household or an organization. */
@Injectable()
export class GroupActivity extends ActivityKind {
  readonly kind = 'group';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return `exists (select from relation r where r."fromId" = p.id and r."toGroupId" is not null
      and (${id} is null or r."toGroupId" = ${id}) and (${since} is null or r."createdAt" >= ${since}))`;
  }

  override readonly others = ['HOUSEHOLD', 'ORGANIZATION'];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from relation r join people_group g on g.id = r."toGroupId"
      where r."fromId" = p.id and g.kind = '${code}'
      and (${id} is null or g.id = ${id}) and (${since} is null or r."createdAt" >= ${since}))`;
  }

  /** What a household is called names who lives in it. */
  override isFor(actor: Actor): boolean {
    return sightOf(actor).reach === 'whole';
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : {};
      const found = await this.db.repo(PeopleGroup).find({ where, order: { createdAt: 'DESC' } });
      const named = found.map(({ id, details }): [string, string] => [id, details.name]);
      return new Map(named.sort(([, a], [, b]) => a.localeCompare(b)));
    });
  }
}
