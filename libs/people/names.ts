import { Inject, Injectable } from '@nestjs/common';
import { current, Db, within } from '#platform';
import { NameList } from './name-list.ts';
import { Person } from './person.entity.ts';

interface Kept {
  readonly list: NameList;
  /** Every change by a transaction before this one is in the list. */
  horizon: string;
  /** What was read beyond the horizon, with the transaction that wrote it. */
  seen: Map<string, string>;
  /** Building, or catching up with much; searches do not wait for it. */
  busy?: Promise<void>;
  failed?: boolean;
}

/** People opened in one turn, before other requests get theirs. */
const SLICE = 500;
/** So many changes are read before a search is answered; more are read beside it. */
const AT_ONCE = 2000;
/** How long the first search waits for the list of a small organization. */
const PATIENCE_MS = 400;

/**
 * The names of people, in the memory of this process only. Each search first reads what changed since the last one,
 * whoever wrote it: rows bear the transaction that wrote them, and no transaction that may still be open is passed over.
 */
@Injectable()
export class Names {
  private readonly kept = new Map<string, Kept>();

  constructor(@Inject(Db) private readonly db: Db) {}

  /** The list as of now, and whether everybody is in it. */
  async upToDate(): Promise<{ list: NameList; ready: boolean }> {
    const kept = this.ofOrganization();
    if (!kept.busy) await this.catchUp(kept);
    if (kept.busy) await Promise.race([kept.busy, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
    return { list: kept.list, ready: !kept.busy };
  }

  /** Begins to read the names, so that they are there when somebody searches; answers whether they are. */
  warm(): boolean {
    return !this.ofOrganization().busy;
  }

  private ofOrganization(): Kept {
    const { organizationId = '' } = current();
    let kept = this.kept.get(organizationId);
    if (!kept || kept.failed) {
      kept = { list: new NameList(), horizon: '0', seen: new Map() };
      this.kept.set(organizationId, kept);
      this.beside(kept, () => this.build(kept!));
    }
    return kept;
  }

  private beside(kept: Kept, work: () => Promise<void>): void {
    const { organizationId } = current();
    const done = within({ organizationId, actor: { id: 'names' } }, work).then(
      () => void (kept.busy = undefined),
      () => void ((kept.busy = undefined), (kept.failed = true)),
    );
    kept.busy = done;
  }

  private async build(kept: Kept): Promise<void> {
    kept.horizon = await this.db.own(() => this.now());
    for (let last = '00000000-0000-0000-0000-000000000000'; ;) {
      const people = await this.db.own(() =>
        this.people().where('p.id > :last', { last }).orderBy('p.id').limit(SLICE).getMany(),
      );
      for (const person of people) put(kept.list, person);
      last = people.at(-1)?.id ?? last;
      if (people.length < SLICE) return;
      await new Promise(setImmediate);
    }
  }

  private async catchUp(kept: Kept): Promise<void> {
    const { horizon, changed } = await this.db.own(async () => ({
      horizon: await this.now(),
      changed: await this.people()
        .select(['p.id as id', 'p.revision as revision'])
        // What a restored copy brought from another cluster bears numbers that are still to come here.
        .where('p.revision >= :horizon and p.revision < pg_snapshot_xmax(pg_current_snapshot())::text::bigint')
        .setParameters({ horizon: kept.horizon })
        .getRawMany<{ id: string; revision: string }>(),
    }));
    const fresh = changed.filter(({ id, revision }) => kept.seen.get(id) !== revision).map(({ id }) => id);
    const read = async () => {
      await this.read(kept.list, fresh);
      kept.horizon = horizon;
      kept.seen = new Map(changed.map(({ id, revision }) => [id, revision]));
    };
    if (fresh.length <= AT_ONCE) await read();
    else if (!kept.busy) this.beside(kept, read);
  }

  private async read(list: NameList, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += SLICE) {
      const wanted = ids.slice(start, start + SLICE);
      const people = await this.db.own(() => this.people().where('p.id = any(:wanted)', { wanted }).getMany());
      for (const person of people) put(list, person);
      await new Promise(setImmediate);
    }
  }

  private people() {
    return this.db.repo(Person).createQueryBuilder('p');
  }

  /** The first transaction that may still be open. */
  private async now(): Promise<string> {
    const [row] = await this.db
      .repo(Person)
      .query<{ xmin: string }[]>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
    return row!.xmin;
  }
}

function put(list: NameList, { id, details }: Person): void {
  list.put(id, details.givenName, details.familyName);
}
