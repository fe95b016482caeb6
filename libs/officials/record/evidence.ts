import { at, day, month, type OccasionCode, QUOTED, range, type Rows, unknownDate, year } from '#campaigns';
import type { Evidence } from '../evidence.entity.ts';
import type { BodyCode } from './bodies.ts';
import type { DecisionCode } from './decisions.ts';
import type { FigureCode } from './figures.ts';

type Row = Rows<Evidence>[string] & {
  readonly figureCode?: FigureCode;
  readonly bodyCode?: BodyCode;
  readonly occasionCode?: OccasionCode;
  readonly decisionCode?: DecisionCode;
};

const NO_YEAR = 'The source prints no year; the events around it are of 2025.';
const press = (figureCode?: FigureCode) =>
  ({
    ...(figureCode && { figureCode }),
    occasionCode: 'E1',
    date: day('2025-11-14', { text: 'November 14', yearInferred: true, note: NO_YEAR }),
  }) as const;
const chief = {
  figureCode: 'per:ohara',
  occasionCode: 'E3',
  date: day('2025-12-16', { text: 'Dec. 16', yearInferred: true, note: NO_YEAR }),
} as const;
const tuesday = {
  figureCode: 'per:chavez',
  occasionCode: 'E7',
  date: unknownDate({
    text: 'Tuesday',
    yearInferred: true,
    note: 'The record does not say which Tuesday. Outside reports point at 2025-08-05; nobody has accepted that yet.',
  }),
} as const;
const henry = {
  figureCode: 'per:henry',
  date: range('2025-11-25', null, { yearInferred: true, note: 'After the arrest of November 25.' }),
} as const;
const undated = year(2025, { yearInferred: true, note: 'Undated; told after June 3, 2025.' });
const staff = {
  type: 'STAFF_STATEMENT',
  figureCode: 'spk:mirac-2',
  date: range('2025-12-11', null, { yearInferred: true, note: 'After the vote of December 11.' }),
} as const;

