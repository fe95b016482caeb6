import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { AppError, Db, isForbiddenName, refuseForbidden } from '#platform';
import { Skill } from './interest.entity.ts';
import type { SkillInput } from './interest.types.ts';

/** Refuses a name of something that would hold what is never stored. */
export function refuseName(text: string, field: string): string {
  const name = text.trim();
  refuseForbidden(name, field);
  if (isForbiddenName(name)) throw new AppError('INVALID', 'people.neverStored', {}, { [field]: 'people.neverStored' });
  if (!name) throw new AppError('INVALID', 'invalid', {}, { [field]: 'field.required' });
  return name;
}

/** Keeps what volunteers may say they can do. */
@Injectable()
export class SkillsService {
  constructor(@Inject(Db) private readonly db: Db) {}

  /** What is offered, in its order. */
  offered(): Promise<Skill[]> {
    const order = { position: 'ASC', id: 'ASC' } as const;
    return this.db.tx(() => this.db.repo(Skill).find({ where: { retiredAt: IsNull() }, order }));
  }

  /** Makes one, or gives it other titles; a title in both languages, and none that asks for what is never stored. */
  save({ id, titleEn, titleEs }: SkillInput): Promise<Skill[]> {
    return this.db.tx(async () => {
      const title = { en: refuseName(titleEn, 'titleEn'), es: refuseName(titleEs, 'titleEs') };
      const position = await this.db.repo(Skill).count();
      const known = id ? await this.one(id) : this.db.make(Skill, { position, retiredAt: null });
      await this.db.save(Object.assign(known, { title }));
      return this.offered();
    });
  }

  /** Offers it no more. Who said that they can do it keeps that. */
  retire(id: string): Promise<Skill[]> {
    return this.db.tx(async () => {
      await this.db.save(Object.assign(await this.one(id), { retiredAt: new Date() }));
      return this.offered();
    });
  }

  async one(id: string): Promise<Skill> {
    const skill = await this.db.repo(Skill).findOneBy({ id });
    if (!skill) throw new AppError('NOT_FOUND', 'notFound');
    return skill;
  }
}
