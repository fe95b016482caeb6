import { stillHolds } from '#accounts';

/** That a user (an expression of SQL) may hold one-on-ones: who lost that right offers no times, and sees who booked none. */
export const holdsTalks = (user: string): string => stillHolds(user, 'people.write');
