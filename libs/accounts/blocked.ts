import { COMMON } from './common-passwords.ts';

/** So much must remain once everything that a guesser tries first is taken out. */
const LEAST_OWN = 6;
const LEAST_DIFFERENT = 5;

/** Letters as they stand behind the digits and signs that are often put in their place. */
const LOOKS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
const unmasked = (text: string) => text.replace(/[013457@$!]/g, (each) => LOOKS[each]!);

/** The words of a name or an address that are long enough to be somebody's whole idea of a password. */
const wordsIn = (text: string): string[] =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);

/** Digits in an order that a finger finds by itself, one again and again, and years. */
const EASY_DIGITS =
  /(?:0?1234567890|1234567890?|123456|12345|1234|123|0987654321|987654321|87654321|654321|54321|4321|321)|(\d)\1{2,}|(?:19|20)\d\d/g;

/** How much of a password is its own, once these words and easy digits are taken out; a digit is worth half a letter. */
function own(form: string, words: readonly string[]): number {
  let left = form;
  for (const word of words) left = left.replaceAll(word, ' ');
  left = left.replace(EASY_DIGITS, ' ');
  return left.replace(/\P{L}/gu, '').length + left.replace(/\P{N}/gu, '').length / 2;
}

/** Whether a text is some part of it again and again. */
const repeats = (text: string): boolean => (text + text).indexOf(text, 1) < text.length;

/**
 * Whether a password is one that guessers try: common words and rows of keys joined or repeated, few different characters,
 * or little besides the names of the organization and of whoever chooses it.
 */
export function isBlocked(password: string, names: readonly string[]): boolean {
  const text = plain(password);
  if (new Set(text).size < LEAST_DIFFERENT || repeats(text) || repeats(letters(text))) return true;
  const words = [...COMMON.map(plain), ...names.flatMap(wordsIn), ...names.map((each) => letters(plain(each)))]
    .filter(Boolean)
    .sort((a, b) => b.length - a.length);
  // Digits at the end are taken for digits before those within are taken for letters.
  const forms = [text, unmasked(text.replace(EASY_DIGITS, ' '))];
  return [...forms, ...forms.map(letters)].some((form) => own(form, words) < LEAST_OWN);
}
