import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Actor, isUserRole, type Role, ROLES, USER_ROLES, type UserRole } from './actor.ts';
import { canonical, masked, mayInvite, needsPassword } from './inviting.ts';

const actor = (role: Role) => new Actor('a', 'o', role);

test.each([
  ['owner', [...USER_ROLES]],
  ['admin', USER_ROLES.filter((role) => role !== 'owner')],
  ['organizer', ['coordinator', 'lead', 'volunteer']],
  ['coordinator', []],
  ['volunteer', []],
  ['integration', []],
] as [Role, UserRole[]][])('%s may invite %j', (role, may) => {
  expect(USER_ROLES.filter((each) => mayInvite(actor(role), each))).toEqual(may);
});

test('nobody gives a role that may do what they may not', () => {
  for (const role of Object.keys(ROLES) as Role[])
    for (const given of USER_ROLES.filter((each) => mayInvite(actor(role), each)))
      // Coordinators review the record, which organizers leave to them: it is no right over people.
      expect(actor(given).permissions.filter((each) => !actor(role).can(each))).toEqual(
        role === 'organizer' && given === 'coordinator' ? ['council.review', 'campaigns.write'] : [],
      );
});

test('a role of a program is nobody’s whom one could invite; whoever sees people needs a password', () => {
  expect(Object.keys(ROLES).filter((role) => !isUserRole(role))).toEqual(['integration']);
  for (const role of USER_ROLES) expect(needsPassword(role)).toBe(role !== 'volunteer');
});

test('an address is compared without case and blanks, and a masked one does not tell it', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      expect(canonical(` ${email.toUpperCase()} `)).toBe(canonical(email.toUpperCase()));
      const [local = '', domain = ''] = email.split('@');
      if (local.length > 1) expect(masked(email)).not.toContain(local);
      expect(masked(email)).not.toContain(domain);
    }),
  );
});
