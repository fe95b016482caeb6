import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';
import type { Merging } from '../merge/merging.ts';
import type { RelationCode } from './kinds.ts';

/** What people belong to together. */
export enum GroupKind {
  ORGANIZATION = 'ORGANIZATION',
  HOUSEHOLD = 'HOUSEHOLD',
}
registerEnumType(GroupKind, { name: 'PeopleGroupKind' });

/** A household, or an organization that people are in: a union, a church, a business. Its name is sealed like a person's. */
@Entity('people_group')
@Check(`kind in ('ORGANIZATION', 'HOUSEHOLD')`)
@Index(['organizationId', 'kind', 'createdAt'])
export class PeopleGroup extends Sealed<{ name: string; address?: string; url?: string }> {
  static override readonly newId = v4;

  @Column('text') kind!: GroupKind;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** That a person belongs to another one or to a group, and how. Kept once, whichever side it was put in from. */
@Entity()
@Check(`("toPersonId" is null) <> ("toGroupId" is null)`)
@Check(`"toPersonId" <> "fromId"`)
@Index(['organizationId', 'index'], { unique: true })
export class Relation extends Sealed<{ code: RelationCode; note?: string }> {
  static override readonly newId = v4;
  static readonly merging: Merging = { between: ['fromId', 'toPersonId'] };

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) fromId!: string;
  @Index() @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'CASCADE' }) toPersonId!:
    string | null;
  @Index()
  @Column('uuid', { nullable: true })
  @ForeignKey('PeopleGroup', { onDelete: 'CASCADE' })
  toGroupId!: string | null;
  /** A keyed hash of who, how and whom, so that one relationship is kept once. */
  @Column('bytea') index!: Buffer;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** The tables of relationships. */
export const RELATION_ENTITIES: readonly (new () => Owned)[] = [PeopleGroup, Relation];
