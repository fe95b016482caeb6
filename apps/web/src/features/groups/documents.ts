import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** A page of households and organizations by name. */
export const GROUPS = graphql(`
  query peopleGroupPage($search: String, $kind: PeopleGroupKind, $first: Int, $after: ID) {
    peopleGroupPage(search: $search, kind: $kind, first: $first, after: $after) {
      items {
        id
        kind
        name
        address
        people
      }
      endCursor
      total
    }
  }
`);

/** One of them. */
export const GROUP = graphql(`
  query peopleGroup($id: ID!) {
    peopleGroup(id: $id) {
      id
      kind
      name
      address
      url
      people
    }
  }
`);

/** Who is in it. */
export const MEMBERS = graphql(`
  query groupMembers($groupId: ID!, $first: Int, $after: ID) {
    groupMembers(groupId: $groupId, first: $first, after: $after) {
      items {
        id
        code
        note
        since
        person {
          id
          name
        }
      }
      endCursor
    }
  }
`);

/** Changes its name, kind and address. */
export const UPDATE_GROUP = graphql(`
  mutation updatePeopleGroup($id: ID!, $input: PeopleGroupInput!) {
    updatePeopleGroup(id: $id, input: $input)
  }
`);

/** Takes it away; its people stay. */
export const REMOVE_GROUP = graphql(`
  mutation removePeopleGroup($id: ID!, $members: Int!) {
    removePeopleGroup(id: $id, members: $members)
  }
`);

/** A household or an organization. */
export type Group = ResultOf<typeof GROUP>['peopleGroup'];
/** One line of who is in it. */
export type Member = ResultOf<typeof MEMBERS>['groupMembers']['items'][number];
/** What is read anew after a change of one. */
export const GROUP_CONTEXT = { additionalTypenames: ['PeopleGroup', 'PeopleGroupMember', 'SegmentParts'] };
