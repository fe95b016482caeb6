import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { Tags } from '../lists/tags.ts';
import { choicesPage } from './choices.service.ts';
import { ActivityKinds } from './kinds.ts';
import type { GrantSubjectsAsked, SegmentChoicePage } from './segments.types.ts';

type Names = ReadonlyMap<string, string>;

/** Finds what a grant can be over, and names it, of what an actor may see: events, and lists, which are tags. */
@Injectable()
export class GrantSubjects {
  constructor(
    @Inject(ActivityKinds) private readonly kinds: ActivityKinds,
    @Inject(Tags) private readonly tags: Tags,
  ) {}

  async page(actor: Actor, { scope, ids, ...asked }: GrantSubjectsAsked): Promise<SegmentChoicePage> {
    const names = scope === 'EVENT' ? this.events(actor, ids ?? undefined) : this.lists(actor, ids ?? undefined);
    return choicesPage(await names, asked);
  }

  /** The names of these events and lists. */
  async names(actor: Actor, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.events(actor, ids)), ...(await this.lists(actor, ids))]);
  }

  private async events(actor: Actor, ids?: readonly string[]): Promise<Names> {
    return (await this.kinds.get('event')?.names(actor, ids)) ?? new Map<string, string>();
  }

  private async lists(actor: Actor, ids?: readonly string[]): Promise<Names> {
    if (!actor.canWithin('people.read')) return new Map();
    const tags = (await this.tags.all()).filter(({ id }) => !ids || ids.includes(id));
    return new Map(tags.map(({ id, label }) => [id, label]));
  }
}
