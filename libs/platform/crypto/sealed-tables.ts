import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { APP_ROLE } from '../policies.ts';

const TABLES = `select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'sealed' and data_type = 'bytea' order by 1`;

/** Has the database refuse a blob of a retired key in every table that holds blobs, also in those of later migrations. */
export async function guardSealed(source: DataSource): Promise<void> {
  const tables = (await source.query(
    `${TABLES.replace(
      'where',
      `where not exists (select 1 from pg_trigger where tgname = 'sealed_version'
       and tgrelid = format('public.%I', table_name)::regclass) and`,
    )}`,
  )) as { name: string }[];
  for (const { name } of tables)
    await source.query(`create trigger sealed_version before insert or update of sealed on "${name}"
      for each row execute function sealed_version()`);
}

/** How many rows of a table are sealed with which version. */
export interface Sealings {
  readonly table: string;
  readonly version: number;
  readonly count: number;
}

/** What is sealed with which version, over all organizations. */
export async function countSealings(client: pg.ClientBase): Promise<Sealings[]> {
  const tables = (await client.query<{ name: string }>(TABLES)).rows;
  const organizations = (await client.query<{ id: string }>('select id from organization')).rows;
  const counts = new Map<string, Sealings>();
  for (const { id } of organizations) {
    await client.query('begin read only');
    try {
      // As the application: an owner who is no superuser is bound by the policies, too.
      await client.query(`set local role ${APP_ROLE}`);
      await client.query(`select set_config('app.organization', $1, true)`, [id]);
      for (const { name } of tables) {
        const { rows } = await client.query<{ version: number; count: number }>(
          `select get_byte(sealed, 2) as version, count(*)::int as count from "${name}"
           where length(sealed) > 2 group by 1`,
        );
        for (const { version, count } of rows) {
          const key = `${name} ${version}`;
          counts.set(key, { table: name, version, count: count + (counts.get(key)?.count ?? 0) });
        }
      }
    } finally {
      await client.query('rollback');
    }
  }
  return [...counts.values()];
}

/** How long what was begun before is waited for. */
const PATIENCE_MS = 60_000;

/**
 * Gives up a version for good, if nothing is sealed with it; answers what still is. First the database refuses new blobs
 * of it, then everything that began before has ended, and only then is counted: so nobody who slept writes one later.
 */
export async function retireVersion(client: pg.ClientBase, version: number): Promise<Sealings[]> {
  const mark = async (set: string) =>
    (
      await client.query<{ xid: string }>(
        `update root_key set ${set} where purpose = 'seal' and version = $1 returning pg_current_xact_id()::text as xid`,
        [version],
      )
    ).rows[0];
  const { rows } = await client.query<{ newest: number }>(
    `select max(version)::int as newest from root_key where purpose = 'seal' and "retiredAt" is null`,
  );
  if (version >= rows[0]!.newest) throw new Error(`Version ${version} is what new rows are sealed with: rotate first`);
  const marked = await mark('"retiredAt" = now()');
  if (!marked) throw new Error(`There is no version ${version}`);
  try {
    await endedBefore(client, marked.xid);
    const left = (await countSealings(client)).filter((each) => each.version === version);
    if (left.length) await mark('"retiredAt" = null');
    else await mark(`wrapped = ''`);
    return left;
  } catch (error) {
    await mark('"retiredAt" = null');
    throw error;
  }
}

async function endedBefore(client: pg.ClientBase, xid: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await new Promise((wait) => setTimeout(wait, 100))) {
    const { rows } = await client.query<{ ended: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot())::text::bigint > $1::bigint as ended',
      [xid],
    );
    if (rows[0]?.ended) return;
  }
  throw new Error('Something that was begun before has not ended yet: try again later');
}
