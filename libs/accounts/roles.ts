const BASIC = ['council.read', 'events.read', 'petitions.read', 'home.own'] as const;
const INSIDE = [...BASIC, 'home.factor'] as const;
const COORDINATING = [
  ...INSIDE,
  'council.record',
  'council.review',
  'campaigns.read',
  'campaigns.write',
  'people.read',
  'people.reveal',
  'tasks.read',
] as const;
const ORGANIZING = [
  ...INSIDE,
  'council.record',
  'people.read',
  'people.contact',
  'people.reveal',
  'people.write',
  'people.import',
  'people.merge',
  'people.export',
  'events.write',
  'events.signUps',
  'outreach.read',
  'outreach.send',
  'campaigns.read',
  'petitions.write',
  'petitions.signatures',
  'tasks.read',
  'tasks.write',
  'accounts.invite',
] as const;
const ADMINISTERING = [
  ...ORGANIZING,
  ...COORDINATING,
  'accounts.manage',
  'audit.read',
  'people.sensitive',
  'people.erase',
  'council.whip',
] as const;

/**
 * Every permission there is, and what a role may do over the whole organization; a permission that no role has can be
 * used by nobody. Without `people.contact` names are shortened and addresses masked; a lead or a volunteer sees nobody
 * but those whom a grant over something narrower gives them. `council.whip` shows guesses about officials and notes of
 * meetings: organizers invite coordinators, so that admins alone give it to somebody, by a role of their own making. `home.own` is for one's own shifts, tasks,
 * password and sessions, `home.factor` to enrol and to show what one signs in with besides it.
 */
export const ROLES = {
  owner: [...ADMINISTERING, 'accounts.owners'],
  admin: ADMINISTERING,
  organizer: ORGANIZING,
  coordinator: COORDINATING,
  lead: INSIDE,
  volunteer: BASIC,
  auditor: [...INSIDE, 'audit.read'],
  integration: ['people.read', 'api.adhoc'],
} as const;
/** What a user or a key is made for; its permissions are those of `ROLES` at the moment of the request. */
export type Role = keyof typeof ROLES;
/** What `@Can` may ask for: only what some role has. */
export type Permission = (typeof ROLES)[Role][number];

/** The catalogue of permissions, in the order of its roles. */
export const PERMISSIONS: readonly Permission[] = [...new Set(Object.values(ROLES).flat())];

/** Whether a word is the name of a role. */
export const isRole = (name: string | undefined): name is Role => name !== undefined && name in ROLES;

/** What somebody who signs in may be; the other roles are for programs. */
export const USER_ROLES = [
  'owner',
  'admin',
  'organizer',
  'coordinator',
  'lead',
  'volunteer',
  'auditor',
] as const satisfies readonly Role[];
/** One of them. */
export type UserRole = (typeof USER_ROLES)[number];

/** Whether a word is the name of a role that somebody may be invited to. */
export const isUserRole = (name: string | undefined): name is UserRole =>
  (USER_ROLES as readonly (string | undefined)[]).includes(name);
