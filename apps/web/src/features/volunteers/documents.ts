import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** What the reader has to do, the most urgent first, then what they have done lately. */
export const MY_TASKS = graphql(`
  query myTasks {
    myTasks {
      id
      title
      note
      dueOn
      due
      state
      doneAt
      byRule
      person {
        id
        name
      }
    }
  }
`);

/** What everybody has to do, in the same order. */
export const TASKS = graphql(`
  query tasks {
    tasks {
      id
      title
      note
      dueOn
      due
      state
      doneAt
      byRule
      assignee {
        id
        name
        active
      }
      person {
        id
        name
      }
    }
  }
`);

/** What is to be done about one person, in the same order. */
export const TASKS_ABOUT = graphql(`
  query tasksAbout($personId: ID!) {
    tasksAbout(personId: $personId) {
      id
      title
      note
      dueOn
      due
      state
      doneAt
      byRule
      assignee {
        id
        name
        active
      }
    }
  }
`);

/** What nobody has taken yet. */
export const FREE_TASKS = graphql(`
  query freeTasks {
    freeTasks {
      id
    }
  }
`);

/** Makes a task that nobody has one's own. */
export const TAKE_TASK = graphql(`
  mutation takeTask($id: ID!) {
    takeTask(id: $id) {
      id
    }
  }
`);

/** Done, or to be done again. */
export const SET_TASK_DONE = graphql(`
  mutation setTaskDone($id: ID!, $done: Boolean!) {
    setTaskDone(id: $id, done: $done) {
      id
      state
    }
  }
`);

/** Who can be given a task. */
export const ASSIGNABLE_USERS = graphql(`
  query assignableUsers {
    assignableUsers {
      id
      name
      role
    }
  }
`);

/** Who can be given people to look after: whoever sees people. */
export const POINT_CHOICES = graphql(`
  query pointPersonChoices {
    pointPersonChoices {
      id
      name
    }
  }
`);

/** Gives somebody a task. */
export const CREATE_TASK = graphql(`
  mutation createTask($input: TaskInput!) {
    createTask(input: $input) {
      id
    }
  }
`);

/** Changes a task. */
export const UPDATE_TASK = graphql(`
  mutation updateTask($id: ID!, $changes: TaskChanges!) {
    updateTask(id: $id, changes: $changes) {
      id
    }
  }
`);

/** Removes a task for good. */
export const DELETE_TASK = graphql(`
  mutation deleteTask($id: ID!) {
    deleteTask(id: $id)
  }
`);

/** The reader's own places at events: those to come, the soonest first, then past ones. */
export const MY_SHIFTS = graphql(`
  query myShifts {
    myShifts {
      id
      state
      title {
        en
        es
      }
      startsAt
      endsAt
      timeZone
      placeName
      placeAddress
      eventState
      publicUrl
      role {
        en
        es
      }
      coming
    }
  }
`);

/** Gives one's own place back. */
export const GIVE_BACK_SHIFT = graphql(`
  mutation giveBackShift($id: ID!) {
    giveBackShift(id: $id) {
      id
      state
    }
  }
`);

/** Public events to come, for somebody who has no place at any. */
export const COMING_EVENTS = graphql(`
  query comingEvents {
    events(first: 10) {
      items {
        id
        state
        title {
          en
          es
        }
        startsAt
        endsAt
        timeZone
        placeName
        publicUrl
      }
    }
  }
`);

/** A task as whoever does it sees it. */
export type MyTask = ResultOf<typeof MY_TASKS>['myTasks'][number];
/** A task with whose it is. */
export type Task = ResultOf<typeof TASKS>['tasks'][number];
/** One's own place at an event. */
export type Shift = ResultOf<typeof MY_SHIFTS>['myShifts'][number];

/** A list of tasks is read anew after any change of one, also where the list was empty. */
export const TASK_CONTEXT = { additionalTypenames: ['Task'] };
/** The same for places at events. */
export const SHIFT_CONTEXT = { additionalTypenames: ['Shift'] };

/** How many people of each ward took on something at an event within a year. */
export const VOLUNTEERS_BY_WARD = graphql(`
  query volunteersByWard {
    volunteersByWard {
      ward
      count
    }
  }
`);