/** What council members said and did. */
const COUNCIL = {
  S01: {
    ...at('src:000', 11, QUOTED),
    ...press('per:wonsley'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says she is with the immigrants who want the old separation ordinance brought up to date.',
    textEs: 'Dice que está con las personas inmigrantes que piden actualizar la antigua ordenanza de separación.',
  },
  S02: {
    ...at('src:000', 12, QUOTED),
    ...press('per:wonsley'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Argues that a city which pays millions for a police contract can write accountability into it.',
    textEs:
      'Sostiene que una ciudad que paga millones por un contrato policial puede incluir en él rendición de cuentas.',
  },
  S03a: {
    ...at('src:000', 12, QUOTED),
    ...press('per:wonsley'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that in January she asked the mayor and the chief to put consequences into writing.',
    textEs: 'Dice que en enero pidió al alcalde y al jefe de policía dejar las consecuencias por escrito.',
  },
  S03: {
    ...at('src:000', 12, QUOTED),
    figureCode: 'per:wonsley',
    occasionCode: 'E1',
    date: month('2025-01', {
      text: 'in January',
      yearInferred: true,
      note: 'Said in November 2025 of a time before the June 3 operation; medium confidence.',
    }),
    type: 'ALLEGATION',
    confidence: 'MEDIUM',
    textEn: 'A council member says that the mayor and the chief refused when she asked for consequences.',
    textEs: 'Una concejal dice que el alcalde y el jefe de policía se negaron cuando pidió consecuencias.',
  },
  S04: {
    ...at('src:000', 13, QUOTED),
    ...press('per:payne'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that this is no time for fine print: the federal government spreads fear without due process.',
    textEs: 'Dice que no es momento de tecnicismos: el gobierno federal siembra miedo sin debido proceso.',
  },
  S05: {
    ...at('src:000', 14, QUOTED),
    ...press('per:payne'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Wants the city to use every local power against what the federal government does to residents.',
    textEs: 'Quiere que la ciudad use todo su poder local frente a lo que el gobierno federal hace a residentes.',
  },
  S06: {
    ...at('src:000', 9),
    ...press(),
    type: 'REPORTED_PARAPHRASE',
    confidence: 'MEDIUM',
    textEn:
      'The report says that three members stressed one thing: accountability belongs in the police contract itself.',
    textEs:
      'Según el reportaje, tres integrantes subrayaron que la rendición de cuentas debe estar en el contrato policial.',
  },
  S07: {
    ...at('src:000', 15, QUOTED),
    ...press('per:chavez'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'A son of immigrants from Mexico, he backs their call for a strong contract. He names no consequence.',
    textEs: 'Hijo de inmigrantes de México, apoya el pedido de un contrato fuerte. No nombra ninguna consecuencia.',
  },
  S08: {
    ...at('src:000', 15, QUOTED),
    ...press('per:chavez'),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Promises to hold out for contract language on violations of the ordinance.',
    textEs: 'Promete mantenerse firme para que el contrato trate las violaciones de la ordenanza.',
  },
  S09: {
    ...at('src:000', 15),
    figureCode: 'per:chavez',
    date: range(null, '2025-12-10', {
      yearInferred: true,
      note: 'Before the vote of December 11; the day is not stated.',
    }),
    type: 'SPONSORSHIP',
    confidence: 'HIGH',
    textEn: 'Is a co-author of the revised separation ordinance.',
    textEs: 'Es coautor de la ordenanza de separación revisada.',
  },
  S10: {
    ...at('src:001', 31),
    ...tuesday,
    type: 'REPORTED_PARAPHRASE',
    confidence: 'MEDIUM',
    textEn: 'Is reported to see the audit as a reason for a stronger ordinance, and to confirm that ICE was there.',
    textEs:
      'Según el reportaje, ve en la auditoría una razón para reforzar la ordenanza y confirma que ICE estuvo allí.',
  },
  S11: {
    ...at('src:001', 33, QUOTED),
    ...tuesday,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Asks those who accused officials of false news about ICE to take it back.',
    textEs: 'Pide que se retracten quienes acusaron a autoridades de dar noticias falsas sobre ICE.',
  },
  S12: {
    ...at('src:001', 33, QUOTED),
    ...tuesday,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Asks the chief once more, in public, to withdraw what he said.',
    textEs: 'Pide otra vez al jefe de policía, en público, que retire lo que dijo.',
  },
  S13: {
    ...at('src:002', 30, QUOTED),
    figureCode: 'per:chavez',
    date: range('2025-12-15', '2025-12-20', {
      yearInferred: true,
      note: 'After the call of December 15, before the article.',
    }),
    type: 'OWN_POST',
    confidence: 'MEDIUM',
    textEn: 'Asks in a post why they helped ICE take people away. Whether he means county or city is unclear.',
    textEs:
      'Pregunta en una publicación por qué ayudaron a ICE a llevarse gente. No queda claro si habla del condado o de la ciudad.',
  },
  S14: {
    ...at('src:001', 37, QUOTED),
    figureCode: 'per:vetaw',
    date: undated,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Sees a chance for city, council and residents to plan together against the federal government.',
    textEs:
      'Ve una oportunidad para que ciudad, concejo y residentes planifiquen en conjunto frente al gobierno federal.',
  },
  S15: {
    ...at('src:001', 29),
    bodyCode: 'org:mpls-council',
    date: undated,
    type: 'REPORTED_PARAPHRASE',
    confidence: 'HIGH',
    textEn: 'Unnamed members want to look again at how local and federal police work together.',
    textEs: 'Integrantes sin nombre quieren revisar cómo trabajan en conjunto las policías local y federal.',
  },
  S16: {
    ...at('src:001', 35),
    bodyCode: 'org:mpls-council',
    date: undated,
    type: 'ORG_STATEMENT',
    confidence: 'MEDIUM',
    textEn: 'The council says that it works on clearer rules where the audit saw gaps.',
    textEs: 'El concejo dice que trabaja en reglas más claras donde la auditoría vio vacíos.',
  },
  S35: {
    ...at('src:000', 10),
    ...press('per:wonsley'),
    type: 'REPORTED_PARAPHRASE',
    confidence: 'MEDIUM',
    textEn: 'Is reported to fault the city for never enforcing its ordinance, hardly changed in twenty years.',
    textEs: 'Según el reportaje, critica que la ciudad no aplique su ordenanza, casi sin cambios en veinte años.',
  },
  N9: {
    ...at('src:000', 9),
    ...press(),
    type: 'EVENT_ATTENDANCE',
    confidence: 'HIGH',
    textEn: 'Three council members came and spoke at the campaign’s press conference.',
    textEs: 'Tres integrantes del concejo acudieron y hablaron en la conferencia de prensa de la campaña.',
  },
  V1: {
    ...at('src:002', 7),
    bodyCode: 'org:mpls-council',
    occasionCode: 'E4',
    decisionCode: 'V1',
    date: day('2025-12-11', { text: 'Dec. 11', yearInferred: true, note: NO_YEAR }),
    type: 'COLLECTIVE_VOTE',
    confidence: 'HIGH',
    textEn: 'The council passed the revised ordinance, as is told unanimously. Who was there is not recorded.',
    textEs: 'El concejo aprobó la ordenanza revisada, según se cuenta por unanimidad. No consta quién estuvo.',
  },
} satisfies Record<string, Row>;

/** What the mayor, police and sheriff said and did, here and in other places. */
const OFFICIALS = {
  S17: {
    ...at('src:002', 16),
    figureCode: 'per:frey',
    date: day('2025-12-03', { text: 'Dec. 3', yearInferred: true, note: NO_YEAR }),
    type: 'EXECUTIVE_ACTION',
    confidence: 'HIGH',
    textEn: 'Signed an order that keeps immigration enforcement off the city’s parking property.',
    textEs: 'Firmó una orden que aparta los operativos de inmigración de los estacionamientos de la ciudad.',
  },
  S18: {
    ...at('src:001', 11),
    date: month('2025-06', { yearInferred: true, note: NO_YEAR }),
    type: 'REPORTED_PARAPHRASE',
    confidence: 'HIGH',
    textEn: 'Chief, mayor and sheriff are reported to speak of a federal operation against trafficking.',
    textEs: 'Según el reportaje, jefe de policía, alcalde y sheriff hablan de un operativo federal contra el tráfico.',
  },
  S19: {
    ...at('src:001', 13, QUOTED),
    figureCode: 'per:witt',
    occasionCode: 'E6',
    date: day('2025-06-04', {
      text: 'the day after the incident',
      yearInferred: true,
      note: 'One day after June 3, 2025.',
    }),
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Told reporters that it had been a criminal case and no raid.',
    textEs: 'Dijo a la prensa que fue un caso penal y no una redada.',
  },
  S20: {
    ...at('src:002', 29, QUOTED),
    ...chief,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Said that his officers found nobody in danger on December 15 and soon left.',
    textEs: 'Dijo que su personal no halló a nadie en peligro el 15 de diciembre y pronto se fue.',
  },
  S21: {
    ...at('src:002', 31),
    ...chief,
    type: 'REPORTED_PARAPHRASE',
    confidence: 'HIGH',
    textEn: 'Is reported to rule out work with ICE, and to keep the duty to protect everybody.',
    textEs: 'Según el reportaje, descarta colaborar con ICE y mantiene el deber de proteger a todas las personas.',
  },
  S22: {
    ...at('src:002', 32, QUOTED),
    ...chief,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that the police try to keep people alive and to calm things down.',
    textEs: 'Dice que la policía intenta proteger vidas y calmar las cosas.',
  },
  S37: {
    ...at('src:002', 32, QUOTED),
    ...chief,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that other agencies’ doubtful methods are not in his hands.',
    textEs: 'Dice que los métodos dudosos de otras agencias no están en sus manos.',
  },
  S23: {
    ...at('src:002', 29, QUOTED),
    bodyCode: 'org:hcso',
    date: month('2025-12', { yearInferred: true, note: NO_YEAR }),
    type: 'ORG_STATEMENT',
    confidence: 'HIGH',
    textEn: 'The sheriff’s office says that it has no part in civil immigration work, its own or others’.',
    textEs: 'La oficina del sheriff dice que no participa en tareas civiles de inmigración, propias ni ajenas.',
  },
  S24: {
    ...at('src:002', 20, QUOTED),
    ...henry,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that Saint Paul officers were called and put themselves between protesters and federal agents.',
    textEs: 'Dice que se llamó al personal de Saint Paul y que se puso entre manifestantes y agentes federales.',
  },
  S25: {
    ...at('src:002', 22, QUOTED),
    ...henry,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that his officers do no immigration work.',
    textEs: 'Dice que su personal no hace tareas de inmigración.',
  },
  S36: {
    ...at('src:002', 22, QUOTED),
    ...henry,
    type: 'DIRECT_QUOTE',
    confidence: 'HIGH',
    textEn: 'Says that they still have to see to it that the law is kept.',
    textEs: 'Dice que aun así deben cuidar que se cumpla la ley.',
  },
  S26: {
    ...at('src:003', 28),
    bodyCode: 'org:mpd',
    occasionCode: 'E8',
    date: day('2025-06-23', { text: 'Monday', note: 'The tweet is dated June 24, 2025, a Tuesday: see K11.' }),
    type: 'ORG_STATEMENT',
    confidence: 'HIGH',
    textEn: 'A station’s tweet says that the police told how they keep to the ordinance.',
    textEs: 'Un tuit de una emisora dice que la policía explicó cómo respeta la ordenanza.',
  },
  S27: {
    ...at('src:003', 7),
    bodyCode: 'org:mpd',
    date: day('2025-06-24', { text: 'June 24, 2025' }),
    type: 'ORG_STATEMENT',
    confidence: 'LOW',
    textEn: 'An unreliable page says that officers do not ask about status on patrol or on calls.',
    textEs: 'Una página poco fiable dice que la policía no pregunta por el estatus en patrullas ni llamadas.',
  },
  V2: {
    ...at('src:002', 23),
    bodyCode: 'org:stpaul-council',
    occasionCode: 'E5',
    decisionCode: 'V2',
    date: day('2025-12-10', { text: 'Dec. 10', yearInferred: true, note: NO_YEAR }),
    type: 'COLLECTIVE_VOTE',
    confidence: 'HIGH',
    textEn: 'Saint Paul’s council resolved to look into its police and to think about its ordinance.',
    textEs: 'El concejo de Saint Paul resolvió investigar a su policía y repensar su ordenanza.',
  },
} satisfies Record<string, Row>;

/** What the campaign, its allies and staff said: their view, and nobody’s position. */
const VOICES = {
  S28: {
    ...at('src:002', 25),
    ...staff,
    confidence: 'HIGH',
    textEn: 'A person on the Ward 5 staff, also of MIRAC, is reported to be hopeful about the new ordinance.',
    textEs: 'Alguien del personal del distrito 5, también de MIRAC, mira con esperanza la nueva ordenanza.',
  },
  S29: {
    ...at('src:002', 25, QUOTED),
    ...staff,
    confidence: 'HIGH',
    textEn: 'The same voice says that June 3 showed plainly how local and federal officers work together.',
    textEs: 'La misma voz dice que el 3 de junio mostró cómo colaboran agentes locales y federales.',
  },
  S30: {
    ...at('src:000', 5, QUOTED),
    ...press('spk:mirac-1'),
    type: 'ORG_STATEMENT',
    bodyCode: 'org:mirac',
    confidence: 'HIGH',
    textEn: 'MIRAC calls what it asks simple and needed.',
    textEs: 'MIRAC llama sencillo y necesario lo que pide.',
  },
  S31: {
    ...at('src:000', 7, QUOTED),
    ...press('spk:mirac-1'),
    type: 'ALLEGATION',
    bodyCode: 'org:mirac',
    confidence: 'HIGH',
    textEn: 'MIRAC says that on June 3 city officers stood by the federal force and not by residents.',
    textEs: 'MIRAC dice que el 3 de junio la policía municipal apoyó a la fuerza federal y no a residentes.',
  },
  S32: {
    ...at('src:001', 25, QUOTED),
    type: 'ALLEGATION',
    figureCode: 'spk:organizer-1',
    date: undated,
    confidence: 'MEDIUM',
    textEn: 'An organizer claims that the police came to help earlier than their chief says.',
    textEs: 'Desde la organización se afirma que la policía llegó a ayudar antes de lo que dice su jefe.',
  },
  S33: {
    ...at('src:001', 25, QUOTED),
    type: 'ALLEGATION',
    figureCode: 'spk:organizer-1',
    date: undated,
    confidence: 'HIGH',
    textEn: 'An organizer claims that what the police do is not what they say.',
    textEs: 'Desde la organización se afirma que la policía no hace lo que dice.',
  },
  S34: {
    ...at('src:000', 17, QUOTED),
    ...press('spk:cuapb-1'),
    type: 'ORG_STATEMENT',
    bodyCode: 'org:cuapb',
    confidence: 'HIGH',
    textEn: 'An ally has tried for a quarter of a century to change the police contract.',
    textEs: 'Una organización aliada intenta desde hace un cuarto de siglo cambiar el contrato policial.',
  },
} satisfies Record<string, Row>;

const page = {
  figureCode: 'per:candidate-2017',
  date: range('2017-09-07', null, {
    yearInferred: true,
    note: 'The newest work that the page cites is of September 7, 2017.',
  }),
  confidence: 'HIGH',
} as const;
/** What a candidate of 2017 put on a page: another campaign, other demands. */
const PAGE_2017 = {
  'P-E': {
    ...at('src:004', 39, QUOTED),
    ...page,
    type: 'ENDORSEMENT',
    textEn: 'The candidate of 2017 endorses the Sanctuary Now! platform as a whole.',
    textEs: 'La candidatura de 2017 respalda en su totalidad la plataforma Sanctuary Now!.',
  },
  'P-page': {
    ...at('src:004', 12, QUOTED),
    ...page,
    type: 'OWN_POST',
    textEn: 'The candidate’s page promises three priorities and twelve policies.',
    textEs: 'La página de la candidatura promete tres prioridades y doce políticas.',
  },
} satisfies Record<string, Row>;

/** All evidence of the record. */
export const EVIDENCE = { ...COUNCIL, ...OFFICIALS, ...VOICES, ...PAGE_2017 } satisfies Record<string, Row>;
/** Its codes. */
export type EvidenceCode = keyof typeof EVIDENCE;
