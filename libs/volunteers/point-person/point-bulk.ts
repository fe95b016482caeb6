import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UsersService } from '#accounts';
import { type BulkChange, type BulkKind, bulkMarked, bulkPiece, type BulkSort, BulkSorts } from '#people';
import { AppError, Db, Jobs } from '#platform';
import { COUNTED, DEALT, IN_TURN } from '../turf/turf.sql.ts';
import { PointPerson } from './point-person.entity.ts';
import { peopleGiven } from '../volunteers.facts.ts';
import { PointPersonService } from './point-person.service.ts';

/** Who has whom now, locked, in one order everywhere. */
const LOCKED = `locked as (select c."personId", c."userId" from point_person c join piece x on x."personId" = c."personId"
  order by c."personId" for update of c)`;
const HOW = `select x.id, x."personId", s."userId" as "rowId", s.before,
  case when s."personId" is null then 'SAME' else 'CHANGED' end as state from piece x left join set s on s."personId" = x."personId"`;

/** Gives each to the user $2, whoever they had before. */
const SET = `with ${bulkPiece('WAITING')}, ${LOCKED}, put as (
    insert into point_person (id, "organizationId", "personId", "userId", since)
    select gen_random_uuid(), x."organizationId", x."personId", $2::uuid, now() from piece x
    left join locked l on l."personId" = x."personId" where l."userId" is distinct from $2::uuid
    on conflict ("personId") do update set "userId" = excluded."userId", since = excluded.since
    returning "personId", "userId"),
  set as (select p."personId", p."userId", coalesce(l."userId"::text, '') as before from put p
    left join locked l on l."personId" = p."personId")
  ${bulkMarked(HOW, 'CHANGED')}`;

/** Takes from each whoever looks after them. */
const CLEAR = `with ${bulkPiece('WAITING')}, ${LOCKED}, gone as (
    delete from point_person c using locked l where c."personId" = l."personId" and $2::uuid is null
    returning c."personId", c."userId"),
  set as (select "personId", null::uuid as "userId", "userId"::text as before from gone)
  ${bulkMarked(HOW, 'CHANGED')}`;

/** Gives each back to whom they were taken from, if nobody looks after them since. */
const RETURN = `with ${bulkPiece('CHANGED')}, ends as (
    insert into point_person (id, "organizationId", "personId", "userId", since)
    select gen_random_uuid(), x."organizationId", x."personId", u.id, now() from piece x
    join "user" u on u.id::text = x.before on conflict do nothing returning "personId")
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", null as before, case when e."personId" is null then 'LEFT' else 'UNDONE' end as state
     from piece x left join ends e on e."personId" = x."personId" where $2::uuid is null or true`,
    'UNDONE',
  )}`;

/** Gives each who has nobody to who is in charge of their ward, in turn. */
const GIVE = `with ${bulkPiece('WAITING')}, fit as (
    select p.id, p.ward::text as turf, p."organizationId" from piece x join person p on p.id = x."personId"
    where not p.deceased and p.ward is not null and $2::uuid is null
      and not exists (select from point_person c where c."personId" = p.id)),
  ${IN_TURN}, ${DEALT}, put as (
    insert into point_person (id, "organizationId", "personId", "userId", since)
    select gen_random_uuid(), f."organizationId", d.id, d."userId", now() from dealt d join fit f on f.id = d.id
    on conflict do nothing returning "personId", "userId"),
  ${COUNTED}, set as (select "personId", "userId", '' as before from put)
  ${bulkMarked(HOW, 'CHANGED')}`;

/** Whose they are now, and nobody gave them to anybody else since. */
const STILL = `l."personId" = x."personId" and l."userId" = x."rowId"`;

/** Gives each back to whom they had, or to nobody; whom somebody else has since is left as they are. */
const UNDO = `with ${bulkPiece('CHANGED')}, ${LOCKED}, back as (
    update point_person c set "userId" = u.id, since = now() from piece x join locked l on ${STILL}
    join "user" u on u.id::text = x.before where c."personId" = x."personId" returning c."personId"),
  gone as (
    delete from point_person c using piece x join locked l on ${STILL}
    where c."personId" = x."personId" and not exists (select from "user" u where u.id::text = x.before)
    returning c."personId"),
  ends as (select * from back union all select * from gone)
  ${bulkMarked(
    `select x.id, x."personId", null::uuid as "rowId", null as before, case when e."personId" is null then 'LEFT' else 'UNDONE' end as state
     from piece x left join ends e on e."personId" = x."personId" where $2::uuid is null or true`,
    'UNDONE',
  )}`;

/** Gives many people to an organizer, or to who is in charge of their wards, as a change that can be taken back. */
@Injectable()
export class PointBulk {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PointPersonService) private readonly points: PointPersonService,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(BulkSorts) sorts: BulkSorts,
  ) {
    const names = (ids: readonly string[]) => this.names(ids);
    const all = { done: 'POINT_PERSON_SET', names, notes: (ids: readonly string[]) => this.notes(ids) } as const;
    const finished = ({ id: changeId }: BulkChange) => this.jobs.state(peopleGiven, { changeId });
    const given = { ...all, undo: UNDO, finished };
    const sort = (kind: BulkKind, how: BulkSort) => sorts.add(kind, how);
    sort('SET_POINT_PERSON', { ...given, change: SET, check: (id) => this.mustBeOne(id) });
    sort('GIVE_TO_WARDS', { ...given, change: GIVE, check: (id) => this.mustBeNone(id) });
    sort('CLEAR_POINT_PERSON', { ...all, change: CLEAR, undo: RETURN, check: (id) => this.mustBeNone(id) });
  }

  private async mustBeOne(userId: string | null): Promise<void> {
    if (!userId) throw new AppError('INVALID', 'volunteers.point.noUser', {}, { userId: 'field.required' });
    await this.points.organizer(userId);
  }

  private mustBeNone(userId: string | null): Promise<void> {
    if (userId) throw new AppError('INVALID', 'invalid', {}, { userId: 'field.invalid' });
    return Promise.resolve();
  }

  private async names(ids: readonly string[]): Promise<Map<string, string>> {
    return new Map([...(await this.users.byIds([...ids]))].map(([id, { details }]) => [id, details.name]));
  }

  /** To whom each came. */
  private async notes(personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.db.repo(PointPerson).findBy({ personId: In([...personIds]) });
    const names = await this.names([...new Set(rows.map(({ userId }) => userId))]);
    return new Map(rows.flatMap(({ personId, userId }) => (names.has(userId) ? [[personId, names.get(userId)!]] : [])));
  }
}
