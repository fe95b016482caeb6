import { Inject, Injectable } from '@nestjs/common';
import { AppError, current, Db, Jobs, Keyring, Vault, within } from '#platform';
import type { Known } from '../intake/matching.ts';
import { Person } from '../person.entity.ts';
import { Blocks, type Pair } from './blocks.ts';
import { findAmongChanged, findNow } from './duplicates.facts.ts';
import { type Sketch, sketchOf } from './likeness.ts';
import { DuplicateSearch } from './search.entity.ts';

/** People that are read and opened before others get their turn. */
const SLICE = 500;
/** People who are held in memory at once; everybody else goes by. */
const CHUNK = 50_000;
/** A worker that was silent this long about a search is taken for dead. */
const CLAIM = `interval '2 minutes'`;
/**
 * An import that said something within this time goes on, also where its worker is being started anew: whoever it brings is
 * looked at once it is done, all together, and the two do not take each other's time and memory.
 */
const UNDER_WAY = `interval '10 minutes'`;
/** A search rests at least this long, and twenty times as long as it took. */
const REST = `greatest(interval '1 minute', 20 * ("finishedAt" - "startedAt"))`;

/** Nobody looks, there is somebody to look at, and somebody asked (`$1`) or it rested and no import goes on. */
const DUE = `("claimedUntil" is null or "claimedUntil" < now())
  and ($1 or "finishedAt" is null or horizon = 0 or now() - "finishedAt" > ${REST})
  and ($1 or not exists (select from batch where state = 'RUNNING' and "touchedAt" > now() - ${UNDER_WAY}))
  and exists (select from person where revision >= horizon)`;

/**
 * Looks for people who are on the list twice: whoever changed since the last time against everybody. Details are opened
 * in memory, some at a time; only pairs of ids, scores and codes are written. One pass reads everybody once for each
 * `CHUNK` who changed.
 */
