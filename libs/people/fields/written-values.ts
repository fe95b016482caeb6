import type { LocalizedText } from '#platform';
import { clean, folded, given, oneLine } from '../canonical.ts';
import { type Choice, type CustomField, CustomFieldType } from './custom-field.entity.ts';
import { checkedValues } from './custom-values.ts';

/** What is needed of a field of the organization's own making, or of a tag with values, to read what others wrote for it. */
export interface OwnField {
  readonly id: string;
  readonly type: CustomFieldType;
  readonly label: LocalizedText;
  readonly choices: readonly Choice[];
  /** It is what a tag says of those whom it is on. */
  readonly isTag?: true;
  /** The group that the tag is in. */
  readonly group?: string | undefined;
}

/** A field as files are read into it and written out of it. */
export const ownFieldOf = ({ id, type, details }: CustomField): OwnField => ({
  ...{ id, type, label: details.label },
  choices: details.choices ?? [],
});

/** How a file writes: whether the day comes before the month, and whether a cell is exactly what once stood in a field. */
export interface Spelling {
  readonly dayFirst?: boolean;
  readonly exact?: boolean;
}

/** What says nothing elsewhere, and something here: zero as a number, no as an answer. */
const SAYS = /^(NUMBER 0|BOOLEAN .*)$/;
/** The longest text that a field of one's own holds, in signs. */
const LONGEST = 2000;

/**
 * What people or programs wrote for a field, as the field keeps it: days in the usual spellings, numbers with either
 * comma, words for yes and no, choices by their labels. Nothing where nothing was said; undefined where it cannot be read.
 */
export function writtenValues(
  { type, choices }: Pick<OwnField, 'type' | 'choices'>,
  texts: readonly string[],
  { dayFirst = false, exact = false }: Spelling = {},
): readonly string[] | undefined {
  if (type === CustomFieldType.CHOICE || type === CustomFieldType.CHOICES) return choicesIn(type, choices, texts);
  const said = texts
    .map((text) => clean(exact || SAYS.test(`${type} ${clean(text)}`) ? text : given(text)))
    .filter(Boolean);
  if (!said.length) return [];
  const [first = ''] = said;
  if (first.length > LONGEST) return undefined;
  const canonical = spelled(type, type === CustomFieldType.TEXT ? said.join(exact ? ' ::: ' : ' ') : first, dayFirst);
  if (canonical === undefined) return undefined;
  const checked = checkedValues({ type, choices }, [canonical]);
  return 'wrong' in checked ? undefined : checked.values;
}

function spelled(type: CustomFieldType, text: string, dayFirst: boolean): string | undefined {
  if (type === CustomFieldType.NUMBER) return numberIn(text);
  if (type === CustomFieldType.DATE) return dayIn(text, dayFirst);
  if (type === CustomFieldType.BOOLEAN) return yesOrNo(text);
  if (type === CustomFieldType.URL) return /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : withScheme(text);
  return text.length > LONGEST ? undefined : text;
}

/** Small letters without accents; signs stay. */
const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const YES = /^(true|yes|y|1|si|t|x|haa|on|verdadero|checked|✓|✔)$/;
const NO = /^(false|no|n|0|f|maya|off|falso|unchecked|✗|✘)$/;
const yesOrNo = (text: string) => {
  const word = plain(oneLine(text));
  return YES.test(word) ? 'true' : NO.test(word) ? 'false' : undefined;
};

const withScheme = (text: string) =>
  /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#].*)?$/u.test(text) ? `https://${text}` : text;

