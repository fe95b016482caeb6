import { graphql, type ResultOf } from '../../lib/graphql.ts';

/** Who is signed in here; null when nobody is. */
export const meDocument = graphql(`
  query me {
    me {
      id
      name
      role
      permissions
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
      grants {
        id
        role
        roleName
        scope
        subjectId
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
/** One account. */
export type User = ResultOf<typeof USERS>['users'][number];
/** One invitation without an answer. */
export type Invitation = ResultOf<typeof INVITATIONS>['invitations'][number];
/** What came of inviting. */
export type Invited = ResultOf<typeof INVITE>['invite'];
