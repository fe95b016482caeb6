import { Inject, Injectable } from '@nestjs/common';
import { type Address, Places, type Point, wardIn } from '#places';
import { Db } from '#platform';
import { Timeline } from '../history/timeline.ts';
import { Person, type PersonDetails } from '../person.entity.ts';
import { wardNote } from './ward-found.ts';

type Home = Pick<PersonDetails, 'address' | 'city' | 'postalCode' | 'addresses'>;
const SLICE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Whether the primary address is the same in both. */
export const isSameHome = (a: Home, b: Home): boolean =>
  a.address === b.address && a.city === b.city && a.postalCode === b.postalCode;

/** Every postal address of somebody, the primary one first. */
const addressesOf = ({ address, city, postalCode, addresses = [] }: Home): Address[] => [
  { address, city, postalCode },
  ...addresses,
];

/**
 * Where people live, as far as their sealed address is on the operator's register: their ward is kept, the place itself
 * never is.
 */
@Injectable()
export class Whereabouts {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Places) private readonly places: Places,
    @Inject(Timeline) private readonly timeline: Timeline,
  ) {}

  /** The ward of the primary address; null where it is not known. */
  async ward(home: Home): Promise<number | null> {
    return home.address ? ((await this.places.wardsOf([home]))[0] ?? null) : null;
  }

  /** The ward after a change of address: the one that was found by the old address goes with it, one that was told stays. */
  async moved(ward: number | null, from: Home, to: Home): Promise<number | null> {
    if (isSameHome(from, to)) return ward ?? (await this.ward(to));
    const [old = null, next = null] = await this.places.wardsOf([from, to]);
    return next ?? (ward === old ? null : ward);
  }

  /** The rows of a file, with the ward of the address where a row says none; that is one of that address alone. */
  async withWards<R extends { readonly ward?: number; readonly wardFound?: true; readonly details: Home }>(
    rows: readonly R[],
  ): Promise<R[]> {
    const silent = rows.filter(({ ward, details }) => ward === undefined && details.address);
    const wards = silent.length ? await this.places.wardsOf(silent.map(({ details }) => details)) : [];
    const found = new Map(silent.map((row, at) => [row, wards[at]]));
    return rows.map((row) => (found.get(row) ? { ...row, ward: found.get(row)!, wardFound: true as const } : row));
  }

  /** Where each of these people lives: one place for each of their addresses that is known. */
  async points(people: readonly Home[]): Promise<Point[][]> {
    const addresses = people.map(addressesOf);
    const found = await this.places.locate(addresses.flat());
    let at = 0;
    return addresses.map((each) => found.slice(at, (at += each.length)).filter((point) => point !== null));
  }

  /**
   * Looks for the ward of everybody anew, a piece a transaction: of whom none is known, and, where `mapId` is a new map,
   * of whom the map before it had found theirs. Broken off, it may be run again.
   */
  async findWards(mapId: string | null): Promise<void> {
    for (let last: string | undefined = FIRST; last;) last = await this.db.own(() => this.findSome(mapId, last!));
  }

  private async findSome(mapId: string | null, after: string): Promise<string | undefined> {
    const query = this.db.repo(Person).createQueryBuilder('p').where('p.id > :after', { after });
    const people = await query.orderBy('p.id').limit(SLICE).setLock('pessimistic_write').getMany();
    const wards = await this.places.wards();
    const before = mapId ? await this.places.before(mapId) : wards;
    const points = await this.places.locate(people.map(({ details }) => details));
    const moved = people.flatMap(({ id, ward }, at) => {
      const point = points[at];
      const next = wardIn(wards, point);
      return point && next !== ward && (ward === null || ward === wardIn(before, point)) ? [{ id, ward, next }] : [];
    });
    if (moved.length) {
      await this.db
        .repo(Person)
        .query(
          `update person p set ward = n.ward from unnest($1::uuid[], $2::smallint[]) as n(id, ward) where p.id = n.id`,
          [moved.map(({ id }) => id), moved.map(({ next }) => next)],
        );
      await this.db.insertAll(
        moved.map(({ id, ward, next }) => this.timeline.make(id, { kind: 'WARD_FOUND', note: wardNote(ward, next) })),
      );
    }
    return people.length < SLICE ? undefined : people.at(-1)!.id;
  }
}
