import type { Person, PersonDetails } from '../person.entity.ts';

/** What one edit did to somebody: each fact that it changed by its name, before and after; null where nothing stood. */
export type Edit = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** All that an edit can change, each fact apart: those of the organization's own fields as `custom.<id of the field>`. */
type Facts = Readonly<Record<string, unknown>>;

const OWN = 'custom.';

function factsOf({ details: { custom, ...details }, language, ward }: Known): Facts {
  const own = Object.entries(custom ?? {}).map(([id, values]) => [`${OWN}${id}`, values]);
  return { ...details, language, ward, ...Object.fromEntries(own) };
}
type Known = Pick<Person, 'language' | 'ward'> & { readonly details: PersonDetails };

/** What differs between somebody before and after. */
export function editOf(before: Known, after: Known): Edit {
  const [was, is] = [factsOf(before), factsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = names.filter((name) => !same(was[name], is[name]));
  return Object.fromEntries(changed.map((name) => [name, [was[name] ?? null, is[name] ?? null]]));
}

/** What was there before an edit, to be put back; undefined where something of it was changed again. */
export function before(now: Known, edit: Edit): Before | undefined {
  const facts = factsOf(now);
  if (Object.entries(edit).some(([name, [, after]]) => !same(facts[name], after))) return undefined;
  const own: { fieldId: string; values: string[] }[] = [];
  const plain: Partial<Record<'language' | 'ward', unknown>> = {};
  const details = { ...now.details } as Record<string, unknown>;
  for (const [name, [value]] of Object.entries(edit))
    if (name.startsWith(OWN)) own.push({ fieldId: name.slice(OWN.length), values: (value as string[] | null) ?? [] });
    else if (name === 'language' || name === 'ward') plain[name] = value;
    else if (value === null) delete details[name];
    else details[name] = value;
  return { details: details as unknown as PersonDetails, own, plain: plain as Before['plain'] };
}

/** The details without the values of own fields, which are checked anew: a field may be gone, or have other choices. */
interface Before {
  readonly details: PersonDetails;
  readonly own: { fieldId: string; values: string[] }[];
  readonly plain: Partial<Pick<Person, 'language' | 'ward'>>;
}

/** One fact as an edit found and left it, as far as it can be told in words; `field` is a name or `custom.<id>`. */
export interface Told {
  readonly field: string;
  readonly before: string[];
  readonly after: string[];
}

/** An edit fact by fact. Of facts that are more than texts, as what is known of a number, only that they changed. */
export const toldOf = (edit: Edit): Told[] =>
  Object.entries(edit).map(([field, [was, is]]) => ({ field, before: words(was), after: words(is) }));

function words(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value !== 'object') return [String(value)];
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [];
}

/** The same fact, whether nothing is kept of it or an empty text or list. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(solid(a)) === JSON.stringify(solid(b));

function solid(value: unknown): unknown {
  if (value === '' || (typeof value === 'object' && value !== null && !Object.keys(value).length)) return null;
  return value ?? null;
}
