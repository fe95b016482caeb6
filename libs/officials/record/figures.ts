import { at, CLOSING_DATE, type Rows } from '#campaigns';
import type { Figure, Membership } from '../figure.entity.ts';
import type { BodyCode } from './bodies.ts';

/**
 * Public officials under their names, and the spokespeople under codes that do not name them: their names stand in this
 * one place and in no text of the record, so that `record forget-person CODE` takes them away whole.
 */
export const FIGURES = {
  'per:wonsley': { ...at('src:000', 9), name: 'Robin Wonsley', kind: 'OFFICIAL' },
  'per:chavez': { ...at('src:002', 30), name: 'Jason Chavez', kind: 'OFFICIAL' },
  'per:payne': { ...at('src:000', 9), name: 'Elliott Payne', kind: 'OFFICIAL' },
  'per:vetaw': { ...at('src:001', 37), name: 'LaTrisha Vetaw', kind: 'OFFICIAL' },
  'per:ellison': { ...at('src:002', 25), name: 'Jeremiah Ellison', kind: 'OFFICIAL' },
  'per:frey': { ...at('src:002', 16), name: 'Jacob Frey', kind: 'OFFICIAL' },
  'per:ohara': { ...at('src:001', 11), name: 'Brian O’Hara', kind: 'OFFICIAL' },
  'per:witt': { ...at('src:001', 11), name: 'Dawanna Witt', kind: 'OFFICIAL' },
  'per:henry': { ...at('src:002', 20), name: 'Axel Henry', kind: 'OFFICIAL' },
  'per:stanek': { ...at('src:004', 8), name: 'Stanek', kind: 'OFFICIAL' },
  // The page does not name the candidate.
  'per:candidate-2017': { ...at('src:004', 28), kind: 'CANDIDATE' },
  'spk:mirac-1': { ...at('src:000', 5), name: 'Myrka Zambrano', kind: 'SPOKESPERSON', bodyCode: 'org:mirac' },
  'spk:mirac-2': { ...at('src:002', 25), name: 'Dieu Do', kind: 'SPOKESPERSON', bodyCode: 'org:mirac' },
  'spk:cuapb-1': { ...at('src:000', 16), name: 'Michelle Gross', kind: 'SPOKESPERSON', bodyCode: 'org:cuapb' },
  // For whom the two organizers speak is not said.
  'spk:organizer-1': { ...at('src:001', 17), name: 'Robyn Harbison', kind: 'SPOKESPERSON' },
  'spk:organizer-2': { ...at('src:001', 23), name: 'Vash Lamp', kind: 'SPOKESPERSON' },
} satisfies Rows<Figure>;
/** The figures. */
export type FigureCode = keyof typeof FIGURES;

type Holding = Rows<Membership>[string] & { readonly figureCode: FigureCode; readonly bodyCode: BodyCode };
/** The record vouches for a holder up to its closing date, and no day further. */
const held = { confirmedUntil: CLOSING_DATE };
const council = (ward: number) => ({
  ...held,
  bodyCode: 'org:mpls-council' as const,
  postCode: `post:mpls-council/ward-${ward}`,
  termCode: 'term:mpls-council/2024',
  role: 'MEMBER' as const,
});

/** Who held what when the record was closed. When they began is not in it: the start stays open. */
export const MEMBERSHIPS = {
  'per:payne/ward-1': { ...at('src:000', 9), figureCode: 'per:payne', ...council(1) },
  'per:payne/president': {
    ...at('src:000', 9),
    ...held,
    figureCode: 'per:payne',
    bodyCode: 'org:mpls-council',
    termCode: 'term:mpls-council/2024',
    role: 'PRESIDENT',
  },
  'per:wonsley/ward-2': { ...at('src:000', 9), figureCode: 'per:wonsley', ...council(2) },
  'per:vetaw/ward-4': { ...at('src:001', 37), figureCode: 'per:vetaw', ...council(4) },
  'per:ellison/ward-5': {
    ...at('src:002', 25),
    figureCode: 'per:ellison',
    ...council(5),
    outgoing: true,
    endReason: 'NOT_STATED',
  },
  'per:chavez/ward-9': { ...at('src:002', 30), figureCode: 'per:chavez', ...council(9) },
  'per:frey/mayor': {
    ...at('src:002', 16),
    ...held,
    figureCode: 'per:frey',
    bodyCode: 'org:mpls',
    postCode: 'post:mpls/mayor',
    role: 'MAYOR',
  },
  'per:ohara/chief': {
    ...at('src:001', 11),
    ...held,
    figureCode: 'per:ohara',
    bodyCode: 'org:mpd',
    postCode: 'post:mpd/chief',
    role: 'CHIEF',
  },
  // One post, two holders: the earlier one had left it, and the later one had taken it, when the latter is first named.
  'per:witt/sheriff': {
    ...at('src:001', 11),
    ...held,
    figureCode: 'per:witt',
    bodyCode: 'org:hcso',
    postCode: 'post:hcso/sheriff',
    role: 'SHERIFF',
    startsOn: '2025-06-03',
    startsPrecision: 'NO_LATER_THAN',
    startsYearInferred: true,
  },
  'per:stanek/sheriff': {
    ...at('src:004', 8),
    figureCode: 'per:stanek',
    bodyCode: 'org:hcso',
    postCode: 'post:hcso/sheriff',
    role: 'SHERIFF',
    endsOn: '2025-06-02',
    endsPrecision: 'NO_LATER_THAN',
    endsYearInferred: true,
    endReason: 'NOT_STATED',
  },
  'per:henry/chief': {
    ...at('src:002', 20),
    ...held,
    figureCode: 'per:henry',
    bodyCode: 'org:sppd',
    postCode: 'post:sppd/chief',
    role: 'CHIEF',
  },
  'per:candidate-2017/mayor': {
    ...at('src:004', 28),
    figureCode: 'per:candidate-2017',
    bodyCode: 'org:mpls',
    role: 'CANDIDATE',
    endsOn: '2025-06-02',
    endsPrecision: 'NO_LATER_THAN',
    endsYearInferred: true,
    endReason: 'NOT_STATED',
  },
  'spk:mirac-1/mirac': {
    ...at('src:000', 5),
    figureCode: 'spk:mirac-1',
    bodyCode: 'org:mirac',
    role: 'SPOKESPERSON',
  },
  'spk:cuapb-1/cuapb': {
    ...at('src:000', 16),
    figureCode: 'spk:cuapb-1',
    bodyCode: 'org:cuapb',
    role: 'PRESIDENT',
  },
  // Two memberships at once: both are shown, and neither speaks for the council member.
  'spk:mirac-2/mirac': { ...at('src:002', 25), figureCode: 'spk:mirac-2', bodyCode: 'org:mirac', role: 'ORGANIZER' },
  'spk:mirac-2/ward5-office': {
    ...at('src:002', 25),
    figureCode: 'spk:mirac-2',
    bodyCode: 'org:ward5-office',
    role: 'STAFF',
  },
} satisfies Record<string, Holding>;
