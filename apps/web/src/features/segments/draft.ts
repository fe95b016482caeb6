/** A condition while it is written: a tree whose parts keep their keys, so that React and the focus stay with them. */
export interface Group {
  readonly key: string;
  readonly not: boolean;
  readonly join: 'all' | 'any';
  readonly parts: readonly Part[];
}
/** One clause of it, as the API takes it. */
export interface Leaf {
  readonly key: string;
  readonly not: boolean;
  readonly clause: Clause;
}
/** A clause: one key, and what is asked. */
export type Clause = Readonly<Record<string, unknown>>;
/** A group or a clause. */
export type Part = Group | Leaf;

/** What a segment is while it is written. */
export interface Draft {
  readonly root: Group;
  /** Whether all of them are meant, so many drawn by lot, or so many who came last. */
  readonly only: 'all' | 'sample' | 'limit';
  /** How many that are. */
  readonly size: string;
  readonly seed: string | null;
}

let made = 0;
const newKey = (): string => `part-${(made += 1)}`;

/** A group with nothing in it. */
export const emptyGroup = (): Group => ({ key: newKey(), not: false, join: 'all', parts: [] });

/** What a clause of each kind begins with; in the order in which they are offered. */
export const BLANKS = {
  tags: { tags: [] },
  wards: { wards: [] },
  zone: { zone: '' },
  near: { near: { lon: null, lat: null, metres: 500 } },
  languages: { languages: [] },
  speaks: { speaks: [] },
  did: { did: { kind: 'event', what: 'DID', id: null, since: null, days: null } },
  may: { may: 'EMAIL' },
  stopped: { stopped: 'ALL' },
  is: { is: 'EMAIL' },
  added: { added: { from: null, to: null, days: 30 } },
  list: { list: '' },
  segment: { segment: '' },
  name: { name: '' },
  text: { text: { field: 'POSTAL_CODE', how: 'STARTS', value: '' } },
  within: { within: [] },
} as const;
/** The kinds of clauses. */
export type ClauseKind = keyof typeof BLANKS;

/** A clause of a kind, not yet filled in. */
export const newLeaf = (kind: ClauseKind): Leaf => ({ key: newKey(), not: false, clause: BLANKS[kind] });

/** The kind of a clause. */
export const kindOf = (clause: Clause): ClauseKind => Object.keys(clause)[0] as ClauseKind;

/** Whether a clause says enough to be counted. */
function isFilled(clause: Clause): boolean {
  const [value] = Object.values(clause);
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'string') return value.trim() !== '';
  const { value: text, how, from, to, days, lon, metres } = value as Record<string, unknown>;
  if ('near' in clause) return lon !== null && metres !== null;
  if ('text' in clause) {
    if (how === 'EMPTY' || how === 'FILLED') return true;
    return String(text).trim() !== '' && (how !== 'BETWEEN' || Boolean(to));
  }
  return 'added' in clause ? Boolean(from ?? to ?? days) : true;
}

/** The condition that a part stands for; undefined where nothing of it is filled in yet. */
function conditionOf(part: Part): object | undefined {
  const inner = 'clause' in part ? (isFilled(part.clause) ? part.clause : undefined) : joined(part);
  return inner && (part.not ? { not: inner } : inner);
}

function joined({ join, parts }: Group): object | undefined {
  const filled = parts.flatMap((each) => conditionOf(each) ?? []);
  return filled.length ? { [join]: filled } : undefined;
}

/** What is written so far, as the API takes it; what is not filled in yet is left out. */
export function definitionOf({ root, only, size, seed }: Draft): object {
  const most = Number.parseInt(size, 10);
  const some = only === 'sample' ? { sample: most, ...(seed && { seed }) } : { limit: most };
  return { where: conditionOf(root) ?? { all: [] }, ...(only !== 'all' && most > 0 && some) };
}

function partFrom(condition: object): Part {
  const [key, value] = Object.entries(condition)[0] as [string, unknown];
  if (key === 'not') {
    const inner = partFrom(value as object);
    // Not of not is a group of its own, so that nothing is lost.
    return inner.not ? { key: newKey(), not: true, join: 'all', parts: [inner] } : { ...inner, not: true };
  }
  if (key === 'all' || key === 'any')
    return { key: newKey(), not: false, join: key, parts: (value as object[]).map(partFrom) };
  return { key: newKey(), not: false, clause: condition as Clause };
}

/** A kept segment, to go on writing it. */
export function draftFrom(definition: object): Draft {
  const { where, sample, limit, seed } = definition as {
    where: object;
    sample?: number | null;
    limit?: number | null;
    seed?: string | null;
  };
  const part = partFrom(where);
  const root: Group = 'clause' in part ? { ...emptyGroup(), parts: [part] } : part;
  const size = sample ?? limit;
  const only = sample ? 'sample' : limit ? 'limit' : 'all';
  return { root, only, size: size ? String(size) : '', seed: seed ?? null };
}
