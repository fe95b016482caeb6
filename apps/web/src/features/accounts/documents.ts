import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** Who is signed in here; null when nobody is. */
export const meDocument = graphql(`
  query me {
    me {
      id
      name
      role
      permissions
      standing
      factors
      organization
      hasPassword
      mailIsLocal
      version
      practice
    }
  }
`);

/** Who has access or had it; addresses only for who manages accounts. */
export const USERS = graphql(`
  query users {
    users {
      id
      name
      role
      active
      since
      lastSeenAt
      email
      hasPassword
      hasFactor
      grants {
        id
        role
        roleName
        scope
        subject
        campaignCode
        wards
        people
        until
      }
    }
  }
`);

/** Gives somebody a role over a scope, beside what they have. */
export const GIVE_GRANT = graphql(`
  mutation giveGrant($input: GrantInput!) {
    giveGrant(input: $input) {
      id
      grants {
        id
      }
    }
  }
`);

/** Some of what a grant can be over, events or lists: by a part of the name, or by ids. */
export const GRANT_SUBJECTS = graphql(`
  query grantSubjects($kind: Scope!, $search: String, $ids: [ID!], $first: Int, $after: ID) {
    found: grantSubjects(scope: $kind, search: $search, ids: $ids, first: $first, after: $after) {
      items {
        id
        name
      }
      endCursor
      total
    }
  }
`);

/** Ends a grant at once. */
export const END_GRANT = graphql(`
  mutation endGrant($id: ID!) {
    endGrant(id: $id) {
      id
      grants {
        id
      }
    }
  }
`);

/** Who looks after a person. */
export const ASSIGNEES = graphql(`
  query assignees($personId: ID!) {
    assignees(personId: $personId) {
      grantId
      userId
      name
      until
    }
  }
`);

/** Has somebody look after people, beside those whom they look after already. */
export const ASSIGN_PEOPLE = graphql(`
  mutation assignPeople($input: AssignInput!) {
    assignPeople(input: $input) {
      id
    }
  }
`);

/** Takes one person from who looks after them. */
export const END_ASSIGNMENT = graphql(`
  mutation endAssignment($grantId: ID!, $personId: ID!) {
    endAssignment(grantId: $grantId, personId: $personId) {
      grantId
    }
  }
`);

/** How often a sealed row did not open in the last seven days. */
export const SEAL_ALARMS = graphql(`
  query sealAlarms {
    sealAlarms
  }
`);

/** The roles that the organization made for itself. */
export const CUSTOM_ROLES = graphql(`
  query customRoles {
    customRoles {
      id
      name
      permissions
      inUse
    }
  }
`);

/** The campaigns that a grant may be over. */
export const CAMPAIGNS = graphql(`
  query campaigns {
    campaigns {
      code
      name
      closed
    }
  }
`);

/** Makes one of permissions that its maker has. */
export const MAKE_ROLE = graphql(`
  mutation makeRole($input: RoleInput!) {
    makeRole(input: $input) {
      id
    }
  }
`);

/** Takes one out of use that nobody has. */
export const REMOVE_ROLE = graphql(`
  mutation removeRole($id: ID!) {
    removeRole(id: $id) {
      id
    }
  }
`);

/** Takes somebody's access away, or gives it back. */
export const SET_USER_DISABLED = graphql(`
  mutation setUserDisabled($id: ID!, $disabled: Boolean!) {
    setUserDisabled(id: $id, disabled: $disabled) {
      id
      active
    }
  }
`);

/** Gives somebody another role. */
export const CHANGE_USER_ROLE = graphql(`
  mutation changeUserRole($id: ID!, $role: String!) {
    changeUserRole(id: $id, role: $role) {
      id
      role
    }
  }
`);

/** Invitations that nobody has answered, the oldest first: also for whoever lists what waits. */
export const INVITATIONS = graphql(`
  query invitations {
    invitations {
      id
      role
      language
      email
      name
      invitedBy
      createdAt
      sentAt
      expiresAt
      expired
      mine
    }
  }
`);

/** Invites an address; the link comes back this once. */
export const INVITE = graphql(`
  mutation invite($input: InvitationInput!) {
    invite(input: $input) {
      outcome
      link
    }
  }
`);

/** Sends an invitation once more; at most once an hour. */
export const RESEND_INVITATION = graphql(`
  mutation resendInvitation($id: ID!) {
    resendInvitation(id: $id) {
      id
      sentAt
      expiresAt
    }
  }
`);

/** Calls an invitation back: its link does nothing any more. */
export const REVOKE_INVITATION = graphql(`
  mutation revokeInvitation($id: ID!) {
    revokeInvitation(id: $id) {
      id
    }
  }
`);

/** One grant of an account. */
export type Grant = ResultOf<typeof USERS>['users'][number]['grants'][number];
/** What somebody signs in with, and where they are signed in. */
export const SECURITY = graphql(`
  query security {
    security {
      passkeys {
        id
        name
        createdAt
        lastUsedAt
      }
      appSince
      codesLeft
      needsFactor
      sessions {
        id
        startedAt
        seenAt
        browser
        system
        current
      }
      reset {
        id
        askedBy
        dueAt
      }
    }
  }
`);

/** Ends one of one's own sessions. */
export const END_SESSION = graphql(`
  mutation endSession($id: ID!) {
    endSession(id: $id) {
      sessions {
        id
      }
    }
  }
`);

/** Ends all of one's own sessions but this one. */
export const END_OTHER_SESSIONS = graphql(`
  mutation endOtherSessions {
    endOtherSessions {
      sessions {
        id
      }
    }
  }
`);

/** Says that one has one's factors still. */
export const KEEP_FACTORS = graphql(`
  mutation keepFactors {
    keepFactors {
      reset {
        id
      }
    }
  }
`);

/** Whose lost factors are to be taken away. */
export const FACTOR_RESETS = graphql(`
  query factorResets {
    factorResets {
      id
      userId
      name
      askedBy
      approvedBy
      dueAt
      mayApprove
    }
  }
`);

/** Asks that somebody's lost factors be taken away. */
export const ASK_FACTOR_RESET = graphql(`
  mutation askFactorReset($userId: ID!) {
    askFactorReset(userId: $userId) {
      id
    }
  }
`);

/** Agrees to it, as the second person. */
export const APPROVE_FACTOR_RESET = graphql(`
  mutation approveFactorReset($id: ID!) {
    approveFactorReset(id: $id) {
      id
      dueAt
    }
  }
`);

/** Calls it off. */
export const CANCEL_FACTOR_RESET = graphql(`
  mutation cancelFactorReset($id: ID!) {
    cancelFactorReset(id: $id) {
      id
    }
  }
`);

/** What somebody signs in with, and where. */
export type Security = ResultOf<typeof SECURITY>['security'];
/** One account. */
export type User = ResultOf<typeof USERS>['users'][number];
/** One invitation without an answer. */
export type Invitation = ResultOf<typeof INVITATIONS>['invitations'][number];
/** What came of inviting. */
export type Invited = ResultOf<typeof INVITE>['invite'];
