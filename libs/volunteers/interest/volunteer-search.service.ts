import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { EventRole, EventsService } from '#events';
import { LANGUAGE_OF, MAY_MAIL, PeopleService, Person, STANDING, view } from '#people';
import { AppError, Db } from '#platform';
import { availabilityOf, bitsOf } from './availability.ts';
import { levelOf, rankOf, Skill } from './interest.entity.ts';
import { RoleNeeds, type RoleNeedsInput, type VolunteerFilter, VolunteerLine } from './interest.types.ts';
import { holdsKind, QualificationKind } from '../vetting/vetting.entity.ts';

const MOST = 200;

interface Found {
  readonly id: string;
  readonly level: number | null;
  readonly availability: number;
  readonly why: string;
}

/** Whom a search is for; null asks for nothing. */
interface Wanted {
  readonly skillId: string | null;
  readonly level: number;
  readonly bits: number;
  readonly trainingId: string | null;
  /** When they must hold it. */
  readonly at: Date | null;
  /** Not who has a place at this event, waits for one, or may not be written to. */
  readonly eventId: string | null;
  readonly language: string | null;
}

/** Finds volunteers by what they can do and when they have time, in one statement over plain columns. */
@Injectable()
export class VolunteerSearch {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(PeopleService) private readonly people: PeopleService,
    @Inject(EventsService) private readonly events: EventsService,
  ) {}

  /** Everybody who fits, the ablest first. */
  find(
    actor: Actor,
    { skillId = null, level, availability, language = null }: VolunteerFilter,
  ): Promise<VolunteerLine[]> {
    const bits = availabilityOf(availability ?? []);
    return this.lines(actor, {
      ...{ skillId, level: level ? rankOf(level) : 1, bits },
      ...{ trainingId: null, at: null, eventId: null, language },
    });
  }

  /**
   * Who could take a shift: they have time in every part of the day that it takes up, can do what its role asks, hold its
   * training on its day, are not signed up yet, and may be written to.
   */
  async forShift(actor: Actor, eventId: string, roleId: string | null): Promise<VolunteerLine[]> {
    return this.db.tx(async () => {
      const event = await this.events.event(eventId);
      const role = roleId ? await this.role(roleId, eventId) : null;
      return this.lines(actor, {
        skillId: role?.skillId ?? null,
        level: role?.skillLevel ?? 1,
        bits: bitsOf(event.startsAt, event.endsAt, event.timeZone),
        trainingId: role?.trainingId ?? null,
        at: event.startsAt,
        eventId,
        language: null,
      });
    });
  }

  /** What each role of an event asks. */
  needs(eventId: string): Promise<RoleNeeds[]> {
    return this.db.tx(async () => {
      const roles = (await this.events.rolesOf([eventId])).get(eventId) ?? [];
      return roles.map((role) => new RoleNeeds(role, role.skillLevel ? levelOf(role.skillLevel) : null));
    });
  }

  /** Says what a role asks. Who has it already keeps it: they were taken by the rule of their time. */
  setNeeds({ roleId, skillId = null, level, trainingId = null }: RoleNeedsInput): Promise<RoleNeeds[]> {
    return this.db.tx(async () => {
      const role = await this.role(roleId);
      await this.mustBe(Skill, skillId, 'skillId');
      await this.mustBe(QualificationKind, trainingId, 'trainingId');
      const skillLevel = skillId ? (level ? rankOf(level) : 1) : null;
      await this.db.save(Object.assign(role, { skillId, skillLevel, trainingId }));
      return this.needs(role.eventId);
    });
  }

  private async mustBe(entity: typeof Skill | typeof QualificationKind, id: string | null, field: string) {
    const where = { id: In(id ? [id] : []) };
    if (id && !(await this.db.repo(entity as typeof Skill).existsBy(where)))
      throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.invalid' });
  }

  private async role(id: string, eventId?: string): Promise<EventRole> {
    const role = await this.db.repo(EventRole).findOneBy({ id, ...(eventId && { eventId }) });
    if (!role) throw new AppError('NOT_FOUND', 'notFound');
    return role;
  }

  private lines(
    actor: Actor,
    { skillId, level, bits, trainingId, at, eventId, language }: Wanted,
  ): Promise<VolunteerLine[]> {
    return this.db.tx(async () => {
      const found = await this.db.repo(Person).query<Found[]>(
        `select p.id, s.level, v.availability, ${MAY_MAIL} as why
         from volunteer v join person p on p.id = v."personId"
         left join person_skill s on s."personId" = p.id and s."skillId" = $1 ${STANDING}
         where not p.deceased and (v.availability & $2::int) = $2::int and ($1::uuid is null or s.level >= $3::int)
           and ($4::uuid is null or ${holdsKind('p.id', '$4', '$7::timestamptz')})
           and ($5::uuid is null or (${MAY_MAIL} = 'people.contact.fine' and not exists (select from sign_up u
             where u."eventId" = $5 and u."personId" = p.id and u.state <> 'CANCELLED')))
           and ($6::text is null or ${LANGUAGE_OF} = $6)
         order by s.level desc nulls last, v."saidAt" desc, p.id limit ${MOST}`,
        [skillId, bits, level, trainingId, eventId, language, at],
      );
      const people = await this.people.byIds(found.map(({ id }) => id));
      return found.flatMap(({ id, level: rank, availability, why }) => {
        const person = people.get(id);
        const held = rank === null ? null : levelOf(rank);
        return person
          ? [new VolunteerLine(view(actor, person), held, availability, why === 'people.contact.fine')]
          : [];
      });
    });
  }
}
