import { type DemandCode, type DemandVersionCode, PLATFORM_CODES, type Rows } from '#campaigns';
import type { DemandLink } from '../evidence.entity.ts';
import type { BodyCode } from './bodies.ts';
import type { EvidenceCode } from './evidence.ts';
import type { FigureCode } from './figures.ts';

/** A link as the record says it; the loader finds the evidence by its code. */
export type LinkData = Omit<Rows<DemandLink>[string], 'evidenceId' | 'evidenceCode'> & {
  readonly evidenceCode: EvidenceCode;
};
interface Demanded {
  readonly demandVersionCode?: DemandVersionCode;
  readonly partCode?: DemandCode;
}
type Reason = LinkData['reasonCode'];
const figure = (figureCode: FigureCode) => ({ figureCode });
const body = (bodyCode: BodyCode) => ({ bodyCode });

/** Names the demand, and may count as far as its type lets it. */
const scoring = (demand: Demanded, reasonCode: Reason, promise = false) =>
  ({ ...demand, direction: 1, explicitness: 'EXPLICIT', strength: 'SCORING', reasonCode, promise }) as const;
/** Names the demand in words that somebody else reports, or that are not a person's: never more than that. */
const told = (demand: Demanded, reasonCode: Reason, direction = 1) =>
  ({ ...demand, direction, explicitness: 'EXPLICIT', strength: 'INFORMATIVE', reasonCode }) as const;
/** Points at the demand and does not name it. */
const implied = (demand: Demanded, reasonCode: Reason, direction = 1) =>
  ({ ...demand, direction, explicitness: 'IMPLIED', strength: 'INFORMATIVE', reasonCode }) as const;
/** Names no demand. */
const general = (reasonCode: Reason, note?: string, demand: Demanded = {}, direction = 0) =>
  ({
    ...demand,
    direction,
    explicitness: 'GENERAL',
    strength: 'INFORMATIVE',
    reasonCode,
    ...(note !== undefined && { note }),
  }) as const;

const D0 = { demandVersionCode: 'D0@1' } as const;
const D1 = { demandVersionCode: 'D1@1' } as const;
const D2 = { demandVersionCode: 'D2@1' } as const;
const D4 = { demandVersionCode: 'D4@1' } as const;
const D4A = { ...D4, partCode: 'D4a' } as const;

