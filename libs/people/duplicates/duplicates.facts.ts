import { defineJob } from '#platform';

/** Somebody asked for a look at everybody. */
export const findNow = defineJob<object>('people.findDuplicatesNow', { haste: 'bulk', attempts: 2 });
