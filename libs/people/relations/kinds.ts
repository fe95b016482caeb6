/** Between whom a relationship is. */
type Between = 'person' | 'group';

interface Kind {
  readonly between: Between;
  /** What it is from the other side; its own code where it is the same from both. */
  readonly inverse: string;
}

/**
 * How two people, or a person and a group, belong together: read from the first to the second, and by `inverse` from the
 * second to the first. The texts are `people.relation.<code>`.
 */
export const RELATIONS = {
  PARENT_OF: { between: 'person', inverse: 'CHILD_OF' },
  CHILD_OF: { between: 'person', inverse: 'PARENT_OF' },
  SPOUSE_OF: { between: 'person', inverse: 'SPOUSE_OF' },
  SIBLING_OF: { between: 'person', inverse: 'SIBLING_OF' },
  FRIEND_OF: { between: 'person', inverse: 'FRIEND_OF' },
  NEIGHBOR_OF: { between: 'person', inverse: 'NEIGHBOR_OF' },
  COLLEAGUE_OF: { between: 'person', inverse: 'COLLEAGUE_OF' },
  CARES_FOR: { between: 'person', inverse: 'CARED_FOR_BY' },
  CARED_FOR_BY: { between: 'person', inverse: 'CARES_FOR' },
  INTERPRETS_FOR: { between: 'person', inverse: 'INTERPRETED_BY' },
  INTERPRETED_BY: { between: 'person', inverse: 'INTERPRETS_FOR' },
  BROUGHT: { between: 'person', inverse: 'BROUGHT_BY' },
  BROUGHT_BY: { between: 'person', inverse: 'BROUGHT' },
  MEMBER_OF: { between: 'group', inverse: 'HAS_MEMBER' },
  STAFF_OF: { between: 'group', inverse: 'EMPLOYS' },
  LEADS: { between: 'group', inverse: 'LED_BY' },
  CONTACT_AT: { between: 'group', inverse: 'HAS_CONTACT' },
  LIVES_IN: { between: 'group', inverse: 'HOME_OF' },
} as const satisfies Record<string, Kind>;

/** One of them. */
export type RelationCode = keyof typeof RELATIONS;

/** Whether a word is a code of a relationship. */
export const isRelation = (code: string): code is RelationCode => Object.hasOwn(RELATIONS, code);

/** One relationship as it is kept: of each two inverse codes, the one that comes first in the alphabet. */
export function canonicalRelation(
  from: string,
  code: RelationCode,
  to: string,
): { from: string; code: RelationCode; to: string } {
  const { between, inverse } = RELATIONS[code];
  if (between === 'group') return { from, code, to };
  const turned = inverse === code ? to < from : inverse < code;
  return turned ? { from: to, code: inverse as RelationCode, to: from } : { from, code, to };
}
