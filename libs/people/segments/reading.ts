import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, Db } from '#platform';
import type { Reach } from '../names/name-parts.ts';
import { EVERYBODY, whoIsSeenBy } from '../people.policy.ts';
import { Person } from '../person.entity.ts';
import { definitionSql, type Known } from './compile.ts';
import { clausesIn, type Definition, idsIn } from './condition.ts';
import { ActivityKinds } from './kinds.ts';
import { SealedClauses } from './opening.ts';
import { SavedSegment } from './segment.entity.ts';

/** How deep saved segments may name each other. */
export const NESTED = 5;

/** A segment that is ready to be asked of the database, as often as wanted. */
export interface Ready {
  /** The condition over the person `p`; its values are added to the parameters. */
  readonly sql: (parameters: unknown[]) => string;
  /** Since when nobody looked again at what is sealed; null where nothing of it is asked for. */
  readonly asOf: Date | null;
}

/** How much of what is sealed a segment may ask for, and whether it is looked at anew. */
export interface Sight {
  readonly reach: Reach;
  readonly anew?: boolean;
  /** The segments that it names, where they are to be as they once were. */
  readonly segments?: ReadonlyMap<string, Definition>;
}

/** A segment with all the segments that it names: what was meant stays so, whatever becomes of them. */
export interface Frozen {
  readonly definition: Definition;
  readonly segments: Readonly<Record<string, Definition>>;
}

/** What an actor may ask of names and details: those who may not reach people find by what they are shown of names. */
export const sightOf = (actor: Actor): Sight => ({
  reach: whoIsSeenBy(actor) === EVERYBODY && actor.can('people.contact') ? 'whole' : 'shown',
});

/** Makes segments ready: finds the segments that they name, and answers their clauses about what is sealed. */
@Injectable()
export class SegmentReading {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(ActivityKinds) private readonly kinds: ActivityKinds,
    @Inject(SealedClauses) private readonly sealed: SealedClauses,
  ) {}

  async ready(definition: Definition, { reach, anew = false, segments: given }: Sight): Promise<Ready> {
    const segments = given ?? (await this.named(definition));
    const asked = [definition, ...segments.values()].flatMap(({ where }) => [...clausesIn(where)]);
    const sealed = asked.filter((clause) => 'name' in clause || 'text' in clause);
    if (reach !== 'whole' && sealed.some((clause) => 'text' in clause))
      throw new AppError('FORBIDDEN', 'segments.needsContact');
    const { ids: opened, asOf } = await this.sealed.open(sealed, reach, anew);
    const kinds = new Map(this.kinds.all().map((kind) => [kind.kind, kind]));
    const known: Known = { kinds, segments, opened };
    return { sql: (parameters) => definitionSql(definition, known, parameters), asOf };
  }

  /** Every segment that this one names, and those that they name; one that is not there is an error. */
  named(definition: Definition): Promise<Map<string, Definition>> {
    return this.db.tx(async () => {
      const found = new Map<string, Definition>();
      let wanted = idsIn(definition);
      for (let depth = 0; wanted.length; depth += 1) {
        if (depth > NESTED) throw new AppError('INVALID', 'segments.tooNested', { most: NESTED });
        const rows = await this.rows(wanted);
        for (const { id, details } of rows) found.set(id, details.definition);
        if (wanted.some((id) => !found.has(id))) throw new AppError('INVALID', 'segments.gone');
        wanted = rows.flatMap(({ details }) => idsIn(details.definition)).filter((id) => !found.has(id));
      }
      return found;
    });
  }

  /** A segment as it is now. */
  async frozen(definition: Definition): Promise<Frozen> {
    return { definition, segments: Object.fromEntries(await this.named(definition)) };
  }

  /** The same as it was then, with all that it may ask for. */
  thawed({ definition, segments }: Frozen): Promise<Ready> {
    return this.ready(definition, { reach: 'whole', anew: true, segments: new Map(Object.entries(segments)) });
  }

  /** Who fits, of those that an actor sees, as a condition over the person `p`. */
  async seenBy(actor: Actor, definition: Definition, anew = false): Promise<Ready> {
    const { sql, asOf } = await this.ready(definition, { ...sightOf(actor), anew });
    const seen = whoIsSeenBy(actor);
    const { reader } = seen.values;
    return {
      asOf,
      sql(parameters) {
        const fits = sql(parameters);
        if (reader === undefined) return fits;
        const at = `$${parameters.push(reader)}`;
        return `${seen.sql.replaceAll(':reader', at)} and ${fits}`;
      },
    };
  }

  private async rows(ids: readonly string[]): Promise<SavedSegment[]> {
    const query = this.db.repo(SavedSegment).createQueryBuilder('s').where('s.id = any(:ids)', { ids });
    return query.getMany();
  }

  /** Asks the database; within the caller's transaction. */
  query<T>(sql: string, parameters: unknown[]): Promise<T[]> {
    return this.db.repo(Person).query<T[]>(sql, parameters);
  }
}
