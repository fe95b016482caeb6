import type { Lever } from '#campaigns';
import type { Body, Post, VotingRule } from '../body.entity.ts';
import type { CouncilRows } from '../council.reader.ts';
import { seatsOf } from './bodies.ts';

/** Who decides by a lever: a body that votes, the holder of an office, an agency, or somebody whom the record does not name. */
export const DECIDER_KINDS = ['BODY', 'OFFICE', 'AGENCY', 'NOT_IN_RECORD'] as const;
/** One of them. */
export type DeciderKind = (typeof DECIDER_KINDS)[number];

/** Why no majority is reckoned: nobody votes, or the record does not know the seats or the rule. */
export const NOT_RECKONED = [
  'OFFICE',
  'AGENCY',
  'NO_DECIDER',
  'NO_SEATS',
  'SEATS_DIFFER',
  'NO_RULE',
  'RULE_OF_PRESENT',
] as const;
/** One of them. */
export type NotReckoned = (typeof NOT_RECKONED)[number];

/** What is known of how a lever is decided; a number of votes is there only where the record has it. */
export interface Decision {
  readonly kind: DeciderKind;
  readonly body: Body | undefined;
  /** The office that decides, or the only one that heads the agency. */
  readonly office: Post | undefined;
  readonly seats: number;
  readonly rule: VotingRule | undefined;
  readonly override: VotingRule | undefined;
  /** Null where the way to a majority can be reckoned. */
  readonly notReckoned: NotReckoned | null;
}

const AGENCIES: readonly Body['classification'][] = ['AGENCY', 'CITY_OFFICE', 'FEDERAL', 'FEDERAL_PROGRAM', 'UNION'];
/** The class of whatever a body decides for which nothing else is said. */
const ANY = ['ACTION', 'BOARD_ACTION'];
/** What the executive may veto. */
const VETOED: readonly Lever['kind'][] = ['ORDINANCE', 'RESOLUTION', 'CONTRACT', 'FUNDING'];

/** The rule by which a body decides on this kind of thing: its own one, else that for whatever it decides; never a likely one. */
export function ruleFor(
  rules: readonly VotingRule[],
  { votingRuleCode, kind, deciderCode }: Pick<Lever, 'votingRuleCode' | 'deciderCode'> & { readonly kind: string },
): VotingRule | undefined {
  if (votingRuleCode !== null) return rules.find(({ code }) => code === votingRuleCode);
  const own = rules.filter(({ bodyCode }) => bodyCode === deciderCode);
  return own.find(({ matter }) => matter === kind) ?? own.find(({ matter }) => ANY.includes(matter));
}

/** Why the way cannot be reckoned by these seats and this rule; null where it can. */
export function obstacle(seats: number, rule: VotingRule | undefined): NotReckoned | null {
  if (!rule) return 'NO_RULE';
  if (rule.base !== 'ALL' || rule.needed === null) return 'RULE_OF_PRESENT';
  if (!seats) return 'NO_SEATS';
  return seats === rule.seats ? null : 'SEATS_DIFFER';
}

const NOBODY = { body: undefined, office: undefined, seats: 0, rule: undefined, override: undefined } as const;

/** Who decides by a lever, by how many votes, and why that cannot be counted where it cannot. */
export function decisionOf(rows: CouncilRows, rules: readonly VotingRule[], lever: Lever): Decision {
  const office = rows.everyPost.find(({ code }) => code === lever.deciderCode);
  if (office)
    return { ...NOBODY, kind: 'OFFICE', body: rows.bodies.get(office.bodyCode), office, notReckoned: 'OFFICE' };
  const body = rows.bodies.get(lever.deciderCode ?? '');
  if (!body) return { ...NOBODY, kind: 'NOT_IN_RECORD', notReckoned: 'NO_DECIDER' };
  const posts = seatsOf(rows.everyPost, body.code);
  const rule = ruleFor(rules, lever);
  if (!rule && AGENCIES.includes(body.classification)) {
    const head = posts.length === 1 ? posts[0] : undefined;
    return { ...NOBODY, kind: 'AGENCY', body, office: head, notReckoned: 'AGENCY' };
  }
  const override = rules.find(
    ({ bodyCode, matter, base, needed }) =>
      bodyCode === body.code && matter === 'VETO_OVERRIDE' && base === 'ALL' && needed !== null,
  );
  return {
    ...{ kind: 'BODY', body, office: undefined, seats: posts.length, rule },
    override: VETOED.includes(lever.kind) ? override : undefined,
    notReckoned: obstacle(posts.length, rule),
  };
}
