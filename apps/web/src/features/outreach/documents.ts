import { graphql, type ResultOf, type VariablesOf } from '../../lib/graphql.ts';

/** A page of mails that stayed on this machine, newest first. */
export const MAILBOX = graphql(`
  query mailbox($first: Int, $after: String) {
    mailbox(first: $first, after: $after) {
      endCursor
      items {
        id
        to
        subject
        text
        sentAt
        attachments {
          name
          type
          content
        }
      }
    }
  }
`);

/** How many messages are in which state. */
export const COUNTS = graphql(`
  query messageCounts {
    messageCounts {
      state
      count
    }
  }
`);

/** What becomes of messages these days, for the first page. */
export const MESSAGES_TODAY = graphql(`
  query messagesToday {
    messagesToday {
      due
      sent
      held
      failed
      unknown
    }
  }
`);

/** A mail of the mailbox. */
export type Mail = ResultOf<typeof MAILBOX>['mailbox']['items'][number];
/** A file that comes with a mail. */
export type Attachment = Mail['attachments'][number];
/** What became of a message. */
export type MessageState = ResultOf<typeof COUNTS>['messageCounts'][number]['state'];

/** Every mailing, newest first, with how far it has come. */
export const BLASTS = graphql(`
  query blasts {
    blasts {
      id
      state
      title
      audience
      startsAt
      startedAt
      endedAt
      willGet
      createdAt
      progress {
        counts {
          state
          count
        }
      }
    }
  }
`);

/** One mailing, with all that its page and its form need. */
export const BLAST = graphql(`
  query blast($id: ID!) {
    blast(id: $id) {
      id
      state
      title
      audience
      subject {
        en
        es
      }
      body {
        en
        es
      }
      nameless {
        en
        es
      }
      segment {
        tags
        wards
        languages
        activities {
          kind
          id
          since
        }
      }
      savedSegmentId
      startsAt
      startedAt
      endedAt
      willGet
      filled
      progress {
        counts {
          state
          count
        }
        notSent {
          reason
          count
        }
        lastMinute
        secondsLeft
      }
    }
  }
`);

/** Who gets a mailing, who not, and why. */
export const REVIEW = graphql(`
  query blastReview($id: ID!) {
    blastReview(id: $id) {
      total
      willGet
      byLanguage {
        language
        count
      }
      otherLanguage {
        reads
        language
        count
      }
      willNot {
        reason
        count
      }
      problems
      countedAt
    }
  }
`);

/** What one of its readers would read; the next one after somebody. */
export const PREVIEW = graphql(`
  query blastPreview($id: ID!, $language: String!, $after: ID) {
    blastPreview(id: $id, language: $language, after: $after) {
      personId
      ward
      language
      from
      subject
      name
      parts {
        kind
        lines
      }
      foot
    }
  }
`);

/** What whom it is for can be made of. */
export const CHOICES = graphql(`
  query segmentChoices {
    segmentChoices {
      tags {
        id
        name
      }
      languages
      activities {
        kind
        choices {
          id
          name
        }
        total
      }
    }
  }
`);

/** Some of what it can be about: by a part of the name, or by ids. */
export const MAILING_CHOICES = graphql(`
  query mailingChoices($kind: String!, $search: String, $ids: [ID!], $first: Int, $after: ID) {
    found: mailingChoices(kind: $kind, search: $search, ids: $ids, first: $first, after: $after) {
      items {
        id
        name
      }
      endCursor
      total
    }
  }
`);

/** Makes a draft: nothing goes out before it is started. */
export const CREATE_BLAST = graphql(`
  mutation createBlast($input: BlastInput!) {
    createBlast(input: $input) {
      id
    }
  }
`);

/** Changes a draft. */
export const UPDATE_BLAST = graphql(`
  mutation updateBlast($id: ID!, $changes: BlastChanges!) {
    updateBlast(id: $id, changes: $changes) {
      id
    }
  }
`);

/** Lets a draft go; the same key twice is one start. */
export const START_BLAST = graphql(`
  mutation startBlast($id: ID!, $key: ID!) {
    startBlast(id: $id, key: $key) {
      id
      state
    }
  }
`);

/** From now on nothing of it is begun. */
export const PAUSE_BLAST = graphql(`
  mutation pauseBlast($id: ID!) {
    pauseBlast(id: $id) {
      id
      state
    }
  }
`);

/** Takes a paused one up. */
export const RESUME_BLAST = graphql(`
  mutation resumeBlast($id: ID!) {
    resumeBlast(id: $id) {
      id
      state
    }
  }
`);

/** Calls one off for good. */
export const CANCEL_BLAST = graphql(`
  mutation cancelBlast($id: ID!) {
    cancelBlast(id: $id) {
      id
      state
    }
  }
`);

/** Messages that may or may not have arrived, and that nobody has decided on. */
export const UNKNOWN = graphql(`
  query unknownMessages($first: Int, $after: ID) {
    unknownMessages(first: $first, after: $after) {
      endCursor
      items {
        id
        template
        reason
        settledAt
        resends
        person {
          id
          name
        }
      }
    }
  }
`);

/** Messages that a mail server refused for good. */
export const REFUSED = graphql(`
  query refusedMessages($first: Int, $after: ID) {
    refusedMessages(first: $first, after: $after) {
      endCursor
      items {
        id
        template
        reason
        settledAt
        resends
        person {
          id
          name
        }
      }
    }
  }
`);

/** Sends an unknown one again, though somebody may get two. */
export const SEND_AGAIN = graphql(`
  mutation sendAgain($id: ID!) {
    sendAgain(id: $id) {
      id
      state
    }
  }
`);

/** Leaves an unknown one as it is. */
export const LEAVE_UNSENT = graphql(`
  mutation leaveUnsent($id: ID!) {
    leaveUnsent(id: $id) {
      id
      state
    }
  }
`);

/** A mailing as the list tells it. */
export type BlastLine = ResultOf<typeof BLASTS>['blasts'][number];
/** A mailing as its page tells it. */
export type BlastDetail = ResultOf<typeof BLAST>['blast'];
/** Who gets it and who not. */
export type Review = ResultOf<typeof REVIEW>['blastReview'];
/** What one reader reads. */
export type Preview = ResultOf<typeof PREVIEW>['blastPreview'];
/** What a segment can be made of. */
export type Choices = ResultOf<typeof CHOICES>['segmentChoices'];
/** What the API takes to make a mailing. */
export type BlastInput = VariablesOf<typeof CREATE_BLAST>['input'];
/** A message that somebody should look at. */
export type Flagged = ResultOf<typeof UNKNOWN>['unknownMessages']['items'][number];
/** What becomes of messages these days. */
export type MessagesToday = ResultOf<typeof MESSAGES_TODAY>['messagesToday'];
