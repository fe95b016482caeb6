import type { ClauseAssessment, Demand, DemandNote, DemandResponse, DemandVersion, Lever } from '../demand.entity.ts';
import { at, QUOTED } from './cite.ts';
import { range, type Rows } from './data.ts';

const campaignCode = 'camp:sanctuary-for-real';

/** The four demands of 2025 under their umbrella, their parts, and what an ally asks beside them. */
export const DEMANDS = {
  D0: {
    campaignCode,
    kind: 'UMBRELLA',
    target: 'CITY',
    position: 0,
    titleEn: 'A stronger separation ordinance',
    titleEs: 'Una ordenanza de separación más fuerte',
  },
  D1: {
    campaignCode,
    parentCode: 'D0',
    kind: 'DEMAND',
    target: 'LOCAL_POLICE',
    position: 1,
    titleEn: 'No Collusion',
    titleEs: 'Sin complicidad',
  },
  D2: {
    campaignCode,
    parentCode: 'D0',
    kind: 'DEMAND',
    target: 'LOCAL_POLICE',
    position: 2,
    titleEn: 'No Crowd Control',
    titleEs: 'Sin control de multitudes',
  },
  D2a: {
    campaignCode,
    parentCode: 'D2',
    kind: 'PART',
    target: 'LOCAL_POLICE',
    position: 1,
    titleEn: 'No holding back of crowds',
    titleEs: 'Sin contener a la gente',
  },
  D2b: {
    campaignCode,
    parentCode: 'D2',
    kind: 'PART',
    target: 'LOCAL_POLICE',
    position: 2,
    titleEn: 'No police tape',
    titleEs: 'Sin cinta policial',
  },
  D3: {
    campaignCode,
    kind: 'DEMAND',
    target: 'FEDERAL_AGENTS',
    position: 3,
    titleEn: 'No Cover-Ups',
    titleEs: 'Sin encubrimientos',
  },
  D3a: {
    campaignCode,
    parentCode: 'D3',
    kind: 'PART',
    target: 'FEDERAL_AGENTS',
    position: 1,
    titleEn: 'No masks',
    titleEs: 'Sin máscaras',
  },
  D3b: {
    campaignCode,
    parentCode: 'D3',
    kind: 'PART',
    target: 'FEDERAL_AGENTS',
    position: 2,
    titleEn: 'Visible identification',
    titleEs: 'Identificación visible',
  },
  D4: {
    campaignCode,
    parentCode: 'D0',
    kind: 'DEMAND',
    target: 'LOCAL_POLICE',
    position: 4,
    titleEn: 'Real Consequences',
    titleEs: 'Consecuencias reales',
  },
  D4a: {
    campaignCode,
    parentCode: 'D4',
    kind: 'PART',
    target: 'CITY',
    position: 1,
    titleEn: 'Consequences in the police contract',
    titleEs: 'Consecuencias en el contrato policial',
  },
  D4b: {
    campaignCode,
    kind: 'ALLY_ASK',
    target: 'LOCAL_POLICE',
    position: 5,
    titleEn: 'Police may arrest federal agents who break the law',
    titleEs: 'La policía puede arrestar a agentes federales que violen la ley',
  },
} satisfies Rows<Demand>;

/** What each demand says, in our own words. */
export const DEMAND_VERSIONS = {
  'D0@1': {
    ...at('src:000', 4),
    demandCode: 'D0',
    version: 1,
    textEn:
      'The city should pass a stricter ordinance: no help of any kind from its police for federal immigration agents.',
    textEs:
      'La ciudad debe aprobar una ordenanza más estricta: ninguna ayuda de su policía a agentes federales de inmigración.',
  },
  'D1@1': {
    ...at('src:001', 41, QUOTED),
    demandCode: 'D1',
    version: 1,
    textEn: 'Local police share no information with federal agencies.',
    textEs: 'La policía local no comparte información con agencias federales.',
  },
  'D2@1': {
    ...at('src:001', 47, QUOTED),
    demandCode: 'D2',
    version: 1,
    textEn: 'Local police do not assist ICE, HSI or other federal agencies, not even by guarding a scene.',
    textEs: 'La policía local no asiste a ICE, a HSI ni a otras agencias federales, ni siquiera resguardando el lugar.',
  },
  'D2a@1': {
    ...at('src:001', 47, QUOTED),
    demandCode: 'D2a',
    version: 1,
    textEn: 'Local police do not hold back crowds for federal agents.',
    textEs: 'La policía local no contiene a la gente para agentes federales.',
  },
  'D2b@1': {
    ...at('src:001', 47, QUOTED),
    demandCode: 'D2b',
    version: 1,
    textEn: 'Local police do not tape off a scene for federal agents.',
    textEs: 'La policía local no acordona el lugar para agentes federales.',
  },
  'D3@1': {
    ...at('src:001', 51, QUOTED),
    demandCode: 'D3',
    version: 1,
    textEn: 'Federal agents work with their faces and their identity visible.',
    textEs: 'Los agentes federales trabajan con el rostro y la identidad a la vista.',
  },
  'D3a@1': {
    ...at('src:001', 53, QUOTED),
    demandCode: 'D3a',
    version: 1,
    textEn: 'Federal agents do not hide who they are behind masks.',
    textEs: 'Los agentes federales no ocultan quiénes son detrás de máscaras.',
  },
  'D3b@1': {
    ...at('src:001', 53, QUOTED),
    demandCode: 'D3b',
    version: 1,
    textEn: 'Each federal agent shows the agency, a badge number and a name.',
    textEs: 'Cada agente federal muestra su agencia, un número de placa y un nombre.',
  },
  'D4@1': {
    ...at('src:001', 57, QUOTED),
    demandCode: 'D4',
    version: 1,
    textEn: 'Police who break the separation ordinance are punished for it.',
    textEs: 'Se sanciona a la policía que viole la ordenanza de separación.',
  },
  'D4a@1': {
    ...at('src:000', 5, QUOTED),
    demandCode: 'D4a',
    version: 1,
    textEn: 'The next police contract itself sets those penalties, in a form that can be enforced.',
    textEs: 'El próximo contrato policial fija esas sanciones de manera que se puedan aplicar.',
  },
  'D4b@1': {
    ...at('src:000', 18, QUOTED),
    demandCode: 'D4b',
    version: 1,
    textEn: 'Policy and contract should say that local police can arrest ICE agents who commit crimes.',
    textEs: 'La política y el contrato deben decir que la policía local puede arrestar a agentes de ICE que delincan.',
  },
} satisfies Rows<DemandVersion>;

