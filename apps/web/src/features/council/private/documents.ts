import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** Meetings with one figure or all, the latest first. */
export const MEETINGS = graphql(`
  query meetings($figure: String) {
    meetings(figure: $figure) {
      id
      figure
      name
      heldOn
      nextOn
      present
      notes
      asks
      commitments
      recordedBy
    }
  }
`);

/** With whom somebody can meet. */
export const MEETING_FIGURES = graphql(`
  query meetingFigures {
    meetingFigures {
      code
      title {
        en
        es
      }
    }
  }
`);

/** Notes a meeting. */
export const RECORD_MEETING = graphql(`
  mutation recordMeeting($input: MeetingInput!) {
    recordMeeting(input: $input) {
      id
    }
  }
`);

/** The latest guess about each figure on a lever. */
export const GUESSES = graphql(`
  query whipAssessments($lever: String!) {
    whipAssessments(lever: $lever) {
      id
      figure
      lean
      witnesses
      note
      askedOn
      askedBy
    }
  }
`);

/** Notes a guess. */
export const GUESS = graphql(`
  mutation assessWhip($input: WhipInput!) {
    assessWhip(input: $input) {
      id
    }
  }
`);

/** A meeting, for those who may read it. */
export type Meeting = ResultOf<typeof MEETINGS>['meetings'][number];
/** A meeting as it is sent. */
export type MeetingInput = VariablesOf<typeof RECORD_MEETING>['input'];
/** The latest guess about somebody. */
export type Guess = ResultOf<typeof GUESSES>['whipAssessments'][number];
/** The log is read anew after a change, also where it was empty. */
export const MEETING_CONTEXT = { additionalTypenames: ['Meeting'] };
/** The same for guesses. */
export const GUESS_CONTEXT = { additionalTypenames: ['WhipAssessment'] };
