import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { ActivityKind } from '#people';
import { Petition, visiblePetitions } from '#petitions';
import { current, Db, textIn } from '#platform';

/** Who signed a petition, and confirmed it. */
@Injectable()
export class SignatureActivity extends ActivityKind {
  readonly kind = 'petition';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return `exists (select from signature s where s."personId" = p.id and s.state = 'CONFIRMED'
      and (${id} is null or s."petitionId" = ${id}) and (${since} is null or s."confirmedAt" >= ${since}))`;
  }

  override readonly others = ['WITHDRAWN'];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from signature s where s."personId" = p.id and s.state = '${code}'
      and (${id} is null or s."petitionId" = ${id}) and (${since} is null or s."withdrawnAt" >= ${since}))`;
  }

  override isFor(actor: Actor): boolean {
    return actor.can('petitions.read');
  }

  protected named(ids: readonly string[] | undefined, actor: Actor): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = { ...visiblePetitions(actor), ...(ids && { id: In([...ids]) }) };
      const found = await this.db.repo(Petition).find({ where, order: { createdAt: 'DESC' } });
      return new Map(found.map((petition) => [petition.id, textIn(petition.title, language).text]));
    });
  }
}
