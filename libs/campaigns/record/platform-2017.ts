import type { Demand, DemandVersion, Lever } from '../demand.entity.ts';
import { at, QUOTED } from './cite.ts';
import type { Rows } from './data.ts';

type Kind = Demand['kind'];
type Target = Demand['target'];
type LeverKind = Lever['kind'];
interface Item {
  readonly kind: Kind;
  readonly parent?: string;
  readonly target?: Target;
  readonly line: number;
  readonly title: readonly [en: string, es: string];
  readonly text: readonly [en: string, es: string];
  /** What the page says about who decides. */
  readonly levers?: readonly (readonly [LeverKind, decider?: string])[];
}

/** What the platform page of 2017 asks for: its vision, three priorities with their points, twelve policies. */
const ITEMS = {
  'P-V': {
    kind: 'VISION',
    line: 3,
    title: ['More than protection', 'Más que protección'],
    text: [
      'A sanctuary city has to do more than keep people from being detained or deported.',
      'Una ciudad santuario debe hacer más que evitar detenciones y deportaciones.',
    ],
  },
  'P-V2': {
    kind: 'VISION',
    parent: 'P-V',
    line: 3,
    title: ['A city for all who live in it', 'Una ciudad para quienes viven en ella'],
    text: [
      'Housing, work, schooling, care and safety should be within everybody’s reach in Minneapolis.',
      'Vivienda, trabajo, educación, salud y seguridad deben estar al alcance de todas las personas en Minneapolis.',
    ],
  },
  P1: {
    kind: 'PRIORITY',
    line: 12,
    title: ['Immigrants safe from deportation', 'Inmigrantes a salvo de la deportación'],
    text: [
      'First priority: guard immigrants against being detained and deported.',
      'Primera prioridad: resguardar a las personas inmigrantes de la detención y la deportación.',
    ],
  },
  'P1.a': {
    kind: 'PART',
    parent: 'P1',
    target: 'COUNTY',
    line: 13,
    title: ['A sanctuary ordinance of the county', 'Una ordenanza santuario del condado'],
    text: [
      'Get a sanctuary ordinance passed together with Hennepin County.',
      'Lograr una ordenanza santuario junto con el condado de Hennepin.',
    ],
    levers: [['COUNTY', 'org:hennepin']],
  },
  'P1.b': {
    kind: 'PART',
    parent: 'P1',
    target: 'COUNTY',
    line: 14,
    title: ['Other ways than the county jail', 'Alternativas a la cárcel del condado'],
    text: [
      'Look for ways to book people elsewhere than in the county’s jail.',
      'Buscar formas de procesar a las personas fuera de la cárcel del condado.',
    ],
    levers: [['COUNTY', 'org:hennepin']],
  },
  'P1.c': {
    kind: 'PART',
    parent: 'P1',
    line: 15,
    title: ['Legal services', 'Servicios legales'],
    text: [
      'Bring residents to lawyers who help them stay and get papers.',
      'Conectar a residentes con asistencia legal para quedarse y regularizar su situación.',
    ],
  },
  P2: {
    kind: 'PRIORITY',
    line: 16,
    title: ['An end to surveillance of Muslims', 'Fin de la vigilancia a personas musulmanas'],
    text: [
      'Second priority: stop watching and targeting Muslims in the city.',
      'Segunda prioridad: dejar de vigilar y señalar a personas musulmanas en la ciudad.',
    ],
  },
  'P2.a': {
    kind: 'PART',
    parent: 'P2',
    line: 17,
    title: ['Condemn CVE', 'Condenar el programa CVE'],
    text: [
      'Speak out publicly against Countering Violent Extremism.',
      'Condenar públicamente el programa Countering Violent Extremism.',
    ],
  },
  'P2.b': {
    kind: 'PART',
    parent: 'P2',
    line: 18,
    title: ['No CVE money', 'Sin dinero de CVE'],
    text: [
      'Take no CVE money, and move the county to take none either.',
      'No aceptar dinero de CVE y lograr que el condado tampoco lo acepte.',
    ],
    levers: [
      ['NOT_STATED', 'org:mpls'],
      ['COUNTY', 'org:hennepin'],
    ],
  },
  'P2.c': {
    kind: 'PART',
    parent: 'P2',
    line: 19,
    title: ['Protect Muslim youth at school', 'Proteger a jóvenes de fe musulmana en la escuela'],
    text: [
      'Keep Muslim students from being watched or manipulated, together with the public schools.',
      'Evitar, con las escuelas públicas, que se vigile o manipule a estudiantes de fe musulmana.',
    ],
    levers: [['NOT_STATED', 'org:mps']],
  },
  P3: {
    kind: 'PRIORITY',
    line: 20,
    title: ['A sanctuary city beyond protection', 'Una ciudad santuario más allá de la protección'],
    text: [
      'Third priority: a sanctuary city that gives people a full part in city life.',
      'Tercera prioridad: una ciudad santuario donde todas las personas participen plenamente.',
    ],
  },
  'P3.a': {
    kind: 'PART',
    parent: 'P3',
    line: 21,
    title: ['Non-citizens in city elections', 'Participación de no ciudadanos en elecciones'],
    text: [
      'Let residents without citizenship take part in city elections.',
      'Permitir que residentes sin ciudadanía participen en las elecciones de la ciudad.',
    ],
  },
  'P3.b': {
    kind: 'PART',
    parent: 'P3',
    line: 22,
    title: ['Immigrant-owned businesses', 'Negocios de personas inmigrantes'],
    text: [
      'Help businesses of immigrants and refugees with what only they need.',
      'Apoyar a negocios de personas inmigrantes y refugiadas en lo que necesitan.',
    ],
  },
  'P3.c': {
    kind: 'PART',
    parent: 'P3',
    line: 23,
    title: ['Services whatever the status', 'Servicios sin importar el estatus'],
    text: [
      'Open schools, housing, care and social services to immigrants of any status.',
      'Abrir escuelas, vivienda, salud y servicios sociales a personas inmigrantes de cualquier estatus.',
    ],
  },
  'P-01': {
    kind: 'POLICY',
    target: 'LOCAL_POLICE',
    line: 26,
    title: ['Summonses in place of arrests', 'Citaciones en lugar de arrestos'],
    text: [
      'Have the police hand out a summons where they would now arrest.',
      'Que la policía entregue citaciones donde ahora arresta.',
    ],
    levers: [['AGENCY_POLICY', 'org:mpd']],
  },
  'P-02': {
    kind: 'POLICY',
    line: 27,
    title: ['Municipal ID', 'Identificación municipal'],
    text: [
      'Issue a city identity card to every resident.',
      'Emitir una identificación de la ciudad para cada residente.',
    ],
    levers: [['NOT_STATED', 'org:mpls']],
  },
  'P-03': {
    kind: 'POLICY',
    target: 'STATE',
    line: 28,
    title: ['A license to drive for everybody', 'Licencias de conducir para todas las personas'],
    text: [
      'Press the state to give everybody in Minnesota access to a driver’s license.',
      'Exigir al estado que toda persona en Minnesota pueda tener licencia de conducir.',
    ],
    levers: [['STATE_LAW']],
  },
  'P-04': {
    kind: 'POLICY',
    line: 29,
    title: ['Lawyers for those whom ICE detains', 'Defensa legal para quienes ICE detiene'],
    text: [
      'The city pays for steady legal help for immigrants in ICE detention.',
      'La ciudad paga defensa legal constante para personas inmigrantes detenidas por ICE.',
    ],
    levers: [['FUNDING', 'org:mpls']],
  },
  'P-05': {
    kind: 'POLICY',
    line: 30,
    title: ['Fewer small offenses', 'Menos faltas menores'],
    text: [
      'Take small offenses out of criminal law, and let people plead online, away from ICE.',
      'Sacar faltas menores del derecho penal y permitir declarar en línea, lejos de ICE.',
    ],
    levers: [['NOT_STATED', 'org:mpls']],
  },
  'P-06': {
    kind: 'POLICY',
    line: 31,
    title: ['Help with applications', 'Ayuda con solicitudes'],
    text: [
      'Help people apply for residency and citizenship, with coalitions, nonprofits and legal centers.',
      'Ayudar con solicitudes de residencia y ciudadanía, con coaliciones, organizaciones y centros legales.',
    ],
    levers: [['NOT_STATED', 'org:mpls']],
  },
  'P-07': {
    kind: 'POLICY',
    target: 'STATE',
    line: 32,
    title: ['City vote for non-citizens', 'Voto municipal para no ciudadanos'],
    text: [
      'Give residents without citizenship the city vote. That takes a statewide ballot on the constitution.',
      'Dar el voto municipal a residentes sin ciudadanía. Eso exige una votación estatal sobre la constitución.',
    ],
    levers: [['BALLOT']],
  },
  'P-08': {
    kind: 'POLICY',
    target: 'COUNTY',
    line: 33,
    title: ['Health care for the undocumented', 'Salud para personas indocumentadas'],
    text: [
      'Open health care to undocumented residents, with the county as partner.',
      'Abrir la atención de salud a residentes sin papeles, con el condado como socio.',
    ],
    levers: [
      ['NOT_STATED', 'org:mpls'],
      ['COUNTY', 'org:hennepin'],
    ],
  },
  'P-09': {
    kind: 'POLICY',
    line: 34,
    title: ['Staff who seek out immigrant businesses', 'Personal para negocios inmigrantes'],
    text: [
      'Pay staff of the Small Business Navigator to go and find immigrant owners.',
      'Pagar personal del Small Business Navigator que busque a propietarios inmigrantes.',
    ],
    levers: [['FUNDING', 'org:mpls']],
  },
  'P-10': {
    kind: 'POLICY',
    line: 35,
    title: ['Eviction only for cause', 'Desalojo solo con causa'],
    text: [
      'Allow evictions only for a just cause, by ordinance.',
      'Permitir desalojos solo con causa justa, por ordenanza.',
    ],
    levers: [['ORDINANCE', 'org:mpls-council']],
  },
  'P-11': {
    kind: 'POLICY',
    line: 36,
    title: ['Leave the Strong Cities Network', 'Salir de Strong Cities Network'],
    text: [
      'As mayor, end the city’s part in CVE and in the Strong Cities Network.',
      'Desde la alcaldía, terminar la participación en CVE y en Strong Cities Network.',
    ],
    levers: [['EXECUTIVE_ORDER', 'post:mpls/mayor']],
  },
  'P-12': {
    kind: 'POLICY',
    line: 37,
    title: ['A resolution on FBI surveillance', 'Una resolución sobre la vigilancia del FBI'],
    text: [
      'Condemn, by resolution, that the FBI watches and targets Muslims.',
      'Condenar, por resolución, que el FBI vigile y señale a personas musulmanas.',
    ],
    levers: [['RESOLUTION', 'org:mpls-council']],
  },
} satisfies Record<string, Item>;

