import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Who is expected at an event and who came; names and contacts come masked to those who may not see them. */
export const CHECK_IN = graphql(`
  query checkIn($id: ID!) {
    event(id: $id) {
      id
      checkIn {
        open
        signedUp
        came
        didNotCome
        unknown
        walkIns
        together
        kept
        people {
          personId
          signUp
          state
          walkIn
          name
          contact
          markedAt
          by
        }
      }
    }
  }
`);

/** Says of one person whether they came; what was seen before goes with it. */
export const MARK = graphql(`
  mutation markAttendance($eventId: ID!, $personId: ID!, $state: AttendanceState!, $was: AttendanceState) {
    markAttendance(eventId: $eventId, personId: $personId, state: $state, was: $was) {
      people {
        personId
        state
      }
    }
  }
`);

/** Says of all who are left that they did not come. */
export const OTHERS = graphql(`
  mutation othersDidNotCome($eventId: ID!) {
    othersDidNotCome(eventId: $eventId) {
      together
      people {
        personId
      }
    }
  }
`);

/** Takes that back. */
export const UNDO_OTHERS = graphql(`
  mutation undoOthersDidNotCome($eventId: ID!) {
    undoOthersDidNotCome(eventId: $eventId) {
      together
      people {
        personId
      }
    }
  }
`);

/** Somebody comes without a sign-up. */
export const WALK_IN = graphql(`
  mutation walkIn($input: WalkInInput!) {
    walkIn(input: $input) {
      walkIns
      people {
        personId
      }
    }
  }
`);

/** Whose hours could be written down, since they came. */
export const PROPOSED = graphql(`
  query proposedHours($eventId: ID!) {
    proposedHours(eventId: $eventId) {
      minutes
      people {
        id
        name
      }
    }
  }
`);

/** Writes them down. */
export const CONFIRM_HOURS = graphql(`
  mutation confirmHours($eventId: ID!) {
    confirmHours(eventId: $eventId) {
      people {
        id
      }
    }
  }
`);

/** People of the list by their name. */
export const OF_LIST = graphql(`
  query peopleAtDoor($search: String!) {
    people(search: $search, first: 5) {
      searchReady
      items {
        id
        name
        ward
      }
    }
  }
`);

/** The list at the door. */
export type CheckIn = NonNullable<ResultOf<typeof CHECK_IN>['event']['checkIn']>;
/** One person of it. */
export type AtDoor = CheckIn['people'][number];
