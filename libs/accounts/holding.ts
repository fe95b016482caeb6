import { type Permission, ROLES } from './roles.ts';

/**
 * The condition of SQL that whoever has the id `user` (an expression) may sign in at this moment and holds a permission
 * over the whole organization: what a job asks in place of `Actor.can`, in the statement that acts on the answer.
 */
export const stillHolds = (user: string, permission: Permission): string =>
  holds(user, permission, `g.scope = 'ORGANIZATION'`);

/** The same over anything at all: the whole organization, or a part of it that a grant names. */
export const holdsAnywhere = (user: string, permission: Permission): string => holds(user, permission, 'true');

function holds(user: string, permission: Permission, over: string): string {
  const roles = Object.entries(ROLES)
    .filter(([, permissions]) => (permissions as readonly string[]).includes(permission))
    .map(([role]) => `'${role}'`);
  return `exists (select from "user" holder join access_grant g on g."userId" = holder.id
    left join custom_role r on r.id = g."customRoleId"
    where holder.id = ${user} and holder."disabledAt" is null and ${over} and g."endedAt" is null
      and (g.until is null or g.until > now()) and (g.role in (${roles.join(', ')}) or '${permission}' = any(r.permissions)))`;
}