/** The spoken short forms, and the reason for the contract. */
export const DEMAND_NOTES = {
  'D1/short': {
    ...at('src:001', 19, QUOTED),
    demandCode: 'D1',
    kind: 'SHORT_FORM',
    textEn: 'No Collusion: police and federal agencies do not exchange information.',
    textEs: 'Sin complicidad: la policía y las agencias federales no intercambian información.',
  },
  'D3/short': {
    ...at('src:001', 19, QUOTED),
    demandCode: 'D3',
    kind: 'SHORT_FORM',
    textEn: 'No Cover-Ups, named third, after No Crowd Control.',
    textEs: 'Sin encubrimientos, en tercer lugar, después de Sin control de multitudes.',
  },
  'D4/reason': {
    ...at('src:000', 8),
    demandCode: 'D4',
    kind: 'REASON',
    textEn: 'The campaign expects further violations as long as the contract names no consequences.',
    textEs: 'La campaña espera más violaciones mientras el contrato no nombre consecuencias.',
  },
} satisfies Rows<DemandNote>;

const COUNCIL = { deciderCode: 'org:mpls-council', votingRuleCode: 'rule:mpls/ordinance' };
const CONTRACT = { kind: 'CONTRACT', deciderCode: 'org:mpls-council' } as const;
const POLICY = { kind: 'AGENCY_POLICY', deciderCode: 'org:mpd' } as const;
const ORDER = { kind: 'EXECUTIVE_ORDER', deciderCode: 'post:mpls/mayor' } as const;

/** By what each demand can be won, and who decides. */
export const LEVERS = {
  'D0/ordinance': { demandCode: 'D0', kind: 'ORDINANCE', ...COUNCIL },
  'D1/ordinance': { demandCode: 'D1', kind: 'ORDINANCE', ...COUNCIL },
  'D1/policy': { demandCode: 'D1', ...POLICY },
  'D1/order': { demandCode: 'D1', ...ORDER },
  'D2/ordinance': { demandCode: 'D2', kind: 'ORDINANCE', ...COUNCIL },
  'D2/policy': { demandCode: 'D2', ...POLICY },
  'D2/order': { demandCode: 'D2', ...ORDER },
  'D3/federal': { demandCode: 'D3', kind: 'FEDERAL' },
  'D3/resolution': { demandCode: 'D3', kind: 'RESOLUTION', deciderCode: 'org:mpls-council', grants: false },
  'D4/contract': { demandCode: 'D4', ...CONTRACT },
  'D4/discipline': { demandCode: 'D4', kind: 'AGENCY_POLICY', deciderCode: 'org:mpls' },
  'D4/policy': { demandCode: 'D4', ...POLICY },
  'D4a/contract': { demandCode: 'D4a', ...CONTRACT },
  'D4b/policy': { demandCode: 'D4b', ...POLICY },
  'D4b/contract': { demandCode: 'D4b', ...CONTRACT },
} satisfies Rows<Lever>;

const ANSWERED = {
  bodyCode: 'org:mpls',
  beforeOrdinance: true,
  asOf: range('2025-06-04', '2025-09-22', {
    yearInferred: true,
    note: 'Given to the station in the summer of 2025; the day is not printed.',
  }),
} as const;

