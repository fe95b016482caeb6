import { createHash, randomUUID } from 'node:crypto';
import type { EntityMetadata } from 'typeorm';
import { type Event, SignUp, SignUpState } from '#events';
import { Message, MessageState } from '#outreach';
import {
  Batch,
  BatchPerson,
  Channel,
  Consent,
  DuplicatePair,
  Note,
  OptOut,
  PeopleService,
  Person,
  PersonTag,
  TagValue,
  Tags,
  TimelineEntry,
} from '#people';
import { type Petition, Signature, SignatureState } from '#petitions';
import { Db, Sealed } from '#platform';
import { Relation } from '../libs/people/relations/relation.entity.ts';
import { Referral } from '../libs/volunteers/referrals/referral.entity.ts';
import type { Api } from './harness.ts';
import { Leading, type Setting } from './leading.ts';

/** Numbers from 0 to 1 that follow from a seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What all people may have to do with. */
export interface World {
  readonly events: readonly Event[];
  readonly petitions: readonly Petition[];
  readonly batches: readonly Batch[];
  readonly blasts: readonly string[];
  /** People who may be thought to be one of two. */
  readonly others: readonly string[];
  readonly setting: Setting;
}

const KINDS = ['CREATED', 'EDITED', 'SIGNED_UP', 'MESSAGE_SENT'] as const;
const hash = (text: string) => createHash('sha256').update(text).digest().subarray(0, 16);

/** Two people who share some of what they have, by a seed. */
export class Generator {
  private readonly next: () => number;
  private readonly db: Db;

  constructor(
    private readonly api: Api,
    private readonly world: World,
    readonly seed: number,
  ) {
    this.next = chance(seed);
    this.db = api.app.get(Db);
  }

