import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { AppError, current, Db, refuseForbidden, say, textIn } from '#platform';
import { oneLine } from '../canonical.ts';
import { CustomFieldType } from '../fields/custom-field.entity.ts';
import { CustomFields } from '../fields/custom-fields.service.ts';
import { PeopleList } from '../lists/list.entity.ts';
import { PeopleSearch, type PeopleSort } from '../names/search.service.ts';
import { HeadCounts } from '../numbers/head-counts.ts';
import { Zone } from '../whereabouts/zone.entity.ts';
import { PeopleService } from '../people.service.ts';
import { EVERYBODY, whoIsSeenBy } from '../people.policy.ts';
import type { Person } from '../person.entity.ts';
import { LANGUAGE_OF } from './segment.ts';
import { Tags } from '../lists/tags.ts';
import { depthOf, ringFrom } from './chain.ts';
import { SegmentChoices } from './choices.service.ts';
import { doesKnow, doesMeasure } from './compile.ts';
import { clausesIn, type Definition, definitionIn, idsIn, tells } from './condition.ts';
import { explained } from './explain.ts';
import { ActivityKinds } from './kinds.ts';
import { NESTED, type Ready, SegmentReading, sightOf } from './reading.ts';
import { SavedSegment } from './segment.entity.ts';
import type { SavedSegmentInput, SegmentCount, SegmentParts, SegmentWard } from './segments.types.ts';

/** One at a time says which segment names which: two that are saved at once could make a ring. */
const ALONE = `select pg_advisory_xact_lock(hashtext('segments'), hashtext(current_setting('app.organization')))`;
const MOST_SAVED = 300;

interface Walk {
  readonly sort?: PeopleSort | null | undefined;
  readonly first?: number | null | undefined;
  /** The last one of the page before. */
  readonly after?: string | null | undefined;
}

interface People {
  readonly people: Person[];
  readonly endCursor: string | null;
  /** False while names are still being read: who is missing from an order by names may yet come. */
  readonly searchReady: boolean;
}

