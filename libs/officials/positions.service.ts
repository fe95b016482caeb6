import { Inject, Injectable } from '@nestjs/common';
import { type Actor, UsersService } from '#accounts';
import { Campaign, type Keeper, RecordDoor } from '#campaigns';
import { AppError, current, Db } from '#platform';
import { type Audience, mayNameReviewers, maySee, reasonFor } from './council.policy.ts';
import { type CouncilRows, demandsOf, ledgerOf, rollMissingOf, standingDay, vacantOn } from './council.reader.ts';
import type {
  CampaignView,
  CellView,
  CouncilCellView,
  CouncilView,
  DemandView,
  EvidenceRowView,
  ReviewView,
  SeatView,
  SourceView,
} from './council.types.ts';
import {
  cellView,
  confirmersOf,
  correctionOf,
  decisionView,
  demandView,
  evidenceView,
  reviewView,
  seatView,
  sourceView,
} from './council.view.ts';
import { CouncilMemory } from './council.memory.ts';
import { bodiesOf, rowsOf } from './levers/bodies.ts';
import { changesSince } from './levers/changes.ts';
import type { Membership } from './figure.entity.ts';
import { holderOn, type Position, positionOn, positions, type RowVerdict } from './inference.ts';
import type { Day, DemandRow, Ledger } from './ledger.ts';
import { accusationReleased } from './reply/released.ts';

/** The day that somebody asks for: a real one, written as `2025-12-31`. */
export function dayFrom(text: string, field = 'asOf'): Day {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) {
    throw new AppError('INVALID', 'council.badDay', { day: text.slice(0, 40) }, { [field]: 'field.invalid' });
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

/** Every seat on one demand as of a day, for whoever counts them. */
export interface DemandSeats extends Pick<CouncilView, 'asOf' | 'closingDate' | 'beyondRecord'> {
  readonly demand: DemandView;
  readonly seats: readonly { readonly seat: SeatView; readonly cell: CellView; readonly vacant: boolean }[];
}

/** Whose grid is asked for, and since when its changes; the council's, and none, where nothing is said. */
export interface GridOf {
  readonly body?: string | undefined;
  readonly since?: string | undefined;
}

/** The rows and the ledger that one answer is made of. */
export interface Reading {
  readonly rows: CouncilRows;
  readonly day: Day;
  readonly ledger: Ledger;
  /** Who else keeps the record; null where it is our own. */
  readonly keeper: Keeper | null;
}

const lastDay = ({ until, value }: { readonly until: Day | null; readonly value: Day | null }) => until ?? value ?? '';

/** How many days of one state of the record are kept reckoned. */
const DAYS = 16;
const reckoned = new WeakMap<CouncilRows, Map<Day, { ledger: Ledger; all?: readonly Position[] }>>();

/** The ledger of these rows as of a day; as long as the rows are the same it is made once. */
function ledgerIn(rows: CouncilRows, day: Day): Ledger {
  const days = reckoned.get(rows) ?? new Map<Day, { ledger: Ledger }>();
  reckoned.set(rows, days);
  const found = days.get(day) ?? { ledger: ledgerOf(rows, day) };
  days.set(day, found);
  if (days.size > DAYS) days.delete(days.keys().next().value!);
  return found.ledger;
}

/** The same day with the seats of another body; NOT_FOUND where the record knows no seats of it. */
export function readingOf(reading: Reading, body: string | undefined): Reading {
  if (body === undefined || body === reading.rows.council) return reading;
  const rows = rowsOf(reading.rows, body);
  if (!rows.posts.length) throw new AppError('NOT_FOUND', 'council.noBody');
  return { ...reading, rows, ledger: ledgerIn(rows, reading.day) };
}

/** Every position of a reading; reckoned once for a state of the record and a day. */
function positionsIn({ rows, ledger, day }: Reading): readonly Position[] {
  const found = reckoned.get(rows)?.get(day);
  if (found?.ledger !== ledger) return positions(ledger, day);
  return (found.all ??= positions(ledger, day));
}

/** The rows of a position that an audience may see. */
function seenOf(rows: CouncilRows, { figureId, rows: verdicts }: Position, audience: Audience): RowVerdict[] {
  return verdicts.filter((verdict) => {
    const row = rows.evidence.get(verdict.evidenceId)!;
    const released = () => figureId !== null && accusationReleased(rows, figureId, row);
    return maySee(audience, row.type, verdict, released);
  });
}

/** What sets the label first, then what might, then what does not count; in each the latest first. */
export function evidenceOf({ rows }: Reading, position: Position, audience: Audience): EvidenceRowView[] {
  const rank = ({ sets, atMost }: EvidenceRowView) => (sets ? 0 : atMost === null ? 2 : 1);
  const correction = (id: string) => (audience === 'keepers' ? correctionOf(rows, rows.evidence.get(id)!) : null);
  return seenOf(rows, position, audience)
    .map((row) => ({ ...evidenceView(rows, row, position.figureId), correction: correction(row.evidenceId) }))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        lastDay(b.date).localeCompare(lastDay(a.date)) ||
        a.code.localeCompare(b.code, 'en', { numeric: true }),
    );
}

