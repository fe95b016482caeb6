import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** What the reader follows. */
export const FOLLOWED = graphql(`
  query followed {
    followed {
      kind
      code
      name {
        en
        es
      }
    }
  }
`);

/** The same, with how the reader wants to be told. */
export const FOLLOWING = graphql(`
  query following {
    followed {
      kind
      code
      name {
        en
        es
      }
    }
    followSettings {
      daysBefore
      mails
    }
  }
`);

/** Says how the reader wants to be told. */
export const SET_FOLLOW_SETTINGS = graphql(`
  mutation setFollowSettings($daysBefore: Int!, $mails: Boolean!) {
    setFollowSettings(daysBefore: $daysBefore, mails: $mails) {
      daysBefore
      mails
    }
  }
`);

/** Follows something, or stops. */
export const FOLLOW = graphql(`
  mutation follow($kind: FollowedKind!, $code: String!, $on: Boolean!) {
    follow(kind: $kind, code: $code, on: $on) {
      kind
      code
    }
  }
`);

/** What changed of what the reader follows, with what it takes to name it. */
export const NOTICES = graphql(`
  query positionNotices {
    positionNotices {
      id
      figure
      name
      demand
      before
      label
      at
      read
    }
    matterNotices {
      id
      matter
      title {
        en
        es
      }
      kind
      heldOn
      at
      read
    }
    council {
      demands {
        code
        title {
          en
          es
        }
      }
      seats {
        ward
        figure {
          id
          code
        }
      }
    }
  }
`);

/** The reader has seen all of it. */
export const READ_NOTICES = graphql(`
  mutation readPositionNotices {
    readPositionNotices {
      id
      read
    }
  }
`);

/** What is followed is read anew after a change, also where it was nothing. */
export const FOLLOW_CONTEXT = { additionalTypenames: ['Followed', 'FollowSettings'] };
/** The same for notices. */
export const NOTICE_CONTEXT = { additionalTypenames: ['PositionNotice', 'MatterNotice'] };
/** What can be followed here. */
export type Kind = 'FIGURE' | 'DEMAND' | 'MATTER';
/** What the notices answer. */
export type Notices = ResultOf<typeof NOTICES>;
/** What the reader follows, and how they want to be told. */
export type FollowingAnswer = ResultOf<typeof FOLLOWING>;
