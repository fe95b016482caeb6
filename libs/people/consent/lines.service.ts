import { Inject, Injectable } from '@nestjs/common';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { Db } from '#platform';
import { Batch } from '../intake/batch.entity.ts';
import { PeopleService } from '../people.service.ts';
import { Channel, Consent, type OptOut } from './consent.entity.ts';
import { ConsentState, Wording, wordingOf } from './ledger.ts';
import { Wordings } from './wordings.ts';

/** One thing that somebody said of a channel, or that a file says of them. */
@ObjectType()
export class ConsentLine {
  @Field(() => ID) readonly id!: string;
  @Field(() => Channel) readonly channel!: Channel;
  @Field(() => ConsentState) readonly state!: ConsentState;
  @Field() readonly at!: Date;
  /** When we heard of it; null where that was at once. */
  @Field(() => Date, { nullable: true }) readonly writtenAt!: Date | null;
  /** Of a stop: when their own yes ended it. */
  @Field(() => Date, { nullable: true }) readonly endedAt!: Date | null;
  /** A code: `sign-up`, `unsubscribe`, the format of an import. */
  @Field(() => String) readonly source!: string;
  /** How an organizer says that the people of the import agreed. */
  @Field(() => String, { nullable: true }) readonly stated!: string | null;
  @Field(() => Wording, { nullable: true }) readonly wording!: Wording | null;
  /** The account that wrote it down. */
  readonly byId!: string | null;
}

/** Some lines of a ledger, the newest first. */
@ObjectType()
export class ConsentLines {
  @Field(() => [ConsentLine]) readonly items!: ConsentLine[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
}

/** Whose lines, and which part of them. */
@ArgsType()
export class LinesAsked {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

type Row = Pick<OptOut, 'id' | 'channel' | 'at' | 'source' | 'batchId' | 'wording' | 'wordingId' | 'byUserId'> & {
  readonly given: boolean | null;
  readonly writtenAt: Date;
  readonly liftedAt: Date | null;
};

/** Every line of a person $1; a stop has no `given`. */
const ALL_SQL = `select id, channel, at, source, "batchId", wording, "wordingId", "byUserId", null::boolean as given,
    at as "writtenAt", "liftedAt" from opt_out where "personId" = $1
  union all
  select id, channel, at, source, "batchId", wording, "wordingId", "byUserId", given, "writtenAt", null
  from consent where "personId" = $1`;
/** Later than this after it was said, it was written down afterwards. */
const AT_ONCE_MS = 60_000;

/** Reads all that somebody ever said of being reached, the newest first. */
@Injectable()
export class LedgerLines {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(Wordings) private readonly wordings: Wordings,
  ) {}

  /** Of somebody who is there for the actor. */
  page(actor: Actor, { personId, first, after }: LinesAsked): Promise<ConsentLines> {
    return this.db.tx(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      return this.of(id, first ?? 20, after ?? null);
    });
  }

  /** The lines of somebody after one that an earlier answer gave; within a transaction that sees them. */
  async of(personId: string, size: number, after: string | null = null): Promise<ConsentLines> {
    const rows = await this.db.repo(Consent).query<Row[]>(
      `with lines as (${ALL_SQL}) select * from lines
       where $2::uuid is null or (at, id) < (select at, id from lines where id = $2) order by at desc, id desc limit $3`,
      [personId, after, size + 1],
    );
    const kept = rows.slice(0, size);
    const texts = await this.wordings.byIds(kept.map(({ wordingId }) => wordingId));
    const ids = [...new Set(kept.flatMap(({ batchId }) => batchId ?? []))];
    const files = new Map((await this.db.repo(Batch).findBy({ id: In(ids) })).map((file) => [file.id, file]));
    const items = kept.map((row) => {
      const file = row.batchId ? files.get(row.batchId) : undefined;
      return {
        ...{ id: row.id, channel: row.channel, at: row.at, source: row.source, endedAt: row.liftedAt },
        ...{ state: stateOf(row, file), stated: file?.details.consentSource ?? null, byId: row.byUserId },
        writtenAt: row.writtenAt.getTime() - row.at.getTime() > AT_ONCE_MS ? row.writtenAt : null,
        wording: wordingOf(row, texts),
      };
    });
    return { items, endCursor: rows.length > size ? items.at(-1)!.id : null };
  }
}

function stateOf({ given, batchId }: Row, file: Batch | undefined): ConsentState {
  if (given === null) return ConsentState.SAID_STOP;
  if (!given) return ConsentState.SAID_NO;
  return !batchId || file?.consented ? ConsentState.AGREED : ConsentState.NOT_STATED;
}
