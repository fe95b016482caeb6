import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { LocalizedText, Owned } from '#platform';

/** What the public sees of an event: nothing, its page, or that it will not take place. */
export enum EventState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(EventState, { name: 'EventState' });

/** How many had a place, what became of them, and who came beside: numbers alone. */
export interface Turnout {
  readonly signedUp: number;
  readonly came: number;
  readonly didNotCome: number;
  readonly unknown: number;
  readonly walkIns: number;
}

/** A gathering that people sign up for. Times are instants; `timeZone` (IANA) is where it takes place. */
@ObjectType()
@Entity()
@Check(`state in ('DRAFT', 'PUBLISHED', 'CANCELLED')`)
@Check(`"endsAt" > "startsAt"`)
@Check('capacity >= 0')
@Check('ward between 1 and 13')
@Index(['organizationId', 'slug'], { unique: true })
@Index(['organizationId', 'startsAt', 'id'])
export class Event extends Owned {
  @Field(() => ID) override id!: string;
  /** The last part of its public address; unique in the whole installation, and never changed once it was public. */
  @Field() @Column('text') slug!: string;
  @Field(() => EventState) @Column('text', { default: EventState.DRAFT }) state!: EventState;
  @Field(() => LocalizedText) @Column('jsonb') title!: LocalizedText;
  @Field(() => LocalizedText) @Column('jsonb') summary!: LocalizedText;
  @Field(() => LocalizedText) @Column('jsonb') description!: LocalizedText;
  @Field() @Column('timestamptz') startsAt!: Date;
  @Field() @Column('timestamptz') endsAt!: Date;
  @Field() @Column('text') timeZone!: string;
  @Field() @Column('text') placeName!: string;
  @Field() @Column('text', { default: '' }) placeAddress!: string;
  /** The ward that the place is in; null where nobody said so. */
  @Field(() => Int, { nullable: true }) @Column('smallint', { nullable: true }) ward!: number | null;
  /** How many people may sign up; null: as many as want to. */
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) capacity!: number | null;
  /** Rises with each change of time or place and with a cancellation: the SEQUENCE of its calendar entries. */
  @Column('int', { default: 0 }) sequence!: number;
  /** How many sign-ups were deleted after their time; they still count for `signedUp`. */
  @Column('int', { default: 0 }) forgotten!: number;
  /** What was known at the door of those who were deleted by name; the first two are among `forgotten`. */
  @Column('jsonb', { default: { came: 0, didNotCome: 0, walkIns: 0 } })
  goneAtDoor!: Pick<Turnout, 'came' | 'didNotCome' | 'walkIns'>;
  /** How many came, kept when who it was is deleted; null until then, and where nobody was expected. */
  @Column('jsonb', { nullable: true }) turnout!: Turnout | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** What people may sign up to do at an event; `needed` null: as many as want to. */
@ObjectType()
@Entity()
@Check('needed >= 0')
@Check('"skillLevel" between 1 and 3')
@Index(['eventId', 'position'])
export class EventRole extends Owned {
  @Field(() => ID) override id!: string;
  @Column('uuid') @ForeignKey('Event', { onDelete: 'CASCADE' }) eventId!: string;
  @Column('smallint') position!: number;
  @Field(() => LocalizedText) @Column('jsonb') name!: LocalizedText;
  @Field(() => Int, { nullable: true }) @Column('int', { nullable: true }) needed!: number | null;
  /** What whoever takes it should be able to do, and how well; nobody is refused for it. */
  @Column('uuid', { nullable: true }) @ForeignKey('Skill', { onDelete: 'SET NULL' }) skillId!: string | null;
  @Column('smallint', { nullable: true }) skillLevel!: number | null;
  /** What whoever takes it must have been trained in: only who is signed in and shows it gets such a place. */
  @Column('uuid', { nullable: true })
  @ForeignKey('QualificationKind', { onDelete: 'SET NULL' })
  trainingId!: string | null;
}
