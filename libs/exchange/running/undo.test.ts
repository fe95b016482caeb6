import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { AuditEntry } from '#audit';
import {
  Batch,
  Channel,
  Consent,
  ConsentService,
  Handle,
  OptOut,
  PeopleService,
  Person,
  PersonNotes,
  PersonTag,
  Tag,
  Tags,
  TimelineEntry,
} from '#people';
import { Db, within } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { ImportService } from '../import.service.ts';
import { ImportWork } from './work.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const SAMPLES = join(import.meta.dirname, '../../../test/samples');
const bytes = (content: string | Buffer) =>
  async function* () {
    yield Buffer.from(content as string);
  };

interface Kept {
  readonly personId: string;
  readonly why: string;
  readonly made: boolean;
}

async function organization() {
  const accounts = api.app.get(AccountsService);
  const id = await accounts.organization(`Organization ${Math.random()}`);
  const key = await accounts.createKey(id, 'organizer', 'test');
  const db = api.app.get(Db);
  const inTx = <T>(work: () => Promise<T>) => within({ organizationId: id }, () => db.tx(work));
  const inside = <T>(work: () => Promise<T>) => within({ organizationId: id }, work);
  /** All that an import may change, opened. */
  const standing = () =>
    inTx(async () => {
      const people = await db.repo(Person).find({ order: { id: 'ASC' } });
      const handles = await db.repo(Handle).find();
      const labels = await api.app.get(Tags).labelsOf(people.map((person) => person.id));
      const consents = await db.repo(Consent).find({ order: { id: 'ASC' } });
      return {
        people: people.map(({ id: personId, details, ward, language, deceased, bounced, mail }) =>
          JSON.stringify([personId, details, ward, language, deceased, bounced, mail, labels.get(personId) ?? []]),
        ),
        notes: (await db.repo(PersonNotes).find()).map(({ personId, details }) => personId + details.notes).sort(),
        tags: (await db.repo(Tag).find()).map(({ details }) => details.label).sort(),
        handles: handles.map(({ personId, kind, index }) => `${personId} ${kind} ${index.toString('hex')}`).sort(),
        consents: consents.map(({ id: consentId }) => consentId),
      };
    });
  return {
    inTx,
    inside,
    merge: async (keepId: string, dropId: string) => {
      const merging = 'mutation ($input: MergeInput!) { mergePeople(input: $input) { id } }';
      const { errors } = await api.gql(undefined, merging, { input: { keepId, dropId } }, { key });
      expect(errors).toBeUndefined();
    },
    standing,
    import: async (content: string | Buffer) =>
      (await inside(() => api.app.get(ImportService).run(bytes(content)))).batchId!,
    undo: async (batchId: string): Promise<Kept[]> => {
      const asked = await api.gql(undefined, `mutation { undoImport(id: "${batchId}") { id state } }`, {}, { key });
      expect(asked).toMatchObject({ data: { undoImport: { state: 'UNDOING' } } });
      await inside(() => api.app.get(ImportWork).undo(batchId));
      const query = '{ importBatches { id state keptPeople { personId why made } } }';
      const { data } = await api.gql<{ importBatches: { id: string; state: string; keptPeople: Kept[] }[] }>(
        ...([undefined, query, {}, { key }] as const),
      );
      const found = data.importBatches.find((batch) => batch.id === batchId)!;
      expect(found.state).toBe('UNDONE');
      return found.keptPeople;
    },
    person: async (email: string) => (await inside(() => api.app.get(PeopleService).withHandle('email', email)))[0],
  };
}
const sample = (file: string) => readFileSync(join(SAMPLES, file));

test.each(['mobilize-attendances.csv', 'google-forms-es.csv', 'google-contacts.csv', 'contacts.vcf'])(
  '%s over a list of three other systems, undone: the list is what it was, to the letter',
  async (file) => {
    const home = await organization();
    for (const base of ['action-network-activists.csv', 'everyaction-people.txt', 'nationbuilder-people.csv'])
      await home.import(sample(base));
    const before = await home.standing();
    const batchId = await home.import(sample(file));
    expect(await home.standing()).not.toEqual(before);
    expect(await home.undo(batchId)).toEqual([]);
    expect(await home.standing()).toEqual(before);
    // And it can be imported again.
    await home.import(sample(file));
  },
);

/** Small numbers that look like chance, the same in every run. */
function chance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}
function list(seed: number, rows: number): string {
  const below = chance(seed);
  const some = <T>(...values: T[]) => values[below(values.length)]!;
  const lines = Array.from({ length: rows }, () => {
    const who = below(14);
    const email = some(
      '',
      `p${who}@example.org`,
      `p${who}.other@example.org`,
      `p${who}@example.org ::: q${who}@example.org`,
    );
    const phone = some('', `612555010${who % 10}`, `65155501${10 + who}`);
    return [
      ...[
        some(`Ana${who}`, ''),
        some('Ruiz', 'Ríos'),
        email,
        phone,
        some('', `${70_000 + who} Elm St`),
        some('', '55407'),
      ],
      ...[some('', 'es', 'so'), some('', '3', '9'), some('', 'Red', 'Blue ::: Green', `T${below(9)}`)],
      ...[some('', 'a note', 'another note'), some('', 'Subscribed', 'Not Subscribed'), some('', '', 'TRUE')],
    ].join(',');
  });
  const header = 'First name,Last name,Email,Phone,Street,ZIP,Language,Ward,Tags,Notes,Email status,Deceased';
  return `${header}\n${lines.join('\n')}\n`;
}

