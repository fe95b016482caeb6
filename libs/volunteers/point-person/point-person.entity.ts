import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Merging } from '#people';
import { Owned, v4 } from '#platform';

/** The one organizer whom a person can turn to. It gives that organizer no view of anybody whom they would not see. */
@Entity()
@Unique(['personId'])
export class PointPerson extends Owned {
  static override readonly newId = v4;
  /** To whom somebody was given last stands. */
  static readonly merging: Merging = { strength: 'extract(epoch from since)' };

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('timestamptz') since!: Date;
}

/** Until when an organizer has read what their contacts did. */
@Entity()
@Unique(['userId'])
export class ContactsRead extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('timestamptz') readUntil!: Date;
}
