import { Inject, Injectable } from '@nestjs/common';
import { type Source, Source as Sources, unknownDate } from '#campaigns';
import { Db } from '#platform';
import { type CouncilRows, readCouncil } from '../council.reader.ts';
import { ownCode } from '../entry/parts.ts';
import { Figure, Membership } from '../figure.entity.ts';
import type { Day } from '../ledger.ts';
import { Standing } from '../standing.service.ts';
import type { RosterRow } from './roster.ts';

/** One thing that a roster changes, in the order in which it is done. */
export interface RosterChange {
  readonly kind: 'NEW_FIGURE' | 'NEW_HOLDER' | 'ENDS' | 'DATES' | 'NO_SEAT';
  readonly ward: number;
  readonly name: string;
  /** What is set: the first or the last day, or until when it is confirmed. */
  readonly day: Day | null;
}

const folded = (name: string): string =>
  name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’']/g, "'").toLowerCase().trim();
const before = (day: Day): Day => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Takes over who holds which seat: what changes is told first, and a second time nothing does. */
@Injectable()
export class Roster {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** What the rows would change; with `apply` it is done, all of it or nothing. */
  take(rows: readonly RosterRow[], apply: boolean): Promise<RosterChange[]> {
    return this.db.tx(async () => {
      const council = await readCouncil(this.db);
      const changes: RosterChange[] = [];
      const saving: (Figure | Membership)[] = [];
      let source: Source | undefined;
      const sourceCode = () => (source ??= this.source(rows[0]!.source)).code;
      // Whoever came first is put in first, so that one seat's holders follow each other.
      for (const row of [...rows].sort((a, b) => (a.starts ?? '').localeCompare(b.starts ?? '')))
        changes.push(...this.changesOf(council, row, sourceCode, saving));
      if (apply && saving.length) {
        if (source) await this.db.save(source);
        for (const each of saving) await this.db.save(each);
        await this.standing.reckonAll('HOLDER');
      }
      return changes;
    });
  }

  private changesOf(council: CouncilRows, row: RosterRow, sourceCode: () => string, saving: (Figure | Membership)[]) {
    const { ward, name } = row;
    const post = council.posts.find((each) => each.ward === ward);
    if (!post) return [{ kind: 'NO_SEAT' as const, ward, name, day: null }];
    const changes: RosterChange[] = [];
    const own = { origin: 'INSTALLATION' as const, locator: `line ${row.line}`, heldAt: new Date() };
    const figures = council.figures as Map<string, Figure>;
    const memberships = council.memberships as Membership[];
    let figure = [...figures.values()].find(
      (each) => each.kind === 'OFFICIAL' && folded(each.name ?? '') === folded(name),
    );
    if (!figure) {
      figure = this.db.make(Figure, { ...own, code: ownCode('per'), name, kind: 'OFFICIAL', sourceCode: sourceCode() });
      figures.set(figure.code, figure);
      saving.push(figure);
      changes.push({ kind: 'NEW_FIGURE', ward, name, day: null });
    }
    const held = memberships.filter(({ postCode }) => postCode === post.code);
    let theirs = held.find(
      (each) => each.figureCode === figure.code && (!row.starts || !each.endsOn || each.endsOn >= row.starts),
    );
    if (!theirs) {
      const open = held.find((each) => each.endsOn === null && each.figureCode !== figure.code);
      if (open && row.starts) {
        const day = before(row.starts);
        Object.assign(open, { endsOn: day, endsPrecision: 'DAY', endReason: 'TERM_ENDED', heldAt: new Date() });
        saving.push(open);
        changes.push({ kind: 'ENDS', ward, name: figures.get(open.figureCode)?.name ?? open.figureCode, day });
      }
      const seat = { postCode: post.code, bodyCode: council.council, role: 'MEMBER' as const, figureCode: figure.code };
      theirs = this.db.make(Membership, { ...own, ...seat, code: ownCode('mem'), sourceCode: sourceCode() });
      Object.assign(theirs, {
        startsPrecision: 'UNKNOWN',
        endsPrecision: 'UNKNOWN',
        endsOn: null,
        startsOn: null,
        confirmedUntil: null,
      });
      memberships.push(theirs);
      saving.push(theirs);
      changes.push({ kind: 'NEW_HOLDER', ward, name, day: row.starts });
      this.dates(theirs, row);
    } else if (this.dates(theirs, row)) {
      saving.push(theirs);
      changes.push({ kind: 'DATES', ward, name, day: row.ends ?? row.confirmedUntil ?? row.starts });
    }
    return changes;
  }

  /** Puts what the row says of days into a membership; answers whether that is anything new. */
  private dates(membership: Membership, { starts, ends, confirmedUntil }: RosterRow): boolean {
    const said = {
      ...(starts && { startsOn: starts, startsPrecision: 'DAY' as const }),
      ...(ends && { endsOn: ends, endsPrecision: 'DAY' as const }),
      // Somebody made sure later than that already: the later day stands.
      ...(confirmedUntil && confirmedUntil > (membership.confirmedUntil ?? '') && { confirmedUntil }),
    };
    const changed = Object.entries(said).some(([key, value]) => membership[key as keyof Membership] !== value);
    if (changed) Object.assign(membership, said, { heldAt: new Date() });
    return changed;
  }

  private source(publisher: string): Source {
    return this.db.make(Sources, {
      ...{
        code: ownCode('src'),
        origin: 'INSTALLATION' as const,
        publisher,
        title: null,
        url: null,
        kind: 'OTHER' as const,
      },
      ...{ language: 'en', reliability: 'HIGH' as const, published: unknownDate() },
      reliabilityNote: 'A roster that the operator took over.',
    });
  }
}
