import { graphql } from '../../lib/graphql.ts';

/** From whom mailings are. */
export const SENDER = graphql(`
  query mailSender {
    mailSender {
      name
      postalAddress
      replyTo
    }
  }
`);

/** Says from whom mailings are from now on. */
export const SAVE_SENDER = graphql(`
  mutation saveMailSender($input: MailSenderInput!) {
    saveMailSender(input: $input) {
      name
      postalAddress
      replyTo
    }
  }
`);