/** A cell as an audience sees it. */
export function cellOf({ rows }: Reading, position: Position, audience: Audience): CellView {
  const seen = seenOf(rows, position, audience);
  const alleged = seen.some(({ evidenceId }) => rows.evidence.get(evidenceId)!.type === 'ALLEGATION');
  return { ...cellView(position, seen.length), unknownReason: reasonFor(position.unknownReason, alleged) };
}

function seatsOf(reading: Reading, all: readonly Position[], audience: Audience): SeatView[] {
  return [...Map.groupBy(all, ({ seat }) => seat)].map(([ward, own]) => {
    const cells = own.map((position) => cellOf(reading, position, audience));
    return seatView(reading.rows, ward, cells, own[0]!, reading.day);
  });
}

/** A demand, or the one over them all, as the rule reads it. */
export function askedIn({ rows, day }: Reading, demand: string): DemandRow {
  const asked = demandsOf(rows, day, ['UMBRELLA', 'DEMAND']).find(({ code }) => code === demand);
  if (!asked) throw new AppError('NOT_FOUND', 'council.noCell');
  return asked;
}

/** A demand with its text of the day. */
export function viewOf({ rows, day }: Reading, code: string): DemandView {
  const demand = rows.demands.find((each) => each.code === code)!;
  return demandView(rows, demand, day);
}

const demandsIn = (reading: Reading): DemandView[] => reading.ledger.demands.map(({ code }) => viewOf(reading, code));

/** How far the record may be relied on, and who keeps it. */
const reviewOf = ({ rows, keeper }: Reading, reader?: string): ReviewView => ({
  ...reviewView(rows, reader),
  ...(keeper && { sharedBy: keeper.name, sharedWith: keeper.reader }),
});

/** Every seat on one demand: who sits there, where they stand, and whether nobody does. */
export function demandSeatsIn(reading: Reading, demand: string, audience: Audience = 'team'): DemandSeats {
  const { rows, day, ledger } = reading;
  const asked = askedIn(reading, demand);
  const vacant = vacantOn(rows, day);
  return {
    ...{ asOf: day, closingDate: ledger.closingDate, beyondRecord: day > ledger.closingDate },
    demand: viewOf(reading, demand),
    seats: ledger.seats.map((ward) => {
      const position = positionOn(ledger, ward, asked, day);
      const cell = cellOf(reading, position, audience);
      return { seat: seatView(rows, ward, [cell], position, day), cell, vacant: vacant.has(ward) };
    }),
  };
}

const drawn = new WeakMap<CouncilRows, Map<string, CouncilView>>();

/** The grid for an audience in a language; for a state of the record and a day it is drawn once. */
function councilOf(reading: Reading, all: readonly Position[], audience: Audience): CouncilView {
  const grids = drawn.get(reading.rows) ?? new Map<string, CouncilView>();
  drawn.set(reading.rows, grids);
  const key = `${reading.day} ${audience} ${current().language} ${reading.keeper?.id}`;
  const grid = grids.get(key) ?? draw(reading, all, audience);
  grids.set(key, grid);
  if (grids.size > DAYS) grids.delete(grids.keys().next().value!);
  return grid;
}

function draw(reading: Reading, all: readonly Position[], audience: Audience): CouncilView {
  const { rows, day, ledger } = reading;
  return {
    ...{ body: rows.council, bodies: bodiesOf(rows), since: null, changes: null },
    asOf: day,
    closingDate: ledger.closingDate,
    beyondRecord: day > ledger.closingDate,
    review: reviewOf(reading),
    known: all.filter(({ label }) => label !== 'UNKNOWN').length,
    total: all.length,
    demands: demandsIn(reading),
    seats: seatsOf(reading, all, audience),
    bodyDecisions: rows.decisions
      .filter((row) => rollMissingOf(rows, row) && lastDay(row.date) <= day)
      .map((row) => decisionView(rows, row))
      .sort((a, b) => Number(a.elsewhere) - Number(b.elsewhere)),
    sources: sourcesOf(reading, all, audience),
  };
}

/** The grid with what each cell was on an earlier day; INVALID where that day comes after the one that is shown. */
function withChanges(reading: Reading, council: CouncilView, since: Day, audience: Audience): CouncilView {
  const { rows, day, keeper } = reading;
  if (since > day) throw new AppError('INVALID', 'council.sinceLater', {}, { since: 'field.invalid' });
  const then: Reading = { rows, day: since, ledger: ledgerIn(rows, since), keeper };
  const drawThen = (position: Position) => cellOf(then, position, audience);
  return { ...council, since, changes: changesSince(rows, positionsIn(then), positionsIn(reading), drawThen) };
}

