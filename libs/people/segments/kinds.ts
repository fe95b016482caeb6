import { Injectable } from '@nestjs/common';
import type { ActivityKind } from './segment.ts';

/** Every kind of activity that a segment may name: higher features add theirs when they start. */
@Injectable()
export class ActivityKinds {
  private readonly kinds = new Map<string, ActivityKind>();

  /** Adds kinds, each by its name; answers them. */
  add(...kinds: readonly ActivityKind[]): readonly ActivityKind[] {
    for (const each of kinds) this.kinds.set(each.kind, each);
    return kinds;
  }

  get(kind: string): ActivityKind | undefined {
    return this.kinds.get(kind);
  }

  all(): ActivityKind[] {
    return [...this.kinds.values()];
  }
}
