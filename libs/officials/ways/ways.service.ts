import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { Demand, Document, DocumentClause, Lever } from '#campaigns';
import { AppError, Db } from '#platform';
import { type Body, Post, VotingRule } from '../body.entity.ts';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { oneAtATime, ownCode, refused, sourceFrom } from '../entry/parts.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { LedgerKeeper } from '../keeper.ts';
import { dayFrom } from '../positions.service.ts';
import type { LeverInput, RuleInput, SeatInput, WayChoicesView } from './ways.input.ts';

const both = (text: string) => ({ en: text, es: text });
const ORIGIN = { origin: 'INSTALLATION' as const };

/** Enters by which ways a demand can be won: levers with their rules, and the seats of bodies other than the council. */
@Injectable()
export class Ways {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(LedgerKeeper) private readonly keeper: LedgerKeeper,
  ) {}

  /** What the forms choose from. */
  choices(): Promise<WayChoicesView> {
    return this.db.tx(async () => {
      const rows = await readCouncil(this.db);
      const [documents, clauses, rules] = await this.db.all(...([Document, DocumentClause, VotingRule] as const));
      const titled = (row: Pick<Demand, 'code' | 'titleEn' | 'titleEs'>) => ({
        ...{ code: row.code, title: { en: row.titleEn, es: row.titleEs } },
      });
      const named = ({ code, name, nameEs }: Body) => ({ code, title: { en: name, es: nameEs } });
      const wanted = rows.demands.filter(({ kind }) => kind === 'UMBRELLA' || kind === 'DEMAND');
      return {
        demands: wanted.map(titled),
        assessed: [...wanted, ...rows.demands.filter(({ kind }) => kind === 'PART')].map(titled),
        documents: documents.filter(({ kind }) => kind !== 'REFERENCE').map(titled),
        clauses: clauses.map(({ code, documentCode, textEn, textEs }) => ({
          ...{ code, of: documentCode, title: { en: textEn || textEs, es: textEs || textEn } },
        })),
        bodies: [...rows.bodies.values()].map(named).sort((a, b) => a.title.en.localeCompare(b.title.en)),
        offices: rows.everyPost.filter(({ ward }) => ward === null).map(titled),
        rules: rules.map(({ code, bodyCode, matter, needed, seats }) => {
          const number = needed === null ? '' : ` ${needed}/${seats}`;
          return { code, of: bodyCode, title: both(`${matter}${number}`) };
        }),
        figures: [...rows.figures.values()].flatMap(({ code, name, kind }) =>
          kind === 'OFFICIAL' && name ? [{ code, title: both(name) }] : [],
        ),
        council: rows.main,
      };
    });
  }

  /** Saves a lever, with a rule of its own where one is given; answers its code. The same way for a demand is there once. */
  async lever(actor: Actor, input: LeverInput): Promise<string> {
    await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'levers');
      const rows = await readCouncil(this.db);
      const { demand: demandCode, kind, grants } = input;
      if (!rows.demands.some(({ code, kind: of }) => code === demandCode && ['UMBRELLA', 'DEMAND'].includes(of)))
        throw refused('demand');
      const deciderCode = input.decider || null;
      const body = rows.bodies.get(deciderCode ?? '');
      const office = rows.everyPost.some(({ code }) => code === deciderCode);
      if (deciderCode && !body && !office) throw refused('decider');
      const known = await this.db.repo(Lever).findBy({ demandCode, kind });
      if (known.some((each) => each.deciderCode === deciderCode)) throw new AppError('CONFLICT', 'ways.leverThere');
      const votingRuleCode = await this.ruleOf(input, body);
      const values = { ...ORIGIN, code: ownCode('lev'), demandCode, kind, deciderCode, grants, votingRuleCode };
      return (await this.db.save(this.db.make(Lever, values))).code;
    });
  }

  /** Saves a seat of another body, with its holder where that is said; answers its code. */
  async seat(actor: Actor, input: SeatInput): Promise<string> {
    await this.keeper.named(actor);
    return this.db.inTurn(async () => {
      await oneAtATime(this.db, 'seats');
      const rows = await readCouncil(this.db);
      checkSeat(rows, input);
      const [titleEn, titleEs] = [input.titleEn.trim(), input.titleEs.trim()];
      if (!titleEn && !titleEs) throw refused('titleEn', 'field.required');
      if (!input.locator.trim()) throw refused('locator', 'field.required');
      const startsOn = input.startsOn ? dayFrom(input.startsOn, 'startsOn') : null;
      const confirmedUntil = input.confirmedUntil ? dayFrom(input.confirmedUntil, 'confirmedUntil') : null;
      if (startsOn && confirmedUntil && confirmedUntil < startsOn) throw refused('confirmedUntil');
      const cited = { ...ORIGIN, sourceCode: await sourceFrom(this.db, input.source), locator: input.locator.trim() };
      const post = await this.db.save(
        this.db.make(Post, {
          ...{ ...cited, code: ownCode('post'), bodyCode: input.body, areaCode: null },
          ...{ titleEn: titleEn || titleEs, titleEs: titleEs || titleEn },
          ...{ ward: input.number ?? null, filling: input.filling },
        }),
      );
      const figureCode = await this.holder(rows, input, cited);
      if (!figureCode) return post.code;
      const held = { figureCode, bodyCode: input.body, postCode: post.code, role: 'MEMBER' as const };
      const since = { startsOn, startsPrecision: startsOn ? ('DAY' as const) : ('UNKNOWN' as const) };
      const values = { ...cited, ...held, ...since, code: ownCode('mem'), endsPrecision: 'UNKNOWN' as const };
      await this.db.save(this.db.make(Membership, { ...values, confirmedUntil }));
      return post.code;
    });
  }

  private async holder(
    rows: CouncilRows,
    { figure, name }: SeatInput,
    cited: { readonly sourceCode: string; readonly locator: string } & typeof ORIGIN,
  ): Promise<string | null> {
    if (figure) {
      if (rows.figures.get(figure)?.kind !== 'OFFICIAL') throw refused('figure');
      return figure;
    }
    const written = name?.trim();
    if (!written) return null;
    if ([...rows.figures.values()].some((each) => each.kind === 'OFFICIAL' && each.name === written))
      throw new AppError('CONFLICT', 'ways.nameThere', { name: written }, { name: 'field.invalid' });
    const values = { ...cited, code: ownCode('per'), name: written, kind: 'OFFICIAL' as const };
    return (await this.db.save(this.db.make(Figure, values))).code;
  }

  /** A rule is one of the body that decides: none for an office, which decides alone. */
  private async ruleOf(input: LeverInput, body: Body | undefined): Promise<string | null> {
    const { rule, newRule } = input;
    if (!rule && !newRule) return null;
    if (!body) throw new AppError('INVALID', 'ways.ruleOfBody', {}, { decider: 'field.invalid' });
    if (rule) {
      if (!(await this.db.repo(VotingRule).existsBy({ code: rule, bodyCode: body.code }))) throw refused('rule');
      return rule;
    }
    return this.newRule(body.code, input.kind, newRule!);
  }

  private async newRule(bodyCode: string, matter: string, rule: RuleInput): Promise<string> {
    const needed = rule.base === 'ALL' ? (rule.needed ?? null) : null;
    if (rule.base === 'ALL' && needed === null) throw refused('newRule.needed', 'field.required');
    if (needed !== null && needed > rule.seats) {
      const params = { needed, seats: rule.seats };
      throw new AppError('INVALID', 'ways.tooMany', params, { 'newRule.needed': 'field.invalid' });
    }
    if (!rule.locator.trim()) throw refused('newRule.locator', 'field.required');
    const sourceCode = await sourceFrom(this.db, rule.source);
    const values = {
      ...{ ...ORIGIN, code: ownCode('rule'), bodyCode, matter, base: rule.base, seats: rule.seats, needed },
      ...{ sourceCode, locator: rule.locator.trim(), fraction: null, abstention: 'NOT_STATED' as const },
      // Nobody has looked at the body's current rules a second time.
      ...{ verified: false, note: null },
    };
    return (await this.db.save(this.db.make(VotingRule, values))).code;
  }
}

/** The council's own seats come with the record and the roster; another body never outgrows it, for the largest is the council. */
function checkSeat(rows: CouncilRows, { body, number, figure, name }: SeatInput): void {
  if (!rows.bodies.has(body)) throw refused('body');
  if (body === rows.main) throw new AppError('INVALID', 'ways.mainCouncil', {}, { body: 'field.invalid' });
  if (figure && name?.trim()) throw refused('name');
  if (!number) return;
  const numbered = rows.everyPost.filter(({ bodyCode, ward }) => bodyCode === body && ward !== null);
  if (numbered.some(({ ward }) => ward === number))
    throw new AppError('CONFLICT', 'ways.seatThere', { number }, { number: 'field.invalid' });
  if (numbered.length + 1 >= rows.posts.length)
    throw new AppError('INVALID', 'ways.tooManySeats', {}, { number: 'field.invalid' });
}
