import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** All that was brought before the council. */
export const MATTERS = graphql(`
  query matters {
    matters {
      code
      title {
        en
        es
      }
      body {
        en
        es
      }
      classification
      fileNumber
      lastOn
      sponsors
      rollCalls
    }
  }
`);

/** One matter with all that was accepted on it. */
export const MATTER = graphql(`
  query matter($code: String!) {
    matter(code: $code) {
      code
      title {
        en
        es
      }
      body {
        en
        es
      }
      classification
      fileNumber
      source {
        publisher
        url
      }
      acts {
        id
        act
        figure
        name
        on
        date {
          value
          precision
          printed
          yearInferred
        }
        bundled
        source {
          publisher
          url
        }
      }
      votes {
        id
        motion
        heldOn
        result
        needed
        votes {
          ward
          name
          option
        }
        counts {
          option
          printed
          named
        }
        source {
          publisher
          url
        }
      }
      vetoedOn
      overrideNeeds
    }
  }
`);

/** Enters sponsorships, or what an executive did. */
export const RECORD_ACT = graphql(`
  mutation recordAct($input: ActInput!) {
    recordAct(input: $input)
  }
`);

/** Who sponsors a matter and is linked to no demand, and to which they might be. */
export const SPONSOR_PROPOSAL = graphql(`
  query sponsorProposal($matter: String!) {
    sponsorProposal(matter: $matter) {
      sponsors
      proposals {
        demand
        title {
          en
          es
        }
        direction
      }
    }
  }
`);

/** Links all of them to what was chosen. */
export const LINK_SPONSORS = graphql(`
  mutation linkSponsors($matter: String!, $links: [SponsorLinkInput!]!) {
    linkSponsors(matter: $matter, links: $links)
  }
`);

/** One matter, and one vote on it, as they are answered. */
export type Matter = ResultOf<typeof MATTER>['matter'];
export type MatterVote = Matter['votes'][number];
/** What somebody did about a matter, as it is sent. */
export type ActInput = VariablesOf<typeof RECORD_ACT>['input'];
