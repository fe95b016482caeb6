import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { PeopleService, type TimelineKind } from '#people';
import { current, Db, type Language } from '#platform';
import { ContactDigest } from './digest.entity.ts';
import { digestActs, digestDue, digestGiven, DUE_TODAY, handedOver } from './digest.sql.ts';

/** What one mail tells: how often what was done, and by whom by first name; who came to the reader; what is due. */
export interface DigestNews {
  readonly acts: readonly { readonly kind: TimelineKind; readonly count: number; readonly names: readonly string[] }[];
  readonly given: number;
  readonly today: number;
  readonly late: number;
}

/** Who wants a mail of their people a day, and what it says. */
@Injectable()
export class ContactDigests {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** Whether the reader wants it; whoever never said so does not get it. */
  wanted({ id: userId }: Actor): Promise<boolean> {
    return this.db.tx(() => this.db.repo(ContactDigest).existsBy({ userId, mails: true }));
  }

  /** Switches it on or off, in the language in which that was last done; off stops what is queued. */
  want(actor: Actor, mails: boolean): Promise<boolean> {
    return this.db.inTurn(async () => {
      const userId = await this.users.named(actor);
      const language = current().language ?? ('en' as const);
      const known = await this.db.repo(ContactDigest).findOneBy({ userId });
      const since = known?.mails ? known.since : new Date();
      const row = known ?? this.db.make(ContactDigest, { userId });
      await this.db.save(Object.assign(row, { mails, handovers: known?.handovers ?? true, language, since }));
      return mails;
    });
  }

  /** Whether the reader is told at once when people are given to them; whoever never said so is. */
  async tellsHandovers({ id: userId }: Actor): Promise<boolean> {
    return !(await this.db.tx(() => this.db.repo(ContactDigest).existsBy({ userId, handovers: false })));
  }

  /** Switches that on or off; off stops what is queued. */
  tellHandovers(actor: Actor, handovers: boolean): Promise<boolean> {
    return this.db.inTurn(async () => {
      const userId = await this.users.named(actor);
      const language = current().language ?? ('en' as const);
      const known = await this.db.repo(ContactDigest).findOneBy({ userId });
      const row = known ?? this.db.make(ContactDigest, { userId, mails: false, since: new Date() });
      await this.db.save(Object.assign(row, { handovers, language }));
      return handovers;
    });
  }

  /** How many people a change gave to a user who still are theirs. */
  async handedOver(userId: string, changeId: string): Promise<number> {
    const [row] = await this.db
      .repo(ContactDigest)
      .query<{ count: number }[]>(`select count(*)::int as count ${handedOver('$1', '$2')}`, [userId, changeId]);
    return row!.count;
  }

  /** In which language a user reads it. */
  async languageOf(userId: string): Promise<Language> {
    return (await this.db.repo(ContactDigest).findOneBy({ userId }))?.language ?? 'en';
  }

  /** What a mail that was made at a moment tells a user; within the transaction that claims it. */
  async news(userId: string, at: Date): Promise<DigestNews> {
    const query = <T>(sql: string, parameters: unknown[]) => this.db.repo(ContactDigest).query<T[]>(sql, parameters);
    const moment = '$2::timestamptz';
    const rows = await query<{ kind: TimelineKind; count: number; ids: string[] }>(
      `select t.kind, count(*)::int as count, array_agg(distinct t."personId") as ids ${digestActs('$1', moment)}
       group by 1 order by 2 desc, 1`,
      [userId, at],
    );
    const given = await query<{ n: number }>(`select count(*)::int as n ${digestGiven('$1', moment)}`, [userId, at]);
    const due = await query<{ today: number; late: number }>(
      `select count(*) filter (where ${DUE_TODAY})::int as today, count(*) filter (where not ${DUE_TODAY})::int as late
       ${digestDue('$1')}`,
      [userId],
    );
    const people = await this.people.byIds(rows.flatMap(({ ids }) => ids.slice(0, MOST_NAMES)));
    const acts = rows.map(({ kind, count, ids }) => ({
      ...{ kind, count },
      names: ids.slice(0, MOST_NAMES).flatMap((id) => firstName(people.get(id)?.details.givenName)),
    }));
    return { acts, given: given[0]!.n, ...due[0]! };
  }
}

const MOST_NAMES = 5;

/** A first name as a mail may carry it: what looks like an address or a number is left out. */
export const firstName = (given: string | undefined): string[] => {
  const [first = ''] = (given ?? '').trim().split(/\s+/);
  return first && !/[@\d:/\\]/.test(first) ? [first] : [];
};
