import { defineFact } from '#platform';

/** An item of an agenda is new, moved, withdrawn, or about other demands: who is to hear of it may be others now. */
export const agendaChanged = defineFact<{ itemId: string }>('officials.agendaChanged');
/** Somebody follows something else, or wants to hear of it at another time. */
export const followingChanged = defineFact<{ userId: string }>('officials.followingChanged');
