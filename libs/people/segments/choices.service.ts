import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import { folded } from '../folded.ts';
import { ActivityKinds } from './kinds.ts';
import type { ChoicesAsked, SegmentActivity, SegmentChoicePage, SegmentChoicesAsked } from './segments.types.ts';

/** So many are offered at once; the others are looked for. */
const OFFERED = 200;
const PAGE = 50;

/** A page, in their order, of those whose name holds what is looked for. Names are sealed: they are never looked for in the database. */
export function choicesPage(
  names: ReadonlyMap<string, string>,
  { search, first, after }: Omit<ChoicesAsked, 'ids'>,
): SegmentChoicePage {
  const sought = folded(search ?? '');
  const found = [...names].filter(([, name]) => folded(name).includes(sought)).map(([id, name]) => ({ id, name }));
  const from = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
  const items = after && !from ? [] : found.slice(from, from + (first ?? PAGE));
  const isLast = from + items.length >= found.length;
  return { items, endCursor: isLast ? null : (items.at(-1)?.id ?? null), total: found.length };
}

/** Finds what a clause about something that people did can name, of what an actor may see. */
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
        const { items: choices, total } = choicesPage(await kind.names(actor), { first: OFFERED });
        activities.push({ kind: kind.kind, whats: ['DID', ...kind.others], measured: kind.measured, choices, total });
      }
      return activities;
    });
  }

  /** A page of them in their order. */
  async page(actor: Actor, { kind: name, ids, ...asked }: SegmentChoicesAsked): Promise<SegmentChoicePage> {
    const kind = this.kinds.get(name);
    if (!kind) throw new AppError('INVALID', 'segments.unknownKind', { kind: name });
    return choicesPage(await kind.names(actor, ids ?? undefined), asked);
  }
}
