import type { Claim } from '#campaigns';

/** What it takes to tell whether a claim is about a person. */
export interface PublicRows {
  readonly incidents: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** Every name of a figure, by their code. */
  readonly names: ReadonlyMap<string, string>;
  /** Of each row of evidence, by its code, whom it is about. */
  readonly figuresOf: ReadonlyMap<string, readonly string[]>;
}

/** Offices by which somebody is known as by a name; that of a sheriff's office is a body. */
const OFFICES = new RegExp(
  [
    '\\b(mayor|chief|council ?(member|president|woman|man)|alcaldesa|alcalde|jefa|jefe|concejala|concejal)\\b',
    `(?<!oficina del |oficina de la )\\bsheriff\\b(?![’']s office)`,
  ].join('|'),
  'iu',
);

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'").toLowerCase();

/** Whether a text names somebody: the whole name, or the last part of it as a word. */
function names(text: string, name: string): boolean {
  const last = folded(name).split(/\s+/).at(-1)!;
  return new RegExp(`(^|[^\\p{L}])${last.replace(/[^\p{L}\p{N}]/gu, '.')}($|[^\\p{L}])`, 'u').test(folded(text));
}

/**
 * Whether the public may read a claim: one of an incident or an organization, and never of a person. What is claimed of
 * somebody is an accusation, which takes two people to release; here it is left out, also where the words name somebody
 * else than who speaks, by name or by office, or repeat what the ledger holds against somebody.
 */
export function isPublishable(
  claim: Pick<Claim, 'aboutCode' | 'claimantCode' | 'textEn' | 'textEs' | 'restates' | 'reviewState'>,
  { incidents, bodies, names: figures, figuresOf }: PublicRows,
): boolean {
  if (claim.reviewState !== 'BUNDLED' && claim.reviewState !== 'APPROVED') return false;
  if (!incidents.has(claim.aboutCode) && !bodies.has(claim.aboutCode)) return false;
  const others = (code: string) => code !== claim.claimantCode;
  if ((figuresOf.get(claim.restates ?? '') ?? []).some(others)) return false;
  const texts = `${claim.textEn}\n${claim.textEs}`;
  if ([...figures].some(([code, name]) => others(code) && names(texts, name))) return false;
  // Whoever holds an office may be told by it where they speak themselves: then it is their own words.
  return figures.has(claim.claimantCode) || !OFFICES.test(texts);
}
