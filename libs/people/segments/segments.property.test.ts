import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Db } from '#platform';
import { type Features, startFeatures } from '../../../test/features.ts';
import { Batch, BatchPerson } from '../intake/batch.entity.ts';
import { Channel, Consent, EACH_CHANNEL, OptOut } from '../consent/consent.entity.ts';
import { ConsentService } from '../consent/consent.service.ts';
import { folded } from '../folded.ts';
import { Handles } from '../intake/handles.ts';
import { keysOf } from '../intake/matching.ts';
import { ListPerson, PeopleList } from '../lists/list.entity.ts';
import { Person, type PersonDetails } from '../person.entity.ts';
import { PersonTag, Tag } from '../lists/tag.entity.ts';
import { type Clause, type Condition, type Definition, definitionIn, REACHED, TRAITS } from './condition.ts';
import { speaksOne, textFits } from './opening.ts';
import { SegmentReading } from './reading.ts';
import { SavedSegment } from './segment.entity.ts';

let features: Features;
beforeAll(async () => {
  features = await startFeatures();
});
afterAll(() => features.close());

const DAY = 24 * 3_600_000;
const AGO = [1, 20, 45, 400];

/** Everything that a clause may look at; what is often not known is often null here. */
const somebody = fc.record({
  ward: fc.constantFrom(null, null, 1, 2, 13),
  language: fc.constantFrom(null, null, 'es', 'so', 'en-US'),
  givenName: fc.constantFrom('Ana', 'José', 'Fadumo', ''),
  familyName: fc.constantFrom('Núñez', 'Anaya', 'Warsame'),
  postalCode: fc.constantFrom(undefined, '55407', '55404-1234'),
  city: fc.constantFrom(undefined, 'Minneapolis', 'St. Paul'),
  address: fc.constantFrom(undefined, '100 Lake St', '12 Calle Ocho'),
  emails: fc.subarray(['example.org', 'Example.NET']),
  bounced: fc.boolean(),
  phone: fc.boolean(),
  line: fc.constantFrom('WORKS', 'WORKS', 'WRONG', 'DISCONNECTED', 'VOICE'),
  deceased: fc.constantFrom(false, false, false, true),
  added: fc.constantFrom(...AGO),
  tags: fc.subarray([0, 1]),
  stops: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Channel[]>([]) },
    { weight: 1, arbitrary: fc.subarray<Channel>(Object.values(Channel)) },
  ),
  files: fc.subarray([0, 1, 2]),
  said: fc.array(
    fc.record({
      channel: fc.constantFrom(...EACH_CHANNEL),
      given: fc.constantFrom(true, true, false),
      file: fc.constantFrom(undefined, 0, 1),
    }),
    { maxLength: 3 },
  ),
  listed: fc.boolean(),
});

/** Somebody of the population as the naive evaluation knows them. */
interface Known {
  readonly id: string;
  readonly createdAt: Date;
  readonly row: Person;
  readonly of: ReturnType<(typeof somebody)['generate']>['value'];
  readonly may: ReadonlySet<string>;
  readonly files: readonly { readonly id: string; readonly createdAt: Date }[];
}

interface World {
  readonly people: readonly Known[];
  readonly tags: readonly string[];
  readonly files: readonly string[];
  readonly list: string;
  readonly segments: ReadonlyMap<string, Definition>;
}

