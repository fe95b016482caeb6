// Zero width, bidirectional, soft hyphen and other marks that nobody sees but that make two addresses differ.
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/gu;

/** A cell without control characters, invisible characters and outer blanks; line breaks within stay. */
export const clean = (text: string): string => text.replace(CONTROL, '').replace(INVISIBLE, '').trim();

// Letters that Unicode does not take apart into a base and a mark.
const BASE: Record<string, string> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};
const APOSTROPHES = /['’‘ʼʻ`´′ʾʿ]/gu;

/** A text for searching: lower case, no accents, no apostrophes, one blank where there were hyphens or blanks. */
export function folded(text: string): string {
  return clean(text.normalize('NFKD').toLowerCase())
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[øđðłħıŧæœß]/gu, (letter) => BASE[letter]!)
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}\p{N}@.+]+/gu, ' ')
    .trim();
}
