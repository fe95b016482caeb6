import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import type { Channel, Merging, Shown } from '#people';
import { type Language, Sealed, v4 } from '#platform';

/** Whether somebody has a place, waits for one, neither any more, or neither yet: a PENDING one is still to be confirmed. */
export enum SignUpState {
  PENDING = 'PENDING',
  CONFIRMED = 'CONFIRMED',
  WAITLISTED = 'WAITLISTED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(SignUpState, { name: 'SignUpState' });

/** What names or reaches somebody who signed up, and the secret of their own link. */
export interface SignUpDetails {
  readonly name: string;
  readonly email: string;
  /** E.164. */
  readonly phone?: string;
  /** 256 bits, base64url: the last part of `/sign-ups/<token>`; its hash is a door of kind signUp. */
  readonly token: string;
  /** What somebody asks us to prepare: another language, child care, a seat. */
  readonly needs?: string;
  /** The code of whoever sent them the link. */
  readonly ref?: string | undefined;
  /** The channels on which somebody who has yet to confirm asked for news; they count from then on. */
  readonly news?: readonly (Channel.EMAIL | Channel.SMS | Channel.PHONE)[];
  /** The sentences beside their boxes, as they were read; what was written before these were kept has none. */
  readonly shown?: Readonly<Partial<Record<Channel, Shown>>>;
}

/** Somebody's place at an event, or in its line. One address has at most one of both, which the unique index holds. */
@Entity()
@Check(`state in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'CANCELLED')`)
@Check(`(state = 'PENDING') <= ("personId" is null and line is null)`)
@Check(`(state = 'CANCELLED') = ("cancelledAt" is not null)`)
@Check(`state = 'CANCELLED' or (state = 'WAITLISTED') = (line is not null and "promotedAt" is null)`)
@Index(['organizationId', 'eventId', 'contact'], { unique: true, where: `state <> 'CANCELLED'` })
@Index(['eventId', 'line'], { unique: true })
@Index(['eventId', 'state'])
@Index(['organizationId'], { where: `"moreDoors" <> '{}'` })
export class SignUp extends Sealed<SignUpDetails> {
  static override readonly newId = v4;
  /** Somebody of whom there were two has one place at an event. */
  static readonly merging: Merging = {
    once: { columns: ['eventId'], where: `state <> 'CANCELLED'` },
    inherits: {
      set: (goes) =>
        `"moreDoors" = r."moreDoors" || (select o.door || o."moreDoors" from sign_up o where o.id = '${goes}')`,
      columns: ['moreDoors'],
    },
    strength: `case state when 'CONFIRMED' then 3 when 'WAITLISTED' then 2 else 1 end`,
  };

  @Column('uuid') @ForeignKey('Event') eventId!: string;
  /** What they do; for somebody who waits what they would do, null: anything. */
  @Column('uuid', { nullable: true }) @ForeignKey('EventRole', { onDelete: 'SET NULL' }) roleId!: string | null;
  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey('Person', { onDelete: 'CASCADE' })
  personId!: string | null;
  /** The keyed hash of the canonical e-mail address. */
  @Column('bytea') contact!: Buffer;
  /** The keyed hash of the token, by which its link is found again. */
  @Index({ unique: true }) @Column('bytea') door!: Buffer;
  /** The same of those that a merge of two people made one with this: their links lead here. */
  @Column('bytea', { array: true, default: '{}' }) moreDoors!: Buffer[];
  @Column('text', { default: SignUpState.CONFIRMED }) state!: SignUpState;
  /** The language in which they signed up, and are written to. */
  @Column('text') language!: Language;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
  /** Their number in line, given while the event's row is held; null for who got a place at once. */
  @Column('int', { nullable: true }) line!: number | null;
  /** When somebody who waited got a place. */
  @Column('timestamptz', { nullable: true }) promotedAt!: Date | null;
}
