import { ClauseAssessment, Demand, DemandVersion, DocumentClause, Lever } from '#campaigns';
import type { Db } from '#platform';
import { Body } from '../body.entity.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import { Matter, Motion, VoteEvent } from '../matter.entity.ts';
import type { AgendaItem } from './agenda.entity.ts';
import type { KnownOfItem, NamedDemand } from './suggest.ts';

/** What an item is compared with: the demands under all their names, and what matters and levers are known to be about. */
export interface Known {
  readonly demands: readonly NamedDemand[];
  readonly bodies: readonly Body[];
  readonly matters: readonly Matter[];
  of(item: Pick<AgendaItem, 'bodyCode' | 'matterCode' | 'titleEn' | 'titleEs'>): KnownOfItem;
}

const ASKED = ['UMBRELLA', 'DEMAND'];

/** Reads it, in one statement inside the caller's transaction. */
export async function readKnown(db: Db): Promise<Known> {
  const [demands, versions, levers, clauses, assessments, bodies, matters, motions, events, evidence, links] =
    await db.all(
      ...([Demand, DemandVersion, Lever, DocumentClause, ClauseAssessment, Body] as const),
      ...([Matter, Motion, VoteEvent, Evidence, DemandLink] as const),
    );
  const demandOf = new Map(versions.map(({ code, demandCode }) => [code, demandCode]));
  /** A part is its demand. */
  const whole = (code: string | undefined) => {
    const demand = demands.find((each) => each.code === code);
    return demand?.kind === 'PART' ? demand.parentCode! : demand?.code;
  };
  const linkedTo = ({ code, documentCode }: Matter): string[] => {
    const put = motions.filter((each) => each.matterCode === code).map((each) => each.code);
    const held = events.filter((each) => put.includes(each.motionCode) && !each.retractedAt).map(({ id }) => id);
    const names = evidence.filter((row) => row.voteEventId && held.includes(row.voteEventId)).map(({ id }) => id);
    const own = documentCode ? clauses.filter((each) => each.documentCode === documentCode) : [];
    return [
      ...links
        .filter(({ evidenceId, reviewState }) => names.includes(evidenceId) && reviewState !== 'REJECTED')
        .map(({ demandVersionCode }) => demandVersionCode),
      ...assessments
        .filter(({ clauseCode }) => own.some(({ code: clause }) => clause === clauseCode))
        .map(({ demandVersionCode }) => demandVersionCode),
    ].flatMap((version) => (version ? (whole(demandOf.get(version)) ?? []) : []));
  };
  return {
    demands: demands
      .filter(({ kind }) => ASKED.includes(kind))
      .sort((a, b) => a.position - b.position)
      .map(({ code, titleEn, titleEs }) => {
        const parts = demands.filter(({ kind, parentCode }) => kind === 'PART' && parentCode === code);
        return { code, names: [titleEn, titleEs, ...parts.flatMap((part) => [part.titleEn, part.titleEs])] };
      }),
    bodies,
    matters,
    of({ bodyCode, matterCode, titleEn, titleEs }) {
      const matter = matters.find(({ code }) => code === matterCode);
      return {
        titles: [titleEn, titleEs, matter?.titleEn ?? '', matter?.titleEs ?? ''],
        linked: matter ? linkedTo(matter) : [],
        levers: levers
          .filter(({ deciderCode, kind }) => deciderCode === bodyCode && kind === matter?.classification)
          .flatMap(({ demandCode }) => whole(demandCode) ?? []),
      };
    },
  };
}
