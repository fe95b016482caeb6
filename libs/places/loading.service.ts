import { Inject, Injectable } from '@nestjs/common';
import { current, Db, Jobs } from '#platform';
import { AddressPoint } from './address-point.entity.ts';
import { placesTaken } from './places.facts.ts';
import { Places, wardIn } from './places.service.ts';
import type { House } from './points.reading.ts';
import type { Shape } from './shapes.ts';
import { WardMap } from './ward-map.entity.ts';

/** What a register of addresses holds. */
export interface Register {
  /** Houses that can be found. */
  houses: number;
  /** Rows that say an address once more. */
  repeated: number;
  /** Rows without a number, a street or a place in degrees. */
  unreadable: number;
  /** Houses within a ward of the map in force. */
  inWards: number;
}

const PIECE = 5000;
const INSERT = `insert into address_point (id, "organizationId", street, zip, city, lon, lat)
  select gen_random_uuid(), $1::uuid, street, zip, city, lon, lat
  from unnest($2::text[], $3::text[], $4::text[], $5::float8[], $6::float8[]) as t(street, zip, city, lon, lat)`;

/** Takes maps and registers that the operator has; with the wards of people found anew afterwards, as a job. */
@Injectable()
export class LoadingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Places) private readonly places: Places,
  ) {}

  /** Puts a map of the wards in force; answers whether it differs from the one that was. */
  takeMap(wards: Record<number, Shape>, source: string, apply: boolean): Promise<boolean> {
    return this.db.tx(async () => {
      const known = await this.places.wards();
      const same = [...known].every(([ward, shape]) => JSON.stringify(wards[ward]) === JSON.stringify(shape));
      if (known.size === Object.keys(wards).length && same) return false;
      if (!apply) return true;
      const map = await this.db.save(this.db.make(WardMap, { wards, source, takenAt: new Date() }));
      await this.jobs.state(placesTaken, { mapId: map.id });
      return true;
    });
  }

  /** Puts a register of addresses in the place of the one before; all of it, or nothing. */
  takeRegister(houses: AsyncIterable<House | undefined>, apply: boolean): Promise<Register> {
    return this.db.own(async () => {
      const wards = await this.places.wards();
      const register: Register = { houses: 0, repeated: 0, unreadable: 0, inWards: 0 };
      const seen = new Set<string>();
      let piece: House[] = [];
      if (apply) await this.db.repo(AddressPoint).query('delete from address_point');
      for await (const house of houses) {
        const key = house && `${house.street}|${house.zip ?? ''}|${house.city ?? ''}`;
        if (!key) register.unreadable += 1;
        else if (seen.has(key)) register.repeated += 1;
        else {
          seen.add(key);
          register.houses += 1;
          if (wardIn(wards, house)) register.inWards += 1;
          if (piece.push(house) === PIECE) piece = await this.put(piece, apply);
        }
      }
      await this.put(piece, apply);
      if (apply) await this.jobs.state(placesTaken, { mapId: null });
      return register;
    });
  }

  private async put(piece: readonly House[], apply: boolean): Promise<House[]> {
    const columns = (['street', 'zip', 'city', 'lon', 'lat'] as const).map((name) => piece.map((each) => each[name]));
    if (apply && piece.length) await this.db.repo(AddressPoint).query(INSERT, [current().organizationId, ...columns]);
    return [];
  }
}
