import { at, type Rows, year } from '#campaigns';
import type { Area, Body, Jurisdiction, Post, Term, VotingRule } from '../body.entity.ts';

const MN = 'ocd-division/country:us/state:mn';
const MPLS = `${MN}/place:minneapolis`;
const WARDS = Array.from({ length: 13 }, (_, index) => index + 1);

/** The governments in the record. */
export const JURISDICTIONS = {
  'jur:us': { name: 'United States', kind: 'FEDERAL', ocdDivisionId: 'ocd-division/country:us' },
  'jur:mn': { name: 'Minnesota', kind: 'STATE', ocdDivisionId: MN },
  'jur:hennepin': { name: 'Hennepin County', kind: 'COUNTY', ocdDivisionId: `${MN}/county:hennepin` },
  'jur:minneapolis': { name: 'Minneapolis', kind: 'CITY', ocdDivisionId: MPLS },
  'jur:st_paul': { name: 'Saint Paul', kind: 'CITY', ocdDivisionId: `${MN}/place:st_paul` },
} satisfies Rows<Jurisdiction>;

const registry = { sourceCode: 'src:ocd', locator: 'identifiers/country-us', quotedInSource: false };
const notes = { sourceCode: 'src:notes', locator: 'offices', quotedInSource: false };

const wardAreas: Rows<Area> = Object.fromEntries(
  WARDS.map((number) => [
    `area:minneapolis/ward-${number}`,
    {
      ...registry,
      ocdDivisionId: `${MPLS}/ward:${number}`,
      jurisdictionCode: 'jur:minneapolis',
      name: `Ward ${number}`,
      number,
    },
  ]),
);
/** The areas that posts stand for. */
export const AREAS: Rows<Area> = {
  'area:minneapolis': { ...registry, ocdDivisionId: MPLS, jurisdictionCode: 'jur:minneapolis', name: 'Minneapolis' },
  'area:hennepin': {
    ...registry,
    ocdDivisionId: `${MN}/county:hennepin`,
    jurisdictionCode: 'jur:hennepin',
    name: 'Hennepin County',
  },
  'area:st_paul': {
    ...registry,
    ocdDivisionId: `${MN}/place:st_paul`,
    jurisdictionCode: 'jur:st_paul',
    name: 'Saint Paul',
  },
  ...wardAreas,
};

