import { ForbiddenKind, WORD_LISTS } from './forbidden.words.ts';

/** Where something stands in a text that is never stored, and of what kind; what it is, is not told. */
export interface Found {
  readonly kind: ForbiddenKind;
  /** In UTF-16 code units, as JavaScript counts; `end` is the first one after it. */
  readonly start: number;
  readonly end: number;
}

/** Kinds that nobody may keep: a number of that form is no false alarm. */
export const isHard = (kind: ForbiddenKind): boolean => kind === ForbiddenKind.A_NUMBER || kind === ForbiddenKind.SSN;

/** The numbers, over the folded text. */
const NUMBERS: readonly [ForbiddenKind, RegExp][] = [
  // Seven to nine digits behind an A.
  [ForbiddenKind.A_NUMBER, /(?<![\p{L}\p{N}])a[-#:.\s]{0,3}\d{3}[-.\s]?\d{3}[-.\s]?\d{1,3}(?![\p{L}\p{N}])/gu],
  [
    ForbiddenKind.A_NUMBER,
    /(?<![\p{L}])(?:alien (?:registration )?(?:number|no)|a-?number|numero a|numero de extranjero|lambarka a|tus lej a)[^\p{L}\d]{0,4}(?:is |es |waa |yog )?\d(?:[-.\s]?\d){6,8}(?!\d)/gu,
  ],
  [ForbiddenKind.SSN, /(?<![\d-])\d{3}[-.\s]\d{2}[-.\s]\d{4}(?![\d-])/gu],
  [
    ForbiddenKind.SSN,
    /(?<![\p{L}])(?:ssn|itin|social(?: security)?|seguro(?: social)?|soshal|lambarka (?:bulshada|sooshal)|xov tooj ssn|tus lej social)[^\d]{0,24}\d{3}[-.\s]?\d{2}[-.\s]?\d{4}(?!\d)/gu,
  ],
];

/** The words of every language, over the folded text: people mix languages, so each text is held against all of them. */
const WORDS: readonly [ForbiddenKind, RegExp][] = Object.values(WORD_LISTS).flatMap(({ words }) =>
  (Object.entries(words) as [ForbiddenKind, readonly string[]][]).map(([kind, patterns]): [ForbiddenKind, RegExp] => [
    kind,
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|').replaceAll(' ', '\\s+')})(?![\\p{L}\\p{N}])`, 'gu'),
  ]),
);

/** Small letters without accents, signs that nobody sees left out, and where in the text each of them came from. */
function fold(text: string): { readonly folded: string; readonly from: readonly number[] } {
  let folded = '';
  const from: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = sign
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}]/gu, '')
      .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
      .replace(/\p{Pd}/gu, '-');
    for (let n = 0; n < plain.length; n += 1) from.push(at);
    folded += plain;
    at += sign.length;
  }
  from.push(text.length);
  return { folded, from };
}

/** Everything in a text that is never stored, in its order; of what overlaps the whole is named, as its harder kind. */
export function findForbidden(text: string): Found[] {
  const { folded, from } = fold(text);
  const all = [...NUMBERS, ...WORDS].flatMap(([kind, pattern]) =>
    [...folded.matchAll(pattern)].map((match): Found => {
      const last = match.index + match[0].length;
      // Up to the next visible sign, so that an accent written by itself goes with its letter.
      return { kind, start: from[match.index]!, end: from[last]! };
    }),
  );
  const found: Found[] = [];
  for (const next of all.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (!last || next.start >= last.end) found.push(next);
    else
      found[found.length - 1] = {
        kind: isHard(next.kind) ? next.kind : last.kind,
        start: last.start,
        end: Math.max(last.end, next.end),
      };
  }
  return found;
}

/** What stands in the place of something that was taken out: the same length every time, and no word of any language. */
export const REDACTED = '[…]';

/** The text without what was found in it. */
export const redacted = (text: string, found: readonly Found[]): string =>
  [...found]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + REDACTED + rest.slice(end), text);
