import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';
import type { Role } from './actor.ts';

/** Who a user is; stored only inside the user's blob. */
export interface UserDetails {
  readonly name: string;
  readonly email: string;
}

/** Somebody who signs in. A stolen table tells how many there are and what they may do, not who they are. */
@Entity()
@Index(['organizationId', 'emailIndex'], { unique: true })
@Check(`role in ('owner', 'organizer', 'coordinator', 'volunteer')`)
export class User extends Sealed<UserDetails> {
  static override readonly newId = v4;

  @Column('text') role!: Role;
  @Column('bytea') emailIndex!: Buffer;
  /** argon2id in PHC form; its pepper comes from the key file, so the table alone is no use to a guesser. */
  @Column('text') passwordHash!: string;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** One browser that is signed in; ends after `idleUntil` without use, and at `endsAt` in any case. */
@Entity()
export class Session extends Owned {
  @Column('bytea', { unique: true }) hash!: Buffer;
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('timestamptz') idleUntil!: Date;
  @Column('timestamptz') endsAt!: Date;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** A link that makes one user of one role, once; only its hash is kept. */
@Entity()
export class WelcomeLink extends Owned {
  @Column('bytea', { unique: true }) hash!: Buffer;
  @Column('text') role!: Role;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
