import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import type { Merging } from '#people';
import { Sealed, v4 } from '#platform';

/** Whether somebody was at an event; UNKNOWN until somebody who runs it says so, and again once that is taken back. */
export enum AttendanceState {
  UNKNOWN = 'UNKNOWN',
  CAME = 'CAME',
  DID_NOT_COME = 'DID_NOT_COME',
}
registerEnumType(AttendanceState, { name: 'AttendanceState' });

/**
 * Whether one person came to one event, who said so last and when; one row for both, which the index holds. Who came
 * without a sign-up has one, too. It goes with the sign-ups of the event.
 */
@Entity()
@Check(`state in ('UNKNOWN', 'CAME', 'DID_NOT_COME')`)
@Check(`state = 'DID_NOT_COME' or not together`)
@Index(['eventId', 'personId'], { unique: true })
export class Attendance extends Sealed<{ name: string }> {
  static override readonly newId = v4;
  /** Of two marks of one person at one event, that they came stands. */
  static readonly merging: Merging = {
    strength: `case state when 'CAME' then 3 when 'DID_NOT_COME' then 2 else 1 end`,
    earlier: 'markedAt',
  };

  @Column('uuid') @ForeignKey('Event') eventId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') state!: AttendanceState;
  /** It was said of all who were left, at once. */
  @Column('boolean', { default: false }) together!: boolean;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  @Column('timestamptz') markedAt!: Date;
}
