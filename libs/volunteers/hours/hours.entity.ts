import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';

/** Who said how long somebody worked. */
export enum HoursSource {
  SELF = 'SELF',
  STAFF = 'STAFF',
}
registerEnumType(HoursSource, { name: 'HoursSource' });

/** How long one person worked, at one event or on one day; one entry for each event, which the index holds. */
@Entity()
@Check('minutes between 1 and 1440')
@Check(`source in ('SELF', 'STAFF')`)
@Index(['personId', 'eventId'], { unique: true, where: '"eventId" is not null' })
@Index(['personId', 'key'], { unique: true, where: 'key is not null' })
@Index(['organizationId', 'day'])
export class WorkedHours extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('Event', { onDelete: 'SET NULL' }) eventId!: string | null;
  /** The day of it, where the campaign is. */
  @Column('date') day!: string;
  @Column('smallint') minutes!: number;
  @Column('text') source!: HoursSource;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  /** What a form sends with it, so that one that is sent twice is written once. */
  @Column('uuid', { nullable: true }) key!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** How long people worked on one day who were deleted since, all of them together: nothing in it leads to any of them. */
@Entity()
@Unique(['organizationId', 'day'])
@Check('minutes > 0 and entries > 0')
export class ErasedHours extends Owned {
  static override readonly newId = v4;

  @Column('date') day!: string;
  @Column('int') minutes!: number;
  @Column('int') entries!: number;
}
