import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Every tag, in its group. */
export const TAGS = graphql(`
  query tagList {
    tagList {
      id
      label
      group
      color
      valueType
      size
    }
  }
`);

/** Writes down what a tag says of somebody. */
export const SET_TAG_VALUE = graphql(`
  mutation setTagValue($input: TagValueInput!) {
    setTagValue(input: $input) {
      id
      tagged {
        id
        value
      }
    }
  }
`);

/** Makes a tag, or changes it. */
export const SAVE_TAG = graphql(`
  mutation saveTag($input: TagInput!) {
    saveTag(input: $input) {
      id
    }
  }
`);

/** A tag in its group. */
export type TagLine = ResultOf<typeof TAGS>['tagList'][number];
