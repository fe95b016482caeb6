import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { In, IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService } from '#people';
import { AppError, CITY_ZONE, Db } from '#platform';
import { dayOf, isDay } from '../due.ts';
import { refuseName } from '../interest/skills.service.ts';
import { Qualification, QualificationKind } from './vetting.entity.ts';
import type { Held, QualificationKindInput, QualifyInput } from './vetting.types.ts';

type Whose = { readonly personId: string } | { readonly userId: string };

/** Keeps who was trained and vetted, and until when. */
@Injectable()
export class VettingService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  /** What is asked for. */
  kinds(): Promise<QualificationKind[]> {
    const where = { retiredAt: IsNull() };
    return this.db.tx(() => this.db.repo(QualificationKind).find({ where, order: { id: 'ASC' } }));
  }

  saveKind({ id, titleEn, titleEs, howEn, howEs, months, opensNames }: QualificationKindInput) {
    return this.db.tx(async () => {
      const title = { en: refuseName(titleEn, 'titleEn'), es: refuseName(titleEs, 'titleEs') };
      const how = {
        en: howEn ? refuseName(howEn, 'howEn') : '',
        es: howEs ? refuseName(howEs, 'howEs') : '',
      };
      const kind = id ? await this.kind(id) : this.db.make(QualificationKind, { retiredAt: null });
      await this.db.save(Object.assign(kind, { title, how, months: months ?? null, opensNames: opensNames ?? false }));
      return this.kinds();
    });
  }

  /** Asks for it no more; who holds it keeps that. */
  retireKind(id: string): Promise<QualificationKind[]> {
    return this.db.tx(async () => {
      await this.db.save(Object.assign(await this.kind(id), { retiredAt: new Date() }));
      return this.kinds();
    });
  }

  /** What a person of the list holds, for whoever may see them. */
  ofPerson(actor: Actor, personId: string): Promise<Held[]> {
    return this.db.tx(async () => {
      const { id } = await this.people.seenBy(actor, personId);
      return this.held({ personId: id });
    });
  }

  /** What a user holds. */
  ofUser(userId: string): Promise<Held[]> {
    return this.db.tx(() => this.held({ userId }));
  }

  /** Writes down that somebody holds a kind, from now until its day; said again, the day is the new one. */
  qualify(actor: Actor, { kindId, personId, userId, validUntil }: QualifyInput): Promise<Held[]> {
    return this.db.inTurn(async () => {
      const kind = await this.kind(kindId);
      const whose = await this.whose(actor, personId, userId);
      if (validUntil && !isDay(validUntil))
        throw new AppError('INVALID', 'invalid', {}, { validUntil: 'field.invalid' });
      const until = validUntil ?? untilOf(kind.months, new Date());
      const nobody = { personId: null, userId: null };
      const byUserId = actor.isUser ? actor.id : null;
      const known =
        (await this.db.repo(Qualification).findOneBy({ kindId, ...whose })) ??
        this.db.make(Qualification, { kindId, ...nobody, ...whose });
      await this.db.save(Object.assign(known, { validUntil: until, byUserId }));
      if (personId) await this.people.record(personId, { kind: 'QUALIFIED', subjectId: kind.id });
      return this.held(whose);
    });
  }

  /** Takes it back: from now on they do not hold it. */
  disqualify(actor: Actor, { kindId, personId, userId }: QualifyInput): Promise<Held[]> {
    return this.db.tx(async () => {
      const whose = await this.whose(actor, personId, userId);
      await this.db.repo(Qualification).delete({ kindId, ...whose });
      return this.held(whose);
    });
  }

  /** Whether a person or a user holds a kind on the day of a moment. */
  async holds(
    kindId: string,
    { personId, userId }: { readonly personId?: string | undefined; readonly userId: string },
    at: Date,
  ): Promise<boolean> {
    const whose = [{ kindId, userId }, ...(personId ? [{ kindId, personId }] : [])];
    const found = await this.db.repo(Qualification).findBy(whose);
    return found.some((each) => isValid(each, at));
  }

  async kind(id: string): Promise<QualificationKind> {
    const kind = await this.db.repo(QualificationKind).findOneBy({ id });
    if (!kind) throw new AppError('NOT_FOUND', 'notFound');
    return kind;
  }

  private async held(whose: Whose): Promise<Held[]> {
    const found = await this.db.repo(Qualification).find({ where: whose, order: { createdAt: 'ASC', id: 'ASC' } });
    const kinds = await this.db.repo(QualificationKind).findBy({ id: In(found.map(({ kindId }) => kindId)) });
    const titles = new Map(kinds.map(({ id, title }) => [id, title]));
    return found.map((each) => ({
      kindId: each.kindId,
      title: titles.get(each.kindId)!,
      validUntil: each.validUntil,
      valid: isValid(each, new Date()),
    }));
  }

  private async whose(actor: Actor, personId?: string | null, userId?: string | null): Promise<Whose> {
    if (personId && !userId) return { personId: (await this.people.seenBy(actor, personId)).id };
    if (!userId || personId) throw new AppError('INVALID', 'invalid', {}, { personId: 'field.invalid' });
    // Whom to let see names is a matter of access: nobody clears themselves, nor without the right to give access.
    actor.must('accounts.manage');
    if (userId === actor.id) throw new AppError('CONFLICT', 'accounts.notYourself');
    return { userId: (await this.users.get(userId)).id };
  }
}

const isValid = ({ validUntil }: Pick<Qualification, 'validUntil'>, at: Date): boolean =>
  validUntil === null || validUntil >= dayOf(at);

/** The last day of what holds for so many months from a moment on. */
const untilOf = (months: number | null, from: Date): string | null =>
  months === null ? null : dayOf(DateTime.fromJSDate(from, { zone: CITY_ZONE }).plus({ months }).toJSDate());
