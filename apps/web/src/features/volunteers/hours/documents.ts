import { graphql, type ResultOf } from '../../../lib/graphql.ts';
import { CARE_CONTEXT } from '../team/documents.ts';

/** How long one person worked, entry by entry. */
export const WORKED = graphql(`
  query workedBy($personId: ID!) {
    hoursOf(personId: $personId) {
      id
      day
      minutes
      source
      over
      event {
        en
        es
      }
    }
  }
`);

/** How long the reader worked. */
export const MY_WORK = graphql(`
  query myHours {
    myHours {
      id
      day
      minutes
      source
      over
      event {
        en
        es
      }
    }
  }
`);

/** Events at which one person was lately. */
export const EVENTS_OF = graphql(`
  query hoursEventsOf($personId: ID!) {
    hoursEventsOf(personId: $personId) {
      id
      day
      minutes
      title {
        en
        es
      }
    }
  }
`);

/** Events at which the reader was lately. */
export const MY_EVENTS = graphql(`
  query myHoursEvents {
    myHoursEvents {
      id
      day
      minutes
      title {
        en
        es
      }
    }
  }
`);

/** Staff write down how long somebody worked. */
export const LOG_HOURS = graphql(`
  mutation logHours($input: HoursInput!) {
    logHours(input: $input) {
      id
    }
  }
`);

/** The reader says how long they worked. */
export const LOG_MY_HOURS = graphql(`
  mutation logMyHours($input: HoursInput!) {
    logMyHours(input: $input) {
      id
    }
  }
`);

/** Staff take an entry back. */
export const TAKE_BACK_HOURS = graphql(`
  mutation takeBackHours($id: ID!) {
    takeBackHours(id: $id) {
      id
    }
  }
`);

/** The reader takes back what they said themselves. */
export const TAKE_BACK_MY_HOURS = graphql(`
  mutation takeBackMyHours($id: ID!) {
    takeBackMyHours(id: $id) {
      id
    }
  }
`);

/** An event at which somebody was. */
export type WorkedAt = ResultOf<typeof EVENTS_OF>['hoursEventsOf'][number];
/** One entry. */
export type Worked = ResultOf<typeof WORKED>['hoursOf'][number];

/** What is read anew after hours were written or taken back. */
export const HOURS_CONTEXT = { additionalTypenames: ['HoursEntry', 'MyData', ...CARE_CONTEXT.additionalTypenames] };
