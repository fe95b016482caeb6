import { graphql } from '../../lib/graphql.ts';

/** People who may be on the list twice, the likeliest first, and how the search stands. */
export const duplicatesDocument = graphql(`
  query duplicates($first: Int, $after: ID) {
    duplicates(first: $first, after: $after) {
      items {
        id
        score
        reasons
        first {
          id
          name
          ward
          emails
          phones
          createdAt
        }
        second {
          id
          name
          ward
          emails
          phones
          createdAt
        }
      }
      endCursor
      total
    }
    duplicateSearch {
      running
      read
      of
      finishedAt
    }
  }
`);

/** Merges that can be undone, the newest first. */
export const mergesDocument = graphql(`
  query merges {
    merges {
      id
      at
      until
      isLast
      droppedName
      kept {
        id
        name
      }
    }
  }
`);

/** Two people side by side: in what they differ, and what would stand. */
export const mergeAheadDocument = graphql(`
  query mergeAhead($keepId: ID!, $dropId: ID!) {
    mergeAhead(keepId: $keepId, dropId: $dropId) {
      keep {
        id
        name
        emails
        phones
        tags
        createdAt
      }
      drop {
        id
        name
        emails
        phones
        tags
        createdAt
      }
      fields {
        field
        keep
        drop
        take
      }
      ownFields {
        fieldId
        keep
        drop
        take
      }
      cells {
        listId
        list
        columnId
        column
        type
        keep
        drop
        take
      }
    }
  }
`);

/** Makes one of two. */
export const mergePeopleDocument = graphql(`
  mutation mergePeople($input: MergeInput!) {
    mergePeople(input: $input) {
      id
      kept {
        id
        name
      }
    }
  }
`);

/** Takes a merge back. */
export const undoMergeDocument = graphql(`
  mutation undoMerge($id: ID!) {
    undoMerge(id: $id) {
      kept {
        id
        name
      }
      parted {
        id
        name
      }
      since
      missed
    }
  }
`);

/** Says that two people are two, for good. */
export const notDuplicatesDocument = graphql(`
  mutation notDuplicates($id: ID!) {
    notDuplicates(id: $id)
  }
`);

/** Has everybody looked at anew. */
export const findDuplicatesDocument = graphql(`
  mutation findDuplicates {
    findDuplicates
  }
`);

/** A part of somebody's history, the newest first. */
export const timelineDocument = graphql(`
  query timelineOf($personId: ID!, $after: ID, $kinds: [TimelineGroup!], $since: DateTime, $until: DateTime) {
    timelineOf(personId: $personId, first: 30, after: $after, kinds: $kinds, since: $since, until: $until) {
      items {
        id
        at
        kind
        note
        by {
          name
        }
        changes {
          field
          before
          after
        }
        moved {
          from {
            en
            es
          }
          to {
            en
            es
          }
        }
        event {
          id
          title {
            en
            es
          }
        }
        written {
          id
          text
          version
          changedAt
          mine
          author {
            name
          }
          files {
            id
            name
            size
          }
        }
      }
      endCursor
    }
  }
`);

/** Puts back what one edit changed. */
export const takeBackEditDocument = graphql(`
  mutation takeBackEdit($entryId: ID!) {
    takeBackEdit(entryId: $entryId) {
      id
    }
  }
`);

/** Writes a note about somebody. */
export const addNoteDocument = graphql(`
  mutation addNote($input: NoteInput!) {
    addNote(input: $input)
  }
`);

/** Says a note in other words. */
export const changeNoteDocument = graphql(`
  mutation changeNote($input: NoteChange!) {
    changeNote(input: $input)
  }
`);

/** Takes a note away with its files. */
export const removeNoteDocument = graphql(`
  mutation removeNote($id: ID!) {
    removeNote(id: $id)
  }
`);