/** What the cells, the demands, the city's answers and the decisions rest on, as far as the reader may see it. */
function sourcesOf({ rows, ledger }: Reading, all: readonly Position[], audience: Audience): SourceView[] {
  const versions = rows.versions.filter(({ demandCode }) => ledger.demands.some(({ code }) => code === demandCode));
  const cited = [
    ...all.flatMap((position) =>
      seenOf(rows, position, audience).map(({ evidenceId }) => rows.evidence.get(evidenceId)!),
    ),
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
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(CouncilMemory) private readonly memory: CouncilMemory,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(UsersService) private readonly users: UsersService,
  ) {}

  /** The whole grid as of a day; without one, as of the day for which it is sure. A reviewer is told who confirmed it. */
  async council(
    asOf?: string,
    audience: Audience = 'team',
    reader?: Actor,
    { body, since }: GridOf = {},
  ): Promise<CouncilView> {
    const reading = readingOf(await this.read(asOf), body);
    const grid = councilOf(reading, positionsIn(reading), audience);
    const council = since === undefined ? grid : withChanges(reading, grid, dayFrom(since, 'since'), audience);
    const review = reviewOf(reading, reader?.isUser ? reader.id : undefined);
    if (reading.keeper || !mayNameReviewers(reader)) return { ...council, review };
    const names = await this.users.names(confirmersOf(reading.rows).map(({ userId }) => userId));
    return { ...council, review: { ...review, names } };
  }

  /** The grid of the public, and a row for each of its cells in the order of wards and demands. */
  async rows(asOf?: string): Promise<{ council: CouncilView; rows: PositionRow[] }> {
    const reading = await this.read(asOf);
    const all = positionsIn(reading);
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
  async cell(
    ward: number,
    demand: string,
    asOf?: string,
    audience: Audience = 'team',
    body?: string,
  ): Promise<CouncilCellView> {
    return (await this.cellIn(ward, demand, asOf, audience, body)).cell;
  }

  /** The same, with the grid that the cell stands in. */
  async cellIn(ward: number, demand: string, asOf: string | undefined, audience: Audience, body?: string) {
    const reading = readingOf(await this.read(asOf), body);
    const { day, ledger } = reading;
    const asked = askedIn(reading, demand);
    if (!ledger.seats.includes(ward)) throw new AppError('NOT_FOUND', 'council.noCell');
    const council = councilOf(reading, positionsIn(reading), audience);
    const position = positionOn(ledger, ward, asked, day);
    const cell: CouncilCellView = {
      ward,
      seat: council.seats.find((seat) => seat.ward === ward)!,
      demand: viewOf(reading, demand),
      cell: cellOf(reading, position, audience),
      evidence: evidenceOf(reading, position, audience),
    };
    return { council, cell };
  }

  /** The membership of whoever the record names as the holder of a seat on a day; NOT_FOUND where it names nobody. */
  async holding(ward: number, day: string): Promise<Membership> {
    const { rows, ledger } = await this.read(day);
    const holding = holderOn(ledger, ward, day);
    const post = rows.posts.find((each) => each.ward === ward)?.code;
    const theirs = rows.memberships.find(
      ({ postCode, figureCode, startsOn }) =>
        postCode === post && figureCode === holding?.figureId && startsOn === holding.from,
    );
    if (!holding || !theirs) throw new AppError('NOT_FOUND', 'council.noHolder', { ward });
    return theirs;
  }

  /** One seat with its cells as of a day. */
  async seat(ward: number, asOf: string): Promise<SeatView> {
    const seat = (await this.council(asOf)).seats.find((each) => each.ward === ward);
    if (!seat) throw new AppError('NOT_FOUND', 'council.noCell');
    return seat;
  }

  /** The campaigns of the record, the running ones first. */
  campaigns(): Promise<CampaignView[]> {
    return this.record.read(() => this.db.repo(Campaign).find({ order: { closed: 'ASC', code: 'ASC' } }));
  }

  /** The campaign's demands with the texts in force and the city's answers, as of the day the record was closed. */
  async demands(): Promise<DemandView[]> {
    return demandsIn(await this.read());
  }

  /** What the rule looks at, as of a day. */
  async ledger(asOf?: string): Promise<Ledger> {
    return (await this.read(asOf)).ledger;
  }

  /** What an answer as of a day is made of; without one, as of the day for which the council is sure. */
  async read(asOf?: string): Promise<Reading> {
    const asked = asOf === undefined ? undefined : dayFrom(asOf);
    const { rows, keeper } = await this.memory.read();
    const day = asked ?? standingDay(rows);
    return { rows, day, ledger: ledgerIn(rows, day), keeper };
  }
}
