import { defineFact } from '#platform';

/** Somebody sent the public interest form: they count once they confirm the address. */
export const interestAsked = defineFact<{ formId: string }>('volunteers.interestAsked');
/** Somebody confirmed what they wrote into it, at a moment: they count from now on. */
export const interestConfirmed = defineFact<{ formId: string; personId: string; at: string }>(
  'volunteers.interestConfirmed',
);
/** Somebody said something new on their own page about what they would like to do, at a moment. */
export const interestSaid = defineFact<{ personId: string; at: string }>('volunteers.interestSaid');
/** Somebody has a one-on-one with an organizer, at a time. */
export const oneOnOneBooked = defineFact<{ oneOnOneId: string }>('volunteers.oneOnOneBooked');
/** A change gave people to organizers: whom to whom stands with the change. */
export const peopleGiven = defineFact<{ changeId: string }>('volunteers.peopleGiven');
/** A one-on-one will not take place. */
export const oneOnOneCancelled = defineFact<{ oneOnOneId: string }>('volunteers.oneOnOneCancelled');
/** Who had a one-on-one is deleted, and it with them: what is left is the time that they had booked. */
export const oneOnOneErased = defineFact<{ oneOnOneId: string; slotId: string }>('volunteers.oneOnOneErased');
/** Its organizer said how a one-on-one went, at a moment. */
export const oneOnOneTold = defineFact<{ oneOnOneId: string; at: string }>('volunteers.oneOnOneTold');
