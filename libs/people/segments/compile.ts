import { verdictSql } from '../consent/contact.ts';
import { type ActivityKind, LANGUAGE_OF } from './segment.ts';
import type { Clause, Condition, Definition, Doing, REACHED, TRAITS } from './condition.ts';

type Reached = (typeof REACHED)[number];

/** What a condition needs that is not in it: the kinds of activity, the segments it names, and whom its sealed clauses fit. */
export interface Known {
  readonly kinds: ReadonlyMap<string, ActivityKind>;
  readonly segments: ReadonlyMap<string, Definition>;
  /** The ids of who fits a clause about sealed details, by `keyOf`. */
  readonly opened: ReadonlyMap<string, readonly string[]>;
}

/** What a clause about sealed details is kept by. */
export const keyOf = (clause: Clause): string => JSON.stringify(clause);

const CHANNEL_WORDS = { EMAIL: 'email', SMS: 'sms', SMS_PERSON: 'sms_person', PHONE: 'phone' } as const;
const HAS_PHONE = `exists (select from handle h where h."personId" = p.id and h.kind = 'phone')`;
// Of whom it is not told yet, that they have a number counts, as it did before.
const ADDRESS_SQL: Record<Reached, string> = {
  EMAIL: `p.mail <> 'NONE'`,
  SMS: `coalesce(p.texts, ${HAS_PHONE})`,
  SMS_PERSON: `coalesce(p.texts, ${HAS_PHONE})`,
  PHONE: `coalesce(p.calls, ${HAS_PHONE})`,
};
const TRAIT_SQL: Record<(typeof TRAITS)[number], string> = {
  BOUNCED: 'p.bounced',
  DECEASED: 'p.deceased',
  EMAIL: `p.mail <> 'NONE'`,
  WORKING_EMAIL: `p.mail = 'WORKS'`,
  PHONE: HAS_PHONE,
  WORKING_PHONE: ADDRESS_SQL.PHONE,
  TEXTABLE: ADDRESS_SQL.SMS,
};
const stop = (...channels: readonly string[]) =>
  `exists (select from opt_out o where o."personId" = p.id and o."liftedAt" is null and o.channel in (${channels.map((each) => `'${each}'`).join(', ')}))`;

/**
 * Whether a person `p` may be written to in bulk, or called, now: the one rule of `contact.ts`, for any channel, asked in
 * plain columns.
 */
export function mayReach(channel: Reached): string {
  const word = CHANNEL_WORDS[channel];
  const why = verdictSql({
    deceased: 'p.deceased',
    stoppedAll: stop('ALL'),
    stopped: stop(channel),
    address: ADDRESS_SQL[channel],
    working: `p.mail = 'WORKS'`,
    yes: 'last.given',
    no: 'not last.given',
    yesUnstated: `last."batchId" is not null
      and not exists (select from batch s where s.id = last."batchId" and s.consented)`,
    stated: 'came.stated',
    unstated: 'came.files > 0 and not came.stated',
    bulk: 'true',
    email: String(word === 'email'),
    sms: String(word === 'sms'),
  });
  return `(select ${why} from (select 1) one
    left join lateral (select c.given, c."batchId" from consent c where c."personId" = p.id and c.channel = '${channel}'
      order by c.at desc, c.id desc limit 1) last on true
    left join lateral (select count(*) as files, bool_or(b.consented) as stated
      from batch_person bp join batch b on b.id = bp."batchId" where bp."personId" = p.id) came on true) = 'people.contact.fine'`;
}

const DEEPEST = 10;

/** Writes one definition as a condition of SQL over the person `p`; its values are added to the parameters. */
class Writer {
  private depth = 0;

  constructor(
    private readonly known: Known,
    private readonly parameters: unknown[],
  ) {}

  definition({ where, sample, seed, limit }: Definition): string {
    // Rings are refused when a segment is saved; one that came in past that must not turn for ever.
    if ((this.depth += 1) > DEEPEST) throw new Error('Segments name each other in a ring');
    const fits = this.condition(where);
    this.depth -= 1;
    if (!sample && !limit) return fits;
    const order = sample ? `md5(p.id::text || ${this.put(seed ?? '')}::text), p.id` : 'p."createdAt" desc, p.id desc';
    const most = this.put(sample ?? limit);
    return `p.id in (select p.id from person p where ${fits} order by ${order} limit ${most}::int)`;
  }

