import { at, day, type DocumentCode, type OccasionCode, type Rows } from '#campaigns';
import type { BodyDecision } from '../evidence.entity.ts';
import type { BodyCode } from './bodies.ts';

type Decision = Rows<BodyDecision>[string] & {
  readonly bodyCode: BodyCode;
  readonly documentCode?: DocumentCode;
  readonly occasionCode?: OccasionCode;
};

/** What bodies decided. No source gives a roll call, a count, or who was there. */
export const DECISIONS = {
  V1: {
    ...at('src:002', 7),
    bodyCode: 'org:mpls-council',
    occasionCode: 'E4',
    documentCode: 'doc:ord-2025',
    titleEn: 'Revised separation ordinance passed',
    titleEs: 'Aprobada la ordenanza de separación revisada',
    date: day('2025-12-11', {
      text: 'Dec. 11',
      yearInferred: true,
      note: 'A law of 2003 is called 22 years old, and December 15 four days later.',
    }),
    result: 'PASSED',
    unanimous: true,
    rollMissing: true,
    binding: true,
    textEn: 'The council passed a stronger ordinance. The report says unanimously; no names are recorded.',
    textEs: 'El concejo aprobó una ordenanza más fuerte. El reportaje dice por unanimidad; no constan nombres.',
  },
  V2: {
    ...at('src:002', 23),
    bodyCode: 'org:stpaul-council',
    occasionCode: 'E5',
    titleEn: 'Saint Paul resolution on its police',
    titleEs: 'Resolución de Saint Paul sobre su policía',
    date: day('2025-12-10', {
      text: 'Dec. 10',
      yearInferred: true,
      note: 'The source prints no year; the events around it are of 2025.',
    }),
    result: 'PASSED',
    unanimous: true,
    rollMissing: true,
    binding: false,
    textEn: 'Saint Paul will count the cost, look into the force used, and think about a stronger ordinance.',
    textEs: 'Saint Paul calculará el costo, investigará la fuerza usada y considerará una ordenanza más fuerte.',
  },
} satisfies Record<string, Decision>;
/** The decisions. */
export type DecisionCode = keyof typeof DECISIONS;
