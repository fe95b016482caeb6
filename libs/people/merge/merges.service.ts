import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { CustomFields } from '../fields/custom-fields.service.ts';
import { view, whoIsSeenBy } from '../people.policy.ts';
import { PeopleService } from '../people.service.ts';
import { SharedCells } from './cells.ts';
import { ownProposals, proposals } from './choosing.ts';
import { Merge } from './merge.entity.ts';
import { MergeService } from './merge.service.ts';
import { MergeAhead, MergeView } from './merge.types.ts';
import { UNDO_DAYS } from './undo.service.ts';

const DAY = 24 * 3_600_000;

/** Reads merges: those that can be undone, and what one would do. */
@Injectable()
export class MergesService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(MergeService) private readonly merging: MergeService,
    @Inject(CustomFields) private readonly fields: CustomFields,
    @Inject(SharedCells) private readonly cells: SharedCells,
  ) {}

  /** Two people side by side, for who may see both and reach them: the values themselves are what is chosen from. */
  async ahead(actor: Actor, keepId: string, dropId: string): Promise<MergeAhead> {
    actor.must('people.contact');
    const seen = whoIsSeenBy(actor);
    const [keep, drop] = [await this.people.find(keepId, seen), await this.people.find(dropId, seen)];
    if (!keep || !drop || keep.id === drop.id) throw new AppError('CONFLICT', 'people.merge.gone');
    const newerIs = await this.merging.newer({ keep, drop });
    const inUse = (await this.fields.all()).filter(({ retiredAt }) => !retiredAt).map(({ id }) => id);
    return {
      keep: view(actor, keep),
      drop: view(actor, drop),
      fields: proposals({ keep, drop }, newerIs),
      ownFields: ownProposals({ keep, drop }, inUse, newerIs),
      cells: await this.cells.proposals(actor, { keepId: keep.id, dropId: drop.id }, newerIs),
    };
  }

  /** The last merges that were not undone, the newest first, of people who are there for the actor. */
  recent(actor: Actor): Promise<MergeView[]> {
    return this.db.tx(async () => {
      const merges = await this.db
        .repo(Merge)
        .find({ where: { undoneAt: IsNull(), closedAt: IsNull() }, order: { at: 'DESC', id: 'DESC' }, take: 100 });
      const people = await this.people.byIds(
        merges.map(({ keptId }) => keptId),
        whoIsSeenBy(actor),
      );
      const seen = new Set<string>();
      return merges.flatMap((merge) => {
        const kept = people.get(merge.keptId);
        if (!kept) return [];
        const isLast = !seen.has(merge.keptId);
        seen.add(merge.keptId);
        return [new MergeView(actor, merge, kept, isLast, new Date(merge.at.getTime() + UNDO_DAYS * DAY))];
      });
    });
  }

  /** One merge as it is shown. */
  async of(actor: Actor, merge: Merge): Promise<MergeView> {
    const kept = await this.people.get(merge.keptId);
    const at = merge.at ?? new Date();
    return new MergeView(actor, merge, kept, true, new Date(at.getTime() + UNDO_DAYS * DAY));
  }
}
