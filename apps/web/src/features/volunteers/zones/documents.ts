import { graphql, type ResultOf } from '../../../lib/graphql.ts';

/** The map: wards, zones, and who is in charge of each zone. */
export const MAP = graphql(`
  query zoneMap {
    wardMap {
      ward
      shape
    }
    zones {
      id
      name
      ring
    }
    turfZones {
      id
      inCharge {
        id
        name
      }
    }
  }
`);

/** Keeps a zone. */
export const SAVE_ZONE = graphql(`
  mutation saveZone($input: ZoneInput!) {
    saveZone(input: $input) {
      id
    }
  }
`);

/** Takes a zone off the map. */
export const REMOVE_ZONE = graphql(`
  mutation removeZone($id: ID!) {
    removeZone(id: $id)
  }
`);

/** Says who is in charge of a zone. */
export const SET_ZONE_TURF = graphql(`
  mutation setZoneTurf($zoneId: ID!, $userIds: [ID!]!) {
    setZoneTurf(zoneId: $zoneId, userIds: $userIds) {
      id
    }
  }
`);

/** The wards on the map. */
export type Wards = ResultOf<typeof MAP>['wardMap'];
/** A zone with who is in charge of it. */
export type Zone = ResultOf<typeof MAP>['zones'][number] & {
  readonly inCharge: ResultOf<typeof MAP>['turfZones'][number]['inCharge'];
};
/** Read anew after any change of them. */
export const ZONE_CONTEXT = { additionalTypenames: ['Zone', 'TurfZone'] };
