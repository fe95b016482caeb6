import { graphql } from '../../lib/graphql.ts';

/** Every file that was imported, newest first. */
export const importBatchesDocument = graphql(`
  query importBatches {
    importBatches {
      id
      createdAt
      format
      fileName
      state
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

/** One import: how it stands, its columns, and what it came to. */
export const importFileDocument = graphql(`
  query importFile($id: ID!) {
    importFile(id: $id) {
      name
      encoding
      delimiter
      key
      remembered
      kept
      failure
      batch {
        id
        format
        state
        about
        read
        rows
        created
        updated
        merged
        rejected
        position
        consentSource
        keptPeople {
          personId
          why
          made
        }
      }
      columns {
        place
        header
        field
        found
        system
        forbidden
      }
      summary {
        dryRun
        rows
        blank
        created
        updated
        unchanged
        rejected
        flagged
        bounced
        deceased
        newTags
        stops {
          email
          sms
          phone
          all
        }
        reasons {
          reason
          rejected
          count
          first
        }
      }
    }
  }
`);

/** Has a dry run made. */
export const checkImportDocument = graphql(`
  mutation checkImport($id: ID!, $choice: ImportChoice!) {
    checkImport(id: $id, choice: $choice) {
      name
    }
  }
`);

/** Has the file taken over. */
export const startImportDocument = graphql(`
  mutation startImport($id: ID!) {
    startImport(id: $id) {
      name
    }
  }
`);

/** Stops a dry run or an import, or leaves a file. */
export const cancelImportDocument = graphql(`
  mutation cancelImport($id: ID!) {
    cancelImport(id: $id) {
      name
    }
  }
`);

/** Takes an import back. */
export const undoImportDocument = graphql(`
  mutation undoImport($id: ID!) {
    undoImport(id: $id) {
      id
    }
  }
`);

/** What the reader exported in the last day. */
export const exportedTodayDocument = graphql(`
  query exportedToday {
    exportedToday {
      people
      times
    }
  }
`);
