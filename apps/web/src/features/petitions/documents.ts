import { graphql, type ResultOf, type VariablesOf } from '../../lib/graphql.ts';

/** A page of petitions, the newest first. */
export const PETITIONS = graphql(`
  query petitions($first: Int, $after: String) {
    petitions(first: $first, after: $after) {
      endCursor
      items {
        id
        state
        title {
          en
          es
        }
        goalNow
        confirmed
        pending
        closesOn
      }
    }
  }
`);

/** One petition with all that its page and its form need; signatures are asked for apart, since they need more rights. */
export const PETITION = graphql(`
  query petition($id: ID!) {
    petition(id: $id) {
      id
      slug
      state
      title {
        en
        es
      }
      summary {
        en
        es
      }
      body {
        en
        es
      }
      demands
      targets
      goal
      goalNow
      opensOn
      closesOn
      firstSignedAt
      confirmed
      pending
      withdrawn
      publicUrl
      byWard {
        ward
        count
      }
      series {
        day
        confirmed
        total
      }
    }
  }
`);

/** Who signed; names and contacts come shortened to those who may not see them. */
export const SIGNATURES = graphql(`
  query signatures($id: ID!, $first: Int, $after: String) {
    petition(id: $id) {
      id
      signatures(first: $first, after: $after) {
        endCursor
        items {
          id
          name
          contact
          ward
          display
          state
          signedAt
          personId
        }
      }
    }
  }
`);

/** The demands that a petition can be about. */
export const DEMANDS = graphql(`
  query petitionDemands {
    demands {
      code
      title {
        en
        es
      }
    }
  }
`);

/** Makes a draft: nobody outside sees it before it is published. */
export const CREATE_PETITION = graphql(`
  mutation createPetition($input: PetitionInput!) {
    createPetition(input: $input) {
      id
    }
  }
`);

/** Changes a petition; its text only before somebody has signed it. */
export const UPDATE_PETITION = graphql(`
  mutation updatePetition($id: ID!, $changes: PetitionChanges!) {
    updatePetition(id: $id, changes: $changes) {
      id
    }
  }
`);

/** Puts a petition on its public page. */
export const PUBLISH_PETITION = graphql(`
  mutation publishPetition($id: ID!) {
    publishPetition(id: $id) {
      id
      state
    }
  }
`);

/** Ends the signing, for good. */
export const CLOSE_PETITION = graphql(`
  mutation closePetition($id: ID!) {
    closePetition(id: $id) {
      id
      state
    }
  }
`);

/** A petition as the list tells it. */
export type PetitionLine = ResultOf<typeof PETITIONS>['petitions']['items'][number];
/** A petition as its page tells it. */
export type PetitionDetail = ResultOf<typeof PETITION>['petition'];
/** One signature. */
export type Signed = ResultOf<typeof SIGNATURES>['petition']['signatures']['items'][number];
/** What the API takes to make a petition. */
export type PetitionInput = VariablesOf<typeof CREATE_PETITION>['input'];
/** A demand to choose. */
export type DemandChoice = ResultOf<typeof DEMANDS>['demands'][number];

/** The signatures of the latest petitions by ward, one petition at a time. */
export const SIGNATURES_BY_WARD = graphql(`
  query signaturesByWard {
    signaturesByWard {
      id
      title {
        en
        es
      }
      wards {
        ward
        count
      }
    }
  }
`);
