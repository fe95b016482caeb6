import type { BulkKind } from './list.entity.ts';

/** Where a change puts rows or takes them away. */
const LINKS = {
  TAG: { table: 'person_tag', subject: 'tagId' },
  LIST: { table: 'list_person', subject: 'listId' },
} as const;
type Link = (typeof LINKS)[keyof typeof LINKS];

const linkOf = (kind: BulkKind): Link => (kind.endsWith('_TAG') ? LINKS.TAG : LINKS.LIST);

/** How many people one transaction changes. */
export const PIECE = 500;

/** The piece at hand, locked. */
export const bulkPiece = (state: string) => `piece as (
  select b.id, b."personId", b."rowId", b.before, b.at, b."organizationId" from bulk_person b
  where b."changeId" = $1 and b.state = '${state}' order by b.id limit ${PIECE} for update)`;

/** Ends each statement: answers whom it made a difference for, and how many it looked at. */
const answer = (done: string) => `
  select (select count(*)::int from piece) as seen, (select coalesce(array_agg(f."personId"), '{}') from fate f
    where f.state = '${done}') as changed`;

/** Ends a statement whose `fate` says what became of each, and keeps that. */
export function bulkMarked(fate: string, done: string): string {
  return `, fate as (${fate}), marked as (
    update bulk_person b set state = f.state, "rowId" = coalesce(f."rowId", b."rowId"), before = coalesce(f.before, b.before),
      at = case when f.state = 'CHANGED' then clock_timestamp() else b.at end
    from fate f where b.id = f.id) ${answer(done)}`;
}

function put({ table, subject }: Link): string {
  return `with ${bulkPiece('WAITING')}, put as (
      insert into ${table} (id, "organizationId", "${subject}", "personId")
      select gen_random_uuid(), x."organizationId", $2::uuid, x."personId" from piece x
      on conflict do nothing returning id, "personId")
    ${bulkMarked(
      `select x.id, x."personId", r.id as "rowId", null as before, case when r.id is null then 'SAME' else 'CHANGED' end as state
       from piece x left join put r on r."personId" = x."personId"`,
      'CHANGED',
    )}`;
}

function take({ table, subject }: Link): string {
  return `with ${bulkPiece('WAITING')}, gone as (
      delete from ${table} r using piece x where r."${subject}" = $2::uuid and r."personId" = x."personId"
      returning r.id, r."personId")
    ${bulkMarked(
      `select x.id, x."personId", r.id as "rowId", null as before, case when r.id is null then 'SAME' else 'CHANGED' end as state
       from piece x left join gone r on r."personId" = x."personId"`,
      'CHANGED',
    )}`;
}

/** Before is the empty text where no language was known. */
const SPEAK = `with ${bulkPiece('WAITING')}, locked as (
    select p.id, p.language from person p join piece x on x."personId" = p.id order by p.id for update of p),
  set as (
    update person p set language = $2 from locked l where p.id = l.id and l.language is distinct from $2
    returning p.id, coalesce(l.language, '') as before)
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", s.before, case when s.id is null then 'SAME' else 'CHANGED' end as state
     from piece x left join set s on s.id = x."personId"`,
    'CHANGED',
  )}`;

/** Does a piece of a change: $1 is its id, $2 the tag, the list or the language. */
export function changeSql(kind: BulkKind): string {
  if (kind === 'SET_LANGUAGE') return SPEAK;
  return kind.startsWith('ADD') ? put(linkOf(kind)) : take(linkOf(kind));
}

/** Whether somebody changed the same thing of the same person after: then it is theirs now. */
const later = (kind: BulkKind) => `exists (select from bulk_person o join bulk_change c on c.id = o."changeId"
  where o."personId" = x."personId" and o."changeId" <> $1 and o.state = 'CHANGED' and o.at > x.at
    and ${kind === 'SET_LANGUAGE' ? `c.kind = 'SET_LANGUAGE'` : 'c."subjectId" = $2::uuid'})`;

/** Takes away the very rows that the change put: one that somebody put again since is another row. */
const unput = ({ table, subject }: Link) => `with ${bulkPiece('CHANGED')}, gone as (
    delete from ${table} r using piece x
    where r.id = x."rowId" and r."personId" = x."personId" and r."${subject}" = $2::uuid returning r.id, r."personId")
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", null as before, case when r.id is null then 'LEFT' else 'UNDONE' end as state
     from piece x left join gone r on r."personId" = x."personId"`,
    'UNDONE',
  )}`;

/** Puts the very rows back that the change took away, unless somebody had a say in it since. */
const untake = ({ table, subject }: Link, kind: BulkKind) => `with ${bulkPiece('CHANGED')}, put as (
    insert into ${table} (id, "organizationId", "${subject}", "personId")
    select x."rowId", x."organizationId", $2::uuid, x."personId" from piece x where not ${later(kind)}
    on conflict do nothing returning id, "personId")
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", null as before, case when r.id is null then 'LEFT' else 'UNDONE' end as state
     from piece x left join put r on r."personId" = x."personId"`,
    'UNDONE',
  )}`;

const UNSPEAK = `with ${bulkPiece('CHANGED')}, locked as (
    select p.id, p.language from person p join piece x on x."personId" = p.id order by p.id for update of p),
  set as (
    update person p set language = nullif(x.before, '') from piece x join locked l on l.id = x."personId"
    where p.id = x."personId" and l.language = $2 and not ${later('SET_LANGUAGE')} returning p.id)
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", null as before, case when s.id is null then 'LEFT' else 'UNDONE' end as state
     from piece x left join set s on s.id = x."personId"`,
    'UNDONE',
  )}`;

/** Takes a piece of a change back. */
export function undoSql(kind: BulkKind): string {
  if (kind === 'SET_LANGUAGE') return UNSPEAK;
  return kind.startsWith('ADD') ? unput(linkOf(kind)) : untake(linkOf(kind), kind);
}
