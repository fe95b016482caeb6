import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** Every incident and what else is told differently, with all sides. */
export const INCIDENTS = graphql(`
  query incidents {
    incidents {
      incidents {
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
        where {
          en
          es
        }
        claims {
          id
        }
        disputes {
          code
          sides {
            claims {
              id
            }
          }
        }
      }
      disputes {
        code
        question {
          en
          es
        }
        status
        handling {
          en
          es
        }
        sides {
          side
          claims {
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
        }
      }
      claims {
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
    }
  }
`);

/** One incident with everything that is claimed of it. */
export const INCIDENT = graphql(`
  query incident($code: String!) {
    incident(code: $code) {
      code
      title {
        en
        es
      }
      otherNames {
        name
        usedBy
      }
      date {
        value
        precision
        printed
        yearInferred
      }
      where {
        en
        es
      }
      place
      agencies {
        en
        es
      }
      text {
        en
        es
      }
      claims {
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
      disputes {
        code
        question {
          en
          es
        }
        status
        handling {
          en
          es
        }
        sides {
          side
          claims {
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
        }
      }
    }
  }
`);

/** What the form of a claim chooses from. */
export const CLAIM_CHOICES = graphql(`
  query claimChoices {
    claimChoices {
      about {
        code
        title {
          en
          es
        }
      }
      figures {
        code
        title {
          en
          es
        }
      }
      bodies {
        code
        title {
          en
          es
        }
      }
      disputes {
        code
        title {
          en
          es
        }
      }
    }
  }
`);

/** Enters a claim. */
export const RECORD_CLAIM = graphql(`
  mutation recordClaim($input: ClaimInput!) {
    recordClaim(input: $input)
  }
`);

/** What a change of claims makes old. */
export const CLAIM_CONTEXT = { additionalTypenames: ['Incidents', 'Incident', 'Claim', 'ReviewQueue'] };
/** One incident. */
export type Incident = ResultOf<typeof INCIDENT>['incident'];
/** An incident as the list tells it. */
export type IncidentHead = ResultOf<typeof INCIDENTS>['incidents']['incidents'][number];
/** A question with its sides. */
export type Dispute = Incident['disputes'][number];
/** What somebody claims. */
export type Claim = Incident['claims'][number];
/** What the form chooses from. */
export type ClaimChoices = ResultOf<typeof CLAIM_CHOICES>['claimChoices'];
/** A claim as it is sent. */
export type ClaimInput = VariablesOf<typeof RECORD_CLAIM>['input'];
