import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** Who looks after one person, where they stand, and what they can do. */
export const CARE = graphql(`
  query care($personId: ID!) {
    pointPersonOf(personId: $personId) {
      id
      name
    }
    ladder {
      id
      name {
        en
        es
      }
    }
    standingOf(personId: $personId) {
      stageId
      state
      dueOn
      assignee
      assigneeId
      moves {
        id
        at
        state
        from {
          en
          es
        }
        to {
          en
          es
        }
        by
        why
      }
    }
    assessmentsOf(personId: $personId) {
      id
      score
      at
      by
      note
    }
    skills {
      id
      title {
        en
        es
      }
    }
    interestOf(personId: $personId) {
      availability
      saidAt
      skills {
        skillId
        level
      }
    }
    qualificationsOf(personId: $personId) {
      kindId
      title {
        en
        es
      }
      validUntil
      valid
    }
    hoursOf(personId: $personId) {
      id
      minutes
    }
  }
`);

/** Gives people to an organizer. */
export const REASSIGN = graphql(`
  mutation reassignPeople($input: ReassignInput!) {
    reassignPeople(input: $input)
  }
`);

/** Puts somebody at a stage. */
export const MOVE = graphql(`
  mutation moveOnLadder($input: MoveInput!) {
    moveOnLadder(input: $input) {
      stageId
    }
  }
`);

/** The stages with how many stand at each. */
export const LADDER = graphql(`
  query ladderStages {
    ladder {
      id
      name {
        en
        es
      }
      count
      late
    }
  }
`);

/** A part of those who stand at one stage. */
export const LADDER_AT = graphql(`
  query ladderAt($stageId: ID!, $after: ID) {
    ladderAt(stageId: $stageId, after: $after, first: 25) {
      items {
        person {
          id
          name
        }
        state
        since
        dueOn
        late
        assignee
      }
      endCursor
    }
  }
`);

/** Says how far somebody supports us. */
export const ASSESS = graphql(`
  mutation assess($input: AssessInput!) {
    assess(input: $input) {
      id
    }
  }
`);

/** Writes down what somebody would like to do. */
export const SET_INTEREST = graphql(`
  mutation setInterest($personId: ID!, $input: InterestInput!) {
    setInterest(personId: $personId, input: $input) {
      saidAt
    }
  }
`);

/** Volunteers who fit, and what can be looked for. */
export const VOLUNTEERS = graphql(`
  query volunteers($filter: VolunteerFilter!) {
    skills {
      id
      title {
        en
        es
      }
    }
    volunteers(filter: $filter) {
      person {
        id
        name
      }
      level
      availability
      mayMail
    }
  }
`);

/** Makes a thing that volunteers can say they can do, or renames it. */
export const SAVE_SKILL = graphql(`
  mutation saveSkill($input: SkillInput!) {
    saveSkill(input: $input) {
      id
    }
  }
`);

/** The reader's own times for one-on-ones. */
export const MY_SLOTS = graphql(`
  query mySlots {
    mySlots {
      id
      startsAt
      endsAt
      timeZone
      place
      oneOnOneId
      state
      outcome
      person {
        id
        name
      }
    }
  }
`);

/** Offers times. */
export const OFFER_SLOTS = graphql(`
  mutation offerSlots($input: SlotsInput!) {
    offerSlots(input: $input) {
      id
    }
  }
`);

/** Takes a time back that nobody booked. */
export const WITHDRAW_SLOT = graphql(`
  mutation withdrawSlot($id: ID!) {
    withdrawSlot(id: $id) {
      id
    }
  }
`);

/** The one-on-ones of one person. */
export const TALKS_OF = graphql(`
  query oneOnOnesOf($personId: ID!) {
    oneOnOnesOf(personId: $personId) {
      id
      startsAt
      with
      state
      outcome
    }
  }
`);

/** Calls off a one-on-one that is still to come; its volunteer is told. */
export const CANCEL_SLOT = graphql(`
  mutation cancelOneOnOne($id: ID!) {
    cancelOneOnOne(id: $id)
  }
`);

/** How a one-on-one went. */
export const RECORD_TALK = graphql(`
  mutation recordOneOnOne($input: OutcomeInput!) {
    recordOneOnOne(input: $input)
  }
`);

/** What the reader's contacts did since they last looked. */
export const CONTACT_NEWS = graphql(`
  query contactNews {
    contactNews {
      id
      at
      kind
      person {
        id
        name
      }
    }
  }
`);

/** Says that the reader has read what their contacts did until then. */
export const READ_NEWS = graphql(`
  mutation readContactNews($until: DateTime!) {
    readContactNews(until: $until)
  }
`);

/** All that the panel of one person shows. */
export type Care = ResultOf<typeof CARE>;
/** Something that a contact did. */
export type News = ResultOf<typeof CONTACT_NEWS>['contactNews'][number];
/** Somebody who fits. */
export type Found = ResultOf<typeof VOLUNTEERS>['volunteers'][number];
/** One of the reader's own times. */
export type Slot = ResultOf<typeof MY_SLOTS>['mySlots'][number];

/** Somebody at a stage. */
export type Standing = ResultOf<typeof LADDER_AT>['ladderAt']['items'][number];

/** What is read anew after a change of what is known of one person. */
export const CARE_CONTEXT = {
  additionalTypenames: ['Standing', 'Stage', 'StandingPage', 'Assessment', 'Interest', 'UserName', 'Person'],
};
/** The same for the reader's times. */
export const SLOT_CONTEXT = { additionalTypenames: ['SlotView'] };
/** The same for volunteers. */
export const FIND_CONTEXT = { additionalTypenames: ['VolunteerLine', 'Skill'] };
/** The same for what contacts did. */
export const NEWS_CONTEXT = { additionalTypenames: ['ContactNews'] };
