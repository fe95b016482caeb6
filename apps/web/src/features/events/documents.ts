import { graphql, type ResultOf, type VariablesOf } from '../../lib/graphql.ts';

/** A page of events to come, soonest first, or of past ones, latest first. */
export const EVENTS = graphql(`
  query events($past: Boolean, $first: Int, $after: String, $ward: Int) {
    events(past: $past, first: $first, after: $after, ward: $ward) {
      endCursor
      items {
        id
        slug
        state
        title {
          en
          es
        }
        startsAt
        endsAt
        timeZone
        placeName
        capacity
        signedUp
        waiting
        full
        roles {
          id
          name {
            en
            es
          }
          needed
          taken
        }
      }
    }
  }
`);

/** One event with all that its page and its form need; sign-ups are asked for apart, since they need more rights. */
export const EVENT = graphql(`
  query event($id: ID!) {
    event(id: $id) {
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
      description {
        en
        es
      }
      startsAt
      endsAt
      timeZone
      placeName
      placeAddress
      ward
      capacity
      signedUp
      waiting
      full
      publicUrl
      roles {
        id
        name {
          en
          es
        }
        needed
        taken
      }
    }
  }
`);

/** Who signed up for an event; contacts come masked to those who may not see them. */
export const SIGN_UPS = graphql(`
  query signUps($id: ID!) {
    event(id: $id) {
      id
      signUps {
        id
        name
        contact
        needs
        state
        createdAt
        personId
        role {
          id
          name {
            en
            es
          }
        }
      }
    }
  }
`);

/** Gives a place to one who waits, where there is one; with a role, one that they did not ask for. */
export const GIVE_PLACE = graphql(`
  mutation givePlace($signUpId: ID!, $roleId: ID) {
    givePlace(signUpId: $signUpId, roleId: $roleId) {
      id
      waiting
    }
  }
`);

/** Makes a draft: nobody outside sees it before it is published. */
export const CREATE_EVENT = graphql(`
  mutation createEvent($input: EventInput!) {
    createEvent(input: $input) {
      id
    }
  }
`);

/** Changes an event; people who signed up hear of a new time or place. */
export const UPDATE_EVENT = graphql(`
  mutation updateEvent($id: ID!, $changes: EventChanges!) {
    updateEvent(id: $id, changes: $changes) {
      id
    }
  }
`);

/** Puts an event on its public page. */
export const PUBLISH_EVENT = graphql(`
  mutation publishEvent($id: ID!) {
    publishEvent(id: $id) {
      id
      state
    }
  }
`);

/** Calls an event off: everybody who signed up is told. */
export const CANCEL_EVENT = graphql(`
  mutation cancelEvent($id: ID!) {
    cancelEvent(id: $id) {
      id
      state
    }
  }
`);

/** An event as the list tells it. */
export type EventLine = ResultOf<typeof EVENTS>['events']['items'][number];
/** An event as its page tells it. */
export type EventDetail = ResultOf<typeof EVENT>['event'];
/** One sign-up. */
export type SignUp = ResultOf<typeof SIGN_UPS>['event']['signUps'][number];
/** What the API takes to make an event. */
export type EventInput = VariablesOf<typeof CREATE_EVENT>['input'];
