import { findForbidden } from '#platform';

/**
 * What must never be written down about somebody: immigration status and what stands for it (a country of birth, a
 * number of the authorities, a case). In both languages; a word that means something else in small letters is looked
 * for as it is written (ICE, but an ice pack is fine).
 */
const NEVER = [
  /\b(?:un)?documented\b|\bindocumentad|\b(?:no|sin|con|mis|sus|tengo)\s+papeles\b|\bwithout papers\b|\bno papers\b/iu,
  /\b(?:immigration|migratory|legal|citizenship|migratorio|migratoria|inmigratorio)\s+(?:status|case|court|papers)\b/iu,
  /\b(?:estatus|estado|situaci[oó]n|caso)\s+(?:migratori|legal|de\s+inmigraci)/iu,
  /\bcitizen(?:ship)?\b|\bciudadan[ií]?[ao]?\b|\bgreen\s?card\b|\btarjeta\s+verde\b|\bresiden(?:te|cia)\s+(?:permanente|legal)\b/iu,
  /\bpermanent\s+resident\b|\bvisas?\b|\basylum\b|\basilo\b|\brefugee\b|\brefugiad|\bparole[de]?\b/iu,
  /\bdeport|\bdetained\b|\bdetenid|\bdetention\b|\bdetenci[oó]n\b|\bundoc\b|\billegal(?:ly)?\b|\bilegal/iu,
  /\bDACA\b|\bTPS\b|\bUSCIS\b|\bEOIR\b|\bICE\b|\bla migra\b/u,
  /\b(?:country|place)\s+of\s+birth\b|\bborn\s+in\b|\bpa[ií]s\s+de\s+(?:nacimiento|origen)\b|\bnac[ií]\s+en\b/iu,
  /\bA[-\s#]?\d{8,9}\b|\b\d{3}-\d{2}-\d{4}\b|\bITIN\b|\bsocial\s+security\b|\bseguro\s+social\b/iu,
];

/**
 * Whether a text holds what must never be stored; only that it does, never what. Nobody stands beside a stranger to ask
 * whether it was a false alarm, and the form can be sent without: so more words count here than in notes.
 */
export const holdsForbidden = (text: string): boolean =>
  NEVER.some((words) => words.test(text.normalize('NFC'))) || findForbidden(text).length > 0;
