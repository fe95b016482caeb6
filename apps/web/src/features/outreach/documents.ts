import { graphql, type ResultOf } from '../../lib/graphql.ts';

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
/** What becomes of messages these days. */
export type MessagesToday = ResultOf<typeof MESSAGES_TODAY>['messagesToday'];
