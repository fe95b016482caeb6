import { Inject, Injectable } from '@nestjs/common';
import type { ReviewState } from '#campaigns';
import { AppError, Db } from '#platform';
import { VotingRule } from '../body.entity.ts';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { dateView, sourceView } from '../council.view.ts';
import { namedCounts } from '../entry/roll-call.ts';
import { voteRows } from '../entry/queue.view.ts';
import { Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { otherBody } from '../members.ts';
import { VOTE_OPTIONS } from '../voting.ts';
import { ExecutiveAction, Sponsorship } from './act.entity.ts';
import type { MatterActView, MatterRowView, MatterView, MatterVoteView } from './matter.types.ts';

/** All that is told of matters. */
interface MatterRows {
  readonly council: CouncilRows;
  readonly matters: readonly Matter[];
  readonly motions: readonly Motion[];
  readonly events: readonly VoteEvent[];
  readonly votes: readonly Vote[];
  readonly rules: readonly VotingRule[];
  readonly sponsorships: readonly Sponsorship[];
  readonly actions: readonly ExecutiveAction[];
}

/** What was brought before the council, and what became of it: only what was accepted in review. */
@Injectable()
export class Matters {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** All of them, the one that something happened to last first. */
  list(): Promise<MatterRowView[]> {
    return this.db.tx(async () => {
      const rows = await this.rows();
      return rows.matters
        .map((matter): MatterRowView => {
          const acts = actsOn(rows, matter.code);
          const events = eventsOn(rows, matter.code);
          const days = [...acts.map(({ on }) => on), ...events.map(({ heldOn }) => heldOn)].sort();
          return {
            ...headOf(rows.council, matter),
            ...{ lastOn: days.at(-1) ?? null, rollCalls: events.length },
            sponsors: acts.filter(({ act }) => act === 'AUTHOR' || act === 'COSPONSOR').length,
          };
        })
        .sort((a, b) => (b.lastOn ?? '').localeCompare(a.lastOn ?? '') || a.code.localeCompare(b.code));
    });
  }

  /** One of them; NOT_FOUND where there is none. */
  one(code: string): Promise<MatterView> {
    return this.db.tx(async () => {
      const rows = await this.rows();
      const matter = rows.matters.find((each) => each.code === code);
      if (!matter) throw new AppError('NOT_FOUND', 'notFound');
      const votes = eventsOn(rows, code).map((event) => voteView(rows, event));
      const acts = actsOn(rows, code);
      const vetoedOn = acts.findLast(({ act }) => act === 'VETO')?.on ?? null;
      const overridden = votes.some(
        ({ motion, heldOn, result }) => motion === 'OVERRIDE' && result === 'PASSED' && heldOn >= (vetoedOn ?? ''),
      );
      const stands = vetoedOn !== null && !overridden;
      const rule = rows.rules.find(
        ({ bodyCode, matter: kind }) => bodyCode === matter.bodyCode && kind === 'VETO_OVERRIDE',
      );
      return {
        ...headOf(rows.council, matter),
        ...{ source: sourceView(rows.council, matter.sourceCode), acts, votes },
        ...{ vetoedOn: stands ? vetoedOn : null, overrideNeeds: stands ? (rule?.needed ?? null) : null },
      };
    });
  }

  private async rows(): Promise<MatterRows> {
    const council = await readCouncil(this.db);
    const [matters, motions, events, votes, rules, sponsorships, actions] = await this.db.all(
      ...([Matter, Motion, VoteEvent, Vote, VotingRule, Sponsorship, ExecutiveAction] as const),
    );
    return { council, matters, motions, events, votes, rules, sponsorships, actions };
  }
}

const headOf = (council: CouncilRows, { code, bodyCode, titleEn, titleEs, classification, fileNumber }: Matter) => ({
  ...{ code, title: { en: titleEn, es: titleEs }, body: otherBody(council, bodyCode), classification, fileNumber },
});

/** The accepted roll calls on a matter, in the order of their days. */
function eventsOn({ motions, events }: MatterRows, matterCode: string): VoteEvent[] {
  const codes = new Set(motions.filter((each) => each.matterCode === matterCode).map(({ code }) => code));
  return events
    .filter(
      ({ motionCode, reviewState, retractedAt }) => codes.has(motionCode) && reviewState === 'APPROVED' && !retractedAt,
    )
    .sort((a, b) => a.heldOn.localeCompare(b.heldOn) || a.id.localeCompare(b.id));
}

/** What counts: what was accepted here, and what came with the record, which says so. */
const SHOWN: readonly ReviewState[] = ['APPROVED', 'BUNDLED'];

/** The accepted sponsorships and executive actions on it, in the order of their days. */
function actsOn(rows: MatterRows, matterCode: string): MatterActView[] {
  const { council } = rows;
  const all = [
    ...rows.sponsorships.map((row) => ({ row, act: row.classification, on: row.sponsoredOn })),
    ...rows.actions.map((row) => ({ row, act: row.action, on: row.takenOn })),
  ];
  return all
    .flatMap(({ row, act, on }): MatterActView[] => {
      const evidence = council.evidence.get(row.evidenceId);
      if (row.matterCode !== matterCode || !evidence || !SHOWN.includes(evidence.reviewState) || evidence.retractedAt)
        return [];
      const { figureCode: figure } = row;
      const name = council.figures.get(figure)?.name ?? figure;
      const told = { date: dateView(evidence.date), source: sourceView(council, evidence.sourceCode) };
      return [{ id: row.id, act, figure, name, on, ...told, bundled: evidence.reviewState === 'BUNDLED' }];
    })
    .sort((a, b) => a.on.localeCompare(b.on) || a.name.localeCompare(b.name));
}

function voteView(rows: MatterRows, event: VoteEvent): MatterVoteView {
  const { council } = rows;
  const motion = rows.motions.find(({ code }) => code === event.motionCode)!;
  const votes = rows.votes.filter(({ voteEventId }) => voteEventId === event.id);
  const named = namedCounts(votes);
  return {
    ...{ id: event.id, motion: motion.classification, heldOn: event.heldOn, result: event.result },
    needed: rows.rules.find(({ code }) => code === motion.votingRuleCode)?.needed ?? null,
    votes: voteRows(council, event, votes),
    counts: VOTE_OPTIONS.filter((option) => option in event.counts || option in named).map((option) => ({
      ...{ option, printed: event.counts[option] ?? null, named: named[option] ?? 0 },
    })),
    source: sourceView(council, event.sourceCode),
  };
}
