import { Inject, Injectable } from '@nestjs/common';
import { RecordDoor, type Source, Source as Sources, unknownDate } from '#campaigns';
import { Db } from '#platform';
import { Area } from '../body.entity.ts';
import { readCouncil } from '../council.reader.ts';
import { ownCode } from '../entry/parts.ts';
import { Standing } from '../standing.service.ts';
import type { CouncilSeats } from './holding.ts';
import { folded, type RosterRow } from './roster.ts';
import { type RosterChange, TakeOver } from './take-over.ts';

/** Takes over who holds which seat: what changes is told first, and a second time nothing does. */
@Injectable()
export class Roster {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(RecordDoor) private readonly record: RecordDoor,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  /** The council and the wards of its seats, as files of civic data name them. */
  seats(): Promise<CouncilSeats> {
    return this.db.tx(async () => {
      const { council, bodies, posts } = await readCouncil(this.db);
      const areas = new Map((await this.db.repo(Area).find()).map(({ code, ocdDivisionId }) => [code, ocdDivisionId]));
      const { name = '', nameEs = '', abbreviation, otherNames = [] } = bodies.get(council) ?? {};
      const names = [name, nameEs, abbreviation ?? '', ...otherNames.map((other) => other.name)];
      const wards = posts.flatMap(({ areaCode, ward }) => {
        const division = areas.get(areaCode ?? '');
        return division ? [[division, ward!] as const] : [];
      });
      return { code: council, names: new Set(names.filter(Boolean).map(folded)), wards: new Map(wards) };
    });
  }

  /** What the rows would change; with `apply` it is done, all of it or nothing. */
  take(rows: readonly RosterRow[], apply: boolean): Promise<RosterChange[]> {
    return this.db.tx(async () => {
      if (apply) await this.record.mustBeOwn();
      let source: Source | undefined;
      const taking = new TakeOver(
        this.db,
        await readCouncil(this.db),
        () => (source ??= this.source(rows[0]!.source)).code,
      );
      const changes = taking.take(rows);
      if (apply && taking.saving.size) {
        if (source) await this.db.save(source);
        for (const each of taking.saving) await this.db.save(each);
        await this.standing.reckonAll('HOLDER');
      }
      return changes;
    });
  }

  private source(publisher: string): Source {
    return this.db.make(Sources, {
      ...{
        code: ownCode('src'),
        origin: 'INSTALLATION' as const,
        publisher,
        title: null,
        url: null,
        kind: 'OTHER' as const,
      },
      ...{ language: 'en', reliability: 'HIGH' as const, published: unknownDate() },
      reliabilityNote: 'A roster that the operator took over.',
    });
  }
}
