import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';

/** What a column of a list holds. */
export const COLUMN_TYPES = ['TEXT', 'NUMBER', 'DATE', 'YES_NO', 'CHOICE'] as const;
/** One of them. */
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** A column that organizers give a list; a choice is one of its options. */
export interface ListColumn {
  readonly id: string;
  readonly name: string;
  readonly type: ColumnType;
  readonly options: readonly string[];
}

/** A column that was taken out: what stands in it is kept for a while, so that it can be put back. */
export interface RemovedColumn extends ListColumn {
  readonly removedAt: string;
}

/** What is written about a list. */
export interface ListDetails {
  readonly name: string;
  readonly columns: readonly ListColumn[];
  readonly removed?: readonly RemovedColumn[];
}

/** People who were put together by hand, with columns of their own; everything that is written about it is sealed. */
@Entity()
@Index(['organizationId', 'createdAt', 'id'])
export class PeopleList extends Sealed<ListDetails> {
  /** Whether the whole team sees it, or who made it alone. */
  @Column('boolean', { default: true }) shared!: boolean;
  @Column('uuid', { nullable: true }) byUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Somebody on a list. */
@Entity()
@Unique(['organizationId', 'listId', 'personId'])
export class ListPerson extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('PeopleList', { onDelete: 'CASCADE' }) listId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

/** What stands in the columns of a list for one person, by the columns' ids; kept while taking them off can be undone. */
@Entity()
@Unique(['organizationId', 'listId', 'personId'])
export class ListCells extends Sealed<{ readonly values: Readonly<Record<string, string>> }> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('PeopleList', { onDelete: 'CASCADE' }) listId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}

/** What can be done to many at once. Whether somebody may be written to is none of it. */
export const BULK_KINDS = [
  ...(['ADD_TAG', 'REMOVE_TAG', 'ADD_TO_LIST', 'REMOVE_FROM_LIST', 'SET_LANGUAGE'] as const),
  ...(['SET_POINT_PERSON', 'GIVE_TO_WARDS', 'CLEAR_POINT_PERSON'] as const),
] as const;
/** One of them. */
export type BulkKind = (typeof BULK_KINDS)[number];
/** How far it is. */
export const BULK_STATES = ['RUNNING', 'DONE', 'UNDOING', 'UNDONE'] as const;
/** One of them. */
export type BulkState = (typeof BULK_STATES)[number];

/** One change of many people: who did what, to how many, and how far it is. */
@Entity()
@Check(`kind in (${BULK_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Check(`state in (${BULK_STATES.map((state) => `'${state}'`).join(', ')})`)
@Index(['organizationId', 'createdAt', 'id'])
export class BulkChange extends Owned {
  @Column('text') kind!: BulkKind;
  @Column('text', { default: 'RUNNING' }) state!: BulkState;
  /** The tag, the list, or the user to whom people are given. */
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text', { nullable: true }) language!: string | null;
  @Column('uuid', { nullable: true }) byUserId!: string | null;
  @Column('int') total!: number;
  @Column('int', { default: 0 }) done!: number;
  /** For how many it made a difference; what was so before is not undone. */
  @Column('int', { default: 0 }) changed!: number;
  @Column('int', { default: 0 }) undone!: number;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** What a change of many did to one of them: what undoing it goes by. */
@Entity()
@Check(`state in ('WAITING', 'SAME', 'CHANGED', 'UNDONE', 'LEFT')`)
@Unique(['organizationId', 'changeId', 'personId'])
@Index(['changeId', 'state'])
export class BulkPerson extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('BulkChange', { onDelete: 'CASCADE' }) changeId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  /** `LEFT`: it was not undone for them, since somebody changed the same thing after. */
  @Column('text', { default: 'WAITING' }) state!: 'WAITING' | 'SAME' | 'CHANGED' | 'UNDONE' | 'LEFT';
  /** The row that was put or taken away, or the user to whom they were given. */
  @Column('uuid', { nullable: true }) rowId!: string | null;
  /** The language before, or the user whose they were. */
  @Column('text', { nullable: true }) before!: string | null;
  /** The order of changes of the same thing. */
  @Column('timestamptz', { nullable: true }) at!: Date | null;
}
