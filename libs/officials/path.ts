/**
 * Where a seat stands, as far as a majority is concerned. This file imports nothing: the console reckons its what-ifs by
 * the same rule.
 */
export interface Standing {
  readonly ward: number;
  readonly label:
    | 'COMMITTED'
    | 'SUPPORT'
    | 'LEAN_SUPPORT'
    | 'MIXED'
    | 'LEAN_OPPOSE'
    | 'OPPOSE'
    | 'CONFLICTED'
    | 'UNKNOWN'
    | 'NOT_APPLICABLE';
  readonly basis: string;
  readonly stale: boolean;
  /** Known to be held by nobody; a holder whom the record does not name is something else. */
  readonly vacant: boolean;
}

/** What a seat counts as: firm and leaning, open, against, or away (vacant, or not concerned), which acts as a no. */
export const PATH_COUNTS = ['FIRM', 'LEANS', 'OPEN', 'LEANS_AGAINST', 'AGAINST', 'AWAY'] as const;
/** One of them. */
export type PathCount = (typeof PATH_COUNTS)[number];

/** WON: the firm seats suffice. OUT_OF_REACH: not even every seat that is not against would. */
export const PATH_STATES = ['WON', 'OPEN', 'OUT_OF_REACH'] as const;
/** One of them. */
export type PathState = (typeof PATH_STATES)[number];

/** How many seats count as what. */
export interface PathTally {
  readonly firm: number;
  readonly leans: number;
  readonly open: number;
  readonly leansAgainst: number;
  readonly against: number;
  readonly away: number;
  /** Those who are firm. */
  readonly floor: number;
  /** With those who lean. */
  readonly likely: number;
  /** With everybody who is not firmly against and not away. */
  readonly ceiling: number;
}

/** How far it is to one number of votes. */
export interface PathTo {
  readonly needed: number;
  /** How many firm seats are missing. */
  readonly short: number;
  /** How many are missing if those who lean hold. */
  readonly shortLikely: number;
  readonly state: PathState;
  /** The wards that can close the gap, the nearest first; none where there is no gap, or it cannot be closed. */
  readonly closes: readonly number[];
}

/** Own acts and words make a seat firm; what others report, or decide in somebody's place, never does. */
const OWN = ['VOTED', 'ACTED', 'SPONSORED', 'DECLARED'];

/** What a seat counts as. What went out of date is open again, whichever way it pointed. */
export function pathCount({ label, basis, stale, vacant }: Standing): PathCount {
  if (vacant || label === 'NOT_APPLICABLE') return 'AWAY';
  if (stale) return 'OPEN';
  switch (label) {
    case 'COMMITTED':
    case 'SUPPORT':
      return OWN.includes(basis) ? 'FIRM' : 'LEANS';
    case 'LEAN_SUPPORT':
      return 'LEANS';
    case 'LEAN_OPPOSE':
      return 'LEANS_AGAINST';
    case 'OPPOSE':
      return 'AGAINST';
    default:
      return 'OPEN';
  }
}

/** How near a seat is to a firm yes: smaller is nearer. */
export function pathRank(standing: Standing): number {
  const { label } = standing;
  switch (pathCount(standing)) {
    case 'FIRM':
      return label === 'COMMITTED' ? 0 : 1;
    case 'LEANS':
      return 2;
    case 'OPEN':
      if (standing.stale) return label === 'OPPOSE' || label === 'LEAN_OPPOSE' ? 6 : 3;
      return label === 'UNKNOWN' ? 5 : 4;
    case 'LEANS_AGAINST':
      return 7;
    case 'AGAINST':
      return 8;
    case 'AWAY':
      return 9;
  }
}

/** The seats, the nearest to a firm yes first, and by ward where they are equally near. */
export const inOrder = <S extends Standing>(seats: readonly S[]): S[] =>
  [...seats].sort((a, b) => pathRank(a) - pathRank(b) || a.ward - b.ward);

/** Counts the seats of a body: floor, likely and ceiling never cross, and the base is every seat. */
export function pathTally(seats: readonly Standing[]): PathTally {
  const counts = seats.map(pathCount);
  const of = (count: PathCount) => counts.filter((each) => each === count).length;
  const [firm, leans, against, away] = [of('FIRM'), of('LEANS'), of('AGAINST'), of('AWAY')];
  return {
    ...{ firm, leans, against, away, open: of('OPEN'), leansAgainst: of('LEANS_AGAINST') },
    floor: firm,
    likely: firm + leans,
    ceiling: seats.length - against - away,
  };
}

/** How far it is from these seats to so many votes of all members: who is absent, abstains or is missing acts as a no. */
export function pathTo(seats: readonly Standing[], needed: number): PathTo {
  const { floor, likely, ceiling } = pathTally(seats);
  const state = floor >= needed ? 'WON' : ceiling < needed ? 'OUT_OF_REACH' : 'OPEN';
  const closing = seats.filter((seat) => ['LEANS', 'OPEN', 'LEANS_AGAINST'].includes(pathCount(seat)));
  return {
    ...{ needed, state },
    short: Math.max(0, needed - floor),
    shortLikely: Math.max(0, needed - likely),
    closes: state === 'OPEN' ? inOrder(closing).map(({ ward }) => ward) : [],
  };
}
