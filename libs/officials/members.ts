import type { LocalizedText } from '#platform';
import type { Body, Post } from './body.entity.ts';
import { type CouncilRows, ledgerOf } from './council.reader.ts';
import type { Evidence } from './evidence.entity.ts';
import { holderOn } from './inference.ts';
import { bodiesOf, rowsOf } from './levers/bodies.ts';
import type { Day } from './ledger.ts';

/** Somebody who sits in a body on a day. */
export interface MemberOn {
  readonly figureCode: string;
  /** The place of their seat in the body's order. */
  readonly ward: number;
  /** The number of their ward or district; null for a seat that has none. */
  readonly number: number | null;
  /** The seat's own title; null in the council, whose seats are told by their wards. */
  readonly place: LocalizedText | null;
}

const known = new WeakMap<CouncilRows, Map<string, readonly MemberOn[]>>();

/** Who sat in a body on a day, in the order of its seats: the only place that says whose names a roll call has. */
export function membersOn(rows: CouncilRows, body: string, day: Day): readonly MemberOn[] {
  const days = known.get(rows) ?? new Map<string, readonly MemberOn[]>();
  known.set(rows, days);
  const key = `${body} ${day}`;
  const found = days.get(key) ?? read(rows, body, day);
  days.set(key, found);
  return found;
}

function read(rows: CouncilRows, body: string, day: Day): MemberOn[] {
  const own = rowsOf(rows, body);
  const ledger = ledgerOf(own, day);
  const numberOf = ({ code }: Post) => rows.everyPost.find((each) => each.code === code)?.ward ?? null;
  return own.posts.flatMap((post) => {
    const figureCode = holderOn(ledger, post.ward!, day)?.figureId;
    if (!figureCode) return [];
    const place = body === rows.main ? null : { en: post.titleEn, es: post.titleEs };
    return [{ figureCode, ward: post.ward!, number: numberOf(post), place }];
  });
}

/** The body in which a vote was cast that a row of evidence tells; where it says none, the council. */
export const bodyOfVote = ({ main }: Pick<CouncilRows, 'main'>, { bodyCode }: Pick<Evidence, 'bodyCode'>): string =>
  bodyCode ?? main;

/** The bodies that vote: those of which the record knows more than one seat, the council first. */
export const votingBodies = (rows: CouncilRows) => bodiesOf(rows).filter(({ seats }) => seats > 1);

/** The body in which somebody sits on a day; of several the council. Undefined for who sits in none that votes. */
export const bodyOfMember = (rows: CouncilRows, figure: string, day: Day): string | undefined =>
  votingBodies(rows).find(({ code }) => membersOn(rows, code, day).some(({ figureCode }) => figureCode === figure))
    ?.code;

/** The name of a body that is not the council; null for the council, which needs none. */
export function otherBody(rows: CouncilRows, code: string): LocalizedText | null {
  const body: Body | undefined = code === rows.main ? undefined : rows.bodies.get(code);
  return body ? { en: body.name, es: body.nameEs } : null;
}
