import { defineFact } from '#platform';

/** Two became one, or were parted again: what of their things stands may have changed. */
export const peopleMerged = defineFact<{ mergeId: string; personId: string }>('people.merged');