/** A decimal number; where a comma or point stands before three digits only, the comma groups and the point does not. */
function numberIn(text: string): string | undefined {
  const bare = text.replace(/(?<=\d)[\s'’  ](?=\d{3})/g, '').replace(/−/g, '-');
  if (!/^[-+]?[\d.,]+$/.test(bare)) return undefined;
  const lastComma = bare.lastIndexOf(',');
  const lastPoint = bare.lastIndexOf('.');
  const grouped = (sign: ',' | '.') => new RegExp(`^[-+]?\\d{1,3}(\\${sign}\\d{3})+$`);
  if (lastComma < 0 && bare.indexOf('.') === lastPoint) return bare;
  if (lastPoint < 0) {
    if (grouped(',').test(bare)) return bare.replaceAll(',', '');
    return bare.indexOf(',') === lastComma ? bare.replace(',', '.') : undefined;
  }
  if (lastComma < 0) return grouped('.').test(bare) ? bare.replaceAll('.', '') : undefined;
  const [group, decimal] = lastComma > lastPoint ? (['.', ','] as const) : ([',', '.'] as const);
  const [whole = '', part = '', ...rest] = bare.split(decimal);
  return !rest.length && grouped(group).test(whole) ? `${whole.replaceAll(group, '')}.${part}` : undefined;
}

const MONTHS = ['jan|ene', 'feb', 'mar', 'apr|abr', 'may', 'jun', 'jul', 'aug|ago', 'sep|set', 'oct', 'nov', 'dec|dic'];
const monthOf = (word: string) => MONTHS.findIndex((month) => new RegExp(`^(${month})`).test(word)) + 1;
const TIME = String.raw`(?:[t ]\d{1,2}:\d{2}.*)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}$`);
const MONTH_DAY = /^([a-z]{3,10})\.? (\d{1,2}) (\d{4})$/;
const DAY_MONTH = /^(\d{1,2})[ -]([a-z]{3,10})\.?[ -](\d{4}|\d{2})$/;

/** A year of two digits is one of those around now. */
const wholeYear = (year: string) => (year.length === 4 ? year : Number(year) < 50 ? `20${year}` : `19${year}`);
const iso = (year: string, month: number | string, day: number | string) =>
  `${wholeYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** A day as ISO 8601. Which of two numbers is the month: the one that can be, else what the file's language says. */
function dayIn(text: string, dayFirst: boolean): string | undefined {
  const bare = plain(text.replace(/(\d)(st|nd|rd|th|º|°|\.º)(?=[\s,]|$)/gi, '$1'))
    .replace(/,/g, ' ')
    .replace(/\b(of|de|del|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const first = YEAR_FIRST.exec(bare);
  if (first) return iso(first[1]!, first[3]!, first[4]!);
  const last = YEAR_LAST.exec(bare);
  if (last) {
    const [, one = '', sign, two = '', year = ''] = last;
    const dayLeads = Number(one) > 12 || (Number(two) <= 12 && (dayFirst || sign === '.'));
    return dayLeads ? iso(year, two, one) : iso(year, one, two);
  }
  const [, month = '', day = '', year = ''] = MONTH_DAY.exec(bare) ?? [];
  if (monthOf(month)) return iso(year, monthOf(month), day);
  const [, ofMonth = '', named = '', inYear = ''] = DAY_MONTH.exec(bare) ?? [];
  return monthOf(named) ? iso(inYear, monthOf(named), ofMonth) : undefined;
}

const worded = (text: string) => plain(oneLine(text));

/** The ids of choices by their labels; a label may itself hold what parts labels, so the longest that fits is taken. */
function choicesIn(
  type: CustomFieldType,
  choices: readonly Choice[],
  texts: readonly string[],
): readonly string[] | undefined {
  const known = new Map<string, string>();
  // As they are written first; then without signs and accents, where that is not another's.
  for (const spelling of [worded, folded])
    for (const { id, label } of choices)
      for (const word of [label.en, label.es, id]) {
        const key = spelling(word);
        if (key && !known.has(key)) known.set(key, id);
      }
  const found: string[] = [];
  for (const text of texts) {
    const ids = pickedIn(text.slice(0, LONGEST), known);
    if (ids) found.push(...ids);
    else if (given(text)) return undefined;
  }
  const checked = checkedValues({ type, choices }, found);
  return 'wrong' in checked ? undefined : checked.values;
}

function pickedIn(text: string, known: ReadonlyMap<string, string>): string[] | undefined {
  const parts = text.split(/(\s*(?::::|[,;|/\n])\s*)/).slice(0, 201);
  const found: string[] = [];
  for (let at = 0; at < parts.length;) {
    let end = parts.length;
    for (; end > at; end -= 2) {
      const said = parts.slice(at, end).join('');
      const id = known.get(worded(said)) ?? known.get(folded(said));
      if (!id) continue;
      found.push(id);
      break;
    }
    if (end > at) at = end + 1;
    else if (worded(parts[at]!)) return undefined;
    else at += 2;
  }
  return found;
}
