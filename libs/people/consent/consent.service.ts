import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { AppError, Db } from '#platform';
import { Batch, BatchPerson } from '../intake/batch.entity.ts';
import { Channel, Consent, EACH_CHANNEL, type OneChannel, OptOut } from './consent.entity.ts';
import { type ContactChannel, type Purpose, type Verdict, verdict } from './contact.ts';
import { textablePhones, workingEmail, workingPhones } from '../intake/matching.ts';
import { Handle, Person } from '../person.entity.ts';
import { Suppression } from './suppression.entity.ts';
import { type Ledger, ledgerOf } from './ledger.ts';
import { Wordings } from './wordings.ts';
import { Aliases } from '../merge/aliases.ts';
import { Timeline } from '../history/timeline.ts';

/** The sentence that somebody answered, as `Consent.wording`. */
interface Said {
  readonly wording?: string | null;
  /** The row of its words, where they were read before; left out: as they read now. */
  readonly wordingId?: string | null;
}

/** A stop as it was said. */
interface Stop extends Pick<Said, 'wording'> {
  /** Who wrote it down; left out where they said so themselves. */
  readonly byUserId?: string | null;
}

/** A yes or no as it was given. */
interface Word extends Said {
  /** The import that brought it. */
  readonly batchId?: string | null;
  /** They themselves say it, behind a door that is theirs alone: then a yes ends what they said stop to. */
  readonly own?: boolean;
}

/** What reaches somebody at a number alone. */
const ON_NUMBERS = [Channel.SMS, Channel.SMS_PERSON, Channel.PHONE];

/** The channels on which somebody said stop, and those on which their last word was yes. */
export interface Channels {
  readonly optedOut: Channel[];
  readonly consents: Channel[];
}
/** And those on which it was no. */
interface AllChannels extends Channels {
  readonly declined: Channel[];
}

