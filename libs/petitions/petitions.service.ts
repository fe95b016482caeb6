import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { cityDay } from './days.ts';
import { Petition, PetitionState } from './petition.entity.ts';
import { cursorOf, type PageArgs, type PetitionsPage, readCursor, sizeOf, visibleTo } from './petitions.policy.ts';

/** Reads petitions; it changes nothing. */
@Injectable()
export class PetitionsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The petition of this id; NOT_FOUND where there is none. */
  petition(id: string): Promise<Petition> {
    return this.db.tx(async () => found(await this.db.repo(Petition).findOneBy({ id })));
  }

  /** Of these petitions those that the actor may see. */
  seenByIds(actor: Actor, ids: readonly string[]): Promise<Map<string, Petition>> {
    return this.db.tx(async () => {
      const petitions = await this.db.repo(Petition).findBy({ id: In([...ids]), ...visibleTo(actor) });
      return new Map(petitions.map((petition) => [petition.id, petition]));
    });
  }

  /** A public petition by its address; null for a draft as for none, so that nobody learns of a draft. */
  published(slug: string): Promise<Petition | null> {
    return this.db.tx(() => this.db.repo(Petition).findOneBy({ slug, state: Not(PetitionState.DRAFT) }));
  }

  /** Petitions that can be signed now, the newest first. */
  open(first: number): Promise<Petition[]> {
    return this.db.tx(() =>
      this.db
        .repo(Petition)
        .createQueryBuilder('p')
        .where({ state: PetitionState.PUBLISHED })
        .andWhere('coalesce(p."opensOn", :today) <= :today and coalesce(p."closesOn", :today) >= :today', {
          today: cityDay(),
        })
        .orderBy('p."createdAt"', 'DESC')
        .addOrderBy('p.id', 'DESC')
        .limit(first)
        .getMany(),
    );
  }

  /** The petition, held until the end of the caller's transaction: nobody signs it, confirms or changes it meanwhile. */
  async locked(id: string): Promise<Petition> {
    return found(await this.db.repo(Petition).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
  }

  /** The petition, which nobody changes until the end of the caller's transaction; others may sign it meanwhile. */
  async steady(id: string): Promise<Petition> {
    return found(await this.db.repo(Petition).findOne({ where: { id }, lock: { mode: 'pessimistic_read' } }));
  }

  /** Petitions, the newest first; drafts only for who may write them. */
  page(actor: Actor, args: PageArgs): Promise<PetitionsPage> {
    return this.db.tx(async () => {
      const query = this.db.repo(Petition).createQueryBuilder('p').where(visibleTo(actor));
      if (args.after) query.andWhere('(p."createdAt", p.id) < (:at, :id)', readCursor(args.after));
      const size = sizeOf(args);
      const items = await query
        .orderBy('p."createdAt"', 'DESC')
        .addOrderBy('p.id', 'DESC')
        .limit(size + 1)
        .getMany();
      const last = items[size - 1];
      return {
        items: items.slice(0, size),
        endCursor: items.length > size && last ? cursorOf(last.createdAt, last.id) : null,
      };
    });
  }

  /** One petition, as far as the actor may see it. */
  seenBy(actor: Actor, id: string): Promise<Petition> {
    return this.db.tx(async () => found(await this.db.repo(Petition).findOneBy({ id, ...visibleTo(actor) })));
  }
}

function found(petition: Petition | null): Petition {
  if (!petition) throw new AppError('NOT_FOUND', 'notFound');
  return petition;
}