@Injectable()
export class DuplicateFinder {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Keyring) private readonly keyring: Keyring,
  ) {}

  /** Has everybody looked at anew; the worker does it. */
  ask(): Promise<void> {
    return this.db.tx(async () => {
      await this.begun();
      await this.sql('update duplicate_search set horizon = 0');
      await this.jobs.enqueue(findNow, {});
    });
  }

  /** Has it looked at who changed, if it is time for that and it does not wait for its turn already. */
  async askIfDue(): Promise<void> {
    if (this.vault.locked) return;
    await this.db.tx(async () => {
      await this.begun();
      const due = `select from duplicate_search where ${DUE} and not exists (select from outbox where name = $2)`;
      if ((await this.sql(due, [false, findAmongChanged.name])).length) await this.jobs.enqueue(findAmongChanged, {});
    });
  }

  /** How the search stands; undefined before the first. */
  async standing(): Promise<DuplicateSearch | null> {
    return this.db.tx(() => this.db.repo(DuplicateSearch).findOneBy({}));
  }

  /** Looks at who changed, unless another worker does, or it was done a moment ago and nobody asked. */
  async run(asked = false): Promise<void> {
    if (this.vault.locked) return;
    await within({ reader: undefined }, async () => {
      const begun = await this.claim(asked);
      if (!begun) return;
      const { changed, horizon } = await this.changed(begun.horizon);
      try {
        for (let start = 0; start < changed.length; start += CHUNK)
          await this.pass(changed.slice(start, start + CHUNK));
        await this.end(begun.horizon, horizon);
      } catch (error) {
        await this.end(begun.horizon, begun.horizon);
        throw error;
      }
    });
  }

  /** Compares some people with everybody, and writes down what there is of them now. */
  private async pass(ids: readonly string[]): Promise<void> {
    const subjects: Sketch[] = [];
    for (let start = 0; start < ids.length; start += SLICE)
      subjects.push(...(await this.read(`id = any($1)`, ids.slice(start, start + SLICE))));
    const blocks = new Blocks(subjects);
    const found = new Map<string, Pair>();
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await this.read(`id > $1 order by id limit ${SLICE}`, last);
      for (const person of rows)
        for (const pair of blocks.pairsOf(person)) found.set(`${pair.lowId} ${pair.highId}`, pair);
      await this.alive(rows.length);
      if (!rows.length) break;
      last = rows.at(-1)!.id;
    }
    await this.write(ids, [...found.values()]);
  }

  private async read(where: string, value: unknown): Promise<Sketch[]> {
    const rows = await this.db.own(() =>
      this.sql<{ id: string; sealed: Buffer }>(`select id, sealed from person where ${where}`, [value]),
    );
    if (!rows.every(({ sealed }) => this.vault.knows(sealed))) await this.keyring.look();
    const { organizationId = '' } = current();
    return rows.map(({ id, sealed }) => {
      try {
        return sketchOf(id, this.vault.open({ organizationId, table: 'person', id }, sealed) as Known);
      } catch (error) {
        if (error instanceof AppError) throw error;
        // What does not open was told as an alarm, and hides nobody else.
        return sketchOf(id, { givenName: '', familyName: '' });
      }
    });
  }

  /** Those that somebody said are none stay so; those that are none any more, because somebody was changed, go. */
  private write(ids: readonly string[], pairs: readonly Pair[]): Promise<void> {
    const columns = [
      pairs.map(({ lowId }) => lowId),
      pairs.map(({ highId }) => highId),
      pairs.map(({ score }) => score),
      pairs.map(({ reasons }) => reasons.join(' ')),
    ];
    return this.db.inTurn(async () => {
      await this.sql(
        `delete from duplicate_pair d where d.state = 'OPEN' and (d."lowId" = any($1) or d."highId" = any($1))
           and not exists (select from unnest($2::uuid[], $3::uuid[]) f (l, h) where f.l = d."lowId" and f.h = d."highId")`,
        [ids, columns[0], columns[1]],
      );
      await this.sql(
        `insert into duplicate_pair (id, "organizationId", "lowId", "highId", score, reasons)
         select gen_random_uuid(), a."organizationId", a.id, b.id, f.score, string_to_array(f.reasons, ' ')
         from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) f (l, h, score, reasons)
         join person a on a.id = f.l join person b on b.id = f.h
         order by a.id, b.id for key share of a, b
         on conflict ("organizationId", "lowId", "highId") do update
           set score = excluded.score, reasons = excluded.reasons where duplicate_pair.state = 'OPEN'`,
        columns,
      );
    });
  }

  private async begun(): Promise<void> {
    await this.db.saveIfNew(this.db.make(DuplicateSearch, {}));
  }

  private claim(asked: boolean): Promise<{ horizon: string } | undefined> {
    return this.db.own(async () => {
      await this.begun();
      const [row] = await this.sql<{ horizon: string }>(
        `update duplicate_search set "claimedUntil" = now() + ${CLAIM}, "startedAt" = now(), read = 0,
           of = (select count(*) from person)
         where ${DUE} returning horizon`,
        [asked],
      );
      return row;
    });
  }

  private changed(since: string): Promise<{ changed: string[]; horizon: string }> {
    return this.db.own(async () => {
      const [now] = await this.sql<{ horizon: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
      );
      const rows = await this.sql<{ id: string }>('select id from person where revision >= $1 order by id', [since]);
      return { changed: rows.map(({ id }) => id), horizon: now!.horizon };
    });
  }

  private async alive(read: number): Promise<void> {
    await this.db.own(() =>
      this.sql(`update duplicate_search set "claimedUntil" = now() + ${CLAIM}, read = least(read + $1, of)`, [read]),
    );
  }

  /** A whole pass that was asked for meanwhile is still to come. */
  private async end(was: string, horizon: string): Promise<void> {
    await this.db.own(() =>
      this.sql(
        `update duplicate_search set "claimedUntil" = null, "finishedAt" = now(), read = of,
           horizon = case when horizon = $1 then $2::bigint else horizon end`,
        [was, horizon],
      ),
    );
  }

  private async sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const answer: unknown = await this.db.repo(Person).query(text, values);
    return (/^\s*(update|delete)/.test(text) ? (answer as [T[], number])[0] : answer) as T[];
  }
}
