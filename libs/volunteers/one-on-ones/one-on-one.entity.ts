import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Exclusion, ForeignKey, Index } from 'typeorm';
import type { Merging } from '#people';
import { type Language, Sealed, v4 } from '#platform';

/** How it stands with a one-on-one. */
export enum OneOnOneState {
  BOOKED = 'BOOKED',
  CANCELLED = 'CANCELLED',
  HELD = 'HELD',
  MISSED = 'MISSED',
}
registerEnumType(OneOnOneState, { name: 'OneOnOneState' });

/**
 * A time that an organizer offers; no two of one organizer overlap, which the database holds. One that was taken back stays,
 * for what was once booked there.
 */
@Entity()
@Check('"endsAt" > "startsAt"')
@Exclusion(`using gist ("userId" with =, tstzrange("startsAt", "endsAt") with &&) where ("withdrawnAt" is null)`)
@Index(['organizationId', 'startsAt'])
export class OneOnOneSlot extends Sealed<{ readonly place?: string }> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('timestamptz') startsAt!: Date;
  @Column('timestamptz') endsAt!: Date;
  @Column('text') timeZone!: string;
  /** The language in which it was offered, and mails about it to its organizer are written. */
  @Column('text', { default: 'en' }) language!: Language;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}

/**
 * One conversation of one person with one organizer. A time is booked once, and nobody has two that are still to come:
 * both are unique indexes, whoever presses at the same moment.
 */
@Entity()
@Check(`state in ('BOOKED', 'CANCELLED', 'HELD', 'MISSED')`)
@Index(['slotId'], { unique: true, where: `state <> 'CANCELLED'` })
@Index(['personId'], { unique: true, where: `state = 'BOOKED' and ahead` })
@Index(['userId', 'startsAt'])
export class OneOnOne extends Sealed<{ readonly outcome?: string }> {
  static override readonly newId = v4;
  /** Two people who were one may have booked one each: both take place, and the next booking takes the place of one. */
  static readonly merging: Merging = {
    strength: 'extract(epoch from "startsAt")',
    weaker: { set: 'ahead = false', columns: ['ahead'], where: `state = 'BOOKED' and ahead`, frees: true },
  };

  @Column('uuid') @ForeignKey('OneOnOneSlot', { onDelete: 'CASCADE' }) slotId!: string;
  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('timestamptz') startsAt!: Date;
  @Column('text', { default: OneOnOneState.BOOKED }) state!: OneOnOneState;
  /** False once its time has come and its person books the next one, and for the sooner of two that came together. */
  @Column('boolean', { default: true }) ahead!: boolean;
  /** The language in which it was booked, and its mails are written. */
  @Column('text') language!: Language;
  /** Whether its volunteer cancelled it themselves, and so needs no mail about it. */
  @Column('boolean', { default: false }) cancelledBySelf!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
