import { Column, CreateDateColumn, Entity, Index, UpdateDateColumn } from 'typeorm';
import { Sealed } from '#platform';
import type { Definition } from './condition.ts';

/** What a saved segment is called and whom it means; both may tell of people. */
export interface SavedDetails {
  readonly name: string;
  readonly definition: Definition;
}

/** A segment that organizers keep. Who is in it is asked anew each time. */
@Entity('segment')
@Index(['organizationId', 'createdAt', 'id'])
export class SavedSegment extends Sealed<SavedDetails> {
  /** The account that saved it last; null for a program. */
  @Column('uuid', { nullable: true }) byUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @UpdateDateColumn({ type: 'timestamptz' }) changedAt!: Date;
}
