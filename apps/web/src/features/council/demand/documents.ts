import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Everything about one demand. */
export const DEMAND_PAGE = graphql(`
  query demandPage($code: String!, $asOf: String) {
    demandPage(code: $code, asOf: $asOf) {
      asOf
      closingDate
      beyondRecord
      slug
      demand {
        code
        title {
          en
          es
        }
        spanishIsDraft
        target
      }
      texts {
        version
        from
        until
        inForce
        text {
          en
          es
        }
        source {
          id
          publisher
          url
        }
        locator
        changedEn {
          kind
          text
        }
        changedEs {
          kind
          text
        }
      }
      parts {
        code
        title {
          en
          es
        }
        text {
          en
          es
        }
      }
      notes {
        code
        kind
        text {
          en
          es
        }
        source {
          id
          publisher
          url
        }
        locator
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
        olderText
        partial
        source {
          id
          publisher
          url
        }
        locator
      }
      clauses {
        code
        document {
          code
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
        }
        text {
          en
          es
        }
        verdict
        reason {
          en
          es
        }
        assessor {
          en
          es
        }
        part {
          en
          es
        }
        olderText
        unsettled
        source {
          id
          publisher
          url
        }
        locator
      }
      silent {
        code
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
      }
      levers {
        code
        kind
        grants
        decidedBy
        decider {
          en
          es
        }
        holder {
          office {
            en
            es
          }
          figure {
            code
            name
          }
          holderUnconfirmed
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
        }
        rule {
          needed
          seats
          base
          abstention
          verified
          source {
            id
            publisher
            url
          }
          locator
        }
        override
        seats
        notReckoned
        state {
          state
          needed
          short
          floor
          likely
          ceiling
        }
      }
    }
  }
`);

/** A demand with all that the record holds of it. */
export type DemandPage = ResultOf<typeof DEMAND_PAGE>['demandPage'];
/** One way to win it. */
export type Lever = DemandPage['levers'][number];
/** What one clause does for it. */
export type Clause = DemandPage['clauses'][number];
