import { AppError } from '../errors.ts';
import { findForbidden, isHard } from './forbidden.ts';

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

/** Whether a column or a field may not be made at all, by its name in code: `countryOfBirth`, `immigration_status`. */
export const isForbiddenName = (name: string): boolean =>
  isForbiddenHeader(
    name
      .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .toLowerCase()
      .trim(),
  );

/** Whether a cell holds an A-number or a social security number. */
export const holdsForbidden = (cell: string): boolean =>
  cell.length >= 8 && /\d{2}/.test(cell) && findForbidden(cell).some(({ kind }) => isHard(kind));

/** Whether a free text speaks of somebody's immigration status, or of what stands in for it. */
export const speaksOfStatus = (text: string): boolean => findForbidden(text).some(({ kind }) => !isHard(kind));

/**
 * Refuses a text that holds what is never stored, and says where it stands and of what kind it is: whoever wrote it may
 * take it out, or, where words are a false alarm, say so (`checked`). A number is refused whatever they say.
 */
export function refuseForbidden(text: string, field: string, checked?: boolean | null): void {
  const found = findForbidden(text).filter(({ kind }) => isHard(kind) || !checked);
  const spots = found.map(({ kind, start, end }) => ({ field, kind, start, end, hard: isHard(kind) }));
  if (spots.length) throw new AppError('INVALID', 'people.neverStored', {}, { [field]: 'people.neverStored' }, spots);
}
