import { Inject, Injectable } from '@nestjs/common';
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsNull } from 'typeorm';
import { type Actor, UsersService } from '#accounts';
import { PeopleService } from '#people';
import { Db, refuseForbidden } from '#platform';
import { Assessment } from './assessment.entity.ts';

/** What somebody thinks of how far a person supports us: 1 is strong support, 5 strong opposition. */
@InputType()
export class AssessInput {
  @Field(() => ID) @IsUUID() personId!: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(5) score!: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @Length(0, 500) note?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** One assessment, with who made it and when. */
@ObjectType('Assessment')
export class AssessmentView {
  @Field(() => ID) id!: string;
  @Field(() => Int) score!: number;
  @Field() at!: Date;
  @Field(() => String, { nullable: true }) by!: string | null;
  /** For who may reach people. */
  @Field(() => String, { nullable: true }) note!: string | null;
}

/** Keeps how far people support us: every assessment stands, the newest first. */
@Injectable()
export class AssessmentsService {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(UsersService) private readonly users: UsersService,
    @Inject(PeopleService) private readonly people: PeopleService,
  ) {}

  of(actor: Actor, id: string): Promise<AssessmentView[]> {
    return this.db.tx(async () => {
      const { id: personId } = await this.people.seenBy(actor, id);
      const rows = await this.db.repo(Assessment).find({ where: { personId }, order: { at: 'DESC', id: 'DESC' } });
      const users = await this.users.byIds(rows.flatMap(({ byUserId }) => byUserId ?? []));
      const reaches = actor.can('people.contact');
      return rows.map(({ id, at, byUserId, details }) => ({
        ...{ id, at, score: details.score },
        by: (byUserId && users.get(byUserId)?.details.name) ?? null,
        note: (reaches && details.note) || null,
      }));
    });
  }

  assess(actor: Actor, { personId: asked, score, note, checked }: AssessInput): Promise<AssessmentView[]> {
    return this.db.tx(async () => {
      const { id: personId } = await this.people.seenBy(actor, asked);
      const text = note?.trim();
      if (text) refuseForbidden(text, 'note', checked);
      const details = { score, ...(text && { note: text }) };
      const byUserId = actor.isUser ? actor.id : null;
      const mark = markOf(this.db, score);
      await this.db.save(this.db.make(Assessment, { personId, byUserId, at: new Date(), mark, details }));
      await this.people.record(personId, { kind: 'ASSESSED', note: String(score) });
      return this.of(actor, personId);
    });
  }

  /** Marks what was written before there were marks; run again it finds what is left. */
  mark(): Promise<void> {
    return this.db.tx(async () => {
      const lock = { mode: 'pessimistic_write' } as const;
      const where = { mark: IsNull() };
      const rows = await this.db.repo(Assessment).find({ where, order: { id: 'ASC' }, take: 500, lock });
      for (const row of rows) await this.db.save(Object.assign(row, { mark: markOf(this.db, row.details.score) }));
    });
  }
}

/** What a score is found by, without saying which it is. */
export const markOf = (db: Db, score: number): Buffer => db.index('assessment', String(score));
