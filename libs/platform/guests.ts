import type { DataSource, QueryRunner } from 'typeorm';

/** The role in which the public record of another organization is read: it sees what both agreed on, and can write nothing. */
export const GUEST_ROLE = 'crm_guest';

/** In these two one organization writes what concerns another, which it names in `withId`. */
export const AGREEMENTS = ['record_share', 'record_acceptance'];

/** All that a guest may ever see: the agreement and the public record. No table of people, users or messages is among them. */
export const GUEST_TABLES = [
  ...AGREEMENTS,
  'area',
  'body',
  'body_decision',
  'campaign',
  'campaign_goal',
  'claim',
  'clause_assessment',
  'demand',
  'demand_link',
  'demand_note',
  'demand_response',
  'demand_version',
  'dispute',
  'document',
  'document_clause',
  'evidence',
  'figure',
  'figure_reply',
  'holder_confirmation',
  'incident',
  'jurisdiction',
  'lever',
  'membership',
  'occasion',
  'place',
  'position_override',
  'post',
  'record_confirmation',
  'record_load',
  'release',
  'reply_sought',
  'source',
  'statistic',
  'term',
  'voting_rule',
];

/** Whose rows a transaction reads, and, where it does so as a guest, for whom. */
const setting = (name: string) => `(select nullif(current_setting('app.${name}', true), '')::uuid)`;
const OWN = `"organizationId" = ${setting('organization')}`;
const OFFERED = '(select offered_campaigns())';

/** Makes the role of guests, and the function that answers what is offered to the one of this transaction; for migrations. */
export async function makeGuests(q: QueryRunner): Promise<void> {
  await q.query(`do $$ begin create role ${GUEST_ROLE} nologin nobypassrls;
    exception when duplicate_object or unique_violation then null; end $$`);
  await q.query(`grant ${GUEST_ROLE} to current_user`);
  await q.query(`grant usage on schema public to ${GUEST_ROLE}`);
  // With its caller's rights, so that row level security binds it, too. Null where there is no agreement.
  await q.query(
    `create function offered_campaigns() returns text[] language sql stable as $$
       select s.campaigns from record_share s
         join record_acceptance a on a."shareId" = s.id and a."organizationId" = s."withId"
       where s."organizationId" = ${setting('organization')} and s."withId" = ${setting('guest')}
         and s."endedAt" is null and a."endedAt" is null $$`,
  );
}

/** Lets an organization see, and only see, what another one wrote for it; for migrations. */
export async function address(q: QueryRunner, table: string): Promise<void> {
  await q.query(
    `create policy addressee on "${table}" for select to crm_app using ("withId" = ${setting('organization')})`,
  );
}

/** Shows guests the two sides of their own agreement; for migrations. */
export async function showAgreement(q: QueryRunner): Promise<void> {
  const theirs = { record_share: ['organization', 'guest'], record_acceptance: ['guest', 'organization'] } as const;
  for (const [table, [own, other]] of Object.entries(theirs)) {
    const both = `"organizationId" = ${setting(own)} and "withId" = ${setting(other)}`;
    await q.query(`create policy guest on "${table}" for select to ${GUEST_ROLE} using (${both})`);
    await q.query(`grant select on "${table}" to ${GUEST_ROLE}`);
  }
}

/** Shows guests a table of the record as long as the agreement stands; `narrower` says which rows of it. For migrations. */
export async function host(q: QueryRunner, table: string, narrower = 'true'): Promise<void> {
  await q.query(
    `create policy guest on "${table}" for select to ${GUEST_ROLE}
     using (${OWN} and ${OFFERED} is not null and (${narrower}))`,
  );
  await q.query(`grant select on "${table}" to ${GUEST_ROLE}`);
}

/** Whether a row is of a campaign that was offered, by the column with its code; for migrations. */
export const offered = (column: string): string => `"${column}" = any(${OFFERED}::text[])`;

interface Seen {
  readonly name: string;
  readonly known: boolean;
  readonly agreed: boolean;
  readonly reads: boolean;
  readonly writes: boolean;
}

function problemOf({ known, agreed, reads, writes }: Seen): string | null {
  if (writes) return 'can be written by guests';
  if (reads && !known) return 'can be read by guests';
  return reads && !agreed ? 'shows guests more than was agreed on' : null;
}

/** Where the role of guests may do more than read what was agreed on; read from the catalogue. */
export async function guestProblems(q: DataSource | QueryRunner): Promise<string[]> {
  const relations: Seen[] = await q.query(
    `select c.oid::regclass::text as name, n.nspname = 'public' and c.relname = any($2) as known,
       has_any_column_privilege($1, c.oid, 'select') as reads,
       has_any_column_privilege($1, c.oid, 'insert, update, references')
         or has_table_privilege($1, c.oid, 'delete, truncate, trigger') as writes,
       exists (select 1 from pg_policies p join pg_policies own using (schemaname, tablename)
         where p.schemaname = n.nspname and p.tablename = c.relname and p.policyname = 'guest' and p.cmd = 'SELECT'
           and own.policyname = 'organization' and case when c.relname = any($3)
             then p.qual like '(%app.organization% AND %app.guest%)' or p.qual like '(%app.guest% AND %app.organization%)'
             else starts_with(p.qual, '(' || own.qual || ' AND (( SELECT offered_campaigns()') end) as agreed
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname not in ('pg_catalog', 'information_schema')
       and n.nspname !~ '^pg_(toast|temp)' order by 1`,
    [GUEST_ROLE, GUEST_TABLES, AGREEMENTS],
  );
  const parents: { name: string }[] = await q.query(
    `select rolname as name from pg_roles where rolname <> $1 and pg_has_role($1, oid, 'member')`,
    [GUEST_ROLE],
  );
  return [
    ...relations.flatMap((seen) => (problemOf(seen) ? [`table ${seen.name} ${problemOf(seen)}`] : [])),
    ...parents.map(({ name }) => `role ${GUEST_ROLE} may do what ${name} may`),
  ];
}
