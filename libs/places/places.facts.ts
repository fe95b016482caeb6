import { defineFact } from '#platform';

/** A map of the wards was put in force, or (`mapId` is null) a register of addresses: who lives where may be known now. */
export const placesTaken = defineFact<{ mapId: string | null }>('places.taken');
