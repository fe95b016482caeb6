import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import type { Merging } from '#people';
import { CITY_ZONE, LocalizedText, Owned, v4 } from '#platform';

/** A training or a vetting that organizers ask for. It describes nobody. */
@ObjectType()
@Entity()
@Check('months > 0')
export class QualificationKind extends Owned {
  @Field(() => ID) override id!: string;
  @Field(() => LocalizedText) @Column('jsonb') title!: LocalizedText;
  /** What somebody without it does to get it: whom to ask, where it is given. */
  @Field(() => LocalizedText) @Column('jsonb') how!: LocalizedText;
  /** For how many months it holds, unless a day is said; null: for ever. */
  @Field(() => Int, { nullable: true }) @Column('smallint', { nullable: true }) months!: number | null;
  /** While one such kind is asked for, whoever sees names by a grant over a part of the list must hold it. */
  @Field() @Column('boolean', { default: false }) opensNames!: boolean;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}

/** That a person of the list, or a user, holds one of them, until a day if there is one. */
@Entity()
@Check('num_nonnulls("personId", "userId") = 1')
@Index(['personId', 'kindId'], { unique: true, where: '"personId" is not null' })
@Index(['userId', 'kindId'], { unique: true, where: '"userId" is not null' })
export class Qualification extends Owned {
  static override readonly newId = v4;
  /** Of two of one kind the one that was given last stands. */
  static readonly merging: Merging = { strength: 'extract(epoch from "createdAt")' };

  @Index() @Column('uuid') @ForeignKey('QualificationKind', { onDelete: 'CASCADE' }) kindId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string | null;
  /** The last day on which it holds, where the campaign is. */
  @Column('date', { nullable: true }) validUntil!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** That a person holds a kind on the day of a moment; all are expressions of SQL. */
export const holdsKind = (person: string, kind: string, at: string): string =>
  `exists (select from qualification q where q."personId" = ${person} and q."kindId" = ${kind}
    and (q."validUntil" is null or q."validUntil" >= (${at} at time zone '${CITY_ZONE}')::date))`;
