import { Campaign, CampaignGoal, Occasion } from './campaign.entity.ts';
import { Claim, Dispute, Incident, Statistic } from './claim.entity.ts';
import { ClauseAssessment, Demand, DemandNote, DemandResponse, DemandVersion, Lever } from './demand.entity.ts';
import { Document, DocumentClause } from './document.entity.ts';
import { Place, Source } from './source.entity.ts';

/** The tables of campaigns, each after those it refers to. */
export const CAMPAIGN_ENTITIES = [
  Source,
  Place,
  Campaign,
  Demand,
  DemandVersion,
  DemandNote,
  Lever,
  DemandResponse,
  CampaignGoal,
  Document,
  DocumentClause,
  ClauseAssessment,
  Incident,
  Occasion,
  Dispute,
  Claim,
  Statistic,
] as const;
