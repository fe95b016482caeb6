import type { PersonDetails } from '../person.entity.ts';
import type { Was } from './piece-log.ts';

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
/** By these they are reached: what they did since may have been done by them. */
const REACH: readonly string[] = ['emails', 'phones', 'extensions'];

/**
 * Takes back what an import changed in somebody who was there before, where nobody changed it since. Where they did
 * something since, by what the import told of them, their addresses and numbers stay. `stays`: whether anything did.
 */
export function takenBack(now: Was, before: Was, after: Was, acted: boolean): { next: Was; stays: boolean } {
  if (!acted && same(now, after)) return { next: before, stays: false };
  let stays = false;
  const details: Record<string, unknown> = { ...now.details };
  const was = before.details as unknown as Record<string, unknown>;
  const became = after.details as unknown as Record<string, unknown>;
  for (const key of new Set([...Object.keys(was), ...Object.keys(became)])) {
    if (same(was[key], became[key])) continue;
    if (acted && REACH.includes(key)) {
      stays = true;
      continue;
    }
    const partly = MAPS.includes(key) ? backByKey(details[key], was[key], became[key]) : undefined;
    const back = same(details[key], became[key])
      ? was[key]
      : partly
        ? partly.back
        : lessAdded(details[key], was[key], became[key]);
    if (partly?.stays) stays = true;
    if (back === CHANGED) stays = true;
    else if (back === undefined) delete details[key];
    else details[key] = back;
  }
  const next = { ...now, details: details as unknown as PersonDetails };
  for (const key of ['notes', 'language', 'ward', 'deceased'] as const) {
    if (same(before[key], after[key])) continue;
    if (same(now[key], after[key])) Object.assign(next, { [key]: before[key] });
    else stays = true;
  }
  if (same(next.details, before.details)) next.details = before.details;
  return { next, stays };
}

/** What is kept by a key of its own: one of them may have been changed since, and the others not. */
const MAPS: readonly string[] = ['about', 'custom'];
type ByKey = Readonly<Record<string, unknown>>;

/** Each value goes back by itself where nobody changed it since. */
function backByKey(now: unknown, before: unknown, after: unknown): { back: ByKey | undefined; stays: boolean } {
  const [had, became] = [(before ?? {}) as ByKey, (after ?? {}) as ByKey];
  const back = new Map(Object.entries((now ?? {}) as ByKey));
  let stays = false;
  for (const key of Object.keys(became)) {
    if (same(had[key], became[key])) continue;
    if (!same(back.get(key), became[key])) stays = true;
    else if (had[key] === undefined) back.delete(key);
    else back.set(key, had[key]);
  }
  return { back: back.size || before !== undefined ? Object.fromEntries(back) : undefined, stays };
}

const CHANGED = Symbol('changed since');

/** A list that was changed since loses what the import had added to it; anything else stays as it was changed. */
function lessAdded(now: unknown, before: unknown, after: unknown): unknown {
  if (!Array.isArray(now) || !Array.isArray(after)) return CHANGED;
  const had = Array.isArray(before) ? (before as unknown[]) : [];
  const added = (after as unknown[]).filter((each) => !had.some((old) => same(old, each)));
  return (now as unknown[]).filter((each) => !added.some((more) => same(more, each)));
}
