import type { User } from '#accounts';
import { current, type LocalizedText } from '#platform';
import type { VotingRule } from '../body.entity.ts';
import type { CouncilRows } from '../council.reader.ts';
import { correctionOf, dateView, sourceView } from '../council.view.ts';
import type { DemandLink, Evidence } from '../evidence.entity.ts';
import type { EntryReview, Matter, Motion, Vote, VoteEvent } from '../matter.entity.ts';
import { membersOn, otherBody } from '../members.ts';
import { VOTE_OPTIONS } from '../voting.ts';
import type { EntryLinkView, ReviewItemView, VoteRowView } from './entry.types.ts';
import { namedCounts, rollCallWarnings } from './roll-call.ts';

/** What entries are made of, beside the rows of the council. */
export interface EntryRows {
  readonly council: CouncilRows;
  readonly matters: readonly Matter[];
  readonly motions: readonly Motion[];
  readonly rules: readonly VotingRule[];
  readonly events: readonly VoteEvent[];
  readonly votes: readonly Vote[];
  readonly reviews: readonly EntryReview[];
  readonly users: ReadonlyMap<string, User>;
  /** Who reads. */
  readonly reader: string;
}

/** How many must accept what came with the record; what somebody here entered takes one other. */
export const BUNDLED_ACCEPTS = 2;

/** What an entry has nothing of that is neither evidence nor a roll call. */
export const BARE_ITEM = {
  ...{ type: null, original: null, language: null, translator: null, about: null, links: [], result: null },
  ...{ matterClass: null, motion: null, votes: [], counts: [], warnings: [], corrects: null, correction: null },
  ...{ claim: null, assessment: null, bundled: false, decidedByMe: false, accepts: 0, needed: 1 },
};

const told = (row: { readonly textEn: string; readonly textEs: string }): LocalizedText => ({
  en: row.textEn,
  es: row.textEs,
});

/** How a link bears on a demand, for a reader. */
export function linkView({ versions }: CouncilRows, link: DemandLink): EntryLinkView {
  const version = versions.find(({ code }) => code === link.demandVersionCode);
  const { direction, explicitness, promise, note } = link;
  return {
    ...{ direction, explicitness, promise, note, demand: version?.demandCode ?? null, part: link.partCode },
    ...{ scores: link.strength === 'SCORING', reason: link.reasonCode },
  };
}

/** Who said what of an entry, and what that means for the reader. */
function standOf(rows: EntryRows, { id, recordedBy }: { id: string; recordedBy: string | null }) {
  const said = rows.reviews.filter((each) => each.evidenceId === id || each.voteEventId === id);
  return {
    bundled: recordedBy === null,
    recordedBy: recordedBy === null ? null : (rows.users.get(recordedBy)?.details.name ?? null),
    mine: recordedBy === rows.reader,
    decidedByMe: said.some(({ userId }) => userId === rows.reader),
    accepts: said.filter(({ verdict }) => verdict === 'ACCEPT').length,
    needed: recordedBy === null ? BUNDLED_ACCEPTS : 1,
  };
}

/** One row of evidence as a reviewer sees it. */
export function evidenceItem(rows: EntryRows, row: Evidence): ReviewItemView {
  const { council } = rows;
  const corrected = row.supersedesId === null ? undefined : council.evidence.get(row.supersedesId);
  const about = row.figureCode
    ? council.figures.get(row.figureCode)?.name
    : council.bodies.get(row.bodyCode ?? '')?.name;
  return {
    ...{
      id: row.id,
      kind: 'EVIDENCE',
      type: row.type,
      text: told(row),
      original: row.original,
      language: row.language,
    },
    ...{ translator: row.translator, date: dateView(row.date), source: sourceView(council, row.sourceCode) },
    ...{ locator: row.locator, about: about ?? null, result: null, matterClass: null, motion: null },
    ...{ votes: [], counts: [], warnings: [], recordedAt: row.recordedBy === null ? null : row.recordedAt },
    links: council.links.filter(({ evidenceId }) => evidenceId === row.id).map((link) => linkView(council, link)),
    ...standOf(rows, row),
    ...{ corrects: corrected ? told(corrected) : null, claim: null, assessment: null },
    correction: correctionOf(council, row),
  };
}

/** The names of a roll call in the order of the seats of the body that voted, each with the number of its ward or district. */
export function voteRows(council: CouncilRows, { bodyCode, heldOn }: VoteEvent, votes: readonly Vote[]): VoteRowView[] {
  const members = new Map(membersOn(council, bodyCode, heldOn).map((each) => [each.figureCode, each]));
  const orderOf = ({ figureCode }: Vote) => members.get(figureCode)?.ward ?? Infinity;
  return [...votes]
    .sort((a, b) => orderOf(a) - orderOf(b) || a.figureCode.localeCompare(b.figureCode))
    .map(({ figureCode, option, sourceValue }) => ({
      ...{ ward: members.get(figureCode)?.number ?? null, option, sourceValue },
      name: council.figures.get(figureCode)?.name ?? figureCode,
    }));
}

/** One roll call as a reviewer sees it: the names beside the printed counts, and what does not fit together. */
export function rollCallItem(rows: EntryRows, event: VoteEvent): ReviewItemView {
  const { council } = rows;
  const motion = rows.motions.find(({ code }) => code === event.motionCode)!;
  const matter = rows.matters.find(({ code }) => code === motion.matterCode)!;
  const votes = rows.votes.filter(({ voteEventId }) => voteEventId === event.id);
  const members = membersOn(council, event.bodyCode, event.heldOn);
  const nameOf = (code: string) => council.figures.get(code)?.name ?? code;
  const first = [...council.evidence.values()].find(({ voteEventId }) => voteEventId === event.id);
  const named = namedCounts(votes);
  const needed = rows.rules.find(({ code }) => code === motion.votingRuleCode)?.needed ?? null;
  const warnings = rollCallWarnings(
    event,
    votes,
    members.map(({ figureCode }) => figureCode),
    needed,
  );
  return {
    ...{ id: event.id, kind: 'ROLL_CALL', type: first?.type ?? 'ROLL_CALL_VOTE', result: event.result },
    text: { en: matter.titleEn, es: matter.titleEs },
    ...{
      original: null,
      language: null,
      translator: null,
      locator: event.locator,
      // The council is not named; another body is.
      about: otherBody(council, event.bodyCode)?.[current().language] ?? null,
      corrects: null,
      correction: null,
    },
    date: { value: event.heldOn, until: null, precision: 'DAY', printed: null, yearInferred: false },
    source: sourceView(council, event.sourceCode),
    links: council.links.filter(({ evidenceId }) => evidenceId === first?.id).map((link) => linkView(council, link)),
    ...{ matterClass: matter.classification, motion: motion.classification, claim: null, assessment: null },
    votes: voteRows(council, event, votes),
    counts: VOTE_OPTIONS.filter((option) => option in event.counts || option in named).map((option) => ({
      ...{ option, printed: event.counts[option] ?? null, named: named[option] ?? 0 },
    })),
    warnings: warnings.map((each) => ({ ...each, missing: each.missing.map(nameOf) })),
    recordedAt: event.recordedAt,
    ...standOf(rows, event),
  };
}
