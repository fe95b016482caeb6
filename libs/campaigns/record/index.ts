import type { Demand, DemandVersion, Lever } from '../demand.entity.ts';
import { CAMPAIGNS, GOALS, OCCASIONS } from './campaigns.ts';
import { CLAIMS } from './claims.ts';
import type { Rows } from './data.ts';
import { ASSESSMENTS, DEMAND_NOTES, DEMAND_VERSIONS, DEMANDS, LEVERS, RESPONSES } from './demands.ts';
import { DISPUTES } from './disputes.ts';
import { CLAUSES, DOCUMENTS } from './documents.ts';
import { INCIDENTS, STATISTICS } from './incidents.ts';
import { PLATFORM_DEMANDS, PLATFORM_LEVERS, PLATFORM_VERSIONS } from './platform-2017.ts';
import { PLACES } from './places.ts';
import { SOURCES } from './sources.ts';

const demands: Rows<Demand> = { ...DEMANDS, ...PLATFORM_DEMANDS };
const versions: Rows<DemandVersion> = { ...DEMAND_VERSIONS, ...PLATFORM_VERSIONS };
const levers: Rows<Lever> = { ...LEVERS, ...PLATFORM_LEVERS };

/** What the bundled record says of campaigns, demands and what happened, by table and code. */
export const CAMPAIGN_RECORD = {
  sources: SOURCES,
  places: PLACES,
  campaigns: CAMPAIGNS,
  demands,
  versions,
  notes: DEMAND_NOTES,
  levers,
  responses: RESPONSES,
  goals: GOALS,
  documents: DOCUMENTS,
  clauses: CLAUSES,
  assessments: ASSESSMENTS,
  incidents: INCIDENTS,
  occasions: OCCASIONS,
  disputes: DISPUTES,
  claims: CLAIMS,
  statistics: STATISTICS,
};

/** The versions of the demands of 2025. */
export type DemandVersionCode = keyof typeof DEMAND_VERSIONS;
/** The demands of 2025 and their parts. */
export type DemandCode = keyof typeof DEMANDS;
/** The occasions. */
export type OccasionCode = keyof typeof OCCASIONS;
/** The documents. */
export type DocumentCode = keyof typeof DOCUMENTS;
