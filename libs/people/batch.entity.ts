import { Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, Sealed } from '#platform';

/**
 * One file that was imported, with what became of its rows. Until an organizer says how the people in it agreed to be
 * written to (`consentSource`, sealed), nobody is written to in bulk because of it.
 */
@Entity()
@Index(['organizationId', 'createdAt'])
export class Batch extends Sealed<{ consentSource: string | null }> {
  @Column('text') format!: string;
  @Column('int', { default: 0 }) rows!: number;
  @Column('int', { default: 0 }) blank!: number;
  @Column('int', { default: 0 }) created!: number;
  @Column('int', { default: 0 }) merged!: number;
  @Column('int', { default: 0 }) rejected!: number;
  /** Whether the organizer has stated the source of consent: the same as in the blob, for the database to ask. */
  @Column('boolean', { default: false }) consented!: boolean;
  /** Null while rows are coming in, and for good if the import broke off. */
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Who was in which file, whether or not it told us anything new of them. */
@Entity()
@Unique(['organizationId', 'batchId', 'personId'])
export class BatchPerson extends Owned {
  @Column('uuid') @ForeignKey('Batch', { onDelete: 'CASCADE' }) batchId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}
