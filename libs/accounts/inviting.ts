import type { Actor } from './actor.ts';
import type { UserRole } from './roles.ts';

/** What an address of somebody with an account is compared by. */
export const canonical = (email: string): string => email.trim().toLowerCase();

const BY_ORGANIZERS: readonly UserRole[] = ['coordinator', 'lead', 'volunteer'];

/** Who may give a role: nobody gives away more than they have, so organizers invite below themselves only. */
export const mayInvite = (actor: Pick<Actor, 'can'>, role: UserRole): boolean =>
  (actor.can('accounts.manage') && (role !== 'owner' || actor.can('accounts.owners'))) ||
  (actor.can('accounts.invite') && BY_ORGANIZERS.includes(role));

/** Only a volunteer, who sees nobody's data, does without a password. */
export const needsPassword = (role: UserRole): boolean => role !== 'volunteer';

/** An address as somebody sees it who need not know it. */
export const masked = (email: string): string => email.replace(/^(.).*@.*(\.[^.]*)$/, '$1…@…$2');
