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

/** One account. */
export type User = ResultOf<typeof USERS>['users'][number];
/** One invitation without an answer. */
export type Invitation = ResultOf<typeof INVITATIONS>['invitations'][number];
/** What came of inviting. */
export type Invited = ResultOf<typeof INVITE>['invite'];
