import { defineFact } from '#platform';

/** An invitation is to be written to whoever is invited: the first time, or again. */
export const invitationSent = defineFact<{ invitationId: string }>('accounts.invitationSent');
/** Somebody who has an account asked for a link to sign in with. */
export const linkRequested = defineFact<{ linkId: string }>('accounts.linkRequested');
/** Two who manage accounts decided that somebody's factors are to be taken away in a day. */
export const factorResetApproved = defineFact<{ resetId: string }>('accounts.factorResetApproved');