  private condition(condition: Condition): string {
    if ('all' in condition) return this.joined(condition.all, ' and ') || 'true';
    if ('any' in condition) return this.joined(condition.any, ' or ') || 'false';
    if ('not' in condition) return `(not ${this.condition(condition.not)})`;
    // What is not known is not so: without this, NOT over a null would be neither true nor false.
    return `((${this.clause(condition)}) is true)`;
  }

  private joined(parts: readonly Condition[], by: string): string {
    const all = parts.map((each) => this.condition(each)).join(by);
    return all && `(${all})`;
  }

  private clause(clause: Clause): string {
    if ('tags' in clause)
      return `exists (select from person_tag t where t."personId" = p.id and t."tagId" = any(${this.put(clause.tags)}::uuid[]))`;
    if ('wards' in clause) return this.wards(clause.wards);
    if ('languages' in clause) return `${LANGUAGE_OF} = any(${this.put(clause.languages)}::text[])`;
    if ('is' in clause) return TRAIT_SQL[clause.is];
    if ('may' in clause) return mayReach(clause.may);
    if ('stopped' in clause) return clause.stopped === 'ALL' ? stop('ALL') : stop('ALL', clause.stopped);
    if ('added' in clause) return this.added(clause.added);
    if ('did' in clause) return this.did(clause.did);
    if ('list' in clause)
      return `exists (select from list_person l where l."personId" = p.id and l."listId" = ${this.put(clause.list)}::uuid)`;
    if ('segment' in clause) {
      const inner = this.known.segments.get(clause.segment);
      return inner ? this.definition(inner) : 'false';
    }
    return `p.id = any(${this.put(this.known.opened.get(keyOf(clause)) ?? [])}::uuid[])`;
  }

  private wards(wards: readonly (number | null)[]): string {
    const known = wards.filter((ward) => ward !== null);
    const parts = [
      ...(known.length ? [`p.ward = any(${this.put(known)}::smallint[])`] : []),
      ...(wards.includes(null) ? ['p.ward is null'] : []),
    ];
    return parts.join(' or ');
  }

  private added({ from, to, days }: Extract<Clause, { added: unknown }>['added']): string {
    const parts = [
      ...(from ? [`p."createdAt" >= ${this.put(from)}::timestamptz`] : []),
      ...(to ? [`p."createdAt" < ${this.put(to)}::timestamptz`] : []),
      ...(days ? [`p."createdAt" >= ${this.before(days)}`] : []),
    ];
    return parts.join(' and ');
  }

  private did({ kind, what, id, since, days, more, until }: Doing): string {
    const found = this.known.kinds.get(kind);
    if (!found || !doesKnow(found, what) || !doesMeasure(found, { more, until })) return 'false';
    const from = days ? this.before(days) : `${this.put(since)}::timestamptz`;
    const one = `${this.put(id)}::uuid`;
    if (found.measured)
      return found.where(one, from, `${this.put(more ?? 0)}::int`, `${this.put(until ?? null)}::timestamptz`);
    return what === 'DID' ? found.where(one, from) : (found.whereOther?.(what, one, from) ?? 'false');
  }

  private before(days: number): string {
    return `(now() - make_interval(days => ${this.put(days)}::int))`;
  }

  private put(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }
}

/** Whether a kind of activity can say this of somebody. */
export const doesKnow = (kind: ActivityKind, what: string): boolean => what === 'DID' || kind.others.includes(what);

/** Whether a kind can measure what it is asked to. */
export const doesMeasure = (kind: ActivityKind, { more, until }: Pick<Doing, 'more' | 'until'>): boolean =>
  kind.measured || (more === undefined && until === undefined);

/** A segment as one condition of SQL over the person `p`, never null; its values are added to `parameters`. */
export const definitionSql = (definition: Definition, known: Known, parameters: unknown[]): string =>
  new Writer(known, parameters).definition(definition);
