import { at, type DocumentCode, type Rows } from '#campaigns';
import type { Matter } from '../matter.entity.ts';
import type { Act } from '../matters/act.input.ts';
import type { BodyCode } from './bodies.ts';
import type { EVIDENCE } from './evidence.ts';

type Row = Rows<Matter>[string] & { readonly bodyCode: BodyCode; readonly documentCode?: DocumentCode };

/** What the acts of the record were about. */
export const MATTERS = {
  'mat:ord-2025': {
    ...at('src:002', 7),
    bodyCode: 'org:mpls-council',
    documentCode: 'doc:ord-2025',
    classification: 'ORDINANCE',
    titleEn: 'Revised separation ordinance of Minneapolis',
    titleEs: 'Ordenanza de separación revisada de Minneapolis',
  },
  'mat:eo-dec3': {
    ...at('src:002', 16),
    bodyCode: 'org:mpls-council',
    documentCode: 'doc:eo-dec3',
    classification: 'ORDER',
    titleEn: 'Executive order on city parking property',
    titleEs: 'Orden ejecutiva sobre estacionamientos municipales',
  },
} satisfies Record<string, Row>;

/** Which evidence of the record tells of an act, on which matter, and the last day by which it was done. */
export const ACTS_OF_RECORD: Partial<
  Record<keyof typeof EVIDENCE, { readonly act: Act; readonly matter: keyof typeof MATTERS; readonly on: string }>
> = {
  S09: { act: 'AUTHOR', matter: 'mat:ord-2025', on: '2025-12-10' },
  S17: { act: 'ORDER', matter: 'mat:eo-dec3', on: '2025-12-03' },
};
