import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** The rules that make tasks by themselves, and who may get what nobody else does. */
export const TASK_RULES = graphql(`
  query taskRules {
    taskRules {
      id
      trigger
      title
      dueDays
      toPointPerson
      on
      made
      done
      user {
        id
        name
        active
      }
    }
  }
`);

/** Makes a rule. */
export const CREATE_RULE = graphql(`
  mutation createTaskRule($input: TaskRuleInput!) {
    createTaskRule(input: $input) {
      id
    }
  }
`);

/** Changes one, or switches it on or off. */
export const UPDATE_RULE = graphql(`
  mutation updateTaskRule($id: ID!, $changes: TaskRuleChanges!) {
    updateTaskRule(id: $id, changes: $changes) {
      id
    }
  }
`);

/** Removes one; its tasks stay. */
export const REMOVE_RULE = graphql(`
  mutation removeTaskRule($id: ID!) {
    removeTaskRule(id: $id)
  }
`);

/** One of them. */
export type Rule = ResultOf<typeof TASK_RULES>['taskRules'][number];
/** Read anew after any change, also where there was none. */
export const RULE_CONTEXT = { additionalTypenames: ['TaskRule'] };
