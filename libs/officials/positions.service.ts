import { Inject, Injectable } from '@nestjs/common';
import { AppError, Db } from '#platform';
import { type Audience, maySee, reasonFor } from './council.policy.ts';
import { type CouncilRows, demandsOf, ledgerOf, readCouncil } from './council.reader.ts';
import type {
  CellView,
  CouncilCellView,
  CouncilView,
  DemandView,
  EvidenceRowView,
  SeatView,
  SourceView,
} from './council.types.ts';
import { cellView, decisionView, demandView, evidenceView, reviewView, seatView, sourceView } from './council.view.ts';
import { type Position, positionOn, positions } from './inference.ts';
import type { Day, Ledger } from './ledger.ts';

/** The day that somebody asks for: a real one, written as `2025-12-31`. */
export function dayFrom(text: string): Day {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new AppError('INVALID', 'council.badDay', { day: text.slice(0, 40) }, { asOf: 'field.invalid' });
  }
  return text;
}

/** One cell for programs: who sits there, where they stand, and only the evidence that sets that. */
export interface PositionRow extends CellView {
  readonly ward: number;
  /** Null where nobody is known, or nobody confirmed that they still sit there. */
  readonly person: string | null;
  readonly evidence: readonly EvidenceRowView[];
}

/** The rows and the ledger that one answer is made of. */
interface Reading {
  readonly rows: CouncilRows;
  readonly day: Day;
  readonly ledger: Ledger;
}

const lastDay = ({ until, value }: { readonly until: Day | null; readonly value: Day | null }) => until ?? value ?? '';

/** What sets the label first, then what might, then what does not count; in each the latest first. */
function evidenceOf({ rows }: Reading, { figureId, rows: verdicts }: Position, audience: Audience): EvidenceRowView[] {
  const rank = ({ sets, atMost }: EvidenceRowView) => (sets ? 0 : atMost === null ? 2 : 1);
  return verdicts
    .filter((verdict) => maySee(audience, rows.evidence.get(verdict.evidenceId)!.type, verdict))
    .map((verdict) => evidenceView(rows, verdict, figureId))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        lastDay(b.date).localeCompare(lastDay(a.date)) ||
        a.code.localeCompare(b.code, 'en', { numeric: true }),
    );
}

function cellOf({ rows }: Reading, position: Position, audience: Audience): CellView {
  const seen = position.rows.filter((each) => maySee(audience, rows.evidence.get(each.evidenceId)!.type, each));
  return { ...cellView(position, seen.length), unknownReason: reasonFor(audience, position.unknownReason) };
}

function seatsOf(reading: Reading, all: readonly Position[], audience: Audience): SeatView[] {
  return [...Map.groupBy(all, ({ seat }) => seat)].map(([ward, own]) => {
    const cells = own.map((position) => cellOf(reading, position, audience));
    return seatView(reading.rows, ward, cells, own[0]!, reading.day);
  });
}

const demandsIn = ({ rows, ledger, day }: Reading): DemandView[] =>
  ledger.demands.map(({ code }) =>
    demandView(
      rows,
      rows.demands.find((each) => each.code === code)!,
      day,
    ),
  );

function councilOf(reading: Reading, all: readonly Position[], audience: Audience): CouncilView {
  const { rows, day, ledger } = reading;
  return {
    asOf: day,
    closingDate: ledger.closingDate,
    beyondRecord: day > ledger.closingDate,
    review: reviewView(rows),
    known: all.filter(({ label }) => label !== 'UNKNOWN').length,
    total: all.length,
    demands: demandsIn(reading),
    seats: seatsOf(reading, all, audience),
    bodyDecisions: rows.decisions
      .filter(({ rollMissing, date }) => rollMissing && lastDay(date) <= day)
      .map((row) => decisionView(rows, row))
      .sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere)),
    sources: sourcesOf(reading, all),
  };
}

/** What the cells, the demands, the city's answers and the decisions rest on. */
function sourcesOf({ rows, ledger }: Reading, all: readonly Position[]): SourceView[] {
  const versions = rows.versions.filter(({ demandCode }) => ledger.demands.some(({ code }) => code === demandCode));
  const cited = [
    ...all.flatMap((position) => position.rows.map(({ evidenceId }) => rows.evidence.get(evidenceId)!)),
    ...versions,
    ...rows.responses.filter((answer) => versions.some(({ code }) => code === answer.demandVersionCode)),
    ...rows.decisions,
  ];
  const codes = new Set(cited.map(({ sourceCode }) => sourceCode));
  return [...rows.sources.keys()].filter((code) => codes.has(code)).map((code) => sourceView(rows, code));
}

/** Answers where the council stands: always by the rule, from what the record and the installation hold. */
@Injectable()
export class PositionsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** The whole grid as of a day; without one, as of the day the record was closed. */
  async council(asOf?: string, audience: Audience = 'team'): Promise<CouncilView> {
    const reading = await this.read(asOf);
    return councilOf(reading, positions(reading.ledger, reading.day), audience);
  }

  /** The grid of the public, and a row for each of its cells in the order of wards and demands. */
  async rows(asOf?: string): Promise<{ council: CouncilView; rows: PositionRow[] }> {
    const reading = await this.read(asOf);
    const all = positions(reading.ledger, reading.day);
    const council = councilOf(reading, all, 'public');
    const names = new Map(council.seats.map(({ ward, figure }) => [ward, figure?.name ?? null]));
    const rows = all.map((position): PositionRow => ({
      ...cellOf(reading, position, 'public'),
      ward: position.seat,
      person: position.holderUnconfirmed ? null : (names.get(position.seat) ?? null),
      evidence: evidenceOf(reading, position, 'public').filter(({ sets }) => sets),
    }));
    return { council, rows };
  }

  /** One cell with all its evidence, each row saying whether it may set the label and why not. */
  async cell(ward: number, demand: string, asOf?: string, audience: Audience = 'team'): Promise<CouncilCellView> {
    return (await this.cellIn(ward, demand, asOf, audience)).cell;
  }

  /** The same, with the grid that the cell stands in. */
  async cellIn(ward: number, demand: string, asOf: string | undefined, audience: Audience) {
    const reading = await this.read(asOf);
    const { rows, day, ledger } = reading;
    const asked = demandsOf(rows, day, ['UMBRELLA', 'DEMAND']).find(({ code }) => code === demand);
    if (!asked || !ledger.seats.includes(ward)) throw new AppError('NOT_FOUND', 'council.noCell');
    const council = councilOf(reading, positions(ledger, day), audience);
    const position = positionOn(ledger, ward, asked, day);
    const cell: CouncilCellView = {
      ward,
      seat: council.seats.find((seat) => seat.ward === ward)!,
      demand: demandView(
        rows,
        rows.demands.find(({ code }) => code === demand)!,
        day,
      ),
      cell: cellOf(reading, position, audience),
      evidence: evidenceOf(reading, position, audience),
    };
    return { council, cell };
  }

  /** The campaign's demands with the texts in force and the city's answers, as of the day the record was closed. */
  async demands(): Promise<DemandView[]> {
    return demandsIn(await this.read());
  }

  /** What the rule looks at, as of a day. */
  async ledger(asOf?: string): Promise<Ledger> {
    return (await this.read(asOf)).ledger;
  }

  private async read(asOf?: string): Promise<Reading> {
    const asked = asOf === undefined ? undefined : dayFrom(asOf);
    const rows = await this.db.tx(() => readCouncil(this.db));
    const day = asked ?? rows.load.closingDate;
    return { rows, day, ledger: ledgerOf(rows, day) };
  }
}
