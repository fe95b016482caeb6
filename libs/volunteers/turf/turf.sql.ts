/** Only one at a time gives people out in an organization, so that each has their turn. */
export const ALONE = `select pg_advisory_xact_lock(hashtext('turf'), hashtext(current_setting('app.organization')))`;

/** Who may be given people: in charge of a ward, still here, and told of people by their role; with their place in its turn. */
export const IN_TURN = `in_turn as (
  select t.id, t.ward, t."userId", row_number() over (partition by t.ward order by t.given, t.id) as place,
    count(*) over (partition by t.ward) as of
  from turf t join "user" u on u.id = t."userId" where u."disabledAt" is null and u.role <> 'volunteer')`;

/** To whom each of the people of `fit` (`id`, `ward`) comes, in turn. */
export const DEALT = `dealt as (
  select f.id, r.id as "turfId", r."userId" from (select fit.*, row_number() over (partition by ward order by id) as n from fit) f
  join in_turn r on r.ward = f.ward and r.place = 1 + (f.n - 1) % r.of)`;

/** Counts whom each was given by `put` (`personId`). */
export const COUNTED = `counted as (
  update turf t set given = t.given + n.n from (select d."turfId", count(*)::int as n from dealt d
    join put p on p."personId" = d.id group by 1) n where t.id = n."turfId" returning t.id)`;

/** Gives out a piece of those who wait. */
export const giveOut = (most: number): string => `with piece as (
    delete from turf_waiting where id in (select id from turf_waiting order by id limit ${most} for update skip locked)
    returning "personId"),
  fit as (select distinct p.id, p.ward, p."organizationId" from piece x join person p on p.id = x."personId"
    where not p.deceased and p.ward is not null and not exists (select from point_person c where c."personId" = p.id)),
  ${IN_TURN}, ${DEALT},
  put as (insert into point_person (id, "organizationId", "personId", "userId", since)
    select gen_random_uuid(), f."organizationId", d.id, d."userId", now() from dealt d join fit f on f.id = d.id
    on conflict do nothing returning "personId", "userId"),
  ${COUNTED}
  select (select count(*)::int from piece) as seen,
    (select coalesce(json_agg(json_build_object('personId', "personId", 'userId', "userId")), '[]') from put) as put`;
