import type { Claim } from '#campaigns';

/** What it takes to tell whether a claim is about a person. */
export interface PublicRows {
  readonly incidents: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly officials: ReadonlySet<string>;
  /** Every name of a figure, by their code. */
  readonly names: ReadonlyMap<string, string>;
  /** Of each row of evidence, by its code, of whom others claim it. */
  readonly allegedOf: ReadonlyMap<string, readonly string[]>;
}

/** Offices by which somebody is known as by a name; that of a sheriff's office is a body. */
const OFFICES = new RegExp(
  [
    '\\b(mayor|chief|council ?(member|president|woman|man)|alcaldesa|alcalde|jefa|jefe|concejala|concejal)\\b',
    `(?<!oficina del |oficina de la )\\bsheriff\\b(?![’']s office)`,
  ].join('|'),
  'iu',
);

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/gu, "'");

/** A last name of fewer letters may be any word at the beginning of a sentence. */
const TELLING = 4;

/** Whether a text names somebody: the whole name, or the last part of it as a word with its capital. */
function names(text: string, name: string): boolean {
  const last = folded(name).split(/\s+/).at(-1)!;
  const wanted = last.length < TELLING ? folded(name) : last;
  const pattern = wanted.replace(/[^\p{L}\p{N}\s]/gu, '.').replace(/\s+/gu, '\\s+');
  return new RegExp(`(^|[^\\p{L}])${pattern}($|[^\\p{L}])`, 'u').test(folded(text));
}

/**
 * Whether the public may read a claim: one of an incident or an organization, and never of a person. What is claimed of
 * somebody is an accusation, which takes two people to release; here it is left out, also where the words name somebody
 * else than who speaks, by name or by office, or repeat what the ledger holds against somebody.
 */
export function isPublishable(
  claim: Pick<Claim, 'aboutCode' | 'claimantCode' | 'textEn' | 'textEs' | 'restates' | 'reviewState'>,
  { incidents, bodies, officials, names: figures, allegedOf }: PublicRows,
): boolean {
  if (claim.reviewState !== 'BUNDLED' && claim.reviewState !== 'APPROVED') return false;
  if (!incidents.has(claim.aboutCode) && !bodies.has(claim.aboutCode)) return false;
  const others = (code: string) => code !== claim.claimantCode;
  if ((allegedOf.get(claim.restates ?? '') ?? []).some(others)) return false;
  const texts = `${claim.textEn}\n${claim.textEs}`;
  if ([...figures].some(([code, name]) => others(code) && names(texts, name))) return false;
  // The record tells officials by their office where they speak themselves; of what was entered here nobody can know that.
  return (claim.reviewState === 'BUNDLED' && officials.has(claim.claimantCode)) || !OFFICES.test(texts);
}
