import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Sealed, v4 } from '#platform';

/** What somebody thinks of how far a person supports us: 1 is strong support, 5 strong opposition. */
export interface AssessmentDetails {
  readonly score: number;
  readonly note?: string;
}

/** One assessment of one person: a later one stands beside it and never in its place. */
@Entity()
@Index(['personId', 'at'])
@Index(['organizationId'], { where: 'mark is null' })
export class Assessment extends Sealed<AssessmentDetails> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  @Column('timestamptz') at!: Date;
  /** A keyed hash of the score, by which segments find it; null until it is made for what was written before. */
  @Column('bytea', { nullable: true }) mark!: Buffer | null;
}
