import { stillHolds } from '#accounts';
import { RuleTrigger } from './rule.entity.ts';

/** What rules look at once somebody says who came to an event. */
export const AT_EVENTS = [RuleTrigger.DID_NOT_COME, RuleTrigger.FIRST_EVENT] as const;

const MARK = `case r."trigger" when 'FIRST_EVENT' then 'CAME' else 'DID_NOT_COME' end`;

/** The mark at event $1 that an occasion `o` of a rule `r` came from, as long as it stands. */
export const STANDS = `(select from attendance a
  where a."eventId" = $1 and a."personId" = o."personId" and a.state = ${MARK})`;

/**
 * Whom the rules are to act for, of the marks `a` that are joined: each rule and person that has none yet. That somebody came
 * before stands in their history, which outlives the list of the door; of two events the first is the one they were marked at first.
 */
const wanted = (marks: string): string => `from task_rule r join attendance a on ${marks}
    and a.state = ${MARK} and a."markedAt" >= r.since
  cross join lateral (select case r."trigger" when 'FIRST_EVENT' then r.id else a."eventId" end as "occasionId") w
  where r."trigger" in (${AT_EVENTS.map((trigger) => `'${trigger}'`).join(', ')}) and r."removedAt" is null
    and (r."trigger" <> 'FIRST_EVENT' or not exists (select from timeline t where t."personId" = a."personId"
      and t.kind = 'CAME' and t."subjectId" is distinct from a."eventId"
      and (t.at, t."subjectId") < (a."markedAt", a."eventId")))
    and not exists (select from task_occasion o where o."ruleId" = r.id and o."personId" = a."personId"
      and o."occasionId" = w."occasionId")`;

/** For whom the rules are to act after somebody said who came to event $1. */
export const WANTED = `select r.id as "ruleId", a."personId", w."occasionId" ${wanted('a."eventId" = $1')}
  order by a."personId", r.id`;

/** Other events that are the first ones of people who, as it turns out, did not come to event $1. */
export const ELSEWHERE = `select distinct a."eventId" as id ${wanted(`r."trigger" = 'FIRST_EVENT' and a."eventId" <> $1
    and a."personId" in (select b."personId" from attendance b where b."eventId" = $1 and b.state <> 'CAME')`)}
  order by 1`;

/** Whether user $1 can sign in and sees person $2. */
export const SEES = `select exists (select from person p where p.id = $2 and (${stillHolds('$1::uuid', 'people.read')}
  or exists (select from "user" u where u.id = $1 and u."disabledAt" is null
    and (p.ward = any ((select wards_within($1::uuid))::smallint[]) or p.id in (select people_within($1::uuid)))))) as sees`;
