import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IsNull } from 'typeorm';
import { Db } from '#platform';
import { type Features, startFeatures } from '../../../test/features.ts';
import { Batch, BatchPerson } from '../intake/batch.entity.ts';
import { Channel, Consent, OptOut } from './consent.entity.ts';
import { ConsentService } from './consent.service.ts';
import { MAY_MAIL, STANDING } from './mailable.ts';
import { TellLines } from '../numbers/lines.jobs.ts';
import { Person } from '../person.entity.ts';

let features: Features;
beforeAll(async () => {
  features = await startFeatures();
});
afterAll(() => features.close());

const EMAILS = ['one', 'two'];
/** Everything that the rule may look at, in every mixture; `files` and `said` name one of three files, or none. */
const somebody = fc.record({
  deceased: fc.constantFrom(false, false, false, true),
  emails: fc.subarray(EMAILS),
  bounced: fc.subarray(EMAILS),
  stops: fc.oneof(
    { weight: 3, arbitrary: fc.constant<Channel[]>([]) },
    { weight: 2, arbitrary: fc.subarray<Channel>(Object.values(Channel)) },
  ),
  files: fc.subarray([0, 1, 2]),
  said: fc.array(
    fc.record({
      channel: fc.constantFrom(Channel.EMAIL, Channel.EMAIL, Channel.EMAIL, Channel.SMS, Channel.PHONE),
      given: fc.constantFrom(true, true, false),
      file: fc.constantFrom(undefined, undefined, 0, 1, 2),
    }),
    { maxLength: 4 },
  ),
});

test('the database decides about a whole list as the rule decides about each: on 600 people of every kind', async () => {
  const seed = Date.now() % 1_000_000;
  const all = fc.sample(somebody, { numRuns: 600, seed });
  await features.inTx(async () => {
    const db = features.app.get(Db);
    const consent = features.app.get(ConsentService);
    const files = [true, false, false].map((consented) =>
      db.make(Batch, { format: 'csv', consented, details: { consentSource: consented ? 'a sheet' : null } }),
    );
    for (const file of files) await db.save(file);
    const people = all.map(({ deceased, emails, bounced }, n) => {
      const written = (names: readonly string[]) => names.map((name) => `${name}${n}@example.org`);
      const bouncedEmails = written(bounced.filter((name) => emails.includes(name)));
      const details = { givenName: 'Ana', familyName: 'Example', emails: written(emails), bouncedEmails };
      return db.make(Person, { deceased, details });
    });
    const each = all.map((one, n) => ({ ...one, personId: people[n]!.id }));
    await db.insertAll(people);
    await db.insertAll(
      each.flatMap(({ personId, stops }) =>
        stops.map((channel) => db.make(OptOut, { personId, channel, source: 'test', batchId: null })),
      ),
    );
    await db.insertAll(
      each.flatMap(({ personId, files: came }) =>
        came.map((file) => db.make(BatchPerson, { personId, batchId: files[file]!.id })),
      ),
    );
    await db.insertAll(
      each.flatMap(({ personId, said }) =>
        said.map(({ channel, given, file }, at) => {
          const batchId = file === undefined ? null : files[file]!.id;
          const when = { ref: String(at), at: new Date(Date.UTC(2026, 0, 1 + at)) };
          return db.make(Consent, { personId, channel, given, source: 'test', batchId, ...when });
        }),
      ),
    );
    const rows = await db
      .repo(Consent)
      .query<{ id: string; why: string }[]>(`select p.id, ${MAY_MAIL} as why from person p ${STANDING}`);
    expect(rows).toHaveLength(all.length);
    const stored = new Map((await db.repo(Person).find()).map((person) => [person.id, person]));
    const kinds = new Set<string>();
    for (const { id, why } of rows) {
      const verdict = await consent.verdict(stored.get(id)!, 'email', 'bulk');
      expect({ seed, id, why }).toEqual({ seed, id, why: verdict.why });
      kinds.add(why);
    }
    expect(kinds.size).toBe(9); // every way it can come out, so that none was missed
  });
});

test('what is told of an address beside the details follows them, whoever saves them', async () => {
  const mail = (id: string) =>
    features.inTx(async () => {
      const rows = await features.app
        .get(Db)
        .repo(Consent)
        .query<{ mail: string }[]>('select mail from person where id = $1', [id]);
      return rows[0]?.mail;
    });
  const { id } = await features.createPerson({ emails: ['follows@example.org'] });
  expect(await mail(id)).toBe('WORKS');
  await features.inTx(async () => {
    const db = features.app.get(Db);
    const person = await db.repo(Person).findOneByOrFail({ id });
    person.details = { ...person.details, bouncedEmails: ['follows@example.org'] };
    await db.save(person);
  });
  expect(await mail(id)).toBe('FAILS');
  await features.inTx(async () => {
    const db = features.app.get(Db);
    const person = await db.repo(Person).findOneByOrFail({ id });
    person.details = { ...person.details, emails: [] };
    await db.save(person);
  });
  expect(await mail(id)).toBe('NONE');
});

test('what is told of numbers beside the details follows them, and is told of whoever was there before', async () => {
  const repo = () => features.app.get(Db).repo(Consent);
  const told = (id: string) =>
    features.inTx(async () => {
      const [row] = await repo().query<{ calls: boolean | null; texts: boolean | null }[]>(
        'select calls, texts from person where id = $1',
        [id],
      );
      return [row!.calls, row!.texts];
    });
  const number = '+16125550142';
  const { id } = await features.createPerson({ phones: [number] });
  expect(await told(id)).toEqual([true, true]);
  const about = (known: object) =>
    features.inTx(async () => {
      const db = features.app.get(Db);
      const person = await db.repo(Person).findOneByOrFail({ id });
      person.details = { ...person.details, about: { [number]: known } };
      await db.save(person);
    });
  await about({ textable: false });
  expect(await told(id)).toEqual([true, false]);
  await about({ status: 'WRONG' });
  expect(await told(id)).toEqual([false, false]);
  await features.inTx(() => repo().query('update person set calls = null, texts = null'));
  for (let run = 0; run < 2; run += 1) await features.inside(() => features.app.get(TellLines).handle());
  expect(await told(id)).toEqual([false, false]);
  const left = await features.inTx(() => features.app.get(Db).repo(Person).countBy({ calls: IsNull() }));
  expect(left).toBe(0);
});
