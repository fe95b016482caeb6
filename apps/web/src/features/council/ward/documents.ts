import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** What the record places in a ward. */
export const WARD_BODIES = graphql(`
  query wardBodies($ward: Int!) {
    wardBodies(ward: $ward) {
      code
      name {
        en
        es
      }
      classification
      ofTheWard
    }
  }
`);

/** One body of a ward. */
export type WardBody = ResultOf<typeof WARD_BODIES>['wardBodies'][number];
