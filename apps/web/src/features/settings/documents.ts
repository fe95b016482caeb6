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

/** What is decided about the public pages of the council. */
export const COUNCIL_SETTINGS = graphql(`
  query councilSettings {
    councilSettings {
      publicScores
    }
  }
`);

/** Switches scores on the public pages on or off. */
export const SET_PUBLIC_SCORES = graphql(`
  mutation setPublicScores($on: Boolean!) {
    setPublicScores(on: $on) {
      publicScores
    }
  }
`);

/** Makes a field about people. */
export const CREATE_FIELD = graphql(`
  mutation createCustomField($input: CustomFieldInput!) {
    createCustomField(input: $input) {
      id
    }
  }
`);

/** Changes the words of a field, or takes it out of use. */
export const UPDATE_FIELD = graphql(`
  mutation updateCustomField($id: ID!, $changes: CustomFieldChanges!) {
    updateCustomField(id: $id, changes: $changes) {
      id
    }
  }
`);
