export { CampaignsModule } from './campaigns.module.ts';
export { Campaign, CampaignGoal, Occasion } from './campaign.entity.ts';
export { Claim, Dispute, Incident, Statistic } from './claim.entity.ts';
export { ClauseAssessment, Demand, DemandNote, DemandResponse, DemandVersion, Lever } from './demand.entity.ts';
export { Document, DocumentClause } from './document.entity.ts';
export { Cited, dateCheck, FuzzyDate, oneOf, Recorded, RefersTo, REVIEW_STATES, Told } from './recorded.entity.ts';
export type { DatePrecision, Origin, ReviewState } from './recorded.entity.ts';
export { Place, Source, type ClaimantKind, type OtherName, type Reliability } from './source.entity.ts';

export { CAMPAIGN_ENTITIES } from './entities.ts';