/** The bodies of the record: those of table A9, and the ones that posts belong to. */
export const BODIES = {
  'org:mpls': {
    ...at('src:001', 39),
    name: 'City of Minneapolis',
    nameEs: 'Ciudad de Minneapolis',
    classification: 'GOVERNMENT',
    jurisdictionCode: 'jur:minneapolis',
  },
  'org:mirac': {
    ...at('src:000', 3),
    name: 'Minnesota Immigrant Rights Action Committee',
    nameEs: 'Minnesota Immigrant Rights Action Committee',
    abbreviation: 'MIRAC',
    classification: 'CAMPAIGN_OWNER',
  },
  'org:cuapb': {
    ...at('src:000', 16),
    name: 'Communities United Against Police Brutality',
    nameEs: 'Communities United Against Police Brutality',
    abbreviation: 'CUAPB',
    classification: 'ALLY',
  },
  'org:mpls-council': {
    ...at('src:002', 7),
    name: 'Minneapolis City Council',
    nameEs: 'Concejo Municipal de Minneapolis',
    classification: 'LEGISLATURE',
    jurisdictionCode: 'jur:minneapolis',
    parentCode: 'org:mpls',
  },
  'org:ward5-office': {
    ...at('src:002', 25),
    name: 'Council office of Ward 5',
    nameEs: 'Oficina del concejo, distrito 5',
    classification: 'CITY_OFFICE',
    jurisdictionCode: 'jur:minneapolis',
    parentCode: 'org:mpls-council',
    areaCode: 'area:minneapolis/ward-5',
  },
  'org:mpd': {
    ...at('src:002', 10),
    name: 'Minneapolis Police Department',
    nameEs: 'Departamento de Policía de Minneapolis',
    abbreviation: 'MPD',
    classification: 'AGENCY',
    jurisdictionCode: 'jur:minneapolis',
    parentCode: 'org:mpls',
  },
  'org:stpaul-council': {
    ...at('src:002', 23),
    name: 'Saint Paul City Council',
    nameEs: 'Concejo Municipal de Saint Paul',
    classification: 'LEGISLATURE',
    jurisdictionCode: 'jur:st_paul',
  },
  'org:sppd': {
    ...at('src:002', 20),
    name: 'Saint Paul Police Department',
    nameEs: 'Departamento de Policía de Saint Paul',
    classification: 'AGENCY',
    jurisdictionCode: 'jur:st_paul',
  },
  'org:hcso': {
    ...at('src:002', 27),
    name: 'Hennepin County Sheriff’s Office',
    nameEs: 'Oficina del sheriff del condado de Hennepin',
    abbreviation: 'HCSO',
    classification: 'AGENCY',
    jurisdictionCode: 'jur:hennepin',
    parentCode: 'org:hennepin',
  },
  'org:dhs': {
    ...at('src:002', 7),
    name: 'U.S. Department of Homeland Security',
    nameEs: 'Departamento de Seguridad Nacional de EE. UU.',
    abbreviation: 'DHS',
    classification: 'FEDERAL',
    jurisdictionCode: 'jur:us',
  },
  'org:ice': {
    ...at('src:003', 3),
    name: 'U.S. Immigration and Customs Enforcement',
    nameEs: 'Servicio de Inmigración y Control de Aduanas de EE. UU.',
    abbreviation: 'ICE',
    classification: 'FEDERAL',
    jurisdictionCode: 'jur:us',
  },
  'org:hsi': {
    ...at('src:001', 47),
    name: 'HSI',
    nameEs: 'HSI',
    classification: 'FEDERAL',
    jurisdictionCode: 'jur:us',
  },
  'org:post-board': {
    ...at('src:002', 23),
    name: 'Minnesota Board of Peace Officer Standards and Training',
    nameEs: 'Junta estatal de normas y formación policial de Minnesota',
    abbreviation: 'POST',
    classification: 'STATE_BOARD',
    jurisdictionCode: 'jur:mn',
  },
  'org:auditor': {
    ...at('src:001', 27),
    name: 'Minneapolis city auditor',
    nameEs: 'Auditoría de la ciudad de Minneapolis',
    classification: 'CITY_OFFICE',
    jurisdictionCode: 'jur:minneapolis',
    parentCode: 'org:mpls',
  },
  'org:police-federation': {
    ...at('src:000', 9),
    name: 'Police federation of Minneapolis',
    nameEs: 'Federación policial de Minneapolis',
    classification: 'UNION',
    jurisdictionCode: 'jur:minneapolis',
  },
  'org:hennepin': {
    ...at('src:004', 13),
    name: 'Hennepin County',
    nameEs: 'Condado de Hennepin',
    classification: 'COUNTY',
    jurisdictionCode: 'jur:hennepin',
  },
  'org:mps': {
    ...at('src:004', 19),
    name: 'Minneapolis Public Schools',
    nameEs: 'Escuelas Públicas de Minneapolis',
    classification: 'SCHOOL_DISTRICT',
  },
  'org:scn': {
    ...at('src:004', 36),
    name: 'Strong Cities Network',
    nameEs: 'Strong Cities Network',
    classification: 'NETWORK',
  },
  'org:aclu': {
    ...at('src:004', 36),
    name: 'American Civil Liberties Union',
    nameEs: 'American Civil Liberties Union',
    abbreviation: 'ACLU',
    classification: 'ALLY',
  },
  'prog:cve': {
    ...at('src:004', 37),
    name: 'Countering Violent Extremism',
    nameEs: 'Countering Violent Extremism',
    abbreviation: 'CVE',
    classification: 'FEDERAL_PROGRAM',
    jurisdictionCode: 'jur:us',
  },
} satisfies Rows<Body>;
/** The bodies. */
export type BodyCode = keyof typeof BODIES;

