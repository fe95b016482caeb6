import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { type Language, Sealed, v4 } from '#platform';
import type { UserRole } from './actor.ts';
import { A_USER_ROLE } from './user.entity.ts';

/** Who is invited, and the secret of their link; stored only inside the invitation's blob. */
export interface InvitationDetails {
  readonly email: string;
  readonly name?: string;
  /** 256 bits, base64url: what stands behind the # of `/console/welcome`; its hash is a door of kind welcome. */
  readonly token: string;
}

/** Somebody who was asked to take part in a role. An address has at most one that is open, which the index holds. */
@Entity()
@Check(A_USER_ROLE)
@Check('"usedAt" is null or "revokedAt" is null')
@Index(['organizationId', 'emailIndex'], { unique: true, where: `"usedAt" is null and "revokedAt" is null` })
export class Invitation extends Sealed<InvitationDetails> {
  static override readonly newId = v4;

  @Column('bytea', { unique: true }) hash!: Buffer;
  @Column('bytea') emailIndex!: Buffer;
  @Column('text') role!: UserRole;
  /** The language of its mail. */
  @Column('text') language!: Language;
  /** Null where a program invited. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) invitedByUserId!: string | null;
  /** How often its mail was asked for, and when last: at most once an hour. */
  @Column('int', { default: 1 }) sends!: number;
  @Column('timestamptz', { default: () => 'now()' }) sentAt!: Date;
  @Column('timestamptz', { default: () => `(now() + '7 days')` }) expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
