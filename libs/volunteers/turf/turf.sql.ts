import { looksAfter } from '../point-person/looks-after.ts';

/** Only one at a time gives people out in an organization, so that each has their turn. */
export const ALONE = `select pg_advisory_xact_lock(hashtext('turf'), hashtext(current_setting('app.organization')))`;

/** Who may be given people: in charge of a ward or a zone, still here, and told of people by their role; with their place in its turn. */
export const IN_TURN = `in_turn as (
  select t.id, coalesce(t."zoneId"::text, t.ward::text) as turf, t."userId", count(*) over parts as of,
    row_number() over (partition by t.ward, t."zoneId" order by t.given, t.id) as place
  from turf t join "user" u on u.id = t."userId" where ${looksAfter('u')}
  window parts as (partition by t.ward, t."zoneId"))`;

/** To whom each of the people of `fit` (`id`, `turf`: the id of a zone, or a ward) comes, in turn. */
export const DEALT = `dealt as (
  select f.id, r.id as "turfId", r."userId" from (select fit.*, row_number() over (partition by turf order by id) as n from fit) f
  join in_turn r on r.turf = f.turf and r.place = 1 + (f.n - 1) % r.of)`;

/** Counts whom each was given by `put` (`personId`). */
export const COUNTED = `counted as (
  update turf t set given = t.given + n.n from (select d."turfId", count(*)::int as n from dealt d
    join put p on p."personId" = d.id group by 1) n where t.id = n."turfId" returning t.id)`;

/** The zones that somebody is in charge of to whom people may be given. */
export const ZONES = `with ${IN_TURN} select distinct turf as id from in_turn where length(turf) = 36`;

/** A piece of those who wait. */
export const waiting = (most: number): string =>
  `select id, "personId" from turf_waiting order by id limit ${most} for update skip locked`;

/** Gives out those who waited (`$1`, the ids of their rows), each in the zone that they live in, if any (`$2` people, `$3` zones). */
export const GIVE_OUT = `with piece as (delete from turf_waiting where id = any($1::uuid[]) returning "personId"),
  lives as (select * from unnest($2::uuid[], $3::text[]) as l("personId", zone)),
  fit as (select distinct p.id, coalesce(l.zone, p.ward::text) as turf, p."organizationId"
    from piece x join person p on p.id = x."personId" left join lives l on l."personId" = p.id
    where not p.deceased and coalesce(l.zone, p.ward::text) is not null
      and not exists (select from point_person c where c."personId" = p.id)),
  ${IN_TURN}, ${DEALT},
  put as (insert into point_person (id, "organizationId", "personId", "userId", since)
    select gen_random_uuid(), f."organizationId", d.id, d."userId", now() from dealt d join fit f on f.id = d.id
    on conflict do nothing returning "personId", "userId"),
  ${COUNTED}
  select "personId", "userId" from put`;
