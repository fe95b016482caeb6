import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** Every segment that is kept, with its live count and what it means in words. */
export const SEGMENTS = graphql(`
  query segments {
    segments {
      id
      name
      definition
      changedAt
      count {
        count
        total
        words
        countedAt
        sealedAsOf
        wards {
          ward
          count
        }
      }
    }
  }
`);

/** The names of segments, to choose one. */
export const SEGMENT_NAMES = graphql(`
  query segmentNames {
    segments {
      id
      name
    }
  }
`);

/** One segment, to change it. */
export const SEGMENT = graphql(`
  query segment($id: ID!) {
    segment(id: $id) {
      id
      name
      definition
    }
  }
`);

/** How many a segment holds while it is written. */
export const COUNT = graphql(`
  query segmentCount($definition: SegmentDefinition!) {
    segmentCount(definition: $definition) {
      count
      total
      words
      countedAt
      sealedAsOf
      wards {
        ward
        count
      }
    }
  }
`);

/** Some people of it. */
export const SEGMENT_PEOPLE = graphql(`
  query segmentPeople($definition: SegmentDefinition!, $first: Int, $after: ID, $sort: PeopleSort) {
    segmentPeople(definition: $definition, first: $first, after: $after, sort: $sort) {
      items {
        id
        name
        ward
        language
      }
      endCursor
      searchReady
    }
  }
`);

/** What a segment can be made of. */
export const PARTS = graphql(`
  query segmentParts {
    segmentParts {
      tags {
        id
        name
      }
      languages
      lists {
        id
        name
      }
      segments {
        id
        name
      }
      zones {
        id
        name
      }
      activities {
        kind
        whats
        measured
        choices {
          id
          name
        }
        total
      }
    }
  }
`);

/** Some of what a kind of activity can be about: by a part of the name, or by ids. */
export const CHOICES = graphql(`
  query activityChoices($kind: String!, $search: String, $ids: [ID!], $first: Int, $after: ID) {
    found: activityChoices(kind: $kind, search: $search, ids: $ids, first: $first, after: $after) {
      items {
        id
        name
      }
      endCursor
      total
    }
  }
`);

/** Where an address lies, by the operator's register. */
export const FIND_PLACE = graphql(`
  query findPlace($address: String!, $postalCode: String) {
    findPlace(address: $address, postalCode: $postalCode) {
      lon
      lat
      ward
    }
  }
`);

/** Keeps a segment. */
export const SAVE_SEGMENT = graphql(`
  mutation saveSegment($input: SavedSegmentInput!) {
    saveSegment(input: $input) {
      id
    }
  }
`);

/** Draws others by lot. */
export const DRAW_ANEW = graphql(`
  mutation drawSegmentAnew($id: ID!) {
    drawSegmentAnew(id: $id) {
      id
      definition
    }
  }
`);

/** Keeps it no longer. */
export const REMOVE_SEGMENT = graphql(`
  mutation removeSegment($id: ID!) {
    removeSegment(id: $id)
  }
`);

/** Every list that the reader may see. */
export const LISTS = graphql(`
  query peopleLists {
    peopleLists {
      id
      name
      shared
      size
      columns {
        id
      }
    }
  }
`);

/** One list with its columns. */
export const LIST = graphql(`
  query peopleList($id: ID!) {
    peopleList(id: $id) {
      id
      name
      shared
      mine
      size
      columns {
        id
        name
        type
        options
      }
      removed {
        id
        name
        type
        options
      }
    }
  }
`);

/** In how many cells of each column something stands. */
export const COLUMN_USE = graphql(`
  query listColumnUse($listId: ID!) {
    listColumnUse(listId: $listId) {
      columnId
      filled
    }
  }
`);

/** A page of who is on it, with what stands there. */
export const ROWS = graphql(`
  query listRows($listId: ID!, $first: Int, $after: ID) {
    listRows(listId: $listId, first: $first, after: $after) {
      items {
        person {
          id
          name
          ward
        }
        cells {
          columnId
          value
        }
      }
      endCursor
    }
  }
`);

/** Makes a list, or changes its name and columns. */
export const SAVE_LIST = graphql(`
  mutation savePeopleList($input: PeopleListInput!) {
    savePeopleList(input: $input) {
      id
    }
  }
`);

/** Takes a list away; the people stay. */
export const REMOVE_LIST = graphql(`
  mutation removePeopleList($id: ID!) {
    removePeopleList(id: $id)
  }
`);

/** Writes one value into a list. */
export const SET_CELL = graphql(`
  mutation setListCell($input: ListCellInput!) {
    setListCell(input: $input) {
      cells {
        columnId
        value
      }
    }
  }
`);

/** Changes many at once. */
export const CHANGE = graphql(`
  mutation changeInBulk($input: BulkChangeInput!) {
    changeInBulk(input: $input) {
      id
      kind
      state
      name
      total
      done
      changed
      undone
      createdAt
      undoUntil
    }
  }
`);

/** How far a change is. */
export const CHANGE_STATE = graphql(`
  query bulkChange($id: ID!) {
    bulkChange(id: $id) {
      id
      kind
      state
      name
      total
      done
      changed
      undone
      createdAt
      undoUntil
    }
  }
`);

/** The changes of many, newest first. */
export const CHANGES = graphql(`
  query bulkChanges {
    bulkChanges {
      id
      kind
      state
      name
      total
      done
      changed
      undone
      createdAt
      undoUntil
    }
  }
`);

/** Takes a change of many back. */
export const UNDO_CHANGE = graphql(`
  mutation undoBulkChange($id: ID!) {
    undoBulkChange(id: $id) {
      id
      state
    }
  }
`);

/** A count with its parts. */
export type Count = ResultOf<typeof COUNT>['segmentCount'];
/** Somebody in a segment. */
export type SegmentPerson = ResultOf<typeof SEGMENT_PEOPLE>['segmentPeople']['items'][number];
/** What there is to choose from changes with each of these; none of them may be there yet. */
export const PARTS_CONTEXT = { additionalTypenames: ['Zone', 'Tag', 'PeopleList', 'SavedSegment'] };
export type Parts = ResultOf<typeof PARTS>['segmentParts'];
/** A place that was found. */
export type Place = NonNullable<ResultOf<typeof FIND_PLACE>['findPlace']>;
/** A change of many. */
export type Change = ResultOf<typeof CHANGE_STATE>['bulkChange'];
/** A list with its columns. */
export type List = ResultOf<typeof LIST>['peopleList'];
