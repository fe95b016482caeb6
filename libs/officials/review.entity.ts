import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Owned } from '#platform';

/** Which version of the bundled record was loaded, up to which day it reaches, and when. */
@Entity()
@Unique(['organizationId', 'version'])
export class RecordLoad extends Owned {
  @Column('text') version!: string;
  /** The last day that the record speaks of. */
  @Column('date') closingDate!: string;
  @Column('timestamptz') loadedAt!: Date;
}

/** How often the record, or what was added to it, has changed; the database counts, in the transaction of the change. */
@Entity()
@Unique(['organizationId'])
export class RecordRevision extends Owned {
  @Column('bigint') n!: string;
}

/** What is confirmed of a version: that it says what its sources say, which takes two, or that its Spanish is good. */
export const CONFIRMATION_KINDS = ['RECORD', 'SPANISH'] as const;

/** That a named user of the installation has read a version of the record and stands by it; the app can only add such rows. */
@Entity()
@Unique(['organizationId', 'version', 'kind', 'userId'])
@Check(oneOf('kind', CONFIRMATION_KINDS))
export class RecordConfirmation extends Owned {
  @Column('text') version!: string;
  @Column('text', { default: 'RECORD' }) kind!: (typeof CONFIRMATION_KINDS)[number];
  @Column('uuid') userId!: string;
  @Column('timestamptz') confirmedAt!: Date;
}

/**
 * That a named user has made sure who holds a seat, up to a day. Of several the last one counts, so that a wrong day can be
 * put right; a load of the record does not touch them, and the app can only add such rows.
 */
@Entity()
@RefersTo('Membership', 'membershipCode')
@Index(['organizationId', 'membershipCode'])
export class HolderConfirmation extends Owned {
  @Column('text') membershipCode!: string;
  @Column('date') until!: string;
  @Column('uuid') userId!: string;
  @Column('timestamptz') confirmedAt!: Date;
}
