import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** The grid as of a day: without a day, the record's closing date. */
export const COUNCIL = graphql(`
  query council($asOf: String, $body: String, $since: String) {
    council(asOf: $asOf, body: $body, since: $since) {
      body
      bodies {
        code
        name {
          en
          es
        }
        seats
        main
      }
      since
      changes {
        ward
        demand
        otherHolder
        figure {
          id
          code
          name
        }
        was {
          demand
          label
          basis
          unknownReason
          stale
          ageDays
          toReview
        }
      }
      asOf
      closingDate
      beyondRecord
      known
      total
      review {
        status
        version
        date
        confirmations
        needed
        confirmedByMe
        names
        sharedBy
      }
      demands {
        code
        title {
          en
          es
        }
        target
      }
      seats {
        ward
        post
        place
        role
        outgoing
        holderUnconfirmed
        confirmedUntil
        figure {
          id
          code
          name
        }
        cells {
          demand
          label
          basis
          unknownReason
          stale
          staleReason
          decidedOn
          ageDays
          toReview
          evidenceCount
        }
      }
      bodyDecisions {
        id
        title {
          en
          es
        }
        date {
          value
          precision
          printed
          yearInferred
        }
        rollMissing
        source {
          id
          publisher
          url
        }
      }
    }
  }
`);

/** One cell with every row of evidence that touches it, each with the reason why it counts or not. */
export const CELL = graphql(`
  query councilCell($ward: Int!, $demand: String!, $asOf: String, $body: String) {
    councilCell(ward: $ward, demand: $demand, asOf: $asOf, body: $body) {
      ward
      seat {
        ward
        role
        outgoing
        holderUnconfirmed
        figure {
          id
          code
          name
        }
      }
      demand {
        code
        title {
          en
          es
        }
        text {
          en
          es
        }
        spanishIsDraft
      }
      cell {
        demand
        label
        basis
        unknownReason
        stale
        staleReason
        decidedOn
        ageDays
        toReview
        evidenceCount
      }
      evidence {
        id
        code
        type
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
          title
          url
          reliability
          published
        }
        locator
        quotedInSource
        sets
        atMost
        reason
        direction
        claimant
        rollCall
        correction {
          id
          text {
            en
            es
          }
          at
          waits
        }
      }
    }
  }
`);

/** A named person stands by the record; asking again changes nothing. */
export const CONFIRM_RECORD = graphql(`
  mutation confirmRecord($version: String!) {
    confirmRecord(version: $version) {
      status
      confirmations
    }
  }
`);

/** A named person approves the Spanish of the record. */
export const APPROVE_SPANISH = graphql(`
  mutation approveSpanish($version: String!) {
    approveSpanish(version: $version) {
      code
      spanishIsDraft
    }
  }
`);

/** A named person has made sure who holds a seat. */
export const CONFIRM_HOLDER = graphql(`
  mutation confirmHolder($ward: Int!, $until: String!) {
    confirmHolder(ward: $ward, until: $until) {
      ward
      confirmedUntil
    }
  }
`);

/** What the campaign demands, in parts, and what the city has answered. */
export const DEMANDS = graphql(`
  query demands {
    council {
      review {
        version
        sharedBy
      }
    }
    demands {
      code
      title {
        en
        es
      }
      text {
        en
        es
      }
      spanishIsDraft
      target
      parts {
        code
        title {
          en
          es
        }
      }
      answers {
        id
        responseType
        text {
          en
          es
        }
        asOf
        beforeOrdinance
        source {
          id
          publisher
          title
          url
        }
      }
    }
  }
`);

/** The grid as the API tells it. */
export type Council = ResultOf<typeof COUNCIL>['council'];
/** What a cell was on the day since which changes are asked for. */
export type CellChange = NonNullable<Council['changes']>[number];
/** One seat with its four cells. */
export type Seat = Council['seats'][number];
/** What is known of one seat on one demand. */
export type Cell = Seat['cells'][number];
/** A demand as the grid names it. */
export type DemandHead = Council['demands'][number];
/** A decision of the whole council. */
export type BodyDecision = Council['bodyDecisions'][number];
/** What the ledger shows. */
export type CouncilCell = ResultOf<typeof CELL>['councilCell'];
/** One row of evidence. */
export type EvidenceRow = CouncilCell['evidence'][number];
/** A demand with its parts and the city's answers. */
export type Demand = ResultOf<typeof DEMANDS>['demands'][number];
/** A date as exact as the record has it. */
export type FuzzyDate = EvidenceRow['date'];
