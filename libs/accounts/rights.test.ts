import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Actor } from './actor.ts';
import { type Held, mayGive, permittedOver, SCOPES, type ScopeKind } from './rights.ts';
import { type Permission, PERMISSIONS, ROLES, USER_ROLES, type UserRole } from './roles.ts';

const ORGANIZATION = 'o';
const held = (role: UserRole, scope: ScopeKind, subjectId: string | null = null): Held => ({
  permissions: permittedOver(role, ROLES[role], scope),
  scope,
  subjectId,
});
const actor = (...grants: Held[]) => new Actor('a', ORGANIZATION, 'volunteer', true, undefined, grants);

test.each<[string, Held[], { can: Permission[]; within: Permission[]; not: Permission[] }]>([
  ['nothing', [], { can: [], within: [], not: ['home.own', 'people.read'] }],
  [
    'a lead over everything: as a volunteer',
    [held('lead', 'ORGANIZATION')],
    { can: ['home.own', 'events.read'], within: [], not: ['people.read', 'events.signUps'] },
  ],
  [
    'a lead over an event',
    [held('lead', 'EVENT', 'e')],
    {
      can: ['home.own', 'council.read'],
      within: ['people.read', 'people.reveal', 'events.signUps'],
      not: ['people.contact', 'people.write'],
    },
  ],
  [
    'a volunteer over a list',
    [held('volunteer', 'LIST', 't')],
    { can: [], within: ['people.read', 'people.reveal'], not: ['events.signUps', 'people.contact'] },
  ],
  [
    'an organizer over wards: people masked, nothing else of the role',
    [held('organizer', 'WARDS')],
    { can: ['home.own'], within: ['people.read'], not: ['people.contact', 'outreach.send', 'people.import'] },
  ],
])('%s', (_, grants, { can, within, not }) => {
  const who = actor(...grants);
  for (const each of can) expect([each, who.can(each)]).toEqual([each, true]);
  for (const each of within) expect([each, who.can(each), who.canWithin(each)]).toEqual([each, false, true]);
  for (const each of not) expect([each, who.canWithin(each)]).toEqual([each, false]);
});

test('sign-ups are for the event of the grant alone', () => {
  const who = actor(held('lead', 'EVENT', 'e'), held('volunteer', 'EVENT', 'f'));
  expect(['e', 'f', 'g'].map((id) => who.canAt(id, 'events.signUps'))).toEqual([true, false, false]);
  expect(actor(held('organizer', 'ORGANIZATION')).canAt('g', 'events.signUps')).toBe(true);
});

test('who sees everybody has no reader, all others are their own', () => {
  expect(actor(held('coordinator', 'ORGANIZATION'), held('lead', 'EVENT', 'e')).reader).toBeUndefined();
  expect(actor(held('lead', 'EVENT', 'e')).reader).toBe('a');
  expect(actor().reader).toBe('a');
});

const anyGrant = fc.record({
  role: fc.constantFrom(...USER_ROLES),
  scope: fc.constantFrom(...SCOPES),
  subjectId: fc.constantFrom('e', 'f', null),
});

test('whatever is held over parts, nobody is reached, written to or managed by it', () => {
  const narrow = anyGrant.filter(({ scope }) => scope !== 'ORGANIZATION');
  fc.assert(
    fc.property(fc.array(narrow), (grants) => {
      const who = actor(...grants.map(({ role, scope, subjectId }) => held(role, scope, subjectId)));
      for (const each of PERMISSIONS)
        if (!['council.read', 'events.read', 'petitions.read', 'home.own', 'home.factor'].includes(each))
          expect(who.can(each)).toBe(false);
      expect(who.canWithin('people.contact')).toBe(false);
    }),
  );
});

test('one more grant never takes a right away', () => {
  fc.assert(
    fc.property(fc.array(anyGrant), anyGrant, (grants, more) => {
      const of = (all: typeof grants) =>
        actor(...all.map(({ role, scope, subjectId }) => held(role, scope, subjectId)));
      const [before, after] = [of(grants), of([...grants, more])];
      for (const each of PERMISSIONS) {
        expect(!before.can(each) || after.can(each)).toBe(true);
        expect(!before.canWithin(each) || after.canWithin(each)).toBe(true);
      }
    }),
  );
});

test('nobody gives what they do not have', () => {
  const admin = actor(held('admin', 'ORGANIZATION'));
  for (const role of USER_ROLES) expect([role, mayGive(admin, ROLES[role])]).toEqual([role, role !== 'owner']);
  expect(USER_ROLES.every((role) => mayGive(actor(held('owner', 'ORGANIZATION')), ROLES[role]))).toBe(true);
  expect(mayGive(actor(held('organizer', 'ORGANIZATION')), ROLES.volunteer)).toBe(false);
});