/** How many yes a decision takes. */
export const VOTING_RULES = {
  'rule:mpls/ordinance': {
    sourceCode: 'src:mpls-agenda',
    locator: 'votes required',
    bodyCode: 'org:mpls-council',
    matter: 'ORDINANCE',
    base: 'ALL',
    seats: 13,
    needed: 7,
    abstention: 'NOT_YES',
    verified: true,
  },
  'rule:mpls/override': {
    sourceCode: 'src:mpls-agenda',
    locator: 'votes required',
    bodyCode: 'org:mpls-council',
    matter: 'VETO_OVERRIDE',
    base: 'ALL',
    seats: 13,
    needed: 9,
    fraction: '2/3',
    abstention: 'NOT_YES',
    verified: true,
  },
  'rule:mpls/action': {
    sourceCode: 'src:mpls-agenda',
    locator: 'votes required',
    bodyCode: 'org:mpls-council',
    matter: 'ACTION',
    base: 'ALL',
    seats: 13,
    needed: 7,
    abstention: 'NOT_YES',
    note: 'A majority of all members, as the agenda prints it for what needs no more: verify for contracts and resolutions.',
  },
  'rule:mpls/suspend-rules': {
    sourceCode: 'src:mpls-agenda',
    locator: 'votes required',
    bodyCode: 'org:mpls-council',
    matter: 'SUSPEND_RULES',
    base: 'PRESENT',
    seats: 13,
    fraction: '2/3',
    abstention: 'NOT_STATED',
    verified: true,
  },
  'rule:mpls/charter-amendment': {
    sourceCode: 'src:mpls-charter-amendment',
    locator: 'amendment by ordinance',
    bodyCode: 'org:mpls-council',
    matter: 'CHARTER_AMENDMENT',
    base: 'ALL',
    seats: 13,
    needed: 13,
    abstention: 'NOT_YES',
    verified: true,
    note: 'And the mayor.',
  },
  'rule:stpaul/ordinance': {
    sourceCode: 'src:stpaul-charter',
    locator: 'section 6.03',
    bodyCode: 'org:stpaul-council',
    matter: 'ORDINANCE',
    base: 'ALL',
    seats: 7,
    needed: 4,
    abstention: 'RECORDED_NO',
    note: 'As of 1998: verify with the current charter.',
  },
  'rule:stpaul/override': {
    sourceCode: 'src:stpaul-charter',
    locator: 'section 6.03',
    bodyCode: 'org:stpaul-council',
    matter: 'VETO_OVERRIDE',
    base: 'ALL',
    seats: 7,
    needed: 5,
    abstention: 'RECORDED_NO',
    note: 'The number comes from a secondary source: verify with the current charter.',
  },
  'rule:hennepin/board': {
    sourceCode: 'src:hennepin-board',
    locator: 'board action',
    bodyCode: 'org:hennepin',
    matter: 'BOARD_ACTION',
    base: 'ALL',
    seats: 7,
    needed: 4,
    abstention: 'NOT_STATED',
    note: 'Majority of seven by our own arithmetic: verify with the rules of the board.',
  },
} satisfies Rows<VotingRule>;

const wardPosts: Rows<Post> = Object.fromEntries(
  WARDS.map((ward) => [
    `post:mpls-council/ward-${ward}`,
    {
      ...registry,
      bodyCode: 'org:mpls-council',
      areaCode: `area:minneapolis/ward-${ward}`,
      ward,
      titleEn: `Council member, Ward ${ward}`,
      titleEs: `Integrante del Concejo, distrito ${ward}`,
      filling: 'ELECTED',
    },
  ]),
);
/** Posts exist whoever holds them, or nobody. */
export const POSTS: Rows<Post> = {
  ...wardPosts,
  'post:mpls/mayor': {
    ...at('src:002', 16),
    bodyCode: 'org:mpls',
    areaCode: 'area:minneapolis',
    titleEn: 'Mayor of Minneapolis',
    titleEs: 'Alcaldía de Minneapolis',
    filling: 'ELECTED',
  },
  'post:mpd/chief': {
    ...at('src:001', 11),
    bodyCode: 'org:mpd',
    areaCode: 'area:minneapolis',
    titleEn: 'Chief of Police of Minneapolis',
    titleEs: 'Jefatura de Policía de Minneapolis',
    filling: 'APPOINTED',
  },
  'post:hcso/sheriff': {
    ...at('src:001', 11),
    bodyCode: 'org:hcso',
    areaCode: 'area:hennepin',
    titleEn: 'Sheriff of Hennepin County',
    titleEs: 'Sheriff del condado de Hennepin',
    filling: 'ELECTED',
  },
  'post:sppd/chief': {
    ...at('src:002', 20),
    bodyCode: 'org:sppd',
    areaCode: 'area:st_paul',
    titleEn: 'Chief of Police of Saint Paul',
    titleEs: 'Jefatura de Policía de Saint Paul',
    filling: 'APPOINTED',
  },
};

/** The terms of the council, to the year; the days are not in the record. */
export const TERMS = {
  'term:mpls-council/2024': {
    ...notes,
    bodyCode: 'org:mpls-council',
    label: '2024–2025',
    starts: year(2024),
    ends: year(2025),
  },
  'term:mpls-council/2026': {
    ...notes,
    bodyCode: 'org:mpls-council',
    label: '2026–2029',
    starts: year(2026),
    ends: year(2029),
  },
} satisfies Rows<Term>;
