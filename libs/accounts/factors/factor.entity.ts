import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';

/** What a passkey signs with, and what its owner calls it; stored only inside the passkey's blob. */
export interface PasskeyDetails {
  readonly name: string;
  /** Both base64url. */
  readonly credentialId: string;
  readonly publicKey: string;
  readonly transports: readonly string[];
  /** How often the device says that it signed; one that falls back was copied. */
  readonly counter: number;
}

/** A key on a device of somebody's own, which signs only for this address and only after it has checked who holds it. */
@Entity()
export class Passkey extends Sealed<PasskeyDetails> {
  static override readonly newId = v4;

  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  /** Its door: what somebody without a session is found by. */
  @Column('bytea', { unique: true }) hash!: Buffer;
  @Column('timestamptz', { nullable: true }) lastUsedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** An app that shows codes. One that is not confirmed yet counts for nothing; of either kind a user has one at most. */
@Entity()
@Index(['userId'], { unique: true, where: '"confirmedAt" is null' })
@Index(['userId', 'organizationId'], { unique: true, where: '"confirmedAt" is not null' })
export class Authenticator extends Sealed<{ readonly secret: string }> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  /** The newest half minute whose code was used: no code up to it is taken again. */
  @Column('int', { default: 0 }) lastStep!: number;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** A code on paper that stands for a factor, once; only its keyed hash is kept. */
@Entity()
@Index(['organizationId', 'hash'], { unique: true })
export class RecoveryCode extends Owned {
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}

/** Two who manage accounts take the lost factors of a third away; until `dueAt` anybody concerned may call it off. */
@Entity()
@Check(`"askedByUserId" <> "userId" and "approvedByUserId" <> "userId" and "approvedByUserId" <> "askedByUserId"`)
@Check(`("approvedByUserId" is null) = ("dueAt" is null)`)
@Index(['userId'], { unique: true, where: '"cancelledAt" is null and "doneAt" is null' })
export class FactorReset extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) askedByUserId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'CASCADE' }) approvedByUserId!: string | null;
  @Column('timestamptz', { nullable: true }) dueAt!: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Something random that a device is to sign, once and soon; by a keyed hash that says for whom and for what. */
@Entity()
export class Challenge {
  @PrimaryColumn('bytea') key!: Buffer;
  @Column('timestamptz') until!: Date;
}

/** The tables of this folder. */
export const FACTOR_ENTITIES = [Passkey, Authenticator, RecoveryCode, FactorReset, Challenge];
