import { canonicalEmail, canonicalName, canonicalStreet, canonicalZip } from '../canonical.ts';
import { workingEmail } from '../intake/matching.ts';
import type { PersonDetails } from '../person.entity.ts';

/** Facts of which one of two is chosen, by the name that the details have for them. */
export const SINGLE = [
  'givenName',
  'familyName',
  'chosenName',
  'middleName',
  'suffix',
  'pronouns',
  'address',
  'city',
  'postalCode',
] as const;
/** One of them, or one that stands beside the details. */
export type SingleField = (typeof SINGLE)[number] | 'language' | 'ward';

type Fields = Record<string, unknown>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
/** What two entries of a list are compared by; e-mail addresses by what they reach. */
const keyOf = (value: unknown): string =>
  (typeof value === 'string' && canonicalEmail(value)) || JSON.stringify(value) || '';

function listed(first: readonly unknown[], second: readonly unknown[]): unknown[] {
  const all = new Map(first.map((each) => [keyOf(each), each]));
  for (const each of second) if (!all.has(keyOf(each))) all.set(keyOf(each), each);
  return [...all.values()];
}

function unitedValue(keep: unknown, drop: unknown, newerIs: 'keep' | 'drop'): unknown {
  if (Array.isArray(keep) || Array.isArray(drop))
    return listed((keep ?? []) as readonly unknown[], (drop ?? []) as readonly unknown[]);
  if (typeof keep === 'object' && typeof drop === 'object' && keep && drop) return { ...drop, ...keep };
  const [first, second] = newerIs === 'keep' ? [keep, drop] : [drop, keep];
  return isEmpty(first) ? second : first;
}

/** What is known of each address and number: who is not reached there by one, or reads no texts there, is not by both. */
function unitedAbout(first: About = {}, second: About = {}): About {
  return Object.fromEntries(
    [...new Set([...Object.keys(first), ...Object.keys(second)])].map((key) => [
      key,
      {
        ...second[key],
        ...first[key],
        ...((first[key]?.textable === false || second[key]?.textable === false) && { textable: false }),
      },
    ]),
  );
}
type About = NonNullable<PersonDetails['about']>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A street of that name is in many a place: what both say of the ZIP code, or else of the city, must be the same. */
function samePlace(a: Fields, b: Fields): boolean {
  if (canonicalStreet(text(a.address)) !== canonicalStreet(text(b.address))) return false;
  const zips = [a, b].map(({ postalCode }) => canonicalZip(text(postalCode)) ?? text(postalCode));
  if (zips.every(Boolean)) return zips[0] === zips[1];
  const cities = [a, b].map(({ city }) => canonicalName(text(city)));
  return !cities.every(Boolean) || cities[0] === cities[1];
}
const placeOf = ({ address, city, postalCode, addressType }: Fields): Fields =>
  Object.fromEntries(Object.entries({ address, city, postalCode, type: addressType }).filter(([, value]) => value));
/** Fields that are one thing: of two people's, one is taken whole. */
const WHOLE = [['address', 'city', 'postalCode', 'addressType']] as const;

/**
 * What is known of somebody of whom there were two. Lists are united; of single facts the newer one that is not empty
 * stands, unless a choice says otherwise: an empty choice clears it. An address is never made of two.
 */
export function united(
  keep: PersonDetails,
  drop: PersonDetails,
  newerIs: 'keep' | 'drop',
  chosen: ReadonlyMap<string, string | undefined>,
): PersonDetails {
  const [a, b] = [keep as unknown as Fields, drop as unknown as Fields];
  const result: Fields = {};
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) result[key] = unitedValue(a[key], b[key], newerIs);
  if (keep.custom && drop.custom)
    result.custom = newerIs === 'keep' ? { ...drop.custom, ...keep.custom } : { ...keep.custom, ...drop.custom };
  if (keep.about && drop.about)
    result.about = newerIs === 'keep' ? unitedAbout(keep.about, drop.about) : unitedAbout(drop.about, keep.about);
  for (const group of WHOLE) {
    const [first, second] = newerIs === 'keep' ? [a, b] : [b, a];
    if (isEmpty(first[group[0]]) || isEmpty(second[group[0]]) || samePlace(first, second)) continue;
    for (const key of group) result[key] = first[key];
  }
  // Whose street is chosen, theirs are the city and the ZIP code, too, unless those are chosen by themselves.
  const whose = chosen.has('address') ? [a, b].find(({ address }) => address === chosen.get('address')) : undefined;
  if (whose) for (const key of WHOLE[0]) result[key] = whose[key];
  for (const [key, value] of chosen) result[key] = value;
  // The other one is a further address, not a lost one.
  const places = isEmpty(result.address) ? [] : [a, b].filter(({ address }) => !isEmpty(address)).map(placeOf);
  const further = listed((result.addresses ?? []) as unknown[], places).filter(
    (place) => !samePlace(place as Fields, result),
  );
  if (further.length || result.addresses) result.addresses = further;
  for (const key of Object.keys(result)) if (result[key] === undefined) delete result[key];
  const details = { givenName: '', familyName: '', ...result } as PersonDetails;
  const works = workingEmail(details);
  if (works && details.emails) details.emails = [works, ...details.emails.filter((email) => email !== works)];
  return details;
}

/** The single facts in which two differ and neither is empty: what somebody has to look at. */
export const differing = (keep: PersonDetails, drop: PersonDetails): (typeof SINGLE)[number][] =>
  SINGLE.filter((key) => {
    const [a, b] = [keep[key] ?? '', drop[key] ?? ''];
    return a && b && canonicalName(a) !== canonicalName(b);
  });

/**
 * What somebody was before a merge, with what was changed since: a value that is as the merge left it goes back to what it
 * was, one that somebody changed stays. Of a list, what the merge brought goes again.
 */
export function restored<T extends object>(before: T, merged: T, now: T): { details: T; stayed: string[] } {
  if (same(now, merged)) return { details: before, stayed: [] };
  const [b, m, n] = [before, merged, now] as unknown as Fields[] as [Fields, Fields, Fields];
  const result: Fields = {};
  const stayed: string[] = [];
  for (const key of new Set([...Object.keys(b), ...Object.keys(m), ...Object.keys(n)])) {
    const value = same(n[key], m[key]) ? b[key] : without(b[key], m[key], n[key]);
    if (!same(n[key], m[key])) stayed.push(key);
    if (value !== undefined) result[key] = value;
  }
  return { details: result as T, stayed };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function without(before: unknown, merged: unknown, now: unknown): unknown {
  if (isFields(now) && isFields(merged)) {
    const had = isFields(before) ? before : {};
    const keys = [...new Set([...Object.keys(had), ...Object.keys(merged), ...Object.keys(now)])];
    const own = keys.map((key) => [key, same(now[key], merged[key]) ? had[key] : now[key]] as const);
    const told = own.filter(([, value]) => value !== undefined);
    return told.length ? Object.fromEntries(told) : undefined;
  }
  if (!Array.isArray(now) || !Array.isArray(merged)) return now;
  const had = new Set(((before ?? []) as unknown[]).map(keyOf));
  const brought = new Set(merged.map(keyOf).filter((key) => !had.has(key)));
  return now.filter((each) => !brought.has(keyOf(each)));
}