/** Keeps who said stop, who said yes, and how we know; decides who may be contacted. */
@Injectable()
export class ConsentService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Timeline) private readonly timeline: Timeline,
    @Inject(Aliases) private readonly aliases: Aliases,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  async verdict(person: Person, channel: ContactChannel, purpose: Purpose): Promise<Verdict> {
    const { details, deceased } = person;
    const personId = person.id;
    const stops = await this.db.repo(OptOut).findBy({ personId, liftedAt: IsNull() });
    const wanted = channel.toUpperCase() as Channel;
    const [last] = await this.db
      .repo(Consent)
      .find({ where: { personId, channel: wanted }, order: { at: 'DESC', id: 'DESC' }, take: 1 });
    const memberships = await this.db.repo(BatchPerson).findBy({ personId });
    const batches = await this.db.repo(Batch).findBy({ id: In(memberships.map(({ batchId }) => batchId)) });
    const origin = last?.batchId ? await this.db.repo(Batch).findOneBy({ id: last.batchId }) : null;
    const standing = {
      deceased,
      optedOut: stops.map((stop) => stop.channel),
      hasEmail: Boolean(details.emails?.length),
      hasWorkingEmail: workingEmail(details) !== undefined,
      hasPhone: (channel === 'phone' ? workingPhones(details) : textablePhones(details)).length > 0,
      lastWord: last && (last.given ? 'yes' : 'no'),
      lastWordFromUnstatedBatch: Boolean(last?.batchId) && !origin?.consented,
      batches: batches.some(({ consented }) => consented) ? 'stated' : batches.length ? 'unstated' : 'none',
    } as const;
    return verdict(standing, channel, purpose);
  }

  /**
   * Writes down that somebody said stop; saying it again changes nothing, and somebody who is gone has nothing to stop.
   * Waits for whoever is deciding about a message to them: once this is committed, no message to them is begun.
   */
  optOut(
    personId: string,
    channel: Channel,
    source: string,
    { wording = null, byUserId = null }: Stop = {},
  ): Promise<void> {
    return this.db.tx(async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      if (!(await this.db.repo(Person).findOne({ where: { id: personId }, lock }))) {
        // Who was merged into another meanwhile says stop as that one.
        const survivor = await this.aliases.survivor(personId);
        if (survivor) await this.optOut(survivor, channel, source, { wording, byUserId });
        return;
      }
      const wordingId = await this.wordings.idOf(wording);
      const values = { personId, channel, source, batchId: null, wording, wordingId, byUserId, liftedAt: null };
      const row = this.db.make(OptOut, values);
      const { raw } = await this.db
        .repo(OptOut)
        .createQueryBuilder()
        .insert()
        .values(row)
        .updateEntity(false)
        .orIgnore()
        .returning('id')
        .execute();
      if (!(raw as unknown[]).length) return;
      await this.timeline.record(personId, { kind: 'OPTED_OUT', subjectId: row.id, note: channel });
    });
  }

  /** Writes down that somebody told us yes or no, now: to which sentence, or in which import. */
  consent(personId: string, channel: OneChannel, given: boolean, source: string, word: Word = {}): Promise<void> {
    const { wording = null, batchId = null, own = false } = word;
    const ref = new Date().toISOString();
    return this.db.tx(async () => {
      const lifts = own && given;
      const lock = { mode: lifts ? 'pessimistic_write' : 'pessimistic_read' } as const;
      const here = await this.db.repo(Person).findOne({ where: { id: personId }, lock });
      const survivor = here ? undefined : await this.aliases.survivor(personId);
      if (survivor) return this.consent(survivor, channel, given, source, word);
      if (!here) return;
      if (lifts) await this.lift(personId, channel);
      const wordingId = word.wordingId === undefined ? await this.wordings.idOf(wording) : word.wordingId;
      const said = { personId, channel, given, source, ref, batchId, wording, wordingId };
      await this.db.save(this.db.make(Consent, said));
      if (given) await this.timeline.record(personId, { kind: 'CONSENTED' });
    });
  }

  /**
   * Ends what somebody said stop to on a channel, by their own yes. Of a stop to everything the other channels stay stopped,
   * as of when it was said.
   */
  private async lift(personId: string, channel: Channel): Promise<void> {
    const [stops] = await this.db
      .repo(OptOut)
      .query<[Omit<OptOut, 'id' | 'organizationId' | 'personId' | 'liftedAt'>[], number]>(
        `update opt_out set "liftedAt" = now() where "personId" = $1 and channel = any($2) and "liftedAt" is null
         returning channel, source, "batchId", wording, "wordingId", "byUserId", at`,
        [personId, [channel, Channel.ALL]],
      );
    const all = stops.find((stop) => stop.channel === Channel.ALL);
    if (!all) return;
    const others = EACH_CHANNEL.filter((each) => each !== channel);
    const rows = others.map((other) => this.db.make(OptOut, { ...all, personId, channel: other, liftedAt: null }));
    await this.db.repo(OptOut).createQueryBuilder().insert().values(rows).orIgnore().execute();
  }

  /** On which channels each of these people said stop, and on which their last word was yes or no; in one look. */
  channelsOf(ids: readonly string[]): Promise<Map<string, AllChannels>> {
    return this.db.tx(async () => {
      const rows: { personId: string; channel: Channel; what: keyof AllChannels }[] = await this.db.repo(OptOut).query(
        `select "personId", channel, 'optedOut' as what from opt_out
           where "personId" = any($1) and "liftedAt" is null
         union all
         select "personId", channel, case when given then 'consents' else 'declined' end from (
           select distinct on ("personId", channel) "personId", channel, given from consent
           where "personId" = any($1) order by "personId", channel, at desc, id desc) as last
         order by channel`,
        [ids],
      );
      const found = new Map<string, AllChannels>();
      for (const { personId, channel, what } of rows) {
        if (!found.has(personId)) found.set(personId, { optedOut: [], consents: [], declined: [] });
        found.get(personId)![what].push(channel);
      }
      return found;
    });
  }

  /** What each of these people said on each channel, since when, and how we know. */
  ledgersOf(personIds: readonly string[]): Promise<Map<string, Ledger[]>> {
    return this.db.tx(async () => {
      const where = { personId: In([...personIds]) };
      const stops = await this.db.repo(OptOut).findBy({ ...where, liftedAt: IsNull() });
      const words = await this.db.repo(Consent).find({ where, order: { at: 'ASC', id: 'ASC' } });
      const came = await this.db.repo(BatchPerson).findBy(where);
      const ids = [...came, ...words].flatMap(({ batchId }) => batchId ?? []);
      const files = await this.db.repo(Batch).findBy({ id: In([...new Set(ids)]) });
      const texts = await this.wordings.byIds([...stops, ...words].map(({ wordingId }) => wordingId));
      const own = <T extends { personId: string }>(rows: readonly T[], id: string) =>
        rows.filter(({ personId }) => personId === id);
      const filesOf = (id: string) => files.filter((file) => own(came, id).some(({ batchId }) => batchId === file.id));
      return new Map(personIds.map((id) => [id, ledgerOf(own(stops, id), own(words, id), filesOf(id), files, texts)]));
    });
  }

  /**
   * Keeps, before somebody is deleted, that nobody is to write to them again: what they said stop to, and every message to
   * many. Within the caller's transaction. A number alone may be a household's: it stops texts and calls, not mail.
   */
  async outlive(personId: string): Promise<void> {
    const keys = await this.db.repo(Handle).findBy({ personId });
    const stops = (await this.db.repo(OptOut).findBy({ personId, liftedAt: IsNull() })).map(({ channel }) => channel);
    const all = [...new Set([...EACH_CHANNEL, ...stops])];
    const rows = keys.flatMap(({ kind, index }) =>
      (kind === 'phone' ? ON_NUMBERS : all).map((channel) => this.db.make(Suppression, { kind, index, channel })),
    );
    if (rows.length) await this.db.repo(Suppression).createQueryBuilder().insert().values(rows).orIgnore().execute();
  }

  batches(): Promise<Batch[]> {
    return this.db.tx(() => this.db.repo(Batch).find({ order: { createdAt: 'DESC', id: 'DESC' }, take: 200 }));
  }

  /** An organizer says how the people of a file agreed to be written to; from then on bulk mail may reach them. */
  stateConsent(batchId: string, source: string): Promise<Batch> {
    return this.db.tx(async () => {
      const batch = await this.db.repo(Batch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_write' } });
      if (!batch) throw new AppError('NOT_FOUND', 'people.import.noBatch');
      const consentSource = source.trim();
      if (!consentSource || consentSource.length > 500)
        throw new AppError('INVALID', 'people.import.sayConsent', {}, { source: 'field.required' });
      batch.details = { ...batch.details, consentSource };
      batch.consented = true;
      return this.db.save(batch);
    });
  }
}
