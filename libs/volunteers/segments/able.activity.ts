import { Inject, Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { ActivityKind } from '#people';
import { CITY_ZONE, current, Db, say, textIn } from '#platform';
import { BANDS, WEEKDAYS } from '../interest/availability.ts';
import { rankOf, Skill, SkillLevel } from '../interest/interest.entity.ts';
import { QualificationKind } from '../vetting/vetting.entity.ts';

/** Who said that they would like to help. */
@Injectable()
export class VolunteerKind extends ActivityKind {
  readonly kind = 'volunteer';

  where(id: string, since: string): string {
    return `exists (select from volunteer x where x."personId" = p.id
      and ${id} is null and (${since} is null or x."saidAt" >= ${since}))`;
  }

  protected named(): Promise<Map<string, string>> {
    return Promise.resolve(new Map());
  }
}

/** Who can do something, at least so well. */
@Injectable()
export class SkillKind extends ActivityKind {
  readonly kind = 'skill';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return this.whereOther(SkillLevel.LEARN, id, since);
  }

  /** What somebody can do is not dated: within a time is since when they last said what they can do. */
  override readonly others = [SkillLevel.CAN, SkillLevel.LEAD];

  override whereOther(code: string, id: string, since: string): string {
    return `exists (select from person_skill x where x."personId" = p.id and x.level >= ${rankOf(code as SkillLevel)}
      and (${id} is null or x."skillId" = ${id}) and (${since} is null or exists (select from volunteer v
        where v."personId" = p.id and v."saidAt" >= ${since})))`;
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : { retiredAt: IsNull() };
      const found = await this.db.repo(Skill).find({ where, order: { position: 'ASC', id: 'ASC' } });
      return new Map(found.map(({ id, title }) => [id, textIn(title, language).text]));
    });
  }
}

/** Who holds a training or a vetting today, or held one that has run out. */
@Injectable()
export class TrainingKind extends ActivityKind {
  readonly kind = 'training';

  constructor(@Inject(Db) private readonly db: Db) {
    super();
  }

  where(id: string, since: string): string {
    return this.held(`(x."validUntil" is null or x."validUntil" >= ${TODAY})`, id, since);
  }

  override readonly others = ['EXPIRED'];

  override whereOther(_: string, id: string, since: string): string {
    return this.held(`x."validUntil" < ${TODAY}`, id, since);
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    const { language } = current();
    return this.db.tx(async () => {
      const where = ids ? { id: In([...ids]) } : { retiredAt: IsNull() };
      const found = await this.db.repo(QualificationKind).find({ where, order: { id: 'ASC' } });
      return new Map(found.map(({ id, title }) => [id, textIn(title, language).text]));
    });
  }

  private held(when: string, id: string, since: string): string {
    return `exists (select from qualification x where x."personId" = p.id and ${when}
      and (${id} is null or x."kindId" = ${id}) and (${since} is null or x."createdAt" >= ${since}))`;
  }
}
const TODAY = `(now() at time zone '${CITY_ZONE}')::date`;

const PART = '00000000-0000-4000-8000-0000000000';
/** The id of a part of a day: its bit in the last two digits. */
const partId = (bit: number): string => `${PART}${bit.toString(16).padStart(2, '0')}`;
/** A Monday. */
const MONDAY = Date.UTC(2026, 0, 5);

/** Who said that they have time in a part of a day of the week. */
@Injectable()
export class AvailabilityKind extends ActivityKind {
  readonly kind = 'availability';

  where(id: string, since: string): string {
    // No part of a day: the shift is not looked at, since the first condition holds.
    const bit = `1 << (('x' || right((${id})::text, 2))::bit(8)::int % 32)`;
    return `exists (select from volunteer x where x."personId" = p.id and x.availability <> 0
      and (${id} is null or ((${id})::text like '${PART}%' and (x.availability & (${bit})) <> 0))
      and (${since} is null or x."saidAt" >= ${since}))`;
  }

  protected named(ids?: readonly string[]): Promise<Map<string, string>> {
    const { language } = current();
    const day = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
    const parts = WEEKDAYS.flatMap((weekday) =>
      BANDS.map((band, at): [string, string] => [
        partId((weekday - 1) * BANDS.length + at),
        `${day.format(MONDAY + (weekday - 1) * 24 * 3_600_000)}, ${say(language, `volunteer.band.${band}`)}`,
      ]),
    );
    return Promise.resolve(new Map(parts.filter(([id]) => !ids || ids.includes(id))));
  }
}
