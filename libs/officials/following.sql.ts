import { stillHolds } from '#accounts';
import { DEFAULT_DAYS } from './following.entity.ts';

/** What was not mailed for so long is no news any more. */
const NEWS = `interval '7 days'`;

/** That somebody wants mail about what they follow, and may still see the council. */
const mayMail = (user: string): string =>
  `coalesce((select s.mails from follow_setting s where s."userId" = ${user}), true) and ${stillHolds(user, 'council.read')}`;

/** How many days before a meeting they want to hear of it. */
export const daysOf = (user: string): string =>
  `coalesce((select s."daysBefore" from follow_setting s where s."userId" = ${user}), ${DEFAULT_DAYS}) * interval '1 day'`;

/**
 * That the item `i` is still to come, that a person confirmed a demand of it, and that somebody follows that demand, its
 * matter, or a figure who sits in its body then, wants mail about it, and may still see the council.
 */
export const wantsItem = (user: string): string => `i.state = 'PLANNED'
  and exists (select from agenda_match a where a."itemId" = i.id and a.state = 'CONFIRMED')
  and exists (select from follow f where f."userId" = ${user} and case f.kind
    when 'DEMAND' then exists (select from agenda_match a
      where a."itemId" = i.id and a.state = 'CONFIRMED' and a."demandCode" = f.code)
    when 'MATTER' then f.code = i."matterCode"
    else exists (select from membership b where b."figureCode" = f.code and b."bodyCode" = i."bodyCode"
      and (b."startsOn" is null or b."startsOn" <= (i."startsAt" at time zone i.zone)::date)
      and (b."endsOn" is null or b."endsOn" >= (i."startsAt" at time zone i.zone)::date)) end)
  and ${mayMail(user)}`;

/** The changes `n` of positions that somebody still follows and that no mail but this one told of. */
export const positionNews = (user: string, mail: string): string =>
  `from position_notice n join position_record p on p.id = n."positionId" where n."userId" = ${user}
    and n.at > now() - ${NEWS} and (n."digestId" is null or n."digestId" = ${mail})
    and exists (select from follow f where f."userId" = n."userId" and (f.kind = 'FIGURE' and f.code = p."figureCode"
      or f.kind = 'DEMAND' and f.code = p."demandCode"))`;

/** The same of matters. */
export const matterNews = (user: string, mail: string): string =>
  `from matter_notice n where n."userId" = ${user} and n.at > now() - ${NEWS}
    and (n."digestId" is null or n."digestId" = ${mail})
    and exists (select from follow f where f."userId" = n."userId" and f.kind = 'MATTER' and f.code = n."matterCode")`;

/** That there is something to tell somebody by mail, and that they want it and may see it. */
export const wantsDigest = (user: string, mail: string): string =>
  `(exists (select ${positionNews(user, mail)}) or exists (select ${matterNews(user, mail)})) and ${mayMail(user)}`;
