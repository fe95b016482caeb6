import type { EvidenceType } from './evidence.entity.ts';
import type { Basis, EvidenceRow, Label, LinkRow } from './ledger.ts';
import type { VoteOption } from './voting.ts';

/** Why a row counts as it does; `council.reason.<code>` in the catalogue says it in words. */
export const REASONS = [
  // It may set the label, at most as high as `atMost`.
  'VOTE',
  'ACT',
  'SPONSOR',
  'SPONSOR_TEXT',
  'PLEDGE',
  'QUESTIONNAIRE',
  'PROMISE',
  'WORDS',
  'REPORTED',
  'PRIOR_TERM',
  // It might have, but something else decides.
  'EARLIER',
  'OVERTAKEN',
  // It never does.
  'RETRACTED',
  'ELSEWHERE',
  'OTHER_BODY',
  'OTHER_CAMPAIGN',
  'OTHER_SUBJECT',
  'ALLEGATION',
  'STAFF',
  'ATTENDANCE',
  'COLLECTIVE',
  'ORGANIZATION',
  'ENDORSEMENT',
  'DECLINED',
  'NO_REPLY',
  'PRIVATE_NOTE',
  'REJECTED',
  'PENDING',
  'LOW_RELIABILITY',
  'GENERAL',
  'IMPLIED',
  'OLD_TEXT',
  'INFORMATIVE',
  'NO_DIRECTION',
  'PROCEDURAL',
  'NOT_IN_OFFICE',
  'NO_VOTE',
] as const;
/** One of them. */
export type Reason = (typeof REASONS)[number];

/** How strong a kind of evidence is: the strongest that there is decides. */
export type Tier = 1 | 2 | 3 | 4 | 5 | 6;

/** What one row of evidence may do for one figure on one demand. */
export interface Weighed {
  readonly row: EvidenceRow;
  readonly link: LinkRow;
  readonly reason: Reason;
  /** The highest label that it may set by itself; null where it sets none. */
  readonly atMost: Label | null;
  readonly tier: Tier | null;
}

interface Kind {
  readonly tier: Tier;
  readonly basis: Basis;
  readonly reason: Reason;
}

const KINDS: Partial<Record<EvidenceType, Kind>> = {
  ROLL_CALL_VOTE: { tier: 6, basis: 'VOTED', reason: 'VOTE' },
  CONTRACT_VOTE: { tier: 6, basis: 'VOTED', reason: 'VOTE' },
  EXECUTIVE_ACTION: { tier: 5, basis: 'ACTED', reason: 'ACT' },
  SPONSORSHIP: { tier: 4, basis: 'SPONSORED', reason: 'SPONSOR' },
  PLEDGE: { tier: 3, basis: 'DECLARED', reason: 'PLEDGE' },
  QUESTIONNAIRE: { tier: 3, basis: 'DECLARED', reason: 'QUESTIONNAIRE' },
  FORUM_ANSWER: { tier: 2, basis: 'DECLARED', reason: 'WORDS' },
  DIRECT_QUOTE: { tier: 2, basis: 'DECLARED', reason: 'WORDS' },
  OWN_POST: { tier: 2, basis: 'DECLARED', reason: 'WORDS' },
  NEWSLETTER: { tier: 2, basis: 'DECLARED', reason: 'WORDS' },
  TESTIMONY: { tier: 2, basis: 'DECLARED', reason: 'WORDS' },
  REPORTED_PARAPHRASE: { tier: 1, basis: 'REPORTED', reason: 'REPORTED' },
};

const NEVER: Partial<Record<EvidenceType, Reason>> = {
  ALLEGATION: 'ALLEGATION',
  STAFF_STATEMENT: 'STAFF',
  EVENT_ATTENDANCE: 'ATTENDANCE',
  COLLECTIVE_VOTE: 'COLLECTIVE',
  ORG_STATEMENT: 'ORGANIZATION',
  ENDORSEMENT: 'ENDORSEMENT',
  DECLINED_INVITATION: 'DECLINED',
  NO_REPLY: 'NO_REPLY',
  MEETING_NOTE: 'PRIVATE_NOTE',
};

/** The basis of a label that rows of this strength set. */
export const BASIS_OF: Record<Tier, Basis> = {
  6: 'VOTED',
  5: 'ACTED',
  4: 'SPONSORED',
  3: 'DECLARED',
  2: 'DECLARED',
  1: 'REPORTED',
};

