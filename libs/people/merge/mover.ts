import { Inject, Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { Db, Sealed } from '#platform';
import { DuplicatePair } from '../duplicates/pair.entity.ts';
import { Handle, Person } from '../person.entity.ts';
import { type Change, mergingOf, type Trace, type Whole } from './merging.ts';

/** Tables that the merge itself takes care of. */
const BY_THEMSELVES = new Set<unknown>([Handle, DuplicatePair]);

/** A column of a table that leads to a row of another. */
interface Child {
  readonly of: EntityMetadata;
  readonly table: string;
  readonly column: string;
}
/** Two rows that cannot both stand. */
interface Clash {
  readonly from: string;
  readonly to: string;
  readonly survivor: 'from' | 'to';
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Moves whatever leads to one row to another, by what the entities say of their keys: so a table that is added later is
 * moved, too. Of two rows that a unique key, or the table's own rule, does not let stand side by side, the stronger, else
 * the earlier, survives; what led to the other leads to it from then on. It all is written down in a trace.
 */
@Injectable()
export class Mover {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** Everything of one person to another; within the caller's transaction, who holds both rows. */
  async move(from: string, to: string, trace: Trace): Promise<void> {
    await this.moveTo(this.db.repo(Person).metadata, from, to, trace);
  }

  /** Takes back what a trace says; answers what could not be put back, because something else has its place by now. */
  async back(trace: Trace): Promise<{ missed: Whole[] }> {
    for (const { table, id } of trace.made) await this.sql(`delete from ${quoted(table)} where id = $1`, [id]);
    for (const { table, column, from, ids } of [...trace.moved].reverse())
      await this.sql(`update ${quoted(table)} set ${quoted(column)} = $1 where id = any($2)`, [from, ids]);
    for (const change of [...trace.changed].reverse()) await this.unchange(change);
    const missed: Whole[] = [];
    for (const whole of [...trace.taken].reverse()) if (!(await this.put(whole))) missed.push(whole);
    return { missed };
  }

  /** A row as it is, with what is sealed in it. */
  async whole(of: EntityMetadata, id: string): Promise<Whole> {
    const [found] = await this.sql<{ row: Whole['row'] }>(
      `select to_jsonb(t) - 'sealed' as row from ${quoted(of.tableName)} t where id = $1`,
      [id],
    );
    const isSealed = typeof of.target === 'function' && of.target.prototype instanceof Sealed;
    const row = isSealed && (await this.db.repo(of.target as new () => Sealed).findOneByOrFail({ id }));
    return { table: of.tableName, row: found!.row, ...(row && { details: row.details }) };
  }

  /** Puts a row back as it was, to the microsecond; answers whether there was room for it. */
  async put({ table, row, details }: Whole): Promise<boolean> {
    const target = this.db.repo(Person).metadata.connection.entityMetadatas.find((each) => each.tableName === table)!;
    const blob = details && (await this.db.blobOf(target.target as new () => Sealed, row.id, details));
    const json = JSON.stringify({ ...row, ...(blob && { sealed: `\\x${blob.toString('hex')}` }) });
    const name = quoted(table);
    const rows = await this.sql(
      `insert into ${name} select (jsonb_populate_record(null::${name}, $1::jsonb)).* on conflict do nothing returning id`,
      [json],
    );
    return rows.length > 0;
  }

  async sql<T>(text: string, values: unknown[] = []): Promise<T[]> {
    const answer: unknown = await this.db.repo(Person).query(text, values);
    return (/^\s*(update|delete)/.test(text) ? (answer as [T[], number])[0] : answer) as T[];
  }

  private async moveTo(of: EntityMetadata, from: string, to: string, trace: Trace): Promise<void> {
    const children = childrenOf(of);
    // All are settled before anything is moved: which of two stands may depend on what else each of them has.
    for (const child of children) {
      await this.takeBetween(child, from, to, trace);
      await this.settleClashes(child, from, to, trace);
    }
    for (const child of children) {
      const { table, column } = child;
      const rows = await this.sql<{ id: string }>(
        `update ${quoted(table)} set ${quoted(column)} = $2 where ${quoted(column)} = $1 returning id`,
        [from, to],
      );
      if (rows.length) trace.moved.push({ table, column, from, ids: rows.map(({ id }) => id) });
      await this.rename(child, from, to, trace);
    }
  }

  /** What leads from the one to the other would lead from somebody to themselves. */
  private async takeBetween({ of, table }: Child, from: string, to: string, trace: Trace): Promise<void> {
    const { between } = mergingOf(of.target);
    if (!between) return;
    const [a, b] = between.map(quoted);
    const rows = await this.sql<{ id: string }>(
      `select id from ${quoted(table)} where (${a} = $1 and ${b} = $2) or (${a} = $2 and ${b} = $1) order by id`,
      [from, to],
    );
    for (const { id } of rows) {
      trace.taken.push(await this.whole(of, id));
      await this.sql(`delete from ${quoted(table)} where id = $1`, [id]);
    }
  }

  private async settleClashes(child: Child, from: string, to: string, trace: Trace): Promise<void> {
    const { weaker, strength = '0', earlier, inherits } = mergingOf(child.of.target);
    const at = earlier ?? child.of.createDateColumn?.databaseName;
    const gone = new Set<string>();
    for (const { columns, where = 'true', strict } of rulesOf(child)) {
      const of = (parameter: string) =>
        `(select *, (${strength}) as strength from ${quoted(child.table)} where ${quoted(child.column)} = ${parameter} and (${where}))`;
      const first = at ? `f.${quoted(at)} < t.${quoted(at)}` : 'false';
      const clashes = await this.sql<Clash>(
        `select f.id as "from", t.id as "to", case when f.strength > t.strength
           or (f.strength = t.strength and ${first}) then 'from' else 'to' end as survivor
         from ${of('$1')} f join ${of('$2')} t on ${columns.map((name) => `f.${quoted(name)} = t.${quoted(name)}`).join(' and ') || 'true'}
         order by f.id, t.id`,
        [from, to],
      );
      for (const clash of clashes) {
        if (gone.has(clash.from) || gone.has(clash.to)) continue;
        const [winner, loser] = clash.survivor === 'from' ? [clash.from, clash.to] : [clash.to, clash.from];
        if (weaker && (!strict || weaker.frees)) {
          const { set, columns: names, where: only } = weaker;
          await this.change(child.table, loser, names, set, only, trace);
          continue;
        }
        gone.add(loser);
        await this.moveTo(child.of, loser, winner, trace);
        if (inherits) await this.change(child.table, winner, inherits.columns, inherits.set(loser), 'true', trace);
        trace.taken.push(await this.whole(child.of, loser));
        await this.sql(`delete from ${quoted(child.table)} where id = $1`, [loser]);
      }
    }
  }

  /** What bears the person's id as a text bears the other one's, unless that is taken. */
  private async rename({ of, table, column }: Child, from: string, to: string, trace: Trace): Promise<void> {
    const { named } = mergingOf(of.target);
    if (!named) return;
    const rows = await this.sql<{ id: string }>(
      `select id from ${quoted(table)} where ${quoted(column)} = $1 and ${quoted(named)} = $2`,
      [to, from],
    );
    const unique = of.uniques.map(({ columns }) => columns.map(({ databaseName }) => databaseName));
    for (const { id } of rows) {
      const others = unique
        .filter((columns) => columns.includes(named))
        .map((columns) =>
          columns
            .map((name) => (name === named ? `o.${quoted(name)} = '${to}'` : `o.${quoted(name)} = r.${quoted(name)}`))
            .join(' and '),
        );
      const free =
        others.map((same) => `not exists (select from ${quoted(table)} o where ${same})`).join(' and ') || 'true';
      await this.change(table, id, [named], `${quoted(named)} = '${to}'`, free, trace);
    }
  }

  private async change(
    table: string,
    id: string,
    columns: readonly string[],
    set: string,
    where: string,
    trace: Trace,
  ) {
    const picked = `jsonb_build_object(${columns.map((name) => `'${name}', r.${quoted(name)}`).join(', ')})`;
    const [row] = await this.sql<{ before: object }>(
      `select ${picked} as before from ${quoted(table)} r where r.id = $1 and (${where})`,
      [id],
    );
    if (!row) return;
    const [changed] = await this.sql<{ after: object }>(
      `update ${quoted(table)} r set ${set} where r.id = $1 returning ${picked} as after`,
      [id],
    );
    trace.changed.push({ table, id, before: row.before, after: changed!.after });
  }

  /** Only where nobody changed it since. */
  private async unchange({ table, id, before, after }: Change): Promise<void> {
    const name = quoted(table);
    const columns = Object.keys(before);
    const values = columns.map((each) => `${quoted(each)} = b.${quoted(each)}`).join(', ');
    const still = columns.map((each) => `t.${quoted(each)} is not distinct from a.${quoted(each)}`).join(' and ');
    await this.sql(
      `update ${name} t set ${values} from jsonb_populate_record(null::${name}, $2::jsonb) b,
         jsonb_populate_record(null::${name}, $3::jsonb) a where t.id = $1 and ${still}`,
      [id, JSON.stringify(before), JSON.stringify(after)],
    );
  }
}

/** What leads to rows of a table, in one order everywhere. */
function childrenOf(of: EntityMetadata): Child[] {
  return of.connection.entityMetadatas
    .filter(({ target }) => !BY_THEMSELVES.has(target))
    .flatMap((each) =>
      each.foreignKeys
        .filter(({ referencedEntityMetadata }) => referencedEntityMetadata === of)
        .map(({ columns }) => ({ of: each, table: each.tableName, column: columns[0]!.databaseName })),
    )
    .sort((a, b) => (`${a.table} ${a.column}` < `${b.table} ${b.column}` ? -1 : 1));
}

/** Each set of columns in which two rows of one person must differ. */
function rulesOf({ of, column }: Child): { columns: string[]; where?: string | undefined; strict: boolean }[] {
  const beside = (columns: readonly { databaseName: string }[]) =>
    columns.map(({ databaseName }) => databaseName).filter((name) => name !== column && name !== 'organizationId');
  const unique = [
    ...of.uniques.map(({ columns }) => ({ columns, where: undefined })),
    ...of.indices.filter(({ isUnique }) => isUnique).map(({ columns, where }) => ({ columns, where })),
  ]
    .filter(({ columns }) => columns.some(({ databaseName }) => databaseName === column))
    .map(({ columns, where }) => ({ columns: beside(columns), where, strict: true }));
  const { once } = mergingOf(of.target);
  return [...unique, ...(once ? [{ columns: [...once.columns], where: once.where, strict: false }] : [])];
}
