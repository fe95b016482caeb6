import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** What still needs somebody, what suits the reader first. */
export const OPEN_SHIFTS = graphql(`
  query openShifts {
    openShifts {
      eventId
      roleId
      title {
        en
        es
      }
      role {
        en
        es
      }
      startsAt
      endsAt
      timeZone
      placeName
      publicUrl
      fits
      lacks {
        en
        es
      }
    }
  }
`);

/** Takes a shift. */
export const TAKE_SHIFT = graphql(`
  mutation takeShift($eventId: ID!, $roleId: ID) {
    takeShift(eventId: $eventId, roleId: $roleId) {
      eventId
    }
  }
`);

/** The reader's own one-on-ones, and when they can book one. */
export const TALKS = graphql(`
  query talks {
    myOneOnOnes {
      id
      startsAt
      endsAt
      timeZone
      with
      place
    }
    bookableTimes {
      startsAt
      endsAt
      timeZone
      with
    }
  }
`);

/** Books a time, in place of another one. */
export const BOOK_TALK = graphql(`
  mutation bookOneOnOne($startsAt: DateTime!) {
    bookOneOnOne(startsAt: $startsAt) {
      id
    }
  }
`);

/** Cancels the reader's own. */
export const CANCEL_TALK = graphql(`
  mutation cancelMyOneOnOne($id: ID!) {
    cancelMyOneOnOne(id: $id) {
      id
    }
  }
`);

/** What there is to do, and what the reader said of it. */
export const MY_INTEREST = graphql(`
  query myInterest {
    skills {
      id
      title {
        en
        es
      }
    }
    myInterest {
      availability
      saidAt
      skills {
        skillId
        level
      }
    }
  }
`);

/** Says what the reader would like to do. */
export const SET_MY_INTEREST = graphql(`
  mutation setMyInterest($input: InterestInput!) {
    setMyInterest(input: $input) {
      saidAt
    }
  }
`);

/** The reader's own code for links, and how many came by it. */
export const MY_REFERRALS = graphql(`
  mutation myReferrals {
    myReferrals {
      url
      signUps
      signatures
    }
  }
`);

/** What is kept of the reader. */
export const MY_DATA = graphql(`
  query myData {
    myData {
      name
      emails
      phones
      address
      postalCode
      language
      ward
      since
      stopped
      agreed
      signed {
        title {
          en
          es
        }
        at
      }
      timeline {
        at
        kind
      }
    }
  }
`);

/** All that is kept of the reader, from every table that leads to them. */
export const MY_KEPT = graphql(`
  query myKept {
    myData {
      kept {
        table
        title
        count
        withheld
        rows {
          facts {
            field
            name
            value
          }
        }
      }
    }
  }
`);

/** Changes what the reader wants from now on. */
export const CHANGE_PREFERENCES = graphql(`
  mutation changeMyPreferences($input: PreferencesInput!) {
    changeMyPreferences(input: $input) {
      language
    }
  }
`);

/** Stops everything, and ends the account. */
export const LEAVE = graphql(`
  mutation leave($sure: Boolean!) {
    leave(sure: $sure)
  }
`);

/** Deletes the reader for good. */
export const ERASE_ME = graphql(`
  mutation eraseMe($sure: Boolean!) {
    eraseMe(sure: $sure)
  }
`);

/** Something that still needs somebody. */
export type OpenShift = ResultOf<typeof OPEN_SHIFTS>['openShifts'][number];
/** A thing that volunteers can do. */
export type Skill = ResultOf<typeof MY_INTEREST>['skills'][number];
/** What somebody said. */
export type Said = Pick<ResultOf<typeof MY_INTEREST>['myInterest'], 'availability' | 'skills'>;

/** What is read anew after somebody takes or gives back a shift. */
export const OPEN_CONTEXT = { additionalTypenames: ['OpenShift', 'Shift', 'MyData'] };
/** The same for one-on-ones. */
export const TALK_CONTEXT = { additionalTypenames: ['MyOneOnOne', 'BookableTime', 'MyData'] };
/** The same for what somebody would like to do. */
export const INTEREST_CONTEXT = { additionalTypenames: ['Interest', 'OpenShift', 'MyData'] };
/** The same for what is kept of somebody. */
export const DATA_CONTEXT = { additionalTypenames: ['MyData'] };
