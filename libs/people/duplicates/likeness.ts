import { canonicalEmail, canonicalName, canonicalStreet, canonicalZip } from '../canonical.ts';
import type { Known } from '../intake/matching.ts';
import { halvesOf, searched } from '../names/name-parts.ts';
import type { ReasonAlike } from './pair.entity.ts';
import { isEmailSlip, isSlip } from './slips.ts';
import { areTwoNames, isNickname, spelling } from './variants.ts';

/** What two people are compared by, in the form in which it is compared. */
export interface Sketch {
  readonly id: string;
  readonly name: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly suffix: string;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly street: string;
  readonly zip: string;
}

/** How alike two people are, from 0 to 100, and why. */
export interface Likeness {
  readonly score: number;
  readonly reasons: ReasonAlike[];
}

/** Pairs below it are not written down. */
export const FLOOR = 50;

/** Words in names that say nothing of whose they are. */
const PARTICLES = new Set('de del la las los y e da do dos van von der den al el bin ibn'.split(' '));
const words = (text: string): string[] => {
  const all = searched(text).split(' ').filter(Boolean);
  const own = all.filter((word) => !PARTICLES.has(word));
  return own.length ? own : all;
};

/** A person as they are compared. */
export function sketchOf(id: string, details: Known): Sketch {
  const [given, family] = halvesOf(details.givenName ?? '', details.familyName ?? '');
  return {
    id,
    name: canonicalName(details.givenName ?? '', details.familyName ?? ''),
    given: words(`${given} ${details.middleName ?? ''}`),
    family: words(family),
    suffix: canonicalName(details.suffix ?? ''),
    emails: (details.emails ?? []).flatMap((email) => canonicalEmail(email) ?? []),
    phones: details.phones ?? [],
    street: canonicalStreet(details.address ?? ''),
    zip: canonicalZip(details.postalCode ?? '') ?? '',
  };
}

/** How far each kind of likeness of names goes. */
const LEVEL = {
  NAME_SAME: 1,
  NAME_ORDER: 0.92,
  NAME_VARIANT: 0.92,
  NAME_SLIP: 0.87,
  NAME_SURNAMES: 0.87,
  NAME_SHORT: 0.77,
  NAME_NICK: 0.72,
  NAME_MISSING: 0.56,
} as const;
type NameReason = keyof typeof LEVEL;

function wordsAlike(a: string, b: string): NameReason | undefined {
  if (a === b) return 'NAME_SAME';
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 'NAME_SHORT' : undefined;
  if (spelling(a) === spelling(b)) return 'NAME_VARIANT';
  if (!areTwoNames(a, b) && isSlip(a, b)) return 'NAME_SLIP';
  return isNickname(a, b) ? 'NAME_NICK' : undefined;
}

/** Each word of the shorter list is like one of the longer, in their order; `fewer` says what it means that some are left. */
function listsAlike(a: readonly string[], b: readonly string[], fewer: NameReason): Set<NameReason> | undefined {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!short.length) return new Set(long.length ? [fewer] : []);
  const found = new Set<NameReason>();
  let at = 0;
  for (const word of short) {
    let like: NameReason | undefined;
    while (at < long.length && !like) like = wordsAlike(word, long[at++]!);
    if (!like) return undefined;
    if (like !== 'NAME_SAME') found.add(like);
  }
  if (long.length > short.length) found.add(fewer);
  return found;
}

/** Why two names may be one; undefined where they are two. */
export function namesAlike(a: Sketch, b: Sketch): NameReason[] | undefined {
  if (a.suffix && b.suffix && a.suffix !== b.suffix) return undefined;
  if (!a.name || !b.name) return ['NAME_MISSING'];
  if (a.name === b.name) return ['NAME_SAME'];
  if (`${a.given} / ${a.family}` === `${b.given} / ${b.family}`) return ['NAME_SAME'];
  const [one, other] = [a, b].map(({ given, family }) => [...given, ...family].sort().join(' '));
  if (one === other) return ['NAME_ORDER'];
  const given = listsAlike(a.given, b.given, 'NAME_SHORT');
  const family =
    given && listsAlike(a.family, b.family, a.family.length && b.family.length ? 'NAME_SURNAMES' : 'NAME_SHORT');
  if (!given || !family) return undefined;
  const all = [...new Set([...given, ...family])];
  return all.length ? all : ['NAME_SAME'];
}

const share = <T>(a: readonly T[], b: readonly T[]): boolean => a.some((each) => b.includes(each));

interface Sign {
  readonly reason: ReasonAlike;
  readonly worth: number;
}

/** What beside the names speaks for one person, each with what it is worth under the same name. */
function signsOf(a: Sketch, b: Sketch): Sign[] {
  const signs: Sign[] = [];
  if (share(a.emails, b.emails)) signs.push({ reason: 'EMAIL_SAME', worth: 100 });
  else {
    const isSlipped = a.emails.some((one) => b.emails.some((other) => isEmailSlip(one, other)));
    if (isSlipped) signs.push({ reason: 'EMAIL_SLIP', worth: 92 });
  }
  if (share(a.phones, b.phones)) signs.push({ reason: 'PHONE_SHARED', worth: 95 });
  if (a.zip && a.zip === b.zip && a.street && a.street === b.street) signs.push({ reason: 'ADDRESS_SAME', worth: 90 });
  return signs;
}

/**
 * How likely two rows are one person. A name alone is no sign, and neither is a household's number or street: the one
 * needs the other. The same ZIP code says nothing: thousands live there, with names that are common. One e-mail address under two names may be a family's, and is shown as unsure.
 */
export function likeness(a: Sketch, b: Sketch): Likeness | undefined {
  const signs = signsOf(a, b);
  if (!signs.length) return undefined;
  const names = namesAlike(a, b);
  const best = Math.max(...signs.map(({ worth }) => worth));
  const reasons = signs.map(({ reason }) => reason);
  if (!names) return best === 100 ? { score: 60, reasons } : undefined;
  const levels = names.map((name) => LEVEL[name]);
  const level = Math.min(...levels) - 0.04 * (levels.length - 1) - (a.suffix !== b.suffix ? 0.12 : 0);
  const score = Math.min(100, Math.round(best * level + 3 * (signs.length - 1)));
  return score < FLOOR ? undefined : { score, reasons: [...reasons, ...names] };
}
