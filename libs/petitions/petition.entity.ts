import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Index } from 'typeorm';
import { LocalizedText, Owned } from '#platform';
import { cityDay } from './days.ts';

/** What the public sees of a petition: nothing, its page with a form, or the page without one. */
export enum PetitionState {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  CLOSED = 'CLOSED',
}
registerEnumType(PetitionState, { name: 'PetitionState' });

/** A text that people put their names to. From the first signature on it stays as it is: nobody signed another one. */
@ObjectType()
@Entity()
@Check(`state in ('DRAFT', 'PUBLISHED', 'CLOSED')`)
@Check('goal > 0')
@Check(`"closesOn" >= "opensOn"`)
@Index(['organizationId', 'slug'], { unique: true })
@Index(['organizationId', 'createdAt', 'id'])
export class Petition extends Owned {
  @Field(() => ID) override id!: string;
  /** The last part of its public address; unique in the whole installation, and never changed. */
  @Field() @Column('text') slug!: string;
  @Field(() => PetitionState) @Column('text', { default: PetitionState.DRAFT }) state!: PetitionState;
  @Field(() => LocalizedText) @Column('jsonb') title!: LocalizedText;
  /** What is asked for, in a sentence or two. */
  @Field(() => LocalizedText) @Column('jsonb') summary!: LocalizedText;
  /** Why. */
  @Field(() => LocalizedText) @Column('jsonb') body!: LocalizedText;
  /** The codes of the demands that it is about. */
  @Field(() => [String]) @Column('text', { array: true, default: [] }) demands!: string[];
  /** The codes of the posts to which it goes: see `targets.ts`. */
  @Field(() => [String]) @Column('text', { array: true, default: [] }) targets!: string[];
  /** The organizers' first goal; what the page shows is `goalAt`. */
  @Field(() => Int) @Column('int') goal!: number;
  /** The first day in the city on which one can sign; null: from its publication on. */
  @Field(() => String, { nullable: true }) @Column('date', { nullable: true }) opensOn!: string | null;
  /** The last day in the city on which one can sign or confirm; null: until somebody closes it. */
  @Field(() => String, { nullable: true }) @Column('date', { nullable: true }) closesOn!: string | null;
  /** When somebody signed for the first time, whatever became of that: from then on the text stays. */
  @Field(() => Date, { nullable: true }) @Column('timestamptz', { nullable: true }) firstSignedAt!: Date | null;
  @Field() @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Whether somebody can sign it or confirm a signature now. */
export const isOpen = (
  { state, opensOn, closesOn }: Pick<Petition, 'state' | 'opensOn' | 'closesOn'>,
  today = cityDay(),
): boolean => state === PetitionState.PUBLISHED && (opensOn ?? today) <= today && (closesOn ?? today) >= today;
