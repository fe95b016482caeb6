import { AppError, refuseForbidden } from '#platform';
import { languageTag, oneLine } from '../canonical.ts';
import type { Person, PersonDetails } from '../person.entity.ts';
import {
  FIELD,
  type FieldChoice,
  MergeField,
  type MergeOwnField,
  type MergeProposal,
  MergeTake,
} from './merge.types.ts';
import { SINGLE, type SingleField } from './uniting.ts';

/** What somebody chose, by field; a field that is not there is left to the rule. */
export interface Chosen {
  readonly details: ReadonlyMap<string, string | undefined>;
  readonly language?: string | null;
  readonly ward?: number | null;
  /** Values of the organization's own fields, by field; none clear it. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}
interface Two {
  readonly keep: Person;
  readonly drop: Person;
}

const isDetail = (field: SingleField): field is (typeof SINGLE)[number] =>
  (SINGLE as readonly string[]).includes(field);
const invalid = (field: string, why: 'field.isLanguage' | 'field.invalid') =>
  new AppError('INVALID', 'invalid', {}, { [field]: why });

/** The value of a field, as it is chosen from. */
export function valueOf(
  { details, language, ward }: Pick<Person, 'details' | 'language' | 'ward'>,
  field: SingleField,
): string {
  if (field === 'language') return language ?? '';
  if (field === 'ward') return ward === null ? '' : String(ward);
  return details[field] ?? '';
}

function wardOf(text: string): number | null {
  if (!text) return null;
  if (!/^\d{1,2}$/.test(text) || Number(text) < 1 || Number(text) > 13) throw invalid('ward', 'field.invalid');
  return Number(text);
}

function languageOf(text: string): string | null {
  const tag = languageTag(text) ?? null;
  if (text && !tag) throw invalid('language', 'field.isLanguage');
  return tag;
}

/** Choices as values; what is typed is looked at as in any form. */
export function chosenFrom(choices: readonly FieldChoice[], { keep, drop }: Two): Omit<Chosen, 'own'> {
  const details = new Map<string, string | undefined>();
  const beside: { language?: string | null; ward?: number | null } = {};
  for (const { field: code, take, typed } of choices) {
    const field = FIELD[code];
    if (take === MergeTake.TYPED) refuseForbidden(typed ?? '', field);
    const text =
      take === MergeTake.TYPED ? oneLine(typed ?? '') : valueOf(take === MergeTake.KEEP ? keep : drop, field);
    if (field === 'ward') beside.ward = wardOf(text);
    else if (field === 'language') beside.language = languageOf(text);
    else details.set(field, text || (field === 'givenName' || field === 'familyName' ? '' : undefined));
  }
  return { details, ...beside };
}

/** Which of two was heard of last, by when; without any word of either, by when they came. */
export function newerOf(keep: Person, drop: Person, heard: ReadonlyMap<string, Date>): 'keep' | 'drop' {
  const at = ({ id, createdAt }: Person) => (heard.get(id) ?? createdAt).getTime();
  return at(drop) > at(keep) ? 'drop' : 'keep';
}

/** The newer of two values, unless it is empty. */
export const takeOf = (noKeep: boolean, noDrop: boolean, newerIs: 'keep' | 'drop'): MergeTake =>
  noKeep || (!noDrop && newerIs === 'drop') ? MergeTake.DROP : MergeTake.KEEP;

/** Every field in which two differ, with what would stand. */
export function proposals({ keep, drop }: Two, newerIs: 'keep' | 'drop'): MergeProposal[] {
  return Object.values(MergeField).flatMap((field) => {
    const [a, b] = [valueOf(keep, FIELD[field]), valueOf(drop, FIELD[field])];
    if (a === b || (isDetail(FIELD[field]) && !a && !b)) return [];
    return [{ field, keep: a, drop: b, take: takeOf(!a, !b, newerIs) }];
  });
}

/** Every field of the organization's own, of those that are in use, in which two differ, with what would stand. */
export function ownProposals(
  { keep, drop }: Two,
  fieldIds: readonly string[],
  newerIs: 'keep' | 'drop',
): MergeOwnField[] {
  return fieldIds.flatMap((fieldId) => {
    const [a, b] = [ownOf(keep, fieldId), ownOf(drop, fieldId)];
    if (JSON.stringify(a) === JSON.stringify(b)) return [];
    return [{ fieldId, keep: a, drop: b, take: takeOf(!a.length, !b.length, newerIs) }];
  });
}

/** What stands in one of somebody's own fields. */
export const ownOf = ({ details }: Pick<Person, 'details'>, fieldId: string): readonly string[] =>
  details.custom?.[fieldId] ?? [];

/** Details with what was chosen for own fields in them. */
export function withOwn(details: PersonDetails, chosen: Chosen['own']): PersonDetails {
  if (!chosen.size) return details;
  const { custom = {}, ...rest } = details;
  const all = Object.entries({ ...custom, ...Object.fromEntries(chosen) }).filter(([, values]) => values.length);
  return all.length ? { ...rest, custom: Object.fromEntries(all) } : rest;
}
