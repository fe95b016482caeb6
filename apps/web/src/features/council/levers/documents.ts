import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** How far it is to a decision on one demand by one lever. */
export const PATH = graphql(`
  query path($demand: String!, $asOf: String, $lever: String) {
    path(demand: $demand, asOf: $asOf, lever: $lever) {
      asOf
      closingDate
      beyondRecord
      demand {
        code
        title {
          en
          es
        }
      }
      lever {
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
          ceiling
        }
      }
      main
      levers {
        code
        kind
        grants
        decider {
          en
          es
        }
        notReckoned
      }
      others
      requirements {
        matter
        needed
        closes
      }
      seats {
        ward
        place
        counts
        vacant
        seat {
          ward
          place
          role
          outgoing
          holderUnconfirmed
          figure {
            id
            code
            name
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
      }
    }
  }
`);

/** What was kept on a demand by a lever, each beside the vote that came of it. */
export const FORECASTS = graphql(`
  query forecasts($demand: String!, $lever: String) {
    forecasts(demand: $demand, lever: $lever) {
      id
      motion
      asOf
      needed
      floor
      likely
      ceiling
      keptAt
      byItself
      keptBy
      vote {
        heldOn
        result
        yes
        yesMeans
        source {
          id
          publisher
          url
        }
        right
        of
      }
      seats {
        ward
        place
        figure {
          id
          code
          name
        }
        counts
        label
        stale
        option
        outcome
      }
    }
  }
`);

/** Keeps how things stand as of a day. */
export const KEEP_FORECAST = graphql(`
  mutation keepForecast($input: ForecastInput!) {
    keepForecast(input: $input) {
      id
    }
  }
`);

/** A forecast that was kept. */
export type Forecast = ResultOf<typeof FORECASTS>['forecasts'][number];
/** The path as the API tells it. */
export type Path = ResultOf<typeof PATH>['path'];
