import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Channel, Merging, Shown } from '#people';
import { type Language, LocalizedText, Owned, Sealed, v4 } from '#platform';
import { ALWAYS } from './availability.ts';

/** How well somebody can do something, the least first. */
export enum SkillLevel {
  LEARN = 'LEARN',
  CAN = 'CAN',
  LEAD = 'LEAD',
}
registerEnumType(SkillLevel, { name: 'SkillLevel' });
/** The levels in their order; the place of one is its number in the table, from 1 on. */
export const LEVELS = [SkillLevel.LEARN, SkillLevel.CAN, SkillLevel.LEAD] as const;
/** The number of a level. */
export const rankOf = (level: SkillLevel): number => LEVELS.indexOf(level) + 1;
/** The level of a number. */
export const levelOf = (rank: number): SkillLevel => LEVELS[rank - 1] ?? SkillLevel.LEARN;

/** Something that volunteers can do or are interested in. It describes nobody; what is retired is offered no more. */
@ObjectType()
@Entity()
@Index(['organizationId', 'position'])
export class Skill extends Owned {
  @Field(() => ID) override id!: string;
  @Field(() => LocalizedText) @Column('jsonb') title!: LocalizedText;
  @Column('smallint', { default: 0 }) position!: number;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}

/** That somebody said what they would like to do, and when they have time: one bit for each part of each day. */
@Entity()
@Unique(['personId'])
@Check(`availability between 0 and ${ALWAYS}`)
export class Volunteer extends Owned {
  static override readonly newId = v4;
  /** What was said last stands. */
  static readonly merging: Merging = { strength: 'extract(epoch from "saidAt")' };

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('int', { default: 0 }) availability!: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @Column('timestamptz') saidAt!: Date;
}

/** How well one person can do one thing; ids and a number, so that matching is one statement. */
@Entity()
@Unique(['personId', 'skillId'])
@Check('level between 1 and 3')
export class PersonSkill extends Owned {
  static override readonly newId = v4;
  /** Of one skill the level stands that was said last. */
  static readonly merging: Merging = {
    strength: `coalesce((select extract(epoch from v."saidAt") from volunteer v
      where v."personId" = person_skill."personId"), 0)`,
  };

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Index() @Column('uuid') @ForeignKey('Skill', { onDelete: 'CASCADE' }) skillId!: string;
  @Column('smallint') level!: number;
}

/** What somebody wrote into the public form, until the link in their mail is used. */
export interface InterestDetails {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  /** 256 bits, base64url: the last part of `/volunteer/<token>`; its hash is a door of kind interest. */
  readonly token: string;
  readonly skills: readonly { readonly id: string; readonly level: SkillLevel }[];
  readonly availability: number;
  readonly news: readonly (Channel.EMAIL | Channel.SMS | Channel.PHONE)[];
  /** The sentences beside their boxes, as they were read; what was written before these were kept has none. */
  readonly shown?: Readonly<Partial<Record<Channel, Shown>>>;
}

/** A public interest form: it makes nobody a person, and counts nowhere, until it is confirmed. */
@Entity()
@Check(`state in ('PENDING', 'CONFIRMED')`)
@Index(['organizationId', 'contact'], { unique: true, where: `state = 'PENDING'` })
@Index(['organizationId', 'createdAt'])
export class InterestForm extends Sealed<InterestDetails> {
  static override readonly newId = v4;

  /** The keyed hash of the canonical e-mail address. */
  @Column('bytea') contact!: Buffer;
  /** The keyed hash of the token, by which its link is found again. */
  @Index({ unique: true }) @Column('bytea') door!: Buffer;
  @Column('text', { default: 'PENDING' }) state!: 'PENDING' | 'CONFIRMED';
  @Column('text') language!: Language;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
