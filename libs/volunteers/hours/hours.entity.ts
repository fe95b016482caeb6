import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
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
