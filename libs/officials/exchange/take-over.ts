import type { Db } from '#platform';
import type { Post } from '../body.entity.ts';
import type { CouncilRows } from '../council.reader.ts';
import { ownCode } from '../entry/parts.ts';
import { Figure, Membership } from '../figure.entity.ts';
import type { Day } from '../ledger.ts';
import { dayBefore, folded, overlap, type RosterRow } from './roster.ts';

/** One thing that a roster changes, in the order in which it is done; the last two are only told. */
export interface RosterChange {
  readonly kind: 'NEW_FIGURE' | 'NEW_HOLDER' | 'ENDS' | 'DATES' | 'IDENTIFIERS' | 'NO_SEAT' | 'TAKEN';
  readonly ward: number;
  readonly name: string;
  /** What is set: the first or the last day, or until when it is confirmed. */
  readonly day: Day | null;
}
/** Whether it only says why a row is left aside: there is no such seat, or it is held otherwise at that time. */
export const leftAside = ({ kind }: RosterChange): boolean => kind === 'NO_SEAT' || kind === 'TAKEN';

const span = ({ startsOn, endsOn }: Membership) => ({ starts: startsOn, ends: endsOn });

/** One roster on its way into the record: what it changes, and the rows that are to be saved for that, in their order. */
export class TakeOver {
  readonly saving = new Set<Figure | Membership>();
  private readonly changes: RosterChange[] = [];
  private readonly figures: Map<string, Figure>;
  private readonly memberships: Membership[];
  /** Those of the file whom an earlier row was about. */
  private readonly met = new Map<string, Figure>();

  constructor(
    private readonly db: Db,
    private readonly council: CouncilRows,
    private readonly sourceCode: () => string,
  ) {
    this.figures = new Map(council.figures);
    this.memberships = [...council.memberships];
  }

  /** Whoever is in a seat comes first; of the others whoever came first, so that one seat's holders follow each other. */
  take(rows: readonly RosterRow[]): RosterChange[] {
    const inOrder = [...rows].sort((a, b) => (a.starts ?? '').localeCompare(b.starts ?? ''));
    const { known = [], fresh = [] } = Object.groupBy(inOrder, (row) => (this.holding(row) ? 'known' : 'fresh'));
    for (const row of [...known, ...fresh]) this.one(row);
    return this.changes;
  }

  private one(row: RosterRow): void {
    const post = this.postOf(row);
    if (!post) return this.tell('NO_SEAT', row, null);
    const known = this.figureOf(row, post);
    if (known) this.identify(known, row);
    const theirs = this.holding(row);
    if (theirs) this.date(theirs, row);
    else this.seat(row, post, known);
  }

  private tell(kind: RosterChange['kind'], { ward, name }: Pick<RosterRow, 'ward' | 'name'>, day: Day | null): void {
    this.changes.push({ kind, ward, name, day });
  }

  private postOf = ({ ward }: RosterRow) => this.council.posts.find((each) => each.ward === ward);
  private held = (post: Post) => this.memberships.filter(({ postCode }) => postCode === post.code);

  /** By ids where the file has them, then by the name within the seat; by the name alone where it has none. */
  private figureOf({ person, name }: RosterRow, post: Post): Figure | undefined {
    const officials = [...this.figures.values()].filter(({ kind }) => kind === 'OFFICIAL');
    const named = officials.filter((each) => folded(each.name ?? '') === folded(name));
    if (!person) return named[0];
    const { id, identifiers } = person;
    return (
      this.met.get(id) ??
      officials.find((each) => each.code === id || each.identifiers.some((own) => identifiers.includes(own))) ??
      named.find(({ code }) => this.held(post).some(({ figureCode }) => figureCode === code))
    );
  }

  /** The time in the seat that a row is about; what ended before the last day that is vouched for is another one. */
  private holding(row: RosterRow): Membership | undefined {
    const post = this.postOf(row);
    if (!post) return undefined;
    const figure = this.figureOf(row, post);
    const earlier = ({ endsOn, confirmedUntil }: Membership) =>
      row.person !== undefined && row.ends !== null && row.ends !== endsOn && row.ends < (confirmedUntil ?? '');
    return this.held(post).find(
      (each) => each.figureCode === figure?.code && overlap(span(each), row) && !earlier(each),
    );
  }

