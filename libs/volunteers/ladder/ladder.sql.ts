import { ZONE } from '../due.ts';

/** That the step of a place `l` should have been taken by now. */
export const IS_LATE = `((l.state = 'ACTIVE' and l."dueOn" < (now() at time zone '${ZONE}')::date) is true)`;
