import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Everything about one official. */
export const FIGURE = graphql(`
  query figure($code: String!, $asOf: String) {
    figure(code: $code, asOf: $asOf) {
      asOf
      ward
      figure {
        id
        code
        name
      }
      votes {
        of
        could
        cast
      }
      seats {
        ward
        title {
          en
          es
        }
        startsOn
        endsOn
        endReason
      }
      entries {
        demand {
          code
          title {
            en
            es
          }
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
  }
`);

/** How an official's votes agree with each demand, with what that rests on. */
export const SCORES = graphql(`
  query figureScores($code: String!) {
    figureScores(code: $code) {
      demand
      title {
        en
        es
      }
      agreement
      words
      of
      could
      absent
      votes {
        id
        text {
          en
          es
        }
        heldOn
        option
        serves
        source {
          id
          publisher
          url
        }
      }
    }
  }
`);

/** One score. */
export type Score = ResultOf<typeof SCORES>['figureScores'][number];

/** An official with all that the record holds of them. */
export type FigurePage = ResultOf<typeof FIGURE>['figure'];
