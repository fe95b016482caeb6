import { Column, Entity, Unique } from 'typeorm';
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

/** That a named user of the installation has read and confirmed a version of the record; it takes two. */
@Entity()
@Unique(['organizationId', 'version', 'userId'])
export class RecordConfirmation extends Owned {
  @Column('text') version!: string;
  @Column('uuid') userId!: string;
  @Column('timestamptz') confirmedAt!: Date;
}