test('as a property: whatever came before, and whatever came in several pieces, undo gives back exactly that', async () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const home = await organization();
    await home.import(list(seed * 100, 20));
    const before = await home.standing();
    const batchId = await home.import(list(seed * 100 + 1, seed % 2 ? 25 : 1100));
    const changed = JSON.stringify(await home.standing()) !== JSON.stringify(before);
    expect({ seed, changed }).toEqual({ seed, changed: true });
    expect({ seed, kept: await home.undo(batchId) }).toEqual({ seed, kept: [] });
    expect(await home.standing()).toEqual(before);
  }
});

test('what people did since stays and is listed, with why; a stop stays; a field that was edited since is not touched', async () => {
  const home = await organization();
  const people = api.app.get(PeopleService);
  await home.import('First name,Last name,Email\nOld,Friend,old@example.org\nOld,Calm,calm@example.org\n');
  const batchId = await home.import(
    [
      'First name,Last name,Email,Phone,City,Tags,Notes,Email status,Pronouns',
      'Old,Friend,old@example.org,6125550101,Duluth,Fresh,new note,Subscribed,they',
      'Old,Calm,calm@example.org,6125550102,Duluth,Fresh,,,',
      'New,Gone,gone@example.org,6125550103,,Fresh,,,',
      'New,Edited,edited@example.org,,,Fresh,,Subscribed,',
      'New,Stopped,stopped@example.org,,,,,Unsubscribed,',
      'New,Acted,acted@example.org,,,,,,',
      'New,Again,again@example.org,,,,,,',
    ].join('\n'),
  );
  const id = async (email: string) => (await home.person(email))!.id;
  const ids = {
    friend: await id('old@example.org'),
    calm: await id('calm@example.org'),
    edited: await id('edited@example.org'),
    stopped: await id('stopped@example.org'),
    acted: await id('acted@example.org'),
    again: await id('again@example.org'),
  };
  await home.inside(() => people.update(ids.friend, { pronouns: 'she' }));
  await home.inside(() => people.update(ids.edited, { givenName: 'Newer' }));
  await home.inside(() => people.record(ids.acted, { kind: 'SIGNED_UP' }));
  await home.inside(() => api.app.get(ConsentService).optOut(ids.calm, Channel.SMS, 'person'));
  await home.import('First name,Email\nNew,again@example.org\n');
  const kept = await home.undo(batchId);
  expect(new Map(kept.map(({ personId, why, made }) => [personId, [why, made]]))).toEqual(
    new Map([
      [ids.friend, ['ACTED', false]],
      [ids.calm, ['ACTED', false]],
      [ids.edited, ['ACTED', true]],
      [ids.stopped, ['STOPPED', true]],
      [ids.acted, ['ACTED', true]],
      [ids.again, ['OTHER_IMPORT', true]],
    ]),
  );
  expect(await home.person('gone@example.org')).toBeUndefined();
  const friend = (await home.person('old@example.org'))!;
  expect(friend.details).toMatchObject({ pronouns: 'she', phones: ['+16125550101'] });
  expect(friend.details.city).toBeUndefined();
  const db = api.app.get(Db);
  await home.inTx(async () => {
    expect(await db.repo(PersonTag).count()).toBe(0);
    expect(await db.repo(Tag).count()).toBe(0);
    expect((await db.repo(OptOut).find()).map(({ personId }) => personId).sort()).toEqual(
      [ids.calm, ids.stopped].sort(),
    );
    expect(await db.repo(Consent).countBy({ batchId })).toBe(0);
    expect(await db.repo(PersonNotes).count()).toBe(0);
    expect(await db.repo(TimelineEntry).countBy({ kind: 'IMPORT_UNDONE', subjectId: batchId })).toBe(6);
    expect(await db.repo(AuditEntry).countBy({ kind: 'IMPORT_UNDONE', subjectId: batchId })).toBe(1);
    expect((await db.repo(Batch).findOneByOrFail({ id: batchId })).consented).toBe(false);
  });
  const again = await api.gql('organizer', `mutation { undoImport(id: "${batchId}") { id } }`);
  expect(again.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
});

test('who was merged since is listed as whoever they are now, who keeps what the import told', async () => {
  const home = await organization();
  await home.import('First name,Email\nAna,ana@example.org\n');
  const ana = (await home.person('ana@example.org'))!;
  const batchId = await home.import(
    'First name,Email,Phone\nAnna,anna@example.org,6125550101\nGone,gone@example.org,\n',
  );
  const anna = (await home.person('anna@example.org'))!;
  await home.merge(ana.id, anna.id);
  expect(await home.undo(batchId)).toEqual([{ personId: ana.id, why: 'EDITED', made: true }]);
  expect((await home.person('anna@example.org'))?.details.phones).toEqual(['+16125550101']);
  expect(await home.person('gone@example.org')).toBeUndefined();
});
