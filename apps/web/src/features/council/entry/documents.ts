import { graphql } from '../../../lib/graphql.ts';

/** Everything that waits for a decision. */
export const QUEUE = graphql(`
  query reviewQueue($bundled: Boolean) {
    reviewQueue(bundled: $bundled) {
      bundledTotal
      bundledAccepted
      items {
        id
        kind
        type
        text {
          en
          es
        }
        original
        language
        translator
        date {
          value
          precision
          printed
          yearInferred
        }
        source {
          id
          publisher
          title
          url
        }
        locator
        about
        links {
          demand
          part
          direction
          explicitness
          scores
          promise
          reason
          note
        }
        result
        motion
        votes {
          ward
          name
          option
          sourceValue
        }
        counts {
          option
          printed
          named
        }
        warnings {
          kind
          option
          printed
          named
          missing
        }
        bundled
        recordedBy
        recordedAt
        mine
        decidedByMe
        accepts
        needed
        corrects {
          en
          es
        }
        correction {
          id
          text {
            en
            es
          }
          at
          waits
        }
        claim {
          id
          stance
          claimant
          about {
            en
            es
          }
          text {
            en
            es
          }
          date {
            value
            precision
            printed
            yearInferred
          }
          source {
            id
            publisher
            url
            reliability
          }
          locator
          quotedInSource
          awaits
        }
        assessment {
          document {
            en
            es
          }
          demand
          verdict
          reason {
            en
            es
          }
          assessor {
            en
            es
          }
        }
      }
    }
  }
`);

/** Enters a roll call. */
export const RECORD_ROLL_CALL = graphql(`
  mutation recordRollCall($input: RollCallInput!) {
    recordRollCall(input: $input)
  }
`);

/** Enters a row of evidence. */
export const RECORD_EVIDENCE = graphql(`
  mutation recordEvidence($input: EvidenceInput!) {
    recordEvidence(input: $input)
  }
`);

/** A row as the form of its correction starts with it. */
export const EVIDENCE_ENTRY = graphql(`
  query evidenceEntry($id: ID!) {
    evidenceEntry(id: $id) {
      id
      type
      figure
      who
      on
      until
      text {
        en
        es
      }
      original
      language
      translator
      source {
        id
        publisher
        url
        published
      }
      locator
      quotedInSource
      confidence
      links {
        demand
        part
        direction
        explicitness
        promise
      }
    }
  }
`);

/** Decides on one entry. */
export const DECIDE = graphql(`
  mutation decideEntry($input: DecisionInput!) {
    decideEntry(input: $input) {
      bundledAccepted
    }
  }
`);

/** Takes a row of evidence back. */
export const RETRACT_EVIDENCE = graphql(`
  mutation retractEvidence($id: ID!, $reason: String!) {
    retractEvidence(id: $id, reason: $reason)
  }
`);

/** Takes a roll call back as a whole. */
export const RETRACT_ROLL_CALL = graphql(`
  mutation retractRollCall($id: ID!, $reason: String!) {
    retractRollCall(id: $id, reason: $reason)
  }
`);

/** How a position came to be what it is. */
export const HISTORY = graphql(`
  query positionHistory($figure: String!, $demand: String) {
    positionHistory(figure: $figure, demand: $demand) {
      id
      demand
      label
      basis
      unknownReason
      stale
      cause
      validFrom
      validTo
    }
  }
`);

/** What people decided in place of the rule, or propose to, with the names it takes to tell of it. */
export const OVERRIDES = graphql(`
  query positionOverrides {
    positionOverrides {
      id
      figure
      demand
      label
      reason
      from
      until
      agreed
      mine
    }
    ledgerChoices {
      figures {
        code
        title {
          en
          es
        }
      }
      demands {
        code
        title {
          en
          es
        }
      }
    }
  }
`);

/** Proposes one. */
export const PROPOSE_OVERRIDE = graphql(`
  mutation proposeOverride($input: OverrideInput!) {
    proposeOverride(input: $input) {
      id
    }
  }
`);

/** A second person agrees to it. */
export const AGREE_OVERRIDE = graphql(`
  mutation agreeOverride($id: ID!) {
    agreeOverride(id: $id) {
      id
    }
  }
`);

/** Ends it; the rule decides again. */
export const END_OVERRIDE = graphql(`
  mutation endOverride($id: ID!) {
    endOverride(id: $id) {
      id
    }
  }
`);

/** What a change of the ledger makes old. */
export const LEDGER_CONTEXT = {
  additionalTypenames: [
    'Council',
    'CouncilCell',
    'Path',
    'ReviewQueue',
    'PositionSpan',
    'LedgerChoices',
    'AskRow',
    'PositionOverride',
    'Incidents',
    'Claim',
    'DemandPage',
  ],
};