/** Whether a kind of evidence could ever set a label: only that is worth a review. */
export const mayScore = (type: EvidenceType): boolean => type in KINDS;

/** Why a row sets no label, whatever else there is; undefined where it may. */
function refusal(row: EvidenceRow, link: LinkRow, version: number): Reason | undefined {
  if (row.retracted) return 'RETRACTED';
  const never = NEVER[row.type];
  if (never) return never;
  if (link.figureId === null) return 'ORGANIZATION';
  if (link.aside) return link.aside;
  if (link.review !== 'APPROVED') return link.review;
  if (row.unreliable) return 'LOW_RELIABILITY';
  if (link.explicitness !== 'EXPLICIT') return link.explicitness;
  if (link.demand === null) return 'GENERAL';
  if (link.version < version) return 'OLD_TEXT';
  if (link.direction === 0) return 'NO_DIRECTION';
  if (row.procedural) return 'PROCEDURAL';
  // What others report is always coded as information, and may still make somebody lean.
  if (!link.scoring && row.type !== 'REPORTED_PARAPHRASE') return 'INFORMATIVE';
  return undefined;
}

const isCommitment = (row: EvidenceRow, link: LinkRow) =>
  link.direction === 1 && (row.type === 'PLEDGE' || link.commitment);

/** Why the row counts, in a word: a promise is more than words, the demand's own text more than a bill. */
function reasonFor(row: EvidenceRow, link: LinkRow, kind: Kind): Reason {
  if (!isCommitment(row, link)) return kind.reason;
  if (kind.tier === 4) return 'SPONSOR_TEXT';
  return kind.tier === 2 ? 'PROMISE' : kind.reason;
}

function highest(row: EvidenceRow, link: LinkRow, tier: Tier): Label {
  if (tier === 1) return link.direction === 1 ? 'LEAN_SUPPORT' : 'LEAN_OPPOSE';
  if (tier >= 2 && tier <= 4 && isCommitment(row, link)) return 'COMMITTED';
  return link.direction === 1 ? 'SUPPORT' : 'OPPOSE';
}

/** How somebody voted; where only the direction was written down, that is what they did. */
export const optionOf = ({ vote }: EvidenceRow): VoteOption => vote ?? 'YES';

/** What a row may do by itself, before it is held against the others. */
export function weigh(row: EvidenceRow, link: LinkRow, version: number): Weighed {
  const no = (reason: Reason): Weighed => ({ row, link, reason, atMost: null, tier: null });
  const refused = refusal(row, link, version);
  if (refused) return no(refused);
  const kind = KINDS[row.type];
  if (!kind) return no('PRIVATE_NOTE');
  if (kind.tier !== 6) {
    return { row, link, reason: reasonFor(row, link, kind), atMost: highest(row, link, kind.tier), tier: kind.tier };
  }
  const option = optionOf(row);
  if (option === 'YES' || option === 'NO') {
    const serves = (option === 'YES') === (link.direction === 1);
    return { row, link, reason: 'VOTE', atMost: serves ? 'SUPPORT' : 'OPPOSE', tier: 6 };
  }
  return { row, link, reason: 'NO_VOTE', atMost: null, tier: 6 };
}

/** Which way a row that may set a label points: 1 for the demand, -1 against it, 0 both (for one part, against another). */
export function leaning({ atMost }: Weighed): 1 | 0 | -1 {
  if (atMost === 'MIXED') return 0;
  return atMost === 'OPPOSE' || atMost === 'LEAN_OPPOSE' ? -1 : 1;
}

const firmness = ({ atMost }: Weighed) => (atMost === 'COMMITTED' ? 2 : atMost === null ? 0 : 1);

/** One row for each piece of evidence, however many parts of the demand it is linked to: its strongest link speaks. */
export function merge(weighed: readonly Weighed[]): Weighed {
  const [first] = [...weighed].sort((a, b) => firmness(b) - firmness(a) || rankOf(a) - rankOf(b));
  const sides = new Set(weighed.filter(({ atMost }) => atMost !== null).map(leaning));
  if (sides.has(1) && sides.has(-1)) return { ...first!, atMost: 'MIXED' };
  return first!;
}

const rankOf = ({ reason }: Weighed) => REASONS.indexOf(reason);
