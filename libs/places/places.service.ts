import { Inject, Injectable } from '@nestjs/common';
import { current, Db } from '#platform';
import { AddressPoint } from './address-point.entity.ts';
import { isWithin, type Point, type Shape } from './shapes.ts';
import { cityKey, streetKey, zipKey } from './street.ts';
import { WardMap } from './ward-map.entity.ts';

/** A postal address as people write it. */
export interface Address {
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly postalCode?: string | undefined;
}

/** The wards of a map by their numbers. */
export type Wards = ReadonlyMap<number, Shape>;

/** In which ward of a map a place lies; null outside of all. */
export function wardIn(wards: Wards, point: Point | null | undefined): number | null {
  if (point) for (const [ward, shape] of wards) if (isWithin(shape, point)) return ward;
  return null;
}

interface Held {
  readonly id: string;
  readonly wards: Wards;
}
type Found = Pick<AddressPoint, 'street' | 'zip' | 'city' | 'lon' | 'lat'>;

/** The only one that fits what somebody wrote, where one does: their ZIP code or their town, or the street alone. */
function onlyOne(points: readonly Found[], { city, postalCode }: Address): Point | null {
  const zip = zipKey(postalCode ?? '');
  const town = cityKey(city ?? '');
  const told = points.filter((each) => (zip ? each.zip === zip : town ? each.city === town : true));
  // A ZIP code that nobody has there may be a slip of the pen where the town is right.
  const fit = told.length || !zip || !town ? told : points.filter((each) => each.city === town);
  const [first, ...others] = fit;
  if (!first || others.some(({ lon, lat }) => lon !== first.lon || lat !== first.lat)) return null;
  return { lon: first.lon, lat: first.lat };
}

/** Finds where an address lies, by the registers that the operator put in: nobody outside is asked. */
@Injectable()
export class Places {
  private readonly held = new Map<string, Held>();

  constructor(@Inject(Db) private readonly db: Db) {}

  /** Where each address lies, in their order; null where that is not known, or not sure. */
  locate(addresses: readonly Address[]): Promise<(Point | null)[]> {
    return this.db.tx(async () => {
      const keys = addresses.map(({ address }) => streetKey(address ?? ''));
      const streets = [...new Set(keys.filter((key) => key !== undefined))];
      const rows: Found[] = streets.length
        ? await this.db
            .repo(AddressPoint)
            .query(
              `select street, zip, city, lon, lat from address_point where "organizationId" = $1 and street = any($2)`,
              [current().organizationId, streets],
            )
        : [];
      const byStreet = Map.groupBy(rows, ({ street }) => street);
      return addresses.map((address, at) => onlyOne(byStreet.get(keys[at] ?? '') ?? [], address));
    });
  }

  /** In which ward each address lies by the map in force; null where that is not known. */
  wardsOf(addresses: readonly Address[]): Promise<(number | null)[]> {
    return this.db.tx(async () => {
      const wards = await this.wards();
      if (!wards.size) return addresses.map(() => null);
      return (await this.locate(addresses)).map((point) => wardIn(wards, point));
    });
  }

  /** The map in force; empty where none was put in. Kept in memory until there is a newer one. */
  wards(): Promise<Wards> {
    return this.db.tx(async () => {
      const [newest] = await this.db
        .repo(WardMap)
        .query<{ id: string }[]>('select id from ward_map order by id desc limit 1');
      if (!newest) return new Map();
      const organization = current().organizationId!;
      const known = this.held.get(organization);
      if (known?.id === newest.id) return known.wards;
      const wards = wardsIn(await this.db.repo(WardMap).findOneByOrFail({ id: newest.id }));
      this.held.set(organization, { id: newest.id, wards });
      return wards;
    });
  }

  /** The map that was in force before this one; empty where there was none. */
  before(mapId: string): Promise<Wards> {
    return this.db.tx(async () => {
      const query = this.db.repo(WardMap).createQueryBuilder('m').where('m.id < :mapId', { mapId });
      const map = await query.orderBy('m.id', 'DESC').getOne();
      return map ? wardsIn(map) : new Map();
    });
  }
}

const wardsIn = ({ wards }: WardMap): Wards =>
  new Map(Object.entries(wards).map(([ward, shape]) => [Number(ward), shape]));
