import { expect, test } from '@jest/globals';
import { Actor, type ActorSession, USER_ROLES } from '../actor.ts';
import { FRESH_MS, isFresh, seesPeople } from './step-up.ts';

const NOW = 1_795_400_000_000;
const acting = (standing: ActorSession['standing'], ago?: number) =>
  new Actor('a', 'o', 'owner', true, {
    id: 's',
    standing,
    factorAt: ago === undefined ? null : new Date(NOW - ago),
  });

test.each([
  ['a factor just now', acting('FULL', 0), true],
  ['a factor almost five minutes ago', acting('FULL', FRESH_MS - 1), true],
  ['a factor five minutes ago', acting('FULL', FRESH_MS), false],
  ['a password, and a factor that is not shown yet', acting('PROVE'), false],
  ['a password, and no factor yet to show', acting('ENROL'), true],
  ['a key, which is made on the server', new Actor('k', 'o', 'owner', false), true],
])('whoever shows %s: %#', (_, actor, fresh) => {
  expect(isFresh(actor, NOW)).toBe(fresh);
});

test('after a password alone nothing is permitted but to enrol a factor or to show it', () => {
  for (const standing of ['ENROL', 'PROVE'] as const) expect(acting(standing).permissions).toEqual(['home.factor']);
  expect(acting('FULL', 0).can('people.read')).toBe(true);
});

test('everybody who may sign in and see people needs a factor; a volunteer sees nobody', () => {
  expect(USER_ROLES.filter((role) => !seesPeople(role))).toEqual(['volunteer']);
});
