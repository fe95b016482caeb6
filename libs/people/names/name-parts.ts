import { folded } from '../folded.ts';

/** What of a name a reader may search in and be told by the order: all of it, or what they are shown (see `shownName`). */
export type Reach = 'whole' | 'shown';

/** Given and family name; of a name that was written in one, its last word counts as the family name. */
export function halvesOf(givenName: string, familyName: string): [given: string, family: string] {
  if (familyName) return [givenName, familyName];
  const [, first, last] = /^(.*)\s(\S+)$/u.exec(givenName) ?? [];
  return first && last ? [first, last] : [givenName, ''];
}

/** A name as those see it who may not reach people: the first name and the initial of the last. */
export function shownName(givenName: string, familyName: string): string {
  const [given, family] = halvesOf(givenName, familyName);
  return family ? `${given} ${[...family][0]}.`.trim() : given;
}

/** Names and queries in the form they are compared in; of signs nothing stays. */
export const searched = (text: string): string =>
  folded(text)
    .replace(/[@.+\s]+/g, ' ')
    .trim();
