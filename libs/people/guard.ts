/**
 * What is never stored, however it comes: immigration status and what stands for it. Headers are compared in the form of
 * `normalHeader`. Nothing of what was found is logged or told; only where.
 */
const HEADERS = [
  /\b(immigration|migration|migratory|migratori[oa]|inmigracion|migracion|legal|residency|citizenship) (status|state|case|number|history)\b/,
  /\b(estatus|estado|situacion|condicion) (migratori[oa]|legal|de inmigracion)\b/,
  /^(a|alien|numero a|a) ?(number|no|num|registration number)$|^numero (de )?(a|extranjero)$|^alien\b/,
  /\b(ssn|itin|social security|seguro social|numero social)\b/,
  /\b(countr(y|ies)|place|city|state|lugar|pais|ciudad) (of|de) (birth|origin|nacimiento|origen)\b|^birth ?(place|country)$|^birthplace$/,
  /\b(nationality|nacionalidad|citizen|citizens|citizenship|ciudadania|ciudadan[oa])\b/,
  /\b(visas?|daca|green card|passport|pasaporte|tps|asylum|asilo|undocumented|indocumentad[oa]s?|uscis|work permit|permiso de trabajo)\b/,
  /^(documented|documentad[oa]|papeles|papers)$/,
  /\b(sharciga socdaalka|dhalashada|muwaadin)\b/,
];

/** Whether a column may not be stored at all, by its normal header. */
export const isForbiddenHeader = (normalHeader: string): boolean => HEADERS.some((each) => each.test(normalHeader));

const VALUES = [
  // A-number: seven to nine digits behind an A.
  /(?<![\p{L}\p{N}])A[-#:\s]{0,2}\d{3}[-\s]?\d{3}[-\s]?\d{1,3}(?!\d)/iu,
  // Social security number, ITIN too, and nine digits behind the words.
  /(?<![\d-])\d{3}[-\s]\d{2}[-\s]\d{4}(?![\d-])/,
  /\b(ssn|itin|social security|seguro social)\D{0,12}\d{3}[-\s]?\d{2}[-\s]?\d{4}/i,
  /\b(alien (registration )?(number|no)|n[uú]mero a)\D{0,6}\d{7,9}/i,
];

/** Whether a cell holds an A-number or a social security number. */
export const holdsForbidden = (cell: string): boolean =>
  cell.length >= 8 && /\d{2}/.test(cell) && VALUES.some((each) => each.test(cell));

const WORDS = [
  /\b(undocumented|unauthorized immigrants?|illegal immigrants?|without papers|no papers|overstayed)\b/i,
  /(?<!\p{L})(indocumentad[oa]s?|sin (papeles|documentos)|orden de deportaci[oó]n|estatus migratorio)(?!\p{L})/iu,
  /\b(daca|tps holders?|green cards?|asylum (seekers?|case|claim)|deportation order|immigration (status|case|court))\b/i,
  /(?<!\p{L})(caso de (asilo|inmigraci[oó]n)|solicitante de asilo|residencia permanente)(?!\p{L})/iu,
];

/** Whether a free text speaks of somebody's immigration status. */
export const speaksOfStatus = (text: string): boolean => WORDS.some((each) => each.test(text));
