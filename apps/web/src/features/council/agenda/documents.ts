import { graphql, type ResultOf, type VariablesOf } from '../../../lib/graphql.ts';

/** What bodies have on their agendas, with what it takes to name and enter it. */
export const AGENDA = graphql(`
  query agenda($past: Boolean) {
    agenda(past: $past) {
      today
      items {
        id
        body
        bodyName {
          en
          es
        }
        startsAt
        zone
        heldOn
        heldAt
        title {
          en
          es
        }
        fileNumber
        matter
        kind
        url
        state
        matches {
          demand
          reason
          state
        }
      }
      demands {
        code
        title {
          en
          es
        }
      }
      bodies {
        code
        title {
          en
          es
        }
      }
      matters {
        code
        title {
          en
          es
        }
      }
    }
  }
`);

/** Enters an item, or changes one. */
export const SAVE_ITEM = graphql(`
  mutation saveAgendaItem($input: AgendaItemInput!) {
    saveAgendaItem(input: $input)
  }
`);

/** Says what becomes of an item. */
export const SET_STATE = graphql(`
  mutation setAgendaState($id: ID!, $state: AgendaState!) {
    setAgendaState(id: $id, state: $state) {
      today
    }
  }
`);

/** Somebody says that an item is about a demand, or that it is not. */
export const DECIDE_MATCH = graphql(`
  mutation decideAgendaMatch($item: ID!, $demand: String!, $about: Boolean!) {
    decideAgendaMatch(item: $item, demand: $demand, about: $about) {
      today
    }
  }
`);

/** What the agenda answers. */
export type Agenda = ResultOf<typeof AGENDA>['agenda'];
/** One item of it. */
export type AgendaItem = Agenda['items'][number];
/** An item as it is sent. */
export type AgendaItemInput = VariablesOf<typeof SAVE_ITEM>['input'];
/** The agenda is read anew after any change of it, also where it was empty. */
export const AGENDA_CONTEXT = { additionalTypenames: ['AgendaItem'] };
