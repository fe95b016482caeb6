import type { Lever } from '#campaigns';
import type { LocalizedText } from '#platform';
import type { Body, Post, VotingRule } from '../body.entity.ts';
import type { Audience } from '../council.policy.ts';
import { sourceView } from '../council.view.ts';
import { pathTally, pathTo, type Standing } from '../path.ts';
import { type DemandSeats, demandSeatsIn, type Reading, readingOf } from '../positions.service.ts';
import { rowsOf } from './bodies.ts';
import { type Decision, decisionOf } from './decider.ts';
import type { LeverStateView, LeverView, OfficeHolderView, VotesNeededView } from './levers.types.ts';

/** A seat as the rule of the path reads it. */
export const standingOf = ({ seat, cell, vacant }: DemandSeats['seats'][number]): Standing => ({
  ...{ ward: seat.ward, label: cell.label, basis: cell.basis, stale: cell.stale, vacant },
});

const nameOf = ({ name, nameEs }: Body): LocalizedText => ({ en: name, es: nameEs });
const titleOf = ({ titleEn, titleEs }: Post): LocalizedText => ({ en: titleEn, es: titleEs });

function ruleView({ rows }: Reading, rule: VotingRule): VotesNeededView {
  const { needed, seats, base, abstention, verified, locator } = rule;
  return { needed, seats, base, abstention, verified, locator, source: sourceView(rows, rule.sourceCode) };
}

/** Who holds an office on the day, and where they stand in their own name. */
function holderView(reading: Reading, office: Post, demand: string, audience: Audience): OfficeHolderView {
  const own = readingOf(reading, office.bodyCode);
  const ward = own.rows.posts.find(({ code }) => code === office.code)!.ward!;
  const { seat, cell } = demandSeatsIn(own, demand, audience).seats.find((each) => each.seat.ward === ward)!;
  return { office: titleOf(office), figure: seat.figure, holderUnconfirmed: seat.holderUnconfirmed, cell };
}

function stateOf(reading: Reading, { body, rule }: Decision, demand: string): LeverStateView {
  const standings = demandSeatsIn(readingOf(reading, body!.code), demand).seats.map(standingOf);
  const { floor, likely, ceiling } = pathTally(standings);
  const { state, needed, short } = pathTo(standings, rule!.needed!);
  return { state, needed, short, floor, likely, ceiling };
}

/** One lever of a demand as of the day of a reading; its state by the seats and the rule of whoever decides. */
export function leverView(reading: Reading, rules: readonly VotingRule[], lever: Lever, audience: Audience): LeverView {
  const demand = lever.demandCode;
  const decision = decisionOf(reading.rows, rules, lever);
  const { kind, body, office, rule, override, notReckoned } = decision;
  return {
    ...{ code: lever.code, kind: lever.kind, grants: lever.grants, decidedBy: kind },
    body: body?.code ?? null,
    decider: kind === 'OFFICE' ? titleOf(office!) : body ? nameOf(body) : null,
    holder: office ? holderView(reading, office, demand, audience) : null,
    rule: rule ? ruleView(reading, rule) : null,
    override: override?.needed ?? null,
    seats: body && kind === 'BODY' ? rowsOf(reading.rows, body.code).posts.length : 0,
    notReckoned,
    state: notReckoned ? null : stateOf(reading, decision, demand),
  };
}
