import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';

/** A label that organizers put on people. A stolen copy shows that two people share a tag, not what it says. */
@Entity()
@Unique(['organizationId', 'index'])
export class Tag extends Sealed<{ label: string; group?: string | undefined; color?: string | undefined }> {
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
