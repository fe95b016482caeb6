import { CITY_ZONE } from '#platform';

/** That the step of a place `l` should have been taken by now. */
export const IS_LATE = `((l.state = 'ACTIVE' and l."dueOn" < (now() at time zone '${CITY_ZONE}')::date) is true)`;
