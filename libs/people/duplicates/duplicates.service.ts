import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { view, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { Person } from '../person.entity.ts';
import { DuplicatePage, DuplicateView } from './duplicates.types.ts';
import { DuplicatePair } from './pair.entity.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What was found, for who may merge; and what somebody said of it. */
@Injectable()
export class DuplicatesService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Pairs of whom both are there for the actor, the likeliest first. */
  page(actor: Actor, first: number, after: string | null | undefined): Promise<DuplicatePage> {
    if (after && !UUID.test(after)) throw new AppError('INVALID', 'invalid', {}, { after: 'field.invalid' });
    const seen = whoIsSeenBy(actor);
    return this.db.tx(async () => {
      const both = ['lowId', 'highId'].map(
        (side) => `exists (select from person p where p.id = d."${side}" and ${seen.sql})`,
      );
      const open = this.db
        .repo(DuplicatePair)
        .createQueryBuilder('d')
        .where(`d.state = 'OPEN' and ${both.join(' and ')}`, seen.values);
      const total = await open.clone().getCount();
      if (after)
        open.andWhere(`(d.score, d.id) < (select a.score, a.id from duplicate_pair a where a.id = :after)`, { after });
      const found = await open
        .orderBy('d.score', 'DESC')
        .addOrderBy('d.id', 'DESC')
        .limit(first + 1)
        .getMany();
      const pairs = found.slice(0, first);
      const people = await this.people.byIds(pairs.flatMap(({ lowId, highId }) => [lowId, highId]));
      const items = pairs.flatMap((pair) => this.shown(actor, pair, people));
      return { items, total, endCursor: found.length > first ? pairs.at(-1)!.id : null };
    });
  }

  /** Somebody says that two people are two: they are never shown as one again, whatever is changed of them. */
  dismiss(actor: Actor, id: string): Promise<boolean> {
    return this.db.tx(async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      const pair = await this.db.repo(DuplicatePair).findOne({ where: { id }, lock });
      const seen = pair && (await this.people.byIds([pair.lowId, pair.highId], whoIsSeenBy(actor)));
      if (!pair || seen?.size !== 2) throw new AppError('NOT_FOUND', 'people.duplicates.noPair');
      pair.state = 'DISMISSED';
      pair.dismissedByUserId = actor.isUser ? actor.id : null;
      await this.db.save(pair);
      return true;
    });
  }

  private shown(actor: Actor, pair: DuplicatePair, people: ReadonlyMap<string, Person>): DuplicateView[] {
    const [a, b] = [people.get(pair.lowId), people.get(pair.highId)];
    if (!a || !b) return [];
    const { id, score, reasons } = pair;
    // Who came first is kept, unless somebody says otherwise.
    const [first, second] = a.createdAt <= b.createdAt ? [a, b] : [b, a];
    return [{ id, score, reasons, first: view(actor, first), second: view(actor, second) }];
  }
}
