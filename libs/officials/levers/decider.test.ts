import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { VotingRule } from '../body.entity.ts';
import { BASES, LABELS } from '../ledger.ts';
import { pathTally, pathTo, type Standing } from '../path.ts';
import { obstacle, ruleFor } from './decider.ts';

const rule = (changes: Partial<VotingRule> = {}): VotingRule =>
  ({ code: 'r', bodyCode: 'b', matter: 'ORDINANCE', base: 'ALL', seats: 7, needed: 4, ...changes }) as VotingRule;

describe('the rule of a lever', () => {
  const rules = [
    rule({ code: 'r/ordinance' }),
    rule({ code: 'r/any', matter: 'ACTION' }),
    rule({ code: 'c/board', bodyCode: 'c', matter: 'BOARD_ACTION' }),
    rule({ code: 'd/ordinance', bodyCode: 'd' }),
  ];
  const of = (deciderCode: string, kind: 'ORDINANCE' | 'CONTRACT' | 'COUNTY', votingRuleCode: string | null = null) =>
    ruleFor(rules, { deciderCode, kind, votingRuleCode })?.code;

  test('is the one that it names, else the body’s own for that kind, else its rule for whatever it decides', () => {
    expect(of('b', 'CONTRACT', 'r/ordinance')).toBe('r/ordinance');
    expect(of('b', 'ORDINANCE')).toBe('r/ordinance');
    expect(of('b', 'CONTRACT')).toBe('r/any');
    expect(of('c', 'COUNTY')).toBe('c/board');
  });
  test('is never that of another kind, of another body, or one that the record does not have', () => {
    expect(of('d', 'CONTRACT')).toBeUndefined();
    expect(of('e', 'ORDINANCE')).toBeUndefined();
    expect(of('b', 'ORDINANCE', 'r/gone')).toBeUndefined();
  });
});

test('a number is there only by a rule of all members, of exactly the seats that the record knows', () => {
  expect(obstacle(7, rule())).toBeNull();
  expect(obstacle(7, undefined)).toBe('NO_RULE');
  expect(obstacle(0, rule())).toBe('NO_SEATS');
  expect(obstacle(6, rule())).toBe('SEATS_DIFFER');
  expect(obstacle(7, rule({ base: 'PRESENT' }))).toBe('RULE_OF_PRESENT');
  expect(obstacle(7, rule({ needed: null }))).toBe('RULE_OF_PRESENT');
});

const standing = fc.record({
  label: fc.constantFrom(...LABELS),
  basis: fc.constantFrom(...BASES),
  stale: fc.boolean(),
  vacant: fc.boolean(),
});
const body = fc
  .array(standing, { maxLength: 25 })
  .map((all) => all.map((each, index): Standing => ({ ...each, ward: index + 1 })));

test('for a body of any size floor <= likely <= ceiling, and a seat that falls vacant never brings the number nearer', () => {
  fc.assert(
    fc.property(body, fc.nat(24), fc.integer({ min: 1, max: 25 }), (seats, which, needed) => {
      const { floor, likely, ceiling } = pathTally(seats);
      expect(0 <= floor && floor <= likely && likely <= ceiling && ceiling <= seats.length).toBe(true);
      const without = seats.map((each, at) => (at === which ? { ...each, vacant: true } : each));
      expect(pathTo(without, needed).short).toBeGreaterThanOrEqual(pathTo(seats, needed).short);
      expect(pathTally(without).ceiling).toBeLessThanOrEqual(ceiling);
    }),
  );
});
