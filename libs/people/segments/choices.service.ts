import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { folded } from '../folded.ts';
import { NAMING } from './condition.ts';
import { ActivityKinds } from './kinds.ts';
import { sightOf } from './reading.ts';
import type { ActivityKind } from './segment.ts';
import type { SegmentActivity, SegmentChoicePage, SegmentChoicesAsked, SegmentPart } from './segments.types.ts';

/** So many are offered at once; the others are looked for. */
const OFFERED = 200;
const PAGE = 50;

/** Finds what a clause about something that people did can name. What names people is for those who see everybody. */
@Injectable()
export class SegmentChoices {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ActivityKinds) private readonly kinds: ActivityKinds,
  ) {}

  /** Each kind of activity with the first of what it can be about. */
  activities(actor: Actor): Promise<SegmentActivity[]> {
    return this.db.tx(async () => {
      const activities: SegmentActivity[] = [];
      for (const kind of this.kinds.all()) {
        const all = await this.named(actor, kind);
        const about = { whats: ['DID', ...kind.others], measured: kind.measured };
        activities.push({ kind: kind.kind, ...about, choices: all.slice(0, OFFERED), total: all.length });
      }
      return activities;
    });
  }

  /** A page of them in their order. Names are sealed: they are looked through here, never in the database. */
  page(actor: Actor, { kind: name, search, ids, first, after }: SegmentChoicesAsked): Promise<SegmentChoicePage> {
    return this.db.tx(async () => {
      const kind = this.kinds.get(name);
      if (!kind) throw new AppError('INVALID', 'segments.unknownKind', { kind: name });
      const sought = folded(search ?? '');
      const found = (await this.named(actor, kind, ids ?? undefined)).filter((each) =>
        folded(each.name).includes(sought),
      );
      const from = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
      const items = after && !from ? [] : found.slice(from, from + (first ?? PAGE));
      const isLast = from + items.length >= found.length;
      return { items, endCursor: isLast ? null : (items.at(-1)?.id ?? null), total: found.length };
    });
  }

  private async named(actor: Actor, kind: ActivityKind, ids?: readonly string[]): Promise<SegmentPart[]> {
    if (NAMING.includes(kind.kind) && sightOf(actor).reach !== 'whole') return [];
    return [...(await kind.names(ids))].map(([id, name]) => ({ id, name }));
  }
}