  some(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  of<T>(from: readonly T[]): T {
    return from[this.some(from.length)]!;
  }

  maybe(): boolean {
    return this.next() < 0.5;
  }

  person(): Promise<Person> {
    const mark = `${this.seed}${Math.floor(this.next() * 1e9)}`;
    const phone = `+1612555${String(this.some(10_000)).padStart(4, '0')}`;
    const input = {
      givenName: this.of(['María', 'Maria del Carmen', 'Mohamed', '']),
      familyName: this.of(['García López', 'García', 'Xiong', '']),
      emails: this.maybe() ? [`p${mark}@example.org`, `P.${mark}@gmail.com`].slice(this.some(2)) : [],
      phones: this.maybe() ? [phone, '+16125550199'] : ['+16125550199'],
      ...(this.maybe() && { address: this.of(['1 Main St', '2 Lake St']), postalCode: this.of(['55407', '55404']) }),
      ...(this.maybe() && { pronouns: 'ella' }),
      ...(this.maybe() && { language: this.of(['es', 'so']) }),
      ...(this.maybe() && { ward: 1 + this.some(13) }),
      ...(this.maybe() && { notes: this.of(['Brings a drum.', 'Likes mornings.']) }),
      custom: this.world.setting.fields
        .filter(() => this.maybe())
        .map(({ id: fieldId }) => ({ fieldId, values: [this.of(['1', '2'])] })),
    };
    return this.api.inside(() => this.api.app.get(PeopleService).create(input));
  }

  /** What somebody did and said. */
  async life(personId: string): Promise<void> {
    await this.api.inside(() =>
      this.db.tx(async () => {
        const labels = ['Rider', 'Marshal', 'Interpreter'].filter(() => this.maybe());
        for (const tagId of (await this.api.app.get(Tags).ids(labels)).values()) {
          await this.db.save(this.db.make(PersonTag, { personId, tagId }));
          if (this.maybe())
            await this.db.save(this.db.make(TagValue, { personId, tagId, details: { value: this.of(['1', '2']) } }));
        }
        for (const channel of [Channel.EMAIL, Channel.SMS, Channel.ALL])
          if (this.next() < 0.3) await this.stop(personId, channel);
        for (let n = this.some(4); n; n -= 1) await this.word(personId);
        for (const { id: batchId } of this.world.batches.filter(() => this.maybe()))
          await this.db.save(this.db.make(BatchPerson, { batchId, personId }));
        for (const event of this.world.events) if (this.maybe()) await this.place(personId, event);
        for (const petition of this.world.petitions) if (this.maybe()) await this.signature(personId, petition);
        for (const blast of this.world.blasts) if (this.maybe()) await this.message(personId, blast);
        for (let n = this.some(3); n; n -= 1) await this.told(personId);
        await new Leading(this.api, this.world.setting, {
          of: (from) => this.of(from),
          some: (limit) => this.some(limit),
          maybe: () => this.maybe(),
        }).all(personId, this.world.events, this.world.others);
      }),
    );
  }

  /** Whom somebody may be once more, or was said not to be. */
  pairs(two: readonly [string, string], others: readonly string[]): Promise<void> {
    return this.api.inside(() =>
      this.db.tx(async () => {
        await this.related(two);
        for (const pair of [two, ...others.flatMap((other) => two.map((each) => [each, other] as const))]) {
          if (this.maybe()) continue;
          const [lowId, highId] = [...pair].sort() as [string, string];
          const values = { score: 80, reasons: [], state: this.of(['OPEN', 'DISMISSED'] as const) };
          await this.db.save(this.db.make(DuplicatePair, { lowId, highId, ...values, dismissedByUserId: null }));
        }
      }),
    );
  }

  /** The one is something to the other, and came by them. */
  private async related([fromId, toPersonId]: readonly [string, string]): Promise<void> {
    if (this.maybe()) return;
    const index = hash(`${fromId} ${toPersonId}`);
    const ends = { fromId, toPersonId, toGroupId: null };
    await this.db.save(this.db.make(Relation, { ...ends, index, details: { code: 'SPOUSE_OF' } }));
    const came = { referrerId: fromId, personId: toPersonId, kind: 'signUp', subjectId: randomUUID() } as const;
    await this.db.save(this.db.make(Referral, came));
  }

  private async stop(personId: string, channel: Channel): Promise<void> {
    await this.db.save(this.db.make(OptOut, { personId, channel, source: 'organizer', batchId: null, wording: null }));
  }

  private async word(personId: string): Promise<void> {
    const ref = this.of(['2026-01-01', '2026-02-01', '2026-03-01']);
    const values = { personId, channel: this.of([Channel.EMAIL, Channel.SMS]), given: this.maybe(), ref };
    await this.db.saveIfNew(this.db.make(Consent, { ...values, source: 'form', batchId: null, wording: null }));
  }

  private async place(personId: string, { id: eventId }: Event): Promise<void> {
    const secret = randomUUID();
    const state = this.of([SignUpState.CONFIRMED, SignUpState.CANCELLED]);
    const details = { name: 'Somebody', email: `${secret}@example.org`, token: secret };
    const cancelledAt = state === SignUpState.CANCELLED ? new Date() : null;
    const keys = { contact: hash(secret), door: hash(`door ${secret}`) };
    await this.db.save(
      this.db.make(SignUp, { ...keys, eventId, roleId: null, personId, state, language: 'en', cancelledAt, details }),
    );
  }

  private async signature(personId: string, { id: petitionId }: Petition): Promise<void> {
    const secret = randomUUID();
    const at = new Date(Date.now() - this.some(1e6));
    const details = { givenName: 'S', familyName: 'B', email: `${secret}@example.org`, token: secret, news: [] };
    const keys = { contact: hash(secret), door: hash(`door ${secret}`), form: hash(`form ${secret}`) };
    const values = { petitionId, personId, state: SignatureState.CONFIRMED, ward: null, language: 'en' as const };
    await this.db.save(this.db.make(Signature, { ...keys, ...values, signedAt: at, confirmedAt: at, details }));
  }

  private async message(personId: string, subjectId: string): Promise<void> {
    const state = this.of([MessageState.QUEUED, MessageState.ACCEPTED, MessageState.CANCELLED, MessageState.UNKNOWN]);
    const subject = { template: 'blast', subjectKind: 'blast', subjectId, occasion: personId } as const;
    const times = { notBefore: new Date(), notAfter: new Date(Date.now() + 1e7) };
    await this.db.save(this.db.make(Message, { ...subject, ...times, personId, state }));
  }

  private async told(personId: string): Promise<void> {
    const details = this.maybe() ? { note: 'x' } : {};
    await this.db.save(
      this.db.make(TimelineEntry, { personId, kind: this.of(KINDS), at: new Date(), subjectId: null, details }),
    );
    const note = this.db.make(Note, { personId, version: 1, authorId: null, details: { text: 'Wrote.' } });
    await this.db.save(Object.assign(note, { ofId: note.id }));
  }
}

/** Every row of these people in every table that knows of people, opened, as text that two moments can be compared by. */
export function everything(api: Api, ids: readonly string[]): Promise<Record<string, unknown[]>> {
  const db = api.app.get(Db);
  return api.inside(() =>
    db.tx(async () => {
      const { metadata } = db.repo(Person);
      const found: Record<string, unknown[]> = { person: await rowsOf(db, metadata, 'id', ids) };
      for (const each of metadata.connection.entityMetadatas)
        for (const { referencedEntityMetadata, columns } of each.foreignKeys)
          if (referencedEntityMetadata === metadata && each.tableName !== 'merge')
            found[`${each.tableName} ${columns[0]!.databaseName}`] = await rowsOf(
              db,
              each,
              columns[0]!.databaseName,
              ids,
            );
      return found;
    }),
  );
}

/** Tables with a person's id that is no key: what was written there stays as it was written. */
export function idsWithoutKey(api: Api): Promise<string[]> {
  const db = api.app.get(Db);
  return api.inside(() =>
    db.tx(async () => {
      const rows: { name: string }[] = await db.repo(Person).query(
        `select c.table_name as name from information_schema.columns c
         join information_schema.tables t using (table_schema, table_name)
         where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'personId'
           and not exists (select from pg_constraint k where k.contype = 'f' and k.confrelid = 'person'::regclass
             and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass)
         order by 1`,
      );
      return rows.map(({ name }) => name);
    }),
  );
}

async function rowsOf(db: Db, of: EntityMetadata, column: string, ids: readonly string[]): Promise<unknown[]> {
  const rows: { row: { id: string; kind?: string } }[] = await db
    .repo(Person)
    .query(
      `select to_jsonb(t) - 'sealed' - 'revision' as row from "${of.tableName}" t where "${column}" = any($1) order by id`,
      [ids],
    );
  const answers: unknown[] = [];
  for (const { row } of rows) {
    if (row.kind === 'PEOPLE_MERGED' || row.kind === 'MERGE_UNDONE') continue;
    const target = of.target as new () => Sealed;
    const opened =
      target.prototype instanceof Sealed ? await db.repo(target).findOneByOrFail({ id: row.id }) : undefined;
    answers.push({ ...row, ...(opened && { opened: JSON.stringify(opened.details) }) });
  }
  return answers;
}