/** What the City answered, by writing to WCCO Radio; nobody is named as its author. */
export const RESPONSES = {
  R1a: {
    ...at('src:001', 43, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D1@1',
    responseType: 'CLAIMS_ALREADY_MET',
    textEn: 'The City says that under the ordinance its police take no part in civil immigration enforcement.',
    textEs: 'La Ciudad dice que, según la ordenanza, su policía no participa en la aplicación civil de inmigración.',
  },
  R1b: {
    ...at('src:001', 43, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D1@1',
    responseType: 'CLAIMS_ALREADY_MET',
    textEn: 'The City says its rules already keep the police out of that work.',
    textEs: 'La Ciudad dice que sus reglas ya dejan a la policía fuera de esa tarea.',
  },
  R1c: {
    ...at('src:001', 45, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D1@1',
    responseType: 'DECLINES_PART',
    textEn: 'The City will go on working with federal partners on crimes that are not about immigration status.',
    textEs: 'La Ciudad seguirá trabajando con agencias federales en delitos que no tratan del estatus migratorio.',
  },
  R1d: {
    ...at('src:001', 45, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D1@1',
    responseType: 'DECLINES_PART',
    textEn: 'The City calls sharing of criminal files a duty. It says the police keep no record of status.',
    textEs: 'La Ciudad llama un deber compartir casos penales. Dice que la policía no registra el estatus.',
  },
  R2a: {
    ...at('src:001', 49, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D2@1',
    responseType: 'CLAIMS_ALREADY_MET',
    textEn: 'The City says flatly that its police never help with civil immigration operations.',
    textEs: 'La Ciudad dice de forma tajante que su policía nunca ayuda en operativos civiles de inmigración.',
  },
  R2b: {
    ...at('src:001', 49, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D2@1',
    responseType: 'RESERVES_EXCEPTION',
    textEn: 'The City keeps one exception: officers go where residents call 911.',
    textEs: 'La Ciudad mantiene una excepción: la policía acude cuando se llama al 911.',
  },
  R3: {
    ...at('src:001', 55, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D3@1',
    responseType: 'OUT_OF_JURISDICTION',
    textEn: 'The City says that this demand is for federal agents to answer.',
    textEs: 'La Ciudad dice que a esta exigencia deben responder los agentes federales.',
  },
  R4a: {
    ...at('src:001', 59, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D4@1',
    responseType: 'CLAIMS_COMPLIANCE',
    partial: true,
    textEn: 'The City points at the audit: on June 3 it and its police kept to the ordinance.',
    textEs: 'La Ciudad remite a la auditoría: el 3 de junio la Ciudad y su policía respetaron la ordenanza.',
  },
  R4b: {
    ...at('src:001', 59, QUOTED),
    ...ANSWERED,
    demandVersionCode: 'D4@1',
    responseType: 'CLAIMS_ALREADY_MET',
    textEn: 'The City says the ordinance already lets it discipline employees, by contract or work rules.',
    textEs: 'La Ciudad dice que la ordenanza ya permite disciplinar al personal, por contrato o reglas de trabajo.',
  },
} satisfies Rows<DemandResponse>;

/** What the clauses of the record do for the demands; a coding that wants the eyes of the installation. */
export const ASSESSMENTS = {
  'doc:ord-2025/resources~D0': {
    ...at('src:002', 13),
    clauseCode: 'doc:ord-2025/resources',
    demandVersionCode: 'D0@1',
    verdict: 'BEARS_ON',
    reasonEn: 'It widens what counts as help.',
    reasonEs: 'Amplía lo que cuenta como ayuda.',
  },
  'doc:ord-2025/resources~D1': {
    ...at('src:002', 13),
    clauseCode: 'doc:ord-2025/resources',
    demandVersionCode: 'D1@1',
    verdict: 'BEARS_ON',
    reasonEn: 'Data and technology are named among the resources.',
    reasonEs: 'Los datos y la tecnología figuran entre los recursos.',
  },
  'doc:ord-2025/purpose~D0': {
    ...at('src:002', 14),
    clauseCode: 'doc:ord-2025/purpose',
    demandVersionCode: 'D0@1',
    verdict: 'BEARS_ON',
    reasonEn: 'It says what the ordinance is for.',
    reasonEs: 'Dice para qué sirve la ordenanza.',
  },
  'doc:ord-2025/exception~D1': {
    ...at('src:002', 17),
    clauseCode: 'doc:ord-2025/exception',
    demandVersionCode: 'D1@1',
    verdict: 'FALLS_SHORT',
    reasonEn: 'The demand knows no exception for criminal cases.',
    reasonEs: 'La exigencia no admite una excepción para casos penales.',
  },
  'doc:ord-2025/exception~D2': {
    ...at('src:002', 17),
    clauseCode: 'doc:ord-2025/exception',
    demandVersionCode: 'D2@1',
    verdict: 'FALLS_SHORT',
    reasonEn: 'The demand wants no help of any kind, and this allows some.',
    reasonEs: 'La exigencia rechaza toda ayuda, y esto permite alguna.',
  },
  'doc:discipline-clause~D4': {
    ...at('src:000', 8),
    clauseCode: 'doc:discipline-clause',
    demandVersionCode: 'D4@1',
    verdict: 'FALLS_SHORT',
    assessorCode: 'org:mirac',
    reasonEn: 'The campaign says that only language in the contract has an effect.',
    reasonEs: 'La campaña dice que solo el texto del contrato tiene efecto.',
  },
} satisfies Rows<ClauseAssessment>;
