import { defineFact } from '#platform';

/** Somebody has a place at an event. */
export const signUpMade = defineFact<{ signUpId: string }>('events.signUpMade');
/** Somebody asks for a place, or a turn, and is still to confirm it by mail. */
export const signUpAsked = defineFact<{ signUpId: string }>('events.signUpAsked');
/** Somebody who has a place, or waits, sent a form again: nothing changed, and only their own mail may tell them so. */
export const signUpRepeated = defineFact<{ signUpId: string }>('events.signUpRepeated');
/** Somebody is on the waiting list. */
export const signUpWaitlisted = defineFact<{ signUpId: string }>('events.signUpWaitlisted');
/** Somebody who waited has a place. */
export const signUpPromoted = defineFact<{ signUpId: string }>('events.signUpPromoted');
/** Somebody left the waiting list. */
export const signUpLeft = defineFact<{ signUpId: string }>('events.signUpLeft');
/** Somebody gave their place back. */
export const signUpCancelled = defineFact<{ signUpId: string }>('events.signUpCancelled');
/** The event is public from now on. */
export const eventPublished = defineFact<{ eventId: string }>('events.published');
/** Time, place or zone of a published event changed; stated once a change. */
export const eventChanged = defineFact<{ eventId: string }>('events.changed');
/** Somebody said who came to an event, or took that back. */
export const attendanceSaid = defineFact<{ eventId: string }>('events.attendanceSaid');
/** A published event will not take place. */
export const eventCancelled = defineFact<{ eventId: string }>('events.cancelled');
