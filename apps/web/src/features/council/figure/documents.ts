import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** Everything about one official. */
export const FIGURE = graphql(`
  query figure($code: String!, $asOf: String) {
    figure(code: $code, asOf: $asOf) {
      asOf
      ward
      place {
        en
        es
      }
      figure {
        id
        code
        name
      }
      votes {
        body {
          en
          es
        }
        of
        could
        cast
      }
      otherVotes {
        body {
          en
          es
        }
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

/** What is said against an official, what they reply, and how far its release has come. */
export const REPLIES = graphql(`
  query figureReplies($figure: String!) {
    figureReplies(figure: $figure) {
      replies {
        id
        original
        language
        text {
          en
          es
        }
        translator
        repliedOn
        how
        source {
          publisher
          url
        }
        accusation
        recordedBy
        releases
        released
        mine
        retractedAt
        retractedBy
        retractedReason
      }
      accusations {
        id
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
        claimant
        source {
          publisher
          url
        }
        locator
        askedOn
        answerBy
        releasable
        releases
        released
        mine
      }
    }
  }
`);

/** Notes a reply. */
export const RECORD_REPLY = graphql(`
  mutation recordReply($input: ReplyInput!) {
    recordReply(input: $input) {
      replies {
        id
      }
    }
  }
`);

/** Notes that a reply was asked for. */
export const RECORD_SOUGHT = graphql(`
  mutation recordReplySought($input: ReplySoughtInput!) {
    recordReplySought(input: $input) {
      replies {
        id
      }
    }
  }
`);

/** One person lets something onto the public page. */
export const RELEASE = graphql(`
  mutation releaseToFigurePage($figure: String!, $id: ID!) {
    releaseToFigurePage(figure: $figure, id: $id) {
      replies {
        id
      }
    }
  }
`);

/** Takes a reply off every public page. */
export const RETRACT_REPLY = graphql(`
  mutation retractReply($figure: String!, $id: ID!, $reason: String!) {
    retractReply(figure: $figure, id: $id, reason: $reason) {
      replies {
        id
      }
    }
  }
`);

/** What is said against an official, and what they reply. */
export type Replies = ResultOf<typeof REPLIES>['figureReplies'];
/** A reply. */
export type Reply = Replies['replies'][number];
/** Something that is said against them. */
export type Accusation = Replies['accusations'][number];
/** A reply as it is sent. */
export type ReplyInput = VariablesOf<typeof RECORD_REPLY>['input'];
/** That a reply was asked for, as it is sent. */
export type ReplySoughtInput = VariablesOf<typeof RECORD_SOUGHT>['input'];
/** They are read anew after any change, also where there were none. */
export const REPLY_CONTEXT = { additionalTypenames: ['FigureReply', 'Accusation', 'FigureReplies', 'Evidence'] };
