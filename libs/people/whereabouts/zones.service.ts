import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#accounts';
import { type Address, isWithin, Places, wardIn } from '#places';
import { AppError, Db } from '#platform';
import { mayBeNamed } from '../lists/lists.service.ts';
import { MOST, ringIn } from '../segments/condition.ts';
import { Segments } from '../segments/segments.service.ts';
import type { Person } from '../person.entity.ts';
import { Whereabouts } from './whereabouts.service.ts';
import { Zone } from './zone.entity.ts';
import type { FoundPlace, ZoneInput } from './zones.types.ts';

/** Keeps the zones that organizers drew. */
@Injectable()
export class Zones {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Places) private readonly places: Places,
    @Inject(Segments) private readonly segments: Segments,
    @Inject(Whereabouts) private readonly whereabouts: Whereabouts,
  ) {}

  /** In the order of their names. */
  all(): Promise<Zone[]> {
    return this.db.tx(async () => {
      const zones = await this.db.repo(Zone).find();
      return zones.sort((a, b) => a.details.name.localeCompare(b.details.name));
    });
  }

  save(actor: Actor, { id, name, ring }: ZoneInput): Promise<Zone> {
    return this.db.tx(async () => {
      const drawn = ringIn(ring);
      if (!drawn) throw new AppError('INVALID', 'zones.noRing', { most: MOST.corners - 1 }, { ring: 'field.invalid' });
      const zone = id ? await this.db.repo(Zone).findOneBy({ id }) : this.db.make(Zone, {});
      if (!zone) throw new AppError('NOT_FOUND', 'zones.notFound');
      zone.byUserId = actor.isUser ? actor.id : null;
      zone.details = { name: mayBeNamed(name, 'name'), ring: drawn };
      return this.db.save(zone);
    });
  }

  /** Takes a zone off the map, with who is in charge of it; a segment that names it keeps it. */
  remove(id: string): Promise<void> {
    return this.db.tx(async () => {
      const used = await this.segments.naming('zone', id);
      if (used) throw new AppError('CONFLICT', 'zones.used', { name: used });
      const { affected } = await this.db.repo(Zone).delete({ id });
      if (!affected) throw new AppError('NOT_FOUND', 'zones.notFound');
    });
  }

  /** Where an address lies, by the operator's register; null where that is not known, or not sure. */
  find(address: Address): Promise<FoundPlace | null> {
    return this.db.tx(async () => {
      const [point] = await this.places.locate([address]);
      return point ? { ...point, ward: wardIn(await this.places.wards(), point) } : null;
    });
  }

  /** In which of these zones each of these people lives, the first where there are several; by their ids. */
  async whoLives(people: readonly Person[], zones: readonly Zone[]): Promise<Map<string, string>> {
    const points = await this.whereabouts.points(people.map(({ details }) => details));
    const found = people.flatMap(({ id }, at): [string, string][] => {
      const zone = zones.find(({ details }) => points[at]!.some((point) => isWithin([[details.ring]], point)));
      return zone ? [[id, zone.id]] : [];
    });
    return new Map(found);
  }
}
