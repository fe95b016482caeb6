import { Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';
import type { Merging } from '../merge/merging.ts';

/** What a tag can say of somebody beside that it is on them: "Can host: 12", "Trained: 2026-03-01". */
export const TAG_VALUES = ['TEXT', 'NUMBER', 'DATE'] as const;
/** One of them. */
export type TagValueType = (typeof TAG_VALUES)[number];
/** The longest text that a tag says of somebody, in signs. */
export const LONGEST_VALUE = 500;

interface TagDetails {
  readonly label: string;
  readonly group?: string | undefined;
  readonly color?: string | undefined;
  readonly value?: TagValueType | undefined;
}

/** A label that organizers put on people. A stolen copy shows that two people share a tag, not what it says. */
@Entity()
@Unique(['organizationId', 'index'])
export class Tag extends Sealed<TagDetails> {
  static override readonly newId = v4;

  /** A keyed hash of the folded label, so that there is one tag of a label. */
  @Column('bytea') index!: Buffer;
}

/** One tag on one person. */
@Entity()
@Unique(['organizationId', 'personId', 'tagId'])
export class PersonTag extends Owned {
  static override readonly newId = v4;

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Index() @Column('uuid') @ForeignKey('Tag', { onDelete: 'CASCADE' }) tagId!: string;
}

/** What a tag says of one person; kept while taking the tag off can be undone. Of two people who are merged the newer one stands. */
@Entity()
@Unique(['organizationId', 'personId', 'tagId'])
export class TagValue extends Sealed<{ readonly value: string }> {
  static override readonly newId = v4;
  static readonly merging: Merging = { strength: 'extract(epoch from at)' };

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Index() @Column('uuid') @ForeignKey('Tag', { onDelete: 'CASCADE' }) tagId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

/** What a tag said of somebody before something else took its place: enough to put the very row back. */
export interface SaidBefore {
  readonly id: string;
  readonly value: string;
  readonly at: string;
}

/** A row as it is written down for putting it back. */
export const saidBefore = ({ id, details, at }: TagValue): SaidBefore => ({
  ...{ id, value: details.value },
  at: at.toISOString(),
});
