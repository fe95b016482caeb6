import { defineJob } from '#platform';

/** Somebody changed since the last look. */
export const findAmongChanged = defineJob<object>('people.findDuplicatesAmongChanged', { haste: 'bulk', attempts: 1 });
/** Somebody asked for a look at everybody. */
export const findNow = defineJob<object>('people.findDuplicatesNow', { haste: 'bulk', attempts: 2 });
