import { isMessageKey, type Language, type LocalizedText, type MessageKey, say, textIn } from '#platform';

/** What is nobody's fact: how rows are found, sent and told apart. */
const UNTOLD = new Set([
  ...['token', 'attempts', 'handedAt', 'claimedAt', 'occasion', 'ref', 'by', 'subjectKind', 'before', 'plain'],
  ...[
    'decidedBy',
    'decidedAt',
    'resends',
    'together',
    'ahead',
    'cancelledBySelf',
    'erased',
    'proven',
    'shown',
    'touched',
  ],
]);
/** Whether a fact by this name says something of somebody. */
export const isTold = (field: string): boolean => !UNTOLD.has(field);

const GROUPS: Readonly<Record<string, readonly string[]>> = {
  kind: ['people.timeline', 'console.audit.kind'],
  channel: ['console.consent.channel'],
  source: ['console.consent.source'],
  code: ['people.relation'],
  template: ['console.flagged.template'],
  level: ['volunteer.level'],
};

/** The first of some texts that is in the catalogue; undefined where none is. */
function found(language: Language, keys: readonly string[]): string | undefined {
  const key = keys.find(isMessageKey);
  return key && say(language, key);
}

/** What a fact is called. */
export const nameOf = (field: string, language: Language): string =>
  found(language, [`myData.fact.${field}`, `console.edit.field.${field}`]) ?? field;

/** What a table is about; undefined where nobody has said so. */
export const titleOf = (table: string, language: Language): string | undefined =>
  found(language, [`myData.table.${table.replaceAll('_', '-')}`]);

/** Why the rows of a table are not shown; undefined where they are. */
export function withheldKey(table: string): MessageKey | undefined {
  const key = `myData.withheld.${table.replaceAll('_', '-')}`;
  return isMessageKey(key) ? key : undefined;
}

/** Only leads from one row to another, or to somebody else. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** A part of the week: `6:EVENING`. */
const PART = /^[1-7]:[A-Z]+$/;
function partOf(part: string, language: Language): string {
  const [day, band = ''] = part.split(':');
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  const when = found(language, [`volunteer.band.${band}`]) ?? band;
  return `${weekday.format(new Date(Date.UTC(2024, 0, Number(day))))}, ${when}`;
}

const isLocalized = (value: object): value is LocalizedText =>
  'en' in value && 'es' in value && Object.keys(value).length === 2;

/** A value in words; empty where nothing is there. */
export function wordsOf(field: string, value: unknown, language: Language): string {
  if (value === null || value === undefined || value === '') return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return say(language, value ? 'myData.yes' : 'myData.no');
  if (typeof value === 'string' && ID.test(value)) return '';
  if (typeof value === 'string' && PART.test(value)) return partOf(value, language);
  if (typeof value === 'string')
    return (
      found(
        language,
        [...(GROUPS[field] ?? []), 'myData.value'].map((group) => `${group}.${value}`),
      ) ?? value
    );
  if (typeof value !== 'object') return String(value as number);
  if (Array.isArray(value)) return list(value.map((each) => wordsOf('', each, language)));
  if (isLocalized(value)) return textIn(value, language).text;
  return list(
    Object.entries(value).flatMap(([name, each]) => {
      const words = isTold(name) ? wordsOf(name, each, language) : '';
      return words ? [`${nameOf(name, language)}: ${words}`] : [];
    }),
  );
}

const list = (words: readonly string[]): string => words.filter(Boolean).join('; ');
