import type { Place } from '../source.entity.ts';
import { at } from './cite.ts';
import type { Rows } from './data.ts';

/** The places of the record. */
export const PLACES = {
  'place:cuatro-milpas': {
    ...at('src:002', 10),
    name: 'Taqueria y Birrieria Las Cuatro Milpas',
    otherNames: [
      { name: 'Las Quatro Milpas', usedBy: 'src:002', sourceCode: 'src:002', locator: 'line 25', note: 'misspelling' },
    ],
    city: 'Minneapolis',
  },
  'place:psb': { ...at('src:000', 3), name: 'Minneapolis Public Service Building', city: 'Minneapolis' },
} satisfies Rows<Place>;
