import { In, IsNull } from 'typeorm';
import type { Lever } from '#campaigns';
import type { Db } from '#platform';
import { DemandLink } from '../evidence.entity.ts';
import { Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { FORECAST_MOTIONS, type ForecastMotion } from './forecast.entity.ts';

/** An accepted roll call on one demand, as a forecast is held against it. */
export interface VoteOn {
  readonly event: VoteEvent;
  readonly demand: string;
  readonly motion: ForecastMotion;
  /** The lever that was voted on; null where the record has none of that body. */
  readonly lever: string | null;
  /** What a yes meant for the demand. */
  readonly yesMeans: 1 | -1;
}

/** Which roll calls bear on which demand, and how: only what names the demand, and was accepted. */
const LINKED = `select distinct e."voteEventId" as "event", v."demandCode" as "demand", l.direction
  from evidence e join demand_link l on l."evidenceId" = e.id
  join demand_version v on v."organizationId" = l."organizationId" and v.code = l."demandVersionCode"
  where e."voteEventId" = any($1) and e."retractedAt" is null
    and l.explicitness = 'EXPLICIT' and l.direction <> 0 and l."reviewState" = 'APPROVED'
  order by 1, 2, 3`;

const isForecast = (motion: string): motion is ForecastMotion =>
  (FORECAST_MOTIONS as readonly string[]).includes(motion);

/** The lever on which a body votes by a matter of this class; of several of no such class the first that grants the demand. */
export function leverOf(levers: readonly Lever[], demand: string, body: string, classification: string): Lever | null {
  const own = levers
    .filter(({ demandCode, deciderCode }) => demandCode === demand && deciderCode === body)
    .sort((a, b) => Number(b.grants) - Number(a.grants) || a.code.localeCompare(b.code));
  return own.find(({ kind }) => kind === classification) ?? own[0] ?? null;
}

/**
 * The accepted votes on passing something, or on overriding a veto, that bear on demands; one on which a yes meant both for
 * and against a demand is none on that demand. Within the caller's transaction.
 */
export async function votesOn(db: Db, levers: readonly Lever[], events: readonly VoteEvent[]): Promise<VoteOn[]> {
  if (!events.length) return [];
  const linked = await db
    .repo(DemandLink)
    .query<{ event: string; demand: string; direction: number }[]>(LINKED, [events.map(({ id }) => id)]);
  const motions = await db.repo(Motion).findBy({ code: In(events.map(({ motionCode }) => motionCode)) });
  const matters = await db.repo(Matter).findBy({ code: In(motions.map(({ matterCode }) => matterCode)) });
  return events.flatMap((event) => {
    const motion = motions.find(({ code }) => code === event.motionCode);
    const matter = matters.find(({ code }) => code === motion?.matterCode);
    if (!motion || !matter || !isForecast(motion.classification)) return [];
    const { classification } = motion;
    const own = Map.groupBy(
      linked.filter((each) => each.event === event.id),
      ({ demand }) => demand,
    );
    return [...own].flatMap(([demand, links]): VoteOn[] => {
      if (links.length !== 1) return [];
      const yesMeans = links[0]!.direction > 0 ? 1 : -1;
      const lever = leverOf(levers, demand, event.bodyCode, matter.classification)?.code ?? null;
      return [{ event, demand, motion: classification, lever, yesMeans }];
    });
  });
}

/** All roll calls that count, the earliest first. */
export const acceptedVotes = (db: Db): Promise<VoteEvent[]> =>
  db.repo(VoteEvent).find({
    where: { reviewState: 'APPROVED', retractedAt: IsNull() },
    order: { heldOn: 'ASC', recordedAt: 'ASC', id: 'ASC' },
  });

/** How everybody voted in these. */
export const namesOf = (db: Db, events: readonly VoteEvent[]): Promise<Vote[]> =>
  events.length ? db.repo(Vote).findBy({ voteEventId: In(events.map(({ id }) => id)) }) : Promise.resolve([]);
