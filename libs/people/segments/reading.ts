import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import type { Ring } from '#places';
import { AppError, Db } from '#platform';
import type { Reach } from '../names/name-parts.ts';
import { EVERYBODY, whoIsSeenBy } from '../people.policy.ts';
import { Person } from '../person.entity.ts';
import { Zone } from '../whereabouts/zone.entity.ts';
import { definitionSql, type Known } from './compile.ts';
import { clausesIn, type Definition, idsIn, opens, withClauses } from './condition.ts';
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
    const { drawn, segments } = await this.drawn(definition, given ?? (await this.named(definition)));
    const asked = [drawn, ...segments.values()].flatMap(({ where }) => [...clausesIn(where)]);
    const sealed = asked.filter(opens);
    if (reach !== 'whole' && sealed.some((clause) => opens(clause) === 'DETAIL'))
      throw new AppError('FORBIDDEN', 'segments.needsContact');
    const { ids: opened, asOf } = await this.sealed.open(sealed, reach, anew);
    const kinds = new Map(this.kinds.all().map((kind) => [kind.kind, kind]));
    const known: Known = { kinds, segments, opened };
    return { sql: (parameters) => definitionSql(drawn, known, parameters), asOf };
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

  /** A segment as it is now: its zones as they are drawn today. */
  async frozen(definition: Definition): Promise<Frozen> {
    const { drawn, segments } = await this.drawn(definition, await this.named(definition));
    return { definition: drawn, segments: Object.fromEntries(segments) };
  }

  /** The same with the corners of each zone in the place of its name; one that is gone has nobody in it. */
  private async drawn(definition: Definition, segments: ReadonlyMap<string, Definition>) {
    const rings = await this.rings([definition, ...segments.values()]);
    const draw = (each: Definition): Definition => ({
      ...each,
      where: withClauses(each.where, (clause) => {
        if (!('zone' in clause)) return clause;
        const ring = rings.get(clause.zone);
        return ring ? { within: ring } : { any: [] };
      }),
    });
    return { drawn: draw(definition), segments: new Map([...segments].map(([id, each]) => [id, draw(each)])) };
  }

  private rings(definitions: readonly Definition[]): Promise<Map<string, Ring>> {
    const clauses = definitions.flatMap(({ where }) => [...clausesIn(where)]);
    const ids = clauses.flatMap((clause) => ('zone' in clause ? [clause.zone] : []));
    return this.db.tx(async () => {
      const zones = ids.length ? await this.db.repo(Zone).findBy({ id: In(ids) }) : [];
      return new Map(zones.map(({ id, details }) => [id, details.ring]));
    });
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
