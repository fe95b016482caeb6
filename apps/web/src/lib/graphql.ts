import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './schema.d.ts';

/**
 * Makes a document out of its text, typed by the schema. Call it only in files named `documents.ts`: the build reads
 * those to write `trusted.json`, and in production the API runs no other document.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { DateTime: string; SegmentDefinition: object };
}>();

export { readFragment } from 'gql.tada';
export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';