/** How the evidence bears on the demands. A coding: the installation may review every one. */
const CODED = {
  'S01/wonsley': { evidenceCode: 'S01', ...figure('per:wonsley'), ...scoring(D0, 'OWN_WORDS') },
  'S02/wonsley': { evidenceCode: 'S02', ...figure('per:wonsley'), ...scoring(D4A, 'OWN_WORDS') },
  'S03a/wonsley': { evidenceCode: 'S03a', ...figure('per:wonsley'), ...scoring(D4, 'OWN_WORDS') },
  'S03/frey': { evidenceCode: 'S03', ...figure('per:frey'), ...told(D4, 'ALLEGED_BY_OTHERS', -1), note: 'Ask him.' },
  'S03/mpd': {
    evidenceCode: 'S03',
    ...body('org:mpd'),
    ...told(D4, 'ALLEGED_BY_OTHERS', -1),
    note: 'The chief is not named.',
  },
  'S04/payne': { evidenceCode: 'S04', ...figure('per:payne'), ...general('NAMES_NO_DEMAND') },
  'S05/payne': { evidenceCode: 'S05', ...figure('per:payne'), ...general('NAMES_NO_DEMAND') },
  'S06/wonsley': { evidenceCode: 'S06', ...figure('per:wonsley'), ...told(D4A, 'REPORTED') },
  'S06/chavez': { evidenceCode: 'S06', ...figure('per:chavez'), ...told(D4A, 'REPORTED') },
  'S06/payne': { evidenceCode: 'S06', ...figure('per:payne'), ...told(D4A, 'REPORTED') },
  'S07/chavez': { evidenceCode: 'S07', ...figure('per:chavez'), ...implied(D4, 'IMPLIED_ONLY') },
  'S08/chavez': { evidenceCode: 'S08', ...figure('per:chavez'), ...scoring(D4A, 'PROMISE', true) },
  'S09/chavez': { evidenceCode: 'S09', ...figure('per:chavez'), ...scoring(D0, 'SPONSORED') },
  'S10/chavez': { evidenceCode: 'S10', ...figure('per:chavez'), ...told(D0, 'REPORTED') },
  'S11/chavez': { evidenceCode: 'S11', ...figure('per:chavez'), ...general('OTHER_SUBJECT', 'About false news.') },
  'S12/chavez': { evidenceCode: 'S12', ...figure('per:chavez'), ...general('OTHER_SUBJECT', 'About false news.') },
  'S13/chavez': {
    evidenceCode: 'S13',
    ...figure('per:chavez'),
    ...implied(D2, 'IMPLIED_ONLY'),
    note: 'Whom he addresses is unclear: the sheriff’s office or the city police.',
    reviewState: 'AWAITING',
  },
  'S14/vetaw': { evidenceCode: 'S14', ...figure('per:vetaw'), ...general('NAMES_NO_DEMAND') },
  'S15/council': {
    evidenceCode: 'S15',
    ...body('org:mpls-council'),
    ...general('COLLECTIVE', 'To look again is not yet to demand.', D0),
  },
  'S16/council': { evidenceCode: 'S16', ...body('org:mpls-council'), ...general('COLLECTIVE', undefined, D0, 1) },
  'S17/frey': {
    evidenceCode: 'S17',
    ...figure('per:frey'),
    ...general('OTHER_SUBJECT', 'City property: near D0, none of the four demands.', {}, 1),
  },
  'S18/ohara': { evidenceCode: 'S18', ...figure('per:ohara'), ...general('OTHER_SUBJECT', 'About I1.') },
  'S18/frey': { evidenceCode: 'S18', ...figure('per:frey'), ...general('OTHER_SUBJECT', 'About I1.') },
  'S18/witt': { evidenceCode: 'S18', ...figure('per:witt'), ...general('OTHER_SUBJECT', 'About I1.') },
  'S19/witt': { evidenceCode: 'S19', ...figure('per:witt'), ...general('OTHER_SUBJECT', 'About I1.') },
  'S20/ohara': {
    evidenceCode: 'S20',
    ...figure('per:ohara'),
    ...implied(D2, 'OTHER_SUBJECT', 0),
    note: 'A claim of fact about I3.',
  },
  'S21/ohara': {
    evidenceCode: 'S21',
    ...figure('per:ohara'),
    ...implied(D2, 'REPORTED', 0),
    note: 'Rules out and reserves at once.',
  },
  'S22/ohara': { evidenceCode: 'S22', ...figure('per:ohara'), ...general('NAMES_NO_DEMAND') },
  'S37/ohara': { evidenceCode: 'S37', ...figure('per:ohara'), ...general('NAMES_NO_DEMAND') },
  'S23/hcso': {
    evidenceCode: 'S23',
    ...body('org:hcso'),
    ...general('OTHER_JURISDICTION', 'The county’s counterpart of D1 and D2.'),
  },
  'S24/henry': {
    evidenceCode: 'S24',
    ...figure('per:henry'),
    ...general('OTHER_JURISDICTION', 'Saint Paul’s counterpart of D2.', {}, -1),
  },
  'S25/henry': {
    evidenceCode: 'S25',
    ...figure('per:henry'),
    ...general('OTHER_JURISDICTION', 'Saint Paul’s counterpart of D1.'),
  },
  'S36/henry': { evidenceCode: 'S36', ...figure('per:henry'), ...general('OTHER_JURISDICTION') },
  'S26/mpd-D1': { evidenceCode: 'S26', ...body('org:mpd'), ...implied(D1, 'INSTITUTION', 0) },
  'S26/mpd-D2': { evidenceCode: 'S26', ...body('org:mpd'), ...implied(D2, 'INSTITUTION', 0) },
  'S27/mpd': { evidenceCode: 'S27', ...body('org:mpd'), ...implied(D1, 'LOW_RELIABILITY', 0) },
  'S28/ellison': {
    evidenceCode: 'S28',
    ...figure('per:ellison'),
    ...general('STAFF_VIEW', 'Says nothing of the council member.', D0),
  },
  'S29/ellison': {
    evidenceCode: 'S29',
    ...figure('per:ellison'),
    ...general('STAFF_VIEW', 'About I1. Says nothing of the council member.'),
  },
  'S30/mirac': { evidenceCode: 'S30', ...body('org:mirac'), ...told(D4A, 'CAMPAIGN_VOICE') },
  'S31/mpd': { evidenceCode: 'S31', ...body('org:mpd'), ...general('ALLEGED_BY_OTHERS', 'About I1.', {}, -1) },
  'S32/mpd': { evidenceCode: 'S32', ...body('org:mpd'), ...general('ALLEGED_BY_OTHERS', 'About I1.', {}, -1) },
  'S32/ohara': { evidenceCode: 'S32', ...figure('per:ohara'), ...general('ALLEGED_BY_OTHERS', 'About I1.') },
  'S33/mpd': { evidenceCode: 'S33', ...body('org:mpd'), ...implied(D2, 'ALLEGED_BY_OTHERS', -1) },
  'S34/cuapb': { evidenceCode: 'S34', ...body('org:cuapb'), ...told(D4A, 'CAMPAIGN_VOICE') },
  'S35/wonsley': { evidenceCode: 'S35', ...figure('per:wonsley'), ...told(D0, 'REPORTED') },
  'N9/wonsley': { evidenceCode: 'N9', ...figure('per:wonsley'), ...implied(D4A, 'ATTENDED', 0) },
  'N9/chavez': { evidenceCode: 'N9', ...figure('per:chavez'), ...implied(D4A, 'ATTENDED', 0) },
  'N9/payne': { evidenceCode: 'N9', ...figure('per:payne'), ...implied(D4A, 'ATTENDED', 0) },
  'V1/council': { evidenceCode: 'V1', ...body('org:mpls-council'), ...told(D0, 'COLLECTIVE') },
  'V2/stpaul-council': {
    evidenceCode: 'V2',
    ...body('org:stpaul-council'),
    ...general('OTHER_JURISDICTION', 'Saint Paul’s counterpart of D0, and only to consider it.'),
  },
  'P-E/candidate': {
    evidenceCode: 'P-E',
    ...figure('per:candidate-2017'),
    ...general('OTHER_CAMPAIGN', 'The platform as a whole; nothing that is not on the page.', {}, 1),
  },
} satisfies Record<string, LinkData>;

const platform: Readonly<Record<string, LinkData>> = Object.fromEntries(
  PLATFORM_CODES.map((code) => [
    `P-page/${code}`,
    {
      evidenceCode: 'P-page',
      ...figure('per:candidate-2017'),
      demandVersionCode: `${code}@1`,
      direction: 1,
      explicitness: 'EXPLICIT',
      strength: 'SCORING',
      reasonCode: 'OTHER_CAMPAIGN',
    },
  ]),
);

/** All links of the record. */
export const LINKS: Readonly<Record<string, LinkData>> = { ...CODED, ...platform };
