import { Column, Entity, Unique } from 'typeorm';
import { Owned } from '#platform';

/** How far the search for duplicates has come: what was changed since `horizon` is still to be looked at. */
@Entity()
@Unique(['organizationId'])
export class DuplicateSearch extends Owned {
  /** Every change by a transaction before this one was looked at; 0 makes the next pass look at everybody. */
  @Column('bigint', { default: 0 }) horizon!: string;
  /** Until then one worker has it. */
  @Column('timestamptz', { nullable: true }) claimedUntil!: Date | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  /** How many people of how many the pass under way has read. */
  @Column('int', { default: 0 }) read!: number;
  @Column('int', { default: 0 }) of!: number;
}