async function build(seed: number): Promise<World> {
  const db = features.app.get(Db);
  const consent = features.app.get(ConsentService);
  const handles = features.app.get(Handles);
  const now = Date.now();
  return features.inTx(async () => {
    const tags = ['casa', 'volunteer'].map((label) => db.make(Tag, { index: Buffer.from(label), details: { label } }));
    for (const tag of tags) await db.save(tag);
    const files = [true, false, false].map((consented, n) =>
      db.make(Batch, {
        format: 'csv',
        consented,
        createdAt: new Date(now - AGO[n]! * DAY),
        details: { consentSource: consented ? 'a sheet' : null },
      }),
    );
    for (const file of files) await db.save(file);
    const list = await db.save(
      db.make(PeopleList, { details: { name: 'Door knockers', columns: [] }, byUserId: null }),
    );
    const all = fc.sample(somebody, { numRuns: 160, seed });
    const rows = all.map((of, n) => {
      const emails = of.emails.map((domain) => `p${n}@${domain}`);
      const details: PersonDetails = {
        givenName: of.givenName,
        familyName: of.familyName,
        emails,
        bouncedEmails: of.bounced ? emails.slice(0, 1).map((email) => email.toLowerCase()) : [],
        phones: of.phone ? [`+1612555${String(1000 + n)}`] : [],
        ...(of.phone &&
          of.line !== 'WORKS' && {
            about: { [`+1612555${String(1000 + n)}`]: of.line === 'VOICE' ? { textable: false } : { status: of.line } },
          }),
        ...(of.postalCode && { postalCode: of.postalCode }),
        ...(of.city && { city: of.city }),
        ...(of.address && { address: of.address }),
      };
      const bounced = Boolean(details.bouncedEmails?.length);
      const createdAt = new Date(now - of.added * DAY - n * 1000);
      const { ward, language, deceased } = of;
      return db.make(Person, { details, bounced, createdAt, ward, language, deceased });
    });
    await db.insertAll(rows);
    await handles.putFree(rows.flatMap((row) => handles.rowsOf(row.id, keysOf(row.details))));
    for (const [n, of] of all.entries()) {
      const personId = rows[n]!.id;
      await db.insertAll(of.tags.map((tag) => db.make(PersonTag, { personId, tagId: tags[tag]!.id })));
      await db.insertAll(
        of.stops.map((channel) => db.make(OptOut, { personId, channel, source: 'test', batchId: null })),
      );
      await db.insertAll(of.files.map((file) => db.make(BatchPerson, { personId, batchId: files[file]!.id })));
      await db.insertAll(
        of.said.map(({ channel, given, file }, at) =>
          db.make(Consent, {
            personId,
            channel,
            given,
            source: 'test',
            ref: String(at),
            batchId: file === undefined ? null : files[file]!.id,
            at: new Date(Date.UTC(2026, 0, 1 + at)),
          }),
        ),
      );
      if (of.listed) await db.save(db.make(ListPerson, { listId: list.id, personId }));
    }
    const people: Known[] = [];
    for (const [n, of] of all.entries()) {
      const row = rows[n]!;
      const may = new Set<string>();
      for (const channel of REACHED) {
        const word = channel.toLowerCase() as 'email' | 'sms' | 'sms_person' | 'phone';
        if ((await consent.verdict(row, word, 'bulk')).may) may.add(channel);
      }
      people.push({ id: row.id, createdAt: row.createdAt, row, of, may, files: of.files.map((file) => files[file]!) });
    }
    const segments = new Map<string, Definition>();
    for (const where of [{ wards: [1, null] }, { not: { is: 'EMAIL' } }]) {
      const definition = definitionIn({ where, ...(segments.size && { sample: 30, seed: 'kept' }) });
      const saved = await db.save(
        db.make(SavedSegment, { byUserId: null, details: { name: `S${segments.size}`, definition } }),
      );
      segments.set(saved.id, definition);
    }
    return { people, tags: tags.map(({ id }) => id), files: files.map(({ id }) => id), list: list.id, segments };
  });
}

/** Conditions of every kind over this world, some deep. */
function conditions({ tags, files, list, segments }: World): fc.Arbitrary<Condition> {
  const text = (field: string, how: string, value: string) => fc.constant({ text: { field, how, value } });
  const within = fc.record({
    since: fc.constantFrom(null, new Date(Date.now() - 30 * DAY).toISOString()),
    days: fc.constantFrom(null, null, 10, 60),
  });
  const clause = fc.oneof(
    fc.subarray([...tags], { minLength: 1 }).map((ids) => ({ tags: ids })),
    fc.subarray([null, 1, 2, 13], { minLength: 1 }).map((wards) => ({ wards })),
    fc.subarray(['', 'es', 'en'], { minLength: 1 }).map((languages) => ({ languages })),
    fc.constantFrom(...TRAITS).map((is) => ({ is })),
    fc.constantFrom(...REACHED).map((may) => ({ may })),
    fc.constantFrom(...REACHED, 'ALL').map((stopped) => ({ stopped })),
    fc.constantFrom(...AGO.map((ago) => ({ days: ago + 5 }))).map((added) => ({ added })),
    fc
      .constantFrom(10, 30, 300)
      .map((ago) => ({ added: { from: new Date(Date.now() - ago * DAY).toISOString(), to: '2099-01-01' } })),
    fc.tuple(fc.constantFrom(null, ...files), within).map(([id, when]) => ({ did: { kind: 'batch', id, ...when } })),
    fc.constant({ list }),
    fc.constantFrom(...segments.keys()).map((segment) => ({ segment })),
    fc.constantFrom('ana', 'NUNEZ', 'jo', 'zz').map((name) => ({ name })),
    text('POSTAL_CODE', 'STARTS', '55404'),
    text('CITY', 'IS', 'minneapolis'),
    text('STREET', 'HOLDS', 'lake'),
    text('EMAIL_DOMAIN', 'IS', 'example.net'),
    text('CITY', 'EMPTY', ''),
    text('STREET', 'FILLED', ''),
    fc.subarray(['es', 'so', 'en'], { minLength: 1 }).map((speaks) => ({ speaks })),
  );
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      clause as unknown as fc.Arbitrary<Condition>,
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('tree').map((not) => ({ not })),
    ),
  }));
  return tree;
}

