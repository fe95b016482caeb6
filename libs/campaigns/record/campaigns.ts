import type { Campaign, CampaignGoal, Occasion } from '../campaign.entity.ts';
import { at } from './cite.ts';
import { day, range, type Rows, unknownDate } from './data.ts';

/** The campaign under its names, and the platform of 2017 that went before. */
export const CAMPAIGNS = {
  'camp:sanctuary-now-2017': {
    ...at('src:004', 39),
    name: 'Sanctuary Now! Platform',
    closed: true,
    languages: ['en', 'es'],
  },
  'camp:sanctuary-for-real': {
    ...at('src:001', 17),
    name: 'ICE Out of Minneapolis: Sanctuary for Real!',
    otherNames: [
      {
        code: 'camp:sanctuary-for-real/alias-1',
        name: 'Real Sanctuary Now',
        usedBy: 'src:000',
        sourceCode: 'src:000',
        locator: 'line 4',
        since: day('2025-11-14', { text: 'November 14', yearInferred: true, note: 'The day of the press conference.' }),
        note: 'That both names mean one campaign is not said in either source.',
      },
    ],
    predecessorCode: 'camp:sanctuary-now-2017',
    languages: ['en', 'es'],
  },
} satisfies Rows<Campaign>;

/** What the campaign says that it is for, beside the demands. */
export const GOALS = {
  'camp/goal-1': {
    ...at('src:001', 4),
    campaignCode: 'camp:sanctuary-for-real',
    kind: 'GOAL',
    demandCode: 'D0',
    textEn: 'The campaign wants new rules that make the separation ordinance stronger.',
    textEs: 'La campaña pide nuevas reglas que refuercen la ordenanza de separación.',
  },
  'camp/goal-2': {
    ...at('src:001', 21),
    campaignCode: 'camp:sanctuary-for-real',
    kind: 'GOAL',
    textEn: 'The city should enforce the sanctuary policy that it already has, and more strictly.',
    textEs: 'La ciudad debe hacer cumplir con más rigor la política de santuario que ya tiene.',
  },
  'camp/goal-3': {
    ...at('src:000', 3),
    campaignCode: 'camp:sanctuary-for-real',
    kind: 'GOAL',
    demandCode: 'D4a',
    textEn: 'The next police contract should punish officers who work with ICE or break the ordinance.',
    textEs: 'El próximo contrato policial debe sancionar a agentes que colaboren con ICE o violen la ordenanza.',
  },
  'camp/framing-1': {
    ...at('src:001', 15),
    campaignCode: 'camp:sanctuary-for-real',
    kind: 'FRAMING',
    textEn: 'The organizers say that city officials are welcome to work with them on this.',
    textEs: 'Quienes organizan dicen que invitan a las autoridades de la ciudad a trabajar en conjunto.',
  },
} satisfies Rows<CampaignGoal>;

const OF_2025 = 'The source prints no year; the events around it are of 2025.';

/** The occasions that the record names. */
export const OCCASIONS = {
  E1: {
    ...at('src:000', 3),
    kind: 'PRESS_CONFERENCE',
    owner: 'CAMPAIGN',
    campaignCode: 'camp:sanctuary-for-real',
    placeCode: 'place:psb',
    date: day('2025-11-14', {
      text: 'November 14',
      yearInferred: true,
      note: 'After June 3, 2025; contract talks were on; Payne was president of the council.',
    }),
    textEn: 'A crowded press conference on the police contract, in front of a city building.',
    textEs: 'Una conferencia de prensa muy concurrida sobre el contrato policial, frente a un edificio municipal.',
  },
  E2: {
    ...at('src:002', 3),
    kind: 'MARCH',
    owner: 'PROTESTERS',
    date: day('2025-12-20', { text: 'Dec. 20', yearInferred: true, note: OF_2025 }),
    textEn: 'A large march on Lake Street in very cold weather. Who organized it is not said.',
    textEs: 'Una gran marcha por Lake Street con mucho frío. No se dice quién la organizó.',
  },
  E3: {
    ...at('src:002', 29),
    kind: 'PRESS_CONFERENCE',
    owner: 'OFFICIAL',
    date: day('2025-12-16', { text: 'Dec. 16', yearInferred: true, note: OF_2025 }),
    textEn: 'The chief of police and the mayor spoke to the press.',
    textEs: 'El jefe de policía y el alcalde hablaron con la prensa.',
  },
  E4: {
    ...at('src:002', 7),
    kind: 'COUNCIL_MEETING',
    owner: 'OFFICIAL',
    date: day('2025-12-11', {
      text: 'Dec. 11',
      yearInferred: true,
      note: 'A law of 2003 is called 22 years old, and December 15 four days later.',
    }),
    textEn: 'The Minneapolis City Council voted on the revised separation ordinance.',
    textEs: 'El Concejo Municipal de Minneapolis votó la ordenanza de separación revisada.',
  },
  E5: {
    ...at('src:002', 23),
    kind: 'COUNCIL_MEETING',
    owner: 'OFFICIAL',
    date: day('2025-12-10', { text: 'Dec. 10', yearInferred: true, note: OF_2025 }),
    textEn: 'The Saint Paul City Council voted on a resolution about its police.',
    textEs: 'El Concejo Municipal de Saint Paul votó una resolución sobre su policía.',
  },
  E6: {
    ...at('src:001', 13),
    kind: 'STATEMENT',
    owner: 'OFFICIAL',
    date: day('2025-06-04', {
      text: 'the day after the incident',
      yearInferred: true,
      note: 'One day after June 3, 2025.',
    }),
    textEn: 'The sheriff answered questions of reporters.',
    textEs: 'La sheriff respondió preguntas de la prensa.',
  },
  E7: {
    ...at('src:001', 33),
    kind: 'COUNCIL_MEETING',
    owner: 'OFFICIAL',
    date: unknownDate({
      text: 'Tuesday',
      yearInferred: true,
      note: 'The record does not say which Tuesday. Outside reports point at 2025-08-05; nobody has accepted that yet.',
    }),
    textEn: 'The council talked about the audit of June 3.',
    textEs: 'El concejo habló de la auditoría del 3 de junio.',
  },
  E8: {
    ...at('src:003', 28),
    kind: 'STATEMENT',
    owner: 'OFFICIAL',
    date: day('2025-06-23', { text: 'Monday', note: 'The tweet is dated June 24, 2025, a Tuesday.' }),
    textEn: 'The Minneapolis police told how they follow the ordinance.',
    textEs: 'La policía de Minneapolis explicó cómo cumple la ordenanza.',
  },
  E9: {
    ...at('src:000', 17),
    kind: 'NEGOTIATION',
    owner: 'OFFICIAL',
    date: range('2025-11-14', null, {
      yearInferred: true,
      note: 'The talks were on when the press conference was held.',
    }),
    textEn: 'The talks on the police contract, which the public may attend.',
    textEs: 'Las negociaciones del contrato policial, a las que el público puede asistir.',
  },
} satisfies Rows<Occasion>;