const items: [string, Item][] = Object.entries(ITEMS);
const fromItems = <T>(of: (item: Item, code: string, index: number) => [string, T]): Record<string, T> =>
  Object.fromEntries(items.map(([code, item], index) => of(item, code, index)));

/** The codes of what the platform of 2017 asks for. */
export const PLATFORM_CODES: readonly string[] = items.map(([code]) => code);

/** The platform's items as demands of the closed campaign. */
export const PLATFORM_DEMANDS: Rows<Demand> = fromItems(({ kind, parent, target = 'CITY', title }, code, position) => [
  code,
  {
    campaignCode: 'camp:sanctuary-now-2017',
    kind,
    parentCode: parent ?? null,
    target,
    position,
    titleEn: title[0],
    titleEs: title[1],
  },
]);

/** What they said in 2017. */
export const PLATFORM_VERSIONS: Rows<DemandVersion> = fromItems(({ line, text }, code) => [
  `${code}@1`,
  { ...at('src:004', line, QUOTED), demandCode: code, version: 1, textEn: text[0], textEs: text[1] },
]);

/** Who decides on them, as far as the page says. */
export const PLATFORM_LEVERS: Rows<Lever> = Object.fromEntries(
  items.flatMap(([demandCode, { levers = [] }]) =>
    levers.map(([kind, deciderCode = null]) => [
      `${demandCode}/${kind.toLowerCase().replaceAll('_', '-')}`,
      { demandCode, kind, deciderCode },
    ]),
  ),
);
