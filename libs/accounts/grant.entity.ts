import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';
import { SCOPES, type ScopeKind } from './rights.ts';
import type { Permission, UserRole } from './roles.ts';
import { A_USER_ROLE } from './user.entity.ts';

/** A role that an organization made for itself: a name, and permissions out of the catalogue. */
@Entity()
@Unique(['organizationId', 'name'])
export class CustomRole extends Owned {
  @Column('text') name!: string;
  @Column('text', { array: true }) permissions!: Permission[];
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** A role over a scope, for a user, until it ends by its date or by somebody's hand. No grant, no right. */
@Entity()
@Check(A_USER_ROLE)
@Check('(role is null) <> ("customRoleId" is null)')
@Check(`scope in (${SCOPES.map((scope) => `'${scope}'`).join(', ')})`)
@Check(`(scope in ('EVENT', 'LIST')) = ("subjectId" is not null)`)
@Check(`(scope = 'CAMPAIGN') = ("campaignCode" is not null)`)
@Check(`(scope = 'WARDS') = (wards is not null)`)
@Index(['userId'], { where: '"endedAt" is null' })
export class AccessGrant extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('text', { nullable: true }) role!: UserRole | null;
  @Column('uuid', { nullable: true }) @ForeignKey('CustomRole') customRoleId!: string | null;
  @Column('text', { default: 'ORGANIZATION' }) scope!: ScopeKind;
  /** The event, or the tag of the list. */
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  /** Of the campaign whose petitions people signed. */
  @Column('text', { nullable: true }) campaignCode!: string | null;
  @Column('smallint', { array: true, nullable: true }) wards!: number[] | null;
  /** It ends then by itself; by the database's clock. */
  @Column('timestamptz', { nullable: true }) until!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Null for the first of an account. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) givenByUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Somebody who is assigned to the holder of a grant over people. */
@Entity()
@Unique(['grantId', 'personId'])
export class GrantPerson extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('AccessGrant', { onDelete: 'CASCADE' }) grantId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}