  private identify(figure: Figure, row: RosterRow): void {
    if (!row.person) return;
    this.met.set(row.person.id, figure);
    const added = row.person.identifiers.filter((each) => !figure.identifiers.includes(each));
    if (!added.length) return;
    figure.identifiers = [...figure.identifiers, ...added];
    this.saving.add(figure);
    this.tell('IDENTIFIERS', row, null);
  }

  private seat(row: RosterRow, post: Post, known: Figure | undefined): void {
    const held = this.held(post);
    const open = held.find((each) => each.endsOn === null && each.figureCode !== known?.code);
    const leaves = open && row.starts && (open.startsOn ?? '') < row.starts && this.stillThen(open, row) ? open : null;
    if (held.some((each) => each !== leaves && overlap(span(each), row))) return this.tell('TAKEN', row, row.starts);
    const figure = known ?? this.newcomer(row);
    if (leaves) this.end(leaves, row);
    const own = { origin: 'INSTALLATION' as const, locator: row.at, heldAt: new Date(), sourceCode: this.sourceCode() };
    const where = { postCode: post.code, bodyCode: this.council.council, role: 'MEMBER' as const };
    const undated = { startsOn: null, endsOn: null, confirmedUntil: null, startsPrecision: 'UNKNOWN' as const };
    const values = { ...own, ...where, ...undated, code: ownCode('mem'), figureCode: figure.code };
    const membership = this.db.make(Membership, { ...values, endsPrecision: 'UNKNOWN' });
    Object.assign(membership, said(membership, row));
    this.memberships.push(membership);
    this.saving.add(membership);
    this.tell('NEW_HOLDER', row, row.starts);
  }

  /** Whether a row reaches beyond the days for which the holder is vouched for: only then does it follow that one. */
  private stillThen = ({ confirmedUntil }: Membership, { ends }: RosterRow) =>
    ends === null || ends > (confirmedUntil ?? '');

  private newcomer(row: RosterRow): Figure {
    const own = { origin: 'INSTALLATION' as const, locator: row.at, heldAt: new Date(), sourceCode: this.sourceCode() };
    const identifiers = [...(row.person?.identifiers ?? [])];
    const values = { ...own, code: ownCode('per'), name: row.name, kind: 'OFFICIAL' as const, identifiers };
    const figure = this.db.make(Figure, values);
    this.figures.set(figure.code, figure);
    if (row.person) this.met.set(row.person.id, figure);
    this.saving.add(figure);
    this.tell('NEW_FIGURE', row, null);
    return figure;
  }

  private end(membership: Membership, { ward, starts }: RosterRow): void {
    const day = dayBefore(starts!);
    Object.assign(membership, { endsOn: day, endsPrecision: 'DAY', endReason: 'TERM_ENDED', heldAt: new Date() });
    this.saving.add(membership);
    const name = this.figures.get(membership.figureCode)?.name ?? membership.figureCode;
    this.tell('ENDS', { ward, name }, day);
  }

  private date(membership: Membership, row: RosterRow): void {
    const news = said(membership, row);
    if (!Object.entries(news).some(([key, value]) => membership[key as keyof Membership] !== value)) return;
    const post = this.postOf(row)!;
    const then = span({ ...membership, ...news });
    if (this.held(post).some((each) => each !== membership && overlap(span(each), then)))
      return this.tell('TAKEN', row, row.starts);
    Object.assign(membership, news, { heldAt: new Date() });
    this.saving.add(membership);
    this.tell('DATES', row, row.ends ?? row.confirmedUntil ?? row.starts);
  }
}

/** What a row says of the days of a membership, as far as it is news. */
function said(membership: Membership, { person, starts, ends, confirmedUntil }: RosterRow): Partial<Membership> {
  const { startsOn, confirmedUntil: sure } = membership;
  // Who is vouched for before that day begins another term then, not the holding; and ids of a file move no known start.
  const begins = starts && !(sure && sure < starts) && (!person || startsOn === null || starts < startsOn);
  return {
    ...(begins && { startsOn: starts, startsPrecision: 'DAY' as const }),
    ...(ends && { endsOn: ends, endsPrecision: 'DAY' as const }),
    // Somebody made sure later than that already: the later day stands.
    ...(confirmedUntil && confirmedUntil > (sure ?? '') && { confirmedUntil }),
  };
}
