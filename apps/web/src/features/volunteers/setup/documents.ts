import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** What volunteers may be asked for: things to do, trainings, and the stages of the ladder. */
export const SETUP = graphql(`
  query volunteerSetup {
    skills {
      id
      title {
        en
        es
      }
    }
    qualificationKinds {
      id
      title {
        en
        es
      }
      how {
        en
        es
      }
      months
      opensNames
    }
    ladder {
      id
      name {
        en
        es
      }
      count
    }
  }
`);

/** Offers a thing to do no more. */
export const RETIRE_SKILL = graphql(`
  mutation retireSkill($id: ID!) {
    retireSkill(id: $id) {
      id
    }
  }
`);

/** Makes a training or a vetting, or changes it. */
export const SAVE_KIND = graphql(`
  mutation saveQualificationKind($input: QualificationKindInput!) {
    saveQualificationKind(input: $input) {
      id
    }
  }
`);

/** Asks for it no more. */
export const RETIRE_KIND = graphql(`
  mutation retireQualificationKind($id: ID!) {
    retireQualificationKind(id: $id) {
      id
    }
  }
`);

/** Makes a stage, renames it or puts it elsewhere. */
export const SAVE_STAGE = graphql(`
  mutation saveStage($input: StageInput!) {
    saveStage(input: $input) {
      id
    }
  }
`);

/** Takes a stage away; who stands there goes to another one. */
export const REMOVE_STAGE = graphql(`
  mutation removeStage($id: ID!, $toStageId: ID) {
    removeStage(id: $id, toStageId: $toStageId) {
      id
    }
  }
`);

/** The trainings that can be given to somebody. */
export const KINDS = graphql(`
  query qualificationKinds {
    qualificationKinds {
      id
      title {
        en
        es
      }
    }
  }
`);

/** Writes down that somebody holds a training. */
export const QUALIFY = graphql(`
  mutation qualify($input: QualifyInput!) {
    qualify(input: $input) {
      kindId
    }
  }
`);

/** Takes it back. */
export const DISQUALIFY = graphql(`
  mutation disqualify($input: QualifyInput!) {
    disqualify(input: $input) {
      kindId
    }
  }
`);

/** Who worked how long. */
export const HOURS = graphql(`
  query hoursReport($from: String!, $to: String!) {
    hoursReport(from: $from, to: $to) {
      person {
        id
        name
      }
      minutes
      entries
      daysOver
    }
    hoursTotal(from: $from, to: $to) {
      people
      minutes
    }
  }
`);

/** Who is in charge of which ward. */
export const TURF = graphql(`
  query turfWards {
    turfWards {
      ward
      count
      alone
      inCharge {
        id
        name
      }
    }
    pointPersonLoads {
      user {
        id
        name
      }
      count
    }
  }
`);

/** Says who is in charge of a ward. */
export const SET_TURF = graphql(`
  mutation setTurf($ward: Int!, $userIds: [ID!]!) {
    setTurf(ward: $ward, userIds: $userIds) {
      ward
    }
  }
`);

/** Everybody of one organizer becomes another one's; answers how many. */
export const HAND_OVER = graphql(`
  mutation handOver($input: ReassignInput!) {
    reassignPeople(input: $input)
  }
`);

/** Whether the reader gets a mail about their people each morning. */
export const DIGEST = graphql(`
  query contactDigest {
    contactDigest
  }
`);

/** Switches it on or off. */
export const SET_DIGEST = graphql(`
  mutation setContactDigest($on: Boolean!) {
    setContactDigest(on: $on)
  }
`);

/** Whether the reader is told at once when people are given to them. */
export const HANDOVERS = graphql(`
  query handoverMails {
    handoverMails
  }
`);

/** Switches that on or off. */
export const SET_HANDOVERS = graphql(`
  mutation setHandoverMails($on: Boolean!) {
    setHandoverMails(on: $on)
  }
`);

/** What each role of an event asks, and what can be asked. */
export const NEEDS = graphql(`
  query roleNeeds($eventId: ID!) {
    roleNeeds(eventId: $eventId) {
      roleId
      name {
        en
        es
      }
      skillId
      level
      trainingId
    }
    skills {
      id
      title {
        en
        es
      }
    }
    qualificationKinds {
      id
      title {
        en
        es
      }
    }
  }
`);

/** Says what a role asks. */
export const SET_NEEDS = graphql(`
  mutation setRoleNeeds($input: RoleNeedsInput!) {
    setRoleNeeds(input: $input) {
      roleId
    }
  }
`);

/** Who has time, can do it, holds the training, is not signed up and may be written to. */
export const WHO_COULD = graphql(`
  query whoCouldTake($eventId: ID!, $roleId: ID) {
    whoCouldTake(eventId: $eventId, roleId: $roleId) {
      person {
        id
        name
      }
      level
      mayMail
    }
  }
`);

/** Prepares a mailing to them. */
export const ASK_WHO_COULD = graphql(`
  mutation askWhoCouldTake($eventId: ID!, $roleId: ID) {
    askWhoCouldTake(eventId: $eventId, roleId: $roleId) {
      id
    }
  }
`);

/** All of it. */
export type Setup = ResultOf<typeof SETUP>;
/** One ward. */
export type TurfLoad = ResultOf<typeof TURF>['pointPersonLoads'][number];
export type TurfWard = ResultOf<typeof TURF>['turfWards'][number];
/** What one role asks. */
export type Needs = ResultOf<typeof NEEDS>['roleNeeds'][number];
/** Read anew after any change of them. */
export const SETUP_CONTEXT = { additionalTypenames: ['Skill', 'QualificationKind', 'Stage'] };
/** The same for wards. */
export const TURF_CONTEXT = { additionalTypenames: ['TurfWard', 'PointPersonLoad'] };
/** What asking people makes. */
export const ASK_CONTEXT = { additionalTypenames: ['Blast', 'SavedSegment', 'PeopleList', 'BulkChange'] };
/** The same for what roles ask. */
export const NEEDS_CONTEXT = { additionalTypenames: ['RoleNeeds', 'VolunteerLine'] };
