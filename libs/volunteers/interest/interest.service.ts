import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '#accounts';
import { PeopleService } from '#people';
import { AppError, Db, Jobs } from '#platform';
import { OwnPerson } from '../own-person.service.ts';
import { interestSaid } from '../volunteers.facts.ts';
import { availabilityOf } from './availability.ts';
import { levelOf, PersonSkill, rankOf, Skill, Volunteer } from './interest.entity.ts';
import { Interest, type InterestInput, type SkillChoice } from './interest.types.ts';

/** Keeps what each person would like to do, how well, and when they have time. */
@Injectable()
export class InterestService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(OwnPerson) private readonly own: OwnPerson,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** What one person said, for whoever may see them. */
  async of(actor: Actor, personId: string): Promise<Interest> {
    return this.told((await this.people.seenBy(actor, personId)).id);
  }

  /** An organizer writes down what somebody told them. */
  async set(actor: Actor, personId: string, input: InterestInput): Promise<Interest> {
    return this.db.inTurn(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      await this.write(id, input.skills, availabilityOf(input.availability));
      return this.told(id);
    });
  }

  /** The reader's own. */
  mine(actor: Actor): Promise<Interest> {
    return this.own.themselves(async () => {
      const person = await this.own.find(actor);
      return person ? this.told(person.id) : new Interest([], 0, null);
    });
  }

  setMine(actor: Actor, input: InterestInput): Promise<Interest> {
    return this.own.inTurn(async () => {
      const { id } = await this.own.need(actor);
      const isNew = await this.write(id, input.skills, availabilityOf(input.availability));
      if (isNew) await this.jobs.state(interestSaid, { personId: id, at: new Date().toISOString() });
      return this.told(id);
    });
  }

  /**
   * Puts all of it in place of what was there, within the caller's transaction; said again, it changes nothing. Answers
   * whether it offers anything that was not said before: who only takes back what they offered does not.
   */
  async write(personId: string, skills: readonly SkillChoice[], availability: number): Promise<boolean> {
    const wanted = new Map(skills.map(({ skillId, level }) => [skillId, rankOf(level)]));
    const known = await this.db.repo(Skill).findBy({ id: In([...wanted.keys()]) });
    if (known.length !== wanted.size) throw new AppError('INVALID', 'invalid', {}, { skills: 'field.invalid' });
    const row = this.db.make(Volunteer, { personId, availability, saidAt: new Date() });
    const isFirst = await this.db.saveIfNew(row);
    let had = 0;
    if (!isFirst) {
      const lock = { mode: 'pessimistic_write' } as const;
      const volunteer = await this.db.repo(Volunteer).findOneOrFail({ where: { personId }, lock });
      had = volunteer.availability;
      await this.db.save(Object.assign(volunteer, { availability, saidAt: new Date() }));
    }
    const levels = new Map(
      (await this.db.repo(PersonSkill).findBy({ personId })).map(({ skillId, level }) => [skillId, level]),
    );
    await this.db.repo(PersonSkill).delete({ personId });
    await this.db.insertAll(
      [...wanted].map(([skillId, level]) => this.db.make(PersonSkill, { personId, skillId, level })),
    );
    await this.people.record(personId, { kind: 'INTERESTED' });
    return (
      isFirst || (availability & ~had) !== 0 || [...wanted].some(([skillId, level]) => levels.get(skillId) !== level)
    );
  }

  private told(personId: string): Promise<Interest> {
    return this.db.tx(async () => {
      const volunteer = await this.db.repo(Volunteer).findOneBy({ personId });
      const held = await this.db.repo(PersonSkill).findBy({ personId });
      const skills = await this.db.repo(Skill).find({
        where: { id: In(held.map(({ skillId }) => skillId)) },
        order: { position: 'ASC', id: 'ASC' },
      });
      const levels = new Map(held.map(({ skillId, level }) => [skillId, levelOf(level)]));
      return new Interest(
        skills.map(({ id, title }) => ({ skillId: id, title, level: levels.get(id)! })),
        volunteer?.availability ?? 0,
        volunteer?.saidAt ?? null,
      );
    });
  }
}
