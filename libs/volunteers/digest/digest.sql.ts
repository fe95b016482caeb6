import { CITY_ZONE } from '#platform';
import { holdsAnywhere, stillHolds } from '#accounts';
import { TOLD } from '../point-person/told.ts';

/** What was not mailed for so long is no news any more. */
const NEWS = `interval '7 days'`;
/** What is written down by a transaction that is not done yet bears an earlier time: it is told the next time. */
const LAG = `interval '1 minute'`;
const TODAY = `(now() at time zone '${CITY_ZONE}')::date`;

/** That a user wants it, and still sees the whole list of people. */
export const mayDigest = (user: string): string =>
  `exists (select from contact_digest d where d."userId" = ${user} and d.mails) and ${stillHolds(user, 'people.read')}`;

/** That a user wants to be told when people are given to them, and still sees people. */
export const tellsHandover = (user: string): string =>
  `(not exists (select from contact_digest d where d."userId" = ${user} and not d.handovers)
    and ${holdsAnywhere(user, 'people.read')})`;

/** Whom a change gave to a user, and who still are theirs. */
export const handedOver = (user: string, change: string): string =>
  `from bulk_person b join point_person c on c."personId" = b."personId" and c."userId" = b."rowId"
   where b."changeId" = ${change} and b.state = 'CHANGED' and b."rowId" = ${user}`;

/**
 * From when on a mail that is made at `at` tells: since the last one that may have arrived, and never of more than a week.
 * Two mails share no moment and leave none out.
 */
export const digestFrom = (user: string, at: string): string => `greatest(
  (select d.since from contact_digest d where d."userId" = ${user}), ${at} - ${NEWS},
  (select max(o."createdAt") - ${LAG} from message o where o."subjectKind" = 'contactDigest' and o."subjectId" = ${user}
    and o."createdAt" < ${at} and o.state not in ('CANCELLED', 'REJECTED')))`;

const within = (column: string, user: string, at: string) =>
  `${column} > ${digestFrom(user, at)} and ${column} <= ${at} - ${LAG}`;

/** What the people `c` of a user did of their own accord. */
export const digestActs = (user: string, at: string): string =>
  `from point_person c join timeline t on t."personId" = c."personId" and t.at >= c.since
   where c."userId" = ${user} and t.kind in (${TOLD.map((kind) => `'${kind}'`).join(', ')}) and ${within('t.at', user, at)}`;

/** Who came to a user. */
export const digestGiven = (user: string, at: string): string =>
  `from point_person c where c."userId" = ${user} and ${within('c.since', user, at)}`;

/** What a user is to have done by today, one row for each with its day. */
export const digestDue = (user: string): string =>
  `from (select k."dueOn" from task k where k."assigneeUserId" = ${user} and k.state = 'OPEN' and k."dueOn" <= ${TODAY}
     union all select l."dueOn" from ladder_place l
       where l."assigneeUserId" = ${user} and l.state = 'ACTIVE' and l."dueOn" <= ${TODAY}) due`;

/** Whether what is due is due today, as a column. */
export const DUE_TODAY = `due."dueOn" = ${TODAY}`;

/** That there is something to say to a user in a mail that is made at `at`. */
export const hasDigest = (user: string, at: string): string =>
  `(exists (select ${digestActs(user, at)}) or exists (select ${digestGiven(user, at)}) or exists (select ${digestDue(user)}))`;
