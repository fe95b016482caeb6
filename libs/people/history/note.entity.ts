import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Sealed, v4 } from '#platform';

/**
 * What somebody wrote about a person on a day, apart from the person's details and under the key of notes. A change is a
 * row of its own: `ofId` is the id of the first version, and the last version is the one that counts.
 */
@Entity()
@Unique(['organizationId', 'ofId', 'version'])
@Index(['organizationId', 'personId', 'ofId'])
export class Note extends Sealed<{ text: string }> {
  static override readonly newId = v4;
  static override readonly ownKey = 'notes';

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('uuid') ofId!: string;
  @Column('int', { default: 1 }) version!: number;
  /** Null for an account that is gone. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) authorId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
}

/** What may be attached to a note. */
export const FILE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain'] as const;
/** One of them. */
export type FileType = (typeof FILE_TYPES)[number];

/**
 * A file of a note. Its bytes lie on disk, enciphered with a key that is only in here, sealed: who has the disk has
 * nothing, and once the row is gone nobody has.
 */
@Entity()
@Check(`type in (${FILE_TYPES.map((type) => `'${type}'`).join(', ')})`)
export class NoteFile extends Sealed<{ name: string; key: string; iv: string; tag: string }> {
  static override readonly newId = v4;
  static override readonly ownKey = 'notes';

  @Index() @Column('uuid') @ForeignKey('Note', { onDelete: 'CASCADE' }) noteId!: string;
  @Column('int') size!: number;
  @Column('text') type!: FileType;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
