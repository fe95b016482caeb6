import type { Permission } from './roles.ts';

/** What a grant is over: everything, or the people of a part of it. */
export const SCOPES = ['ORGANIZATION', 'CAMPAIGN', 'WARDS', 'EVENT', 'LIST', 'PEOPLE'] as const;
/** One of them. */
export type ScopeKind = (typeof SCOPES)[number];

/** One grant that has not ended: what it permits, and over what. */
export interface Held {
  readonly permissions: readonly Permission[];
  readonly scope: ScopeKind;
  /** The event or the list (a tag). */
  readonly subjectId: string | null;
}

/** What all grants of somebody come to. */
export interface Rights {
  readonly everywhere: ReadonlySet<Permission>;
  readonly within: ReadonlySet<Permission>;
  readonly events: ReadonlyMap<string, ReadonlySet<Permission>>;
}

/** What a grant over any part gives: the public side of the work, which knows no parts. */
const PUBLIC: readonly Permission[] = ['council.read', 'events.read', 'petitions.read', 'home.own', 'home.factor'];
/** What can be had over a part at all. `people.contact` cannot: in a part people are masked, and revealed one by one. */
const PARTS: readonly Permission[] = ['people.read', 'people.reveal', 'events.signUps'];

/**
 * Adds grants up. Over the organization a grant gives what its role permits; over a part it gives sight of the people
 * in it, masked, the right to reveal one of them, and at an event who signed up, as far as the role has that at all.
 */
export function rightsOf(held: readonly Held[]): Rights {
  const everywhere = new Set<Permission>();
  const within = new Set<Permission>();
  const events = new Map<string, Set<Permission>>();
  for (const { permissions, scope, subjectId } of held) {
    if (scope === 'ORGANIZATION') {
      for (const each of permissions) everywhere.add(each);
      continue;
    }
    for (const each of permissions) if (PUBLIC.includes(each)) everywhere.add(each);
    const inPart = permissions.filter((each) => PARTS.includes(each));
    for (const each of inPart) if (each !== 'events.signUps' || scope === 'EVENT') within.add(each);
    if (scope === 'EVENT' && subjectId) events.set(subjectId, new Set([...(events.get(subjectId) ?? []), ...inPart]));
  }
  return { everywhere, within, events };
}

/** What a role permits over a part beside what it permits over everything: for those whose work is such a part. */
const IN_A_PART: Readonly<Record<string, readonly Permission[]>> = {
  lead: ['people.read', 'people.reveal', 'events.signUps'],
  volunteer: ['people.read', 'people.reveal'],
};

/** What a role permits over a scope: a lead or a volunteer sees people only in a part, never in the whole. */
export const permittedOver = (
  role: string | null,
  permissions: readonly Permission[],
  scope: ScopeKind,
): readonly Permission[] => [...permissions, ...(scope === 'ORGANIZATION' || !role ? [] : (IN_A_PART[role] ?? []))];

/** Nobody gives what they do not have: all of it must be the giver's own, over the whole organization. */
export const mayGive = (giver: { can(permission: Permission): boolean }, given: readonly Permission[]): boolean =>
  giver.can('accounts.manage') && given.every((each) => giver.can(each));
