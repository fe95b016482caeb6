import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';

/** What speaks for two rows being one person, as codes; the texts are `people.duplicates.reason.<code>`. */
export const REASONS_ALIKE = [
  'EMAIL_SAME',
  'EMAIL_SLIP',
  'PHONE_SHARED',
  'ADDRESS_SAME',
  'NAME_SAME',
  'NAME_ORDER',
  'NAME_SLIP',
  'NAME_VARIANT',
  'NAME_SURNAMES',
  'NAME_SHORT',
  'NAME_NICK',
  'NAME_MISSING',
] as const;
/** One of them. */
export type ReasonAlike = (typeof REASONS_ALIKE)[number];

/**
 * Two people who may be one: their ids, how alike they are, and why as codes. One that somebody said is none stays, so
 * that it is never asked again.
 */
@Entity()
@Check('"lowId" < "highId"')
@Check(`state in ('OPEN', 'DISMISSED')`)
@Unique(['organizationId', 'lowId', 'highId'])
@Index(['organizationId', 'state', 'score', 'id'])
export class DuplicatePair extends Owned {
  static override readonly newId = v4;

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) lowId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) highId!: string;
  /** From 0 to 100. */
  @Column('smallint') score!: number;
  @Column('text', { array: true }) reasons!: ReasonAlike[];
  @Column('text', { default: 'OPEN' }) state!: 'OPEN' | 'DISMISSED';
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) dismissedByUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) foundAt!: Date;
}
