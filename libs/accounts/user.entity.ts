import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';
import { USER_ROLES, type UserRole } from './actor.ts';

/** Who a user is; stored only inside the user's blob. */
export interface UserDetails {
  readonly name: string;
  readonly email: string;
}

/** What the tables hold about the roles in them. */
export const A_USER_ROLE = `role in (${USER_ROLES.map((role) => `'${role}'`).join(', ')})`;

/** Somebody who signs in. A stolen table tells how many there are and what they may do, not who they are. */
@Entity()
@Index(['organizationId', 'emailIndex'], { unique: true })
@Check(A_USER_ROLE)
@Check(`role = 'volunteer' or "passwordHash" is not null`)
export class User extends Sealed<UserDetails> {
  static override readonly newId = v4;

  @Column('text') role!: UserRole;
  @Column('bytea') emailIndex!: Buffer;
  /**
   * argon2id in PHC form; its pepper comes from the key file, so the table alone is no use to a guesser. Null for a
   * volunteer who comes back by links alone.
   */
  @Column('text', { nullable: true }) passwordHash!: string | null;
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  /** When they showed that they read mail at their address; until then nothing is theirs because of it. */
  @Column('timestamptz', { nullable: true }) provenAt!: Date | null;
  /** To the minute. */
  @Column('timestamptz', { nullable: true }) lastSeenAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** What a session is known by to its owner; stored only inside the session's blob. */
export interface SessionDetails {
  /** What the browser calls itself. */
  readonly agent: string;
}

/** One browser that is signed in; ends after `idleUntil` without use, and at `endsAt` in any case. */
@Entity()
export class Session extends Sealed<SessionDetails> {
  @Column('bytea', { unique: true }) hash!: Buffer;
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  /** When a factor was last shown in it; null after a password alone, and for who needs none. */
  @Column('timestamptz', { nullable: true }) factorAt!: Date | null;
  @Column('timestamptz') idleUntil!: Date;
  @Column('timestamptz') endsAt!: Date;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** A link from the command line that makes one user of one role, once; only its hash is kept. */
@Entity()
@Check(A_USER_ROLE)
export class WelcomeLink extends Owned {
  @Column('bytea', { unique: true }) hash!: Buffer;
  @Column('text') role!: UserRole;
  @Column('timestamptz') expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
}
