import { Campaign, Claim, Demand, DemandResponse, DemandVersion, type FuzzyDate, Source } from '#campaigns';
import { AppError, type Db } from '#platform';
import { Body, Post, Term } from './body.entity.ts';
import { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
import { Figure, Membership } from './figure.entity.ts';
import type { Day, DemandRow, EvidenceRow, HoldingRow, Ledger, LinkRow, OverrideRow, Review, Span } from './ledger.ts';
import { PositionOverride } from './position.entity.ts';
import { FigureReply, Release, ReplySought } from './reply/reply.entity.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';

/** All rows that the council's grid is made of; read in a fixed number of statements, however many rows there are. */
export interface CouncilRows {
  readonly load: RecordLoad;
  readonly confirmations: readonly RecordConfirmation[];
  /** Who made sure of a holder, the last one last. */
  readonly holderConfirmations: readonly HolderConfirmation[];
  readonly demands: readonly Demand[];
  readonly versions: readonly DemandVersion[];
  readonly responses: readonly DemandResponse[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly bodies: ReadonlyMap<string, Body>;
  /** The body whose seats are looked at, and the council of the record: the same, where nobody asks for another body. */
  readonly council: string;
  readonly main: string;
  readonly posts: readonly Post[];
  readonly terms: readonly Term[];
  /** Those of all bodies. */
  readonly everyPost: readonly Post[];
  readonly everyTerm: readonly Term[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly memberships: readonly Membership[];
  readonly decisions: readonly BodyDecision[];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly links: readonly DemandLink[];
  readonly overrides: readonly PositionOverride[];
  readonly claims: readonly Claim[];
  readonly replies: readonly FigureReply[];
  readonly sought: readonly ReplySought[];
  readonly releases: readonly Release[];
}

const byCode = <R extends { readonly code: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.code, row]));

/** The council is the body with the most wards. */
function councilOf(posts: readonly Post[]): string {
  const counts = Map.groupBy(
    posts.filter(({ ward }) => ward !== null),
    ({ bodyCode }) => bodyCode,
  );
  const [first] = [...counts].sort(([a, x], [b, y]) => y.length - x.length || a.localeCompare(b));
  return first?.[0] ?? '';
}

const byOrder = <R>(rows: readonly R[], ...keys: readonly ((row: R) => string | number | Date)[]): R[] =>
  [...rows].sort((a, b) => {
    for (const key of keys) {
      const [one, other] = [key(a), key(b)];
      if (one < other || other < one) return one < other ? -1 : 1;
    }
    return 0;
  });

/** In the order of a time; where two are of the same, in the order in which they were made. */
const inTime = <R extends { readonly id: string }>(rows: readonly R[], at: (row: R) => string | Date): R[] =>
  byOrder(rows, at, ({ id }) => id);

function lastLoad(loads: readonly RecordLoad[]): RecordLoad {
  const load = byOrder(
    loads,
    ({ loadedAt }) => loadedAt,
    ({ id }) => id,
  ).at(-1);
  if (!load) throw new AppError('NOT_FOUND', 'council.noRecord');
  return load;
}

/** The version of the record that was loaded last; NOT_FOUND where none was. */
export const latestLoad = async (db: Db): Promise<RecordLoad> => lastLoad(await db.repo(RecordLoad).find());

/** Whether a record was loaded. */
export const hasRecord = (db: Db): Promise<boolean> => db.repo(RecordLoad).exists();

/** Reads the record and what was added to it, in one statement inside the caller's transaction; NOT_FOUND where none was loaded. */
export async function readCouncil(db: Db): Promise<CouncilRows> {
  const [
    loads,
    confirmations,
    holders,
    campaigns,
    demands,
    versions,
    responses,
    sources,
    bodies,
    posts,
    terms,
    ...rest
  ] = await db.all(
    ...([RecordLoad, RecordConfirmation, HolderConfirmation, Campaign, Demand, DemandVersion, DemandResponse] as const),
    ...([Source, Body, Post, Term, Figure, Membership, BodyDecision, Evidence, DemandLink, PositionOverride] as const),
    ...([Claim, FigureReply, ReplySought, Release] as const),
  );
  const [figures, memberships, decisions, evidence, links, overrides, claims, replies, sought, releases] = rest;
  const load = lastLoad(loads);
  const open = campaigns.filter(({ closed }) => !closed).map(({ code }) => code);
  const council = councilOf(posts);
  return {
    load,
    confirmations: confirmations.filter(({ version }) => version === load.version),
    holderConfirmations: inTime(holders, ({ confirmedAt }) => confirmedAt),
    demands: demands.filter(({ campaignCode }) => open.includes(campaignCode)),
    ...{ council, main: council, everyPost: posts, everyTerm: terms },
    versions: byOrder(versions, ({ version }) => version),
    responses: byOrder(responses, ({ code }) => code),
    sources: byCode(byOrder(sources, ({ code }) => code)),
    bodies: byCode(bodies),
    posts: posts
      .filter(({ bodyCode, ward }) => bodyCode === council && ward !== null)
      .sort((a, b) => a.ward! - b.ward!),
    terms: terms.filter(({ bodyCode }) => bodyCode === council),
    figures: byCode(figures),
    memberships,
    decisions: byOrder(decisions, ({ code }) => code),
    evidence: new Map(evidence.map((row) => [row.id, row])),
    links,
    overrides,
    claims,
    ...{ replies: inTime(replies, ({ repliedOn }) => repliedOn), releases },
    sought: inTime(sought, ({ recordedAt }) => recordedAt),
  };
}

/** When something happened, as the rule reads it. */
export function spanOf({ precision, value, until }: FuzzyDate): Span {
  return precision === 'DAY' ? { from: value, to: value } : { from: value, to: until };
}

/** The version of a demand's text that is in force on a day. */
export function versionOn(rows: Pick<CouncilRows, 'versions'>, code: string, asOf: Day): DemandVersion | undefined {
  return rows.versions.findLast(
    ({ demandCode, validFrom, validUntil }) =>
      demandCode === code && (validFrom ?? '') <= asOf && (validUntil === null || validUntil >= asOf),
  );
}

/** What counts: the bundled coding does, as long as every page says that it is bundled. */
function reviewOf(...states: readonly ('BUNDLED' | 'AWAITING' | 'APPROVED' | 'REJECTED')[]): Review {
  if (states.includes('REJECTED')) return 'REJECTED';
  return states.includes('AWAITING') ? 'PENDING' : 'APPROVED';
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The day by which a row was in the record: of the bundled one its closing date, or when its source was out. */
function knownBy({ load, sources }: CouncilRows, row: Evidence): Day {
  const recorded = row.origin === 'RECORD' ? load.closingDate : dayOf(row.recordedAt);
  const published = sources.get(row.sourceCode)?.published;
  const out = published && spanOf(published).to;
  return out && out < recorded ? out : recorded;
}

const toEvidence = (rows: CouncilRows, row: Evidence): EvidenceRow => ({
  id: row.id,
  type: row.type,
  when: spanOf(row.date),
  knownBy: knownBy(rows, row),
  unreliable: row.confidence === 'LOW' || rows.sources.get(row.sourceCode)?.reliability === 'LOW',
  retracted: row.retractedAt !== null,
  ...(row.voteOption && { vote: row.voteOption }),
  ...(row.procedural && { procedural: true }),
});

const ASIDE: Partial<Record<DemandLink['reasonCode'], LinkRow['aside']>> = {
  OTHER_SUBJECT: 'OTHER_SUBJECT',
  OTHER_JURISDICTION: 'ELSEWHERE',
  OTHER_CAMPAIGN: 'OTHER_CAMPAIGN',
};

/** A vote counts in the body in which it was cast, also for somebody who sat in two; one without a body is the council's. */
const isVoteElsewhere = ({ main, council }: CouncilRows, { voteEventId, bodyCode }: Evidence): boolean =>
  voteEventId !== null && (bodyCode ?? main) !== council;

/** A link as the rule reads it; undefined for what is about another body, or about demands of another campaign. */
function toLink(rows: CouncilRows, versions: ReadonlyMap<string, DemandVersion>, link: DemandLink): LinkRow[] {
  if (link.figureCode === null && link.bodyCode !== rows.council) return [];
  const version = link.demandVersionCode === null ? null : versions.get(link.demandVersionCode);
  const evidence = rows.evidence.get(link.evidenceId);
  if (version === undefined || !evidence) return [];
  return [
    {
      evidenceId: link.evidenceId,
      figureId: link.figureCode,
      demand: version?.demandCode ?? null,
      version: version?.version ?? 0,
      direction: Math.sign(link.direction) as -1 | 0 | 1,
      explicitness: link.explicitness,
      scoring: link.strength === 'SCORING',
      commitment: link.promise,
      aside: isVoteElsewhere(rows, evidence) ? 'OTHER_BODY' : (ASIDE[link.reasonCode] ?? null),
      review: reviewOf(link.reviewState, evidence.reviewState),
    },
  ];
}

/** Whether the roll call of a decision is still missing: none was entered here and accepted. */
export const rollMissingOf = ({ evidence }: CouncilRows, { code, rollMissing }: BodyDecision): boolean =>
  rollMissing &&
  ![...evidence.values()].some(
    (row) => row.decisionCode === code && row.voteEventId && row.reviewState === 'APPROVED' && !row.retractedAt,
  );

/** The last day for which a holding is vouched for: by the installation where somebody here made sure, else by the record. */
export const confirmedUntilOf = (
  { holderConfirmations }: CouncilRows,
  { code, confirmedUntil }: Membership,
): Day | null => holderConfirmations.findLast(({ membershipCode }) => membershipCode === code)?.until ?? confirmedUntil;

const LEAVING = ['RESIGNED', 'DIED', 'REMOVED'];

/** The wards that are known to be held by nobody on a day: the last holder left for good, and no other one is recorded. */
export function vacantOn({ posts, memberships }: CouncilRows, day: Day): Set<number> {
  const empty = posts.filter(({ code }) => {
    const held = memberships
      .filter(({ postCode, startsOn }) => postCode === code && (startsOn ?? '') <= day)
      .sort((a, b) => (a.endsOn ?? '9').localeCompare(b.endsOn ?? '9'));
    const last = held.at(-1);
    return last?.endsOn && last.endsOn < day && last.endsPrecision === 'DAY' && LEAVING.includes(last.endReason ?? '');
  });
  return new Set(empty.map(({ ward }) => ward!));
}

function toHoldings(rows: CouncilRows): HoldingRow[] {
  const wards = new Map(rows.posts.map(({ code, ward }) => [code, ward!]));
  return rows.memberships.flatMap((each) => {
    const seat = each.postCode === null ? undefined : wards.get(each.postCode);
    if (seat === undefined) return [];
    const { figureCode: figureId, startsOn: from, endsOn: to } = each;
    const confirmedUntil = confirmedUntilOf(rows, each);
    return [{ seat, figureId, from, fromExact: each.startsPrecision === 'DAY', to, confirmedUntil }];
  });
}

/** The demands of these kinds with their parts, in the order in which the campaign names them. */
export const demandsOf = (rows: CouncilRows, asOf: Day, kinds: readonly Demand['kind'][]): DemandRow[] =>
  rows.demands
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => a.position - b.position || a.code.localeCompare(b.code))
    .map(({ code }) => ({
      code,
      parts: rows.demands.filter(({ kind, parentCode }) => kind === 'PART' && parentCode === code).map((p) => p.code),
      version: versionOn(rows, code, asOf)?.version ?? 0,
    }));

const toOverride = (each: PositionOverride): OverrideRow => ({
  ...{ figureId: each.figureCode, demand: each.demandCode, label: each.label },
  ...{ from: each.fromOn, until: each.untilOn },
});

/**
 * The day as of which positions stand: that on which the record was closed or, where somebody made sure of the holder of
 * every seat later than that, the last day for which all of them are sure.
 */
export function standingDay(rows: CouncilRows): Day {
  const sure = rows.posts.map(({ code }) =>
    rows.memberships
      .filter(({ postCode, endsOn }) => postCode === code && endsOn === null)
      .map((each) => confirmedUntilOf(rows, each) ?? '')
      .reduce((a, b) => (a > b ? a : b), ''),
  );
  const all = sure.reduce((a, b) => (a < b ? a : b), sure[0] ?? '');
  return all > rows.load.closingDate ? all : rows.load.closingDate;
}

/** What the rule looks at, as of a day: the texts in force then, and every seat, link and piece of evidence. */
export function ledgerOf(rows: CouncilRows, asOf: Day): Ledger {
  const versions = new Map(rows.versions.map((version) => [version.code, version]));
  return {
    seats: rows.posts.map(({ ward }) => ward!),
    closingDate: rows.load.closingDate,
    termStarts: rows.terms.flatMap(({ starts }) => (starts.value === null ? [] : [starts.value])).sort(),
    demands: demandsOf(rows, asOf, ['DEMAND']),
    holdings: toHoldings(rows),
    evidence: [...rows.evidence.values()].map((row) => toEvidence(rows, row)),
    links: rows.links.flatMap((link) => toLink(rows, versions, link)),
    overrides: rows.overrides.filter(({ agreedBy, endedAt }) => agreedBy !== null && endedAt === null).map(toOverride),
  };
}
