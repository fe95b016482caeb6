import { defineFact } from '#platform';

/** Somebody sent the public interest form: they count once they confirm the address. */
export const interestAsked = defineFact<{ formId: string }>('volunteers.interestAsked');
/** Somebody has a one-on-one with an organizer, at a time. */
export const oneOnOneBooked = defineFact<{ oneOnOneId: string }>('volunteers.oneOnOneBooked');
/** A change gave people to organizers: whom to whom stands with the change. */
export const peopleGiven = defineFact<{ changeId: string }>('volunteers.peopleGiven');
/** A one-on-one will not take place. */
export const oneOnOneCancelled = defineFact<{ oneOnOneId: string }>('volunteers.oneOnOneCancelled');