/** Keeps segments; counts and shows who is in one, saved or not, as far as somebody sees them. */
@Injectable()
export class Segments {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(SegmentReading) private readonly reading: SegmentReading,
    @Inject(ActivityKinds) private readonly kinds: ActivityKinds,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(HeadCounts) private readonly heads: HeadCounts,
    @Inject(Tags) private readonly tags: Tags,
    @Inject(CustomFields) private readonly fields: CustomFields,
    @Inject(PeopleSearch) private readonly search: PeopleSearch,
    @Inject(SegmentChoices) private readonly choices: SegmentChoices,
  ) {}

  /** Those that an actor may know of: what asks for names or addresses tells of people, and is for who sees those. */
  async visible(actor: Actor): Promise<SavedSegment[]> {
    return (await this.all()).filter(({ details }) => this.isFor(actor, details.definition));
  }

  /** Whether an actor may know what it asks. */
  isFor(actor: Actor, { where }: Definition): boolean {
    return sightOf(actor).reach === 'whole' || ![...clausesIn(where)].some(tells);
  }

  /** The same, one of them. */
  async seen(actor: Actor, id: string): Promise<SavedSegment> {
    const found = (await this.visible(actor)).find((each) => each.id === id);
    if (!found) throw new AppError('NOT_FOUND', 'notFound');
    return found;
  }

  /** In the order of their names. */
  all(): Promise<SavedSegment[]> {
    return this.db.tx(async () => {
      const found = await this.db.repo(SavedSegment).find({ take: MOST_SAVED });
      return found.sort((a, b) => a.details.name.localeCompare(b.details.name));
    });
  }

  get(id: string): Promise<SavedSegment> {
    return this.db.tx(async () => {
      const found = await this.db.repo(SavedSegment).findOneBy({ id });
      if (!found) throw new AppError('NOT_FOUND', 'notFound');
      return found;
    });
  }

  save(actor: Actor, { id, name: written, definition: sent }: SavedSegmentInput): Promise<SavedSegment> {
    const name = oneLine(written);
    refuseForbidden(name, 'name');
    const asked = definitionIn(sent);
    return this.db.tx(async () => {
      await this.reading.query(ALONE, []);
      const all = await this.all();
      const row = id ? all.find((each) => each.id === id) : undefined;
      if (id && !row) throw new AppError('NOT_FOUND', 'notFound');
      if (!name) throw new AppError('INVALID', 'invalid', {}, { name: 'field.required' });
      if (all.some((each) => each !== row && each.details.name.toLowerCase() === name.toLowerCase()))
        throw new AppError('CONFLICT', 'segments.nameTaken', {}, { name: 'field.taken' });
      if (!row && all.length >= MOST_SAVED)
        throw new AppError('CONFLICT', 'segments.tooManySaved', { most: MOST_SAVED });
      const before = row?.details.definition;
      const definition = seeded(asked, before);
      await this.check(definition, all, row, name);
      const saved = row ?? this.db.make(SavedSegment, {});
      saved.details = { name, definition };
      Object.assign(saved, { byUserId: actor.isUser ? actor.id : null, changedAt: new Date() });
      return this.db.save(saved);
    });
  }

  /** Draws others by lot from now on; a segment without a sample stays as it is. */
  drawAnew(id: string): Promise<SavedSegment> {
    return this.db.tx(async () => {
      const row = await this.get(id);
      const { name, definition } = row.details;
      if (definition.sample) row.details = { name, definition: { ...definition, seed: newSeed() } };
      return this.db.save(row);
    });
  }

  remove(id: string): Promise<void> {
    return this.db.tx(async () => {
      await this.reading.query(ALONE, []);
      await this.get(id);
      const user = (await this.all()).find(({ details }) => idsIn(details.definition).includes(id));
      if (user) throw new AppError('CONFLICT', 'segments.used', { name: user.details.name });
      await this.db.repo(SavedSegment).delete({ id });
    });
  }

  /** The name of a saved segment that names this list, zone or group, if there is one. */
  async naming(kind: 'list' | 'zone' | 'group', id: string): Promise<string | undefined> {
    const names = ({ where }: Definition) =>
      [...clausesIn(where)].some((clause) =>
        'did' in clause
          ? clause.did.kind === kind && clause.did.id === id
          : (clause as Record<string, unknown>)[kind] === id,
      );
    return (await this.all()).find(({ details }) => names(details.definition))?.details.name;
  }

  async count(actor: Actor, sent: object): Promise<SegmentCount> {
    const definition = definitionIn(sent);
    const { sql, asOf } = await this.reading.seenBy(actor, definition);
    const words = await this.words(actor, definition);
    return this.db.tx(async () => {
      const parameters: unknown[] = [];
      const where = sql(parameters);
      const counted = `select p.ward, count(*)::int as count from person p where ${where} group by p.ward order by p.ward`;
      const wards = await this.reading.query<SegmentWard>(counted, parameters);
      const count = wards.reduce((all, each) => all + each.count, 0);
      return { count, total: await this.sightSize(actor), wards, countedAt: new Date(), sealedAsOf: asOf, words };
    });
  }

  /** The same; null where the actor may not ask what it asks, or it names what is not there any more. */
  async countIfAllowed(actor: Actor, definition: object): Promise<SegmentCount | null> {
    try {
      return await this.count(actor, definition);
    } catch (error) {
      if (error instanceof AppError && (error.code === 'FORBIDDEN' || error.code === 'INVALID')) return null;
      throw error;
    }
  }

  /** Everybody in it whom the actor sees, the newest first; what is sealed is looked at anew where wanted. */
  async idsOf(actor: Actor, sent: object, anew = false): Promise<string[]> {
    return this.ids(await this.reading.seenBy(actor, definitionIn(sent), anew));
  }

  /** A page of the people in it: the newest first, or by their names. */
  async page(actor: Actor, sent: object, { sort, ...walk }: Walk): Promise<People> {
    if (!sort) return { ...(await this.newest(actor, sent, walk)), searchReady: true };
    const ready = await this.reading.seenBy(actor, definitionIn(sent));
    const found =
      (await this.search.passing(actor, sort, walk, async (ids) => new Set(await this.ids(ready, ids)))) ??
      (await this.search.among(actor, new Set(await this.ids(ready)), sort, walk));
    const { people, endCursor, names } = found;
    return { people, endCursor: endCursor && people.at(-1)!.id, searchReady: names.ready };
  }

  /** Of these, or of all, the newest first. */
  private ids({ sql }: Ready, among?: readonly string[]): Promise<string[]> {
    return this.db.tx(async () => {
      const parameters: unknown[] = [];
      const where = sql(parameters);
      const which = among ? `p.id = any($${parameters.push(among)}::uuid[]) and ` : '';
      const all = `select p.id from person p where ${which}${where} order by p."createdAt" desc, p.id desc`;
      return (await this.reading.query<{ id: string }>(all, parameters)).map(({ id }) => id);
    });
  }

  private async newest(actor: Actor, sent: object, { first, after }: Walk): Promise<Omit<People, 'searchReady'>> {
    const { sql } = await this.reading.seenBy(actor, definitionIn(sent));
    const size = Math.min(Math.max(first ?? 50, 1), 200);
    return this.db.tx(async () => {
      const parameters: unknown[] = [after ?? null];
      const where = sql(parameters);
      const rows = await this.reading.query<{ id: string }>(
        `select p.id from person p where ${where} and ($1::uuid is null or (p."createdAt", p.id)
           < (select a."createdAt", a.id from person a where a.id = $1::uuid))
         order by p."createdAt" desc, p.id desc limit ${size + 1}`,
        parameters,
      );
      const ids = rows.slice(0, size).map(({ id }) => id);
      const people = await this.people.byIds(ids, whoIsSeenBy(actor));
      return {
        people: ids.flatMap((id) => people.get(id) ?? []),
        endCursor: rows.length > size ? ids.at(-1)! : null,
      };
    });
  }

  /** A segment in words, in the reader's language, with the names of what they may see. */
  words(actor: Actor, definition: Definition): Promise<string> {
    return this.db.tx(async () => {
      const called = new Map((await this.tags.all()).map(({ id, label }) => [id, label]));
      const clauses = [...clausesIn(definition.where)];
      if (clauses.some((each) => 'segment' in each))
        for (const { id, details } of await this.all()) called.set(id, details.name);
      if (clauses.some((each) => 'list' in each))
        for (const { id, details } of await this.db.repo(PeopleList).find()) called.set(id, details.name);
      if (clauses.some((each) => 'zone' in each))
        for (const { id, details } of await this.db.repo(Zone).find()) called.set(id, details.name);
      for (const kind of this.kinds.all()) {
        const did = clauses.flatMap((each) => ('did' in each && each.did.kind === kind.kind ? each.did : []));
        const ids = did.flatMap(({ id }) => id ?? []);
        if (ids.length) for (const [id, name] of await kind.names(actor, ids)) called.set(id, name);
      }
      if (clauses.some((each) => 'text' in each)) await this.nameFields(called);
      return explained(definition, called, current().language);
    });
  }

  /** Fields of the organization's own making by their ids, and what can be chosen in them by both. */
  private async nameFields(called: Map<string, string>): Promise<void> {
    const { language } = current();
    for (const { id, type, details } of await this.fields.all()) {
      called.set(id, textIn(details.label, language).text);
      for (const choice of details.choices ?? []) called.set(`${id} ${choice.id}`, textIn(choice.label, language).text);
      if (type !== CustomFieldType.BOOLEAN) continue;
      called.set(`${id} true`, say(language, 'console.fields.yes'));
      called.set(`${id} false`, say(language, 'console.fields.no'));
    }
  }

  /** What there is to choose from. */
  parts(actor: Actor): Promise<SegmentParts> {
    return this.db.tx(async () => {
      const languages = await this.reading.query<{ reads: string }>(
        `select distinct ${LANGUAGE_OF} as reads from person p order by 1`,
        [],
      );
      const lists = (await this.db.repo(PeopleList).find()).filter(
        ({ shared, byUserId }) => shared || byUserId === actor.id,
      );
      return {
        tags: (await this.tags.all()).map(({ id, label }) => ({ id, name: label })),
        languages: languages.map(({ reads }) => reads),
        lists: lists.map(({ id, details }) => ({ id, name: details.name })),
        segments: (await this.visible(actor)).map(({ id, details }) => ({ id, name: details.name })),
        zones: (await this.db.repo(Zone).find()).map(({ id, details }) => ({ id, name: details.name })),
        activities: await this.choices.activities(actor),
      };
    });
  }

  private async sightSize(actor: Actor): Promise<number> {
    const seen = whoIsSeenBy(actor);
    return seen === EVERYBODY ? this.heads.everybody() : (await this.people.idsOf(seen)).size;
  }

  /** Refuses what names nothing that there is, and rings, by the names of the segments on the way. */
  private async check(
    definition: Definition,
    all: readonly SavedSegment[],
    row: SavedSegment | undefined,
    name: string,
  ): Promise<void> {
    const lists = new Set((await this.db.repo(PeopleList).find()).map(({ id }) => id));
    const zones = new Set((await this.db.repo(Zone).find()).map(({ id }) => id));
    for (const clause of clausesIn(definition.where)) {
      if ('zone' in clause && !zones.has(clause.zone)) throw new AppError('INVALID', 'segments.zoneGone');
      if ('list' in clause && !lists.has(clause.list)) throw new AppError('INVALID', 'segments.listGone');
      if (!('did' in clause)) continue;
      const kind = this.kinds.get(clause.did.kind);
      if (!kind || !doesKnow(kind, clause.did.what) || !doesMeasure(kind, clause.did))
        throw new AppError('INVALID', 'segments.unknownKind', { kind: clause.did.kind });
    }
    const names = new Map(all.map(({ id, details }) => [id, details.name]));
    const segments = new Map(all.map(({ id, details }) => [id, details.definition]));
    if (idsIn(definition).some((id) => !segments.has(id))) throw new AppError('INVALID', 'segments.gone');
    if (row) {
      const ring = ringFrom(row.id, definition, segments);
      const chain = ring?.map((id) => (id === row.id ? name : (names.get(id) ?? '…'))).join(' → ');
      if (chain) throw new AppError('INVALID', 'segments.ring', { chain }, { definition: 'field.invalid' });
      segments.set(row.id, definition);
    }
    // The one that is saved may be named by others, which then stand deeper.
    const deepest = Math.max(
      depthOf(definition, segments),
      ...[...segments.values()].map((each) => depthOf(each, segments)),
    );
    if (deepest > NESTED) throw new AppError('INVALID', 'segments.tooNested', { most: NESTED });
  }
}

const newSeed = (): string => crypto.randomUUID();

/** A sample stays the same while its size does; one that is new, or of another size, is drawn with a seed of its own. */
function seeded(asked: Definition, before: Definition | undefined): Definition {
  if (!asked.sample) return { ...asked, seed: null };
  const same = before?.sample ? before.seed : null;
  return { ...asked, seed: asked.seed ?? same ?? newSeed() };
}
