import { defineFact } from '#platform';

/** An invitation is to be written to whoever is invited: the first time, or again. */
export const invitationSent = defineFact<{ invitationId: string }>('accounts.invitationSent');
/** Somebody who has an account asked for a link to sign in with. */
export const linkRequested = defineFact<{ linkId: string }>('accounts.linkRequested');
/** Somebody was given a role over a scope, or it was ended; or a role was made or taken out of use. */
export const accessChanged = defineFact<{
  /** Of the line that is written down, so that it is written once. */
  lineId: string;
  at: string;
  kind: 'GRANT_GIVEN' | 'GRANT_ENDED' | 'ROLE_MADE' | 'ROLE_REMOVED';
  actorId: string;
  subjectId: string;
}>('accounts.accessChanged');

/** Two who manage accounts decided that somebody's factors are to be taken away in a day. */
export const factorResetApproved = defineFact<{ resetId: string }>('accounts.factorResetApproved');