const ago = (days: number) => Date.now() - days * DAY;
/** What the language of somebody is known as; null where it is not known is the empty text. */
const reads = ({ of }: Known) => (of.language ?? '').split('-')[0]!;

function fits(person: Known, clause: Clause, world: World): boolean {
  const { of, row } = person;
  if ('tags' in clause) return of.tags.some((tag) => clause.tags.includes(world.tags[tag]!));
  if ('wards' in clause) return clause.wards.includes(of.ward);
  if ('languages' in clause) return clause.languages.includes(reads(person));
  if ('speaks' in clause) return speaksOne(clause.speaks, row);
  if ('is' in clause)
    return {
      BOUNCED: of.bounced && of.emails.length > 0,
      DECEASED: of.deceased,
      EMAIL: of.emails.length > 0,
      WORKING_EMAIL: of.emails.length > (of.bounced ? 1 : 0),
      PHONE: of.phone,
      WORKING_PHONE: of.phone && (of.line === 'WORKS' || of.line === 'VOICE'),
      TEXTABLE: of.phone && of.line === 'WORKS',
    }[clause.is];
  if ('may' in clause) return person.may.has(clause.may);
  if ('stopped' in clause) return of.stops.some((each) => each === clause.stopped || each === Channel.ALL);
  if ('added' in clause) {
    const { from, to, days } = clause.added;
    const at = person.createdAt.getTime();
    return (!from || at >= Date.parse(from)) && (!to || at < Date.parse(to)) && (!days || at >= ago(days));
  }
  if ('did' in clause) {
    const { id, since, days } = clause.did;
    const from = days ? ago(days) : since ? Date.parse(since) : 0;
    return person.files.some((file) => (!id || file.id === id) && file.createdAt.getTime() >= from);
  }
  if ('list' in clause) return of.listed;
  if ('segment' in clause) return evaluate(world.segments.get(clause.segment)!, world).has(person.id);
  if ('name' in clause) return folded(`${of.givenName} ${of.familyName}`).includes(folded(clause.name));
  return 'text' in clause && textFits(clause.text, row.details);
}

function holds(person: Known, condition: Condition, world: World): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(person, each, world));
  if ('any' in condition) return condition.any.some((each) => holds(person, each, world));
  if ('not' in condition) return !holds(person, condition.not, world);
  return fits(person, condition, world);
}

const lot = (id: string, seed: string | null) =>
  createHash('md5')
    .update(`${id}${seed ?? ''}`)
    .digest('hex');

function evaluate({ where, sample, seed, limit }: Definition, world: World): Set<string> {
  const all = world.people.filter((person) => holds(person, where, world));
  if (sample) all.sort((a, b) => (lot(a.id, seed) < lot(b.id, seed) ? -1 : 1));
  if (limit) all.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  return new Set(all.slice(0, sample ?? limit ?? all.length).map(({ id }) => id));
}

test('whom a segment means is exactly whom reading it person by person means: 120 generated ones over 160 people', async () => {
  const seed = Date.now() % 1_000_000;
  const world = await build(seed);
  const reading = features.app.get(SegmentReading);
  const size = fc.constantFrom(null, null, 7);
  const definitions = fc.record({
    where: conditions(world),
    sample: size,
    limit: size,
    seed: fc.constantFrom('a', 'b'),
  });
  let met = 0;
  for (const asked of fc.sample(definitions, { numRuns: 120, seed })) {
    const definition = definitionIn(JSON.parse(JSON.stringify({ ...asked, limit: asked.sample ? null : asked.limit })));
    const { sql } = await features.inside(() => reading.ready(definition, { reach: 'whole' }));
    const found = await features.inTx(() => {
      const parameters: unknown[] = [];
      const where = sql(parameters);
      return reading.query<{ id: string }>(`select p.id from person p where ${where}`, parameters);
    });
    const ids = found.map(({ id }) => id).sort();
    const expected = [...evaluate(definition, world)].sort();
    const wrong = world.people.filter(({ id }) => ids.includes(id) !== expected.includes(id)).map(({ of }) => of);
    if (wrong.length) throw new Error(`Seed ${seed}: ${JSON.stringify({ definition, wrong })}`);
    if (ids.length && ids.length < world.people.length) met += 1;
  }
  // Most must tell some people from others, or nothing was tested.
  expect(met).toBeGreaterThan(60);
});
