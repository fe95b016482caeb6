import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** With whom the record is shared, and whose is read. */
export const SHARING = graphql(`
  query sharing {
    sharing {
      made {
        id
        organization
        offeredAt
        state
        campaigns {
          code
          name
        }
      }
      received {
        id
        organization
        offeredAt
        state
        campaigns {
          code
          name
        }
      }
      campaigns {
        code
        name
      }
    }
  }
`);

/** Offers campaigns of the own record to another organization. */
export const OFFER_RECORD = graphql(`
  mutation offerRecord($input: RecordOffer!) {
    offerRecord(input: $input) {
      made {
        id
      }
    }
  }
`);

/** Reads the record that was offered, from now on. */
export const ACCEPT_RECORD = graphql(`
  mutation acceptRecord($id: ID!) {
    acceptRecord(id: $id) {
      received {
        id
      }
    }
  }
`);

/** Ends the own side of it at once. */
export const END_RECORD_SHARE = graphql(`
  mutation endRecordShare($id: ID!) {
    endRecordShare(id: $id) {
      made {
        id
      }
    }
  }
`);

/** What was shown of one record is not what another one says. */
export const RECORD = { additionalTypenames: ['Sharing', 'Council', 'CouncilCell', 'Path', 'Demand', 'Campaign'] };

/** How things stand. */
export type Sharing = ResultOf<typeof SHARING>['sharing'];
/** One offer. */
export type Share = Sharing['made'][number];
