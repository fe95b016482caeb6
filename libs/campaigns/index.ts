export { CampaignsModule } from './campaigns.module.ts';
export { Campaign, CampaignGoal, Occasion } from './campaign.entity.ts';
export { Claim, CLAIM_STANCES, Dispute, DISPUTE_STATES, Incident, Statistic } from './claim.entity.ts';
export {
  ClauseAssessment,
  Demand,
  DemandNote,
  DemandResponse,
  DemandVersion,
  Lever,
  LEVER_KINDS,
  VERDICTS,
} from './demand.entity.ts';
export { Document, DocumentClause } from './document.entity.ts';
export { Cited, dateCheck, FuzzyDate, oneOf, Recorded, RefersTo, REVIEW_STATES, Told } from './recorded.entity.ts';
export type { DatePrecision, Origin, ReviewState } from './recorded.entity.ts';
export { type Keeper, RecordDoor } from './record.door.ts';
export { RecordAcceptance, RecordShare } from './share.entity.ts';
export {
  CLAIMANT_KINDS,
  Place,
  RELIABILITIES,
  Source,
  type ClaimantKind,
  type OtherName,
  type Reliability,
} from './source.entity.ts';

export { CAMPAIGN_ENTITIES } from './entities.ts';
export { at, QUOTED } from './record/cite.ts';
export { day, month, range, unknownDate, weekdayIsWrong, year, type RowData, type Rows } from './record/data.ts';
export { CAMPAIGN_RECORD } from './record/index.ts';
export type { DemandCode, DemandVersionCode, DocumentCode, OccasionCode } from './record/index.ts';
export { PLATFORM_CODES } from './record/platform-2017.ts';
export { CLOSING_DATE, RECORD_VERSION } from './record/version.ts';
export { fill, type Loaded, RecordLoader, says, together } from './record.loader.ts';
