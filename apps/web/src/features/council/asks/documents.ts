import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Whom to ask next, the most pressing first, with the names of the demands. */
export const ASKS = graphql(`
  query asks {
    asks {
      id
      figure
      name
      ward
      demand
      reason
      label
      assigneeId
      assignee
      mine
      dueOn
    }
    ledgerChoices {
      demands {
        code
        title {
          en
          es
        }
      }
    }
  }
`);

/** Who can be given one. */
export const ASKERS = graphql(`
  query askers {
    askers {
      id
      name
      role
    }
  }
`);

/** Somebody takes one on, or gives it to somebody. */
export const ASSIGN_ASK = graphql(`
  mutation assignAsk($input: AskInput!) {
    assignAsk(input: $input) {
      id
    }
  }
`);

/** It was asked. */
export const ASK_DONE = graphql(`
  mutation askDone($id: ID!, $result: String!, $checked: Boolean) {
    askDone(id: $id, result: $result, checked: $checked) {
      id
    }
  }
`);

/** What the list answers. */
export type Asked = ResultOf<typeof ASKS>;
/** Somebody to be asked about one demand. */
export type AskRow = Asked['asks'][number];
/** Somebody who can ask. */
export type Asker = ResultOf<typeof ASKERS>['askers'][number];
/** The list is read anew after any change of it, also where it was empty. */
export const ASK_CONTEXT = { additionalTypenames: ['AskRow'] };
