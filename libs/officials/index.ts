export { AgendaFiles, type AgendaOutcome } from './agenda/agenda-files.service.ts';
export { AgendaItem, AgendaMatch } from './agenda/agenda.entity.ts';
export { agendaChanged, followingChanged } from './agenda/agenda.facts.ts';
export { Agenda, type AgendaAlert } from './agenda/agenda.service.ts';
export { Area, Body, Jurisdiction, Post, Term, VotingRule } from './body.entity.ts';
export { OFFICIAL_ENTITIES, OFFICIAL_RECORD_ENTITIES } from './entities.ts';
export { BodyDecision, DemandLink, Evidence } from './evidence.entity.ts';
export type { Confidence, EvidenceType } from './evidence.entity.ts';
export { Figure, Membership } from './figure.entity.ts';
export { OfficialsModule } from './officials.module.ts';
export { type Basis, type Label, LABELS, type UnknownReason } from './ledger.ts';
export type {
  BodyDecisionView,
  CellView,
  CityAnswerView,
  CouncilCellView,
  CouncilView,
  DemandView,
  EvidenceRowView,
  FuzzyDateView,
  ReviewView,
  SeatView,
  SourceView,
} from './council.types.ts';
export { DemandPages } from './demand/demand.service.ts';
export type {
  ClauseView,
  DemandAnswerView,
  DemandPageView,
  DemandTextView,
  TextRunView,
} from './demand/demand.types.ts';
export type { LeverView, OfficeHolderView, VotesNeededView } from './levers/levers.types.ts';
export { dayFrom, type PositionRow, PositionsService } from './positions.service.ts';
export { type Digest, Following } from './following.service.ts';
export { daysOf, wantsDigest, wantsItem } from './following.sql.ts';
export { Claims } from './claims/claims.service.ts';
export type { ClaimView, DisputeView, IncidentsView, IncidentView } from './claims/claims.types.ts';
export { Scores } from './scores/scores.service.ts';
export type { ScoreView } from './scores/scores.types.ts';
export { FiguresService } from './figure.service.ts';
export type { FigureEntryView, FigurePageView, SeatTimeView } from './figure.types.ts';
export { PathService } from './path.service.ts';
export type { PathRequirementView, PathSeatView, PathView } from './path.types.ts';
export { recordProblems } from './record.problems.ts';
export { RecordService } from './record.service.ts';
export { readRoster, ROSTER_HEADER, type RosterRow } from './exchange/roster.ts';
export { readCivic } from './exchange/civic.ts';
export { legistarAt, legistarIn, type LegistarReader, legistarRolls } from './exchange/legistar.ts';
export { type FiledItem, legistarAgenda } from './exchange/legistar.agenda.ts';
export { legistarSponsors } from './exchange/legistar.sponsors.ts';
export { SponsorFiles } from './exchange/sponsors.service.ts';
export { PopoloService } from './exchange/popolo.service.ts';
export { type FiledRoll, readRollCalls, ROLL_CALL_HEADER, type RollProblem } from './exchange/roll-call.csv.ts';
export { RollCallFiles } from './exchange/roll-call.service.ts';
export type { AccusationView, ReplyView } from './reply/reply.types.ts';
export { Roster } from './exchange/roster.service.ts';
export { leftAside } from './exchange/take-over.ts';
export { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';
export { ReviewService } from './review.service.ts';
