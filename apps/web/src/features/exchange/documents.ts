import { graphql } from '../../lib/graphql.ts';

/** Every file that was imported, newest first. */
export const importBatchesDocument = graphql(`
  query importBatches {
    importBatches {
      id
      createdAt
      format
      rows
      created
      merged
      rejected
      consentSource
      finishedAt
    }
  }
`);

/** Says how the people of a file agreed to be written to. */
export const stateConsentDocument = graphql(`
  mutation stateConsent($batchId: ID!, $source: String!) {
    stateConsent(batchId: $batchId, source: $source) {
      id
      consentSource
    }
  }
`);
