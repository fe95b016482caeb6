import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, Sealed } from '#platform';

/** How an import stands. `CHECKING` is a dry run, queued or running; `RUNNING` the import itself; both may be taken up anew. */
export const BATCH_STATES = [
  'MADE',
  'CHECKING',
  'CHECKED',
  'RUNNING',
  'DONE',
  'CANCELLED',
  'FAILED',
  'UNDOING',
  'UNDONE',
] as const;
/** One of them. */
export type BatchState = (typeof BATCH_STATES)[number];

/** What is sealed of an import: how these people agreed, and what the feature that reads files keeps of this one. */
export interface BatchDetails {
  readonly consentSource: string | null;
  /** What the file was called; it may name somebody. */
  readonly fileName?: string;
  readonly file?: unknown;
}

/** What its file was called; null where nobody knows. */
export const fileNameOf = ({ details }: Pick<Batch, 'details'>): string | null =>
  details.fileName ?? (details.file as { readonly name?: string } | undefined)?.name ?? null;

/** The name of a file in one line, without what nobody sees, and without the folders before it. */
export const fileNameIn = (written: string): string =>
  written
    .replace(/[\p{C}/\\]/gu, ' ')
    .trim()
    .slice(0, 200);

/**
 * One file that was imported, with what became of its rows. Until an organizer says how the people in it agreed to be
 * written to (`consentSource`, sealed), nobody is written to in bulk because of it.
 */
@Entity()
@Index(['organizationId', 'createdAt'])
@Check(`state in (${BATCH_STATES.map((state) => `'${state}'`).join(', ')})`)
export class Batch extends Sealed<BatchDetails> {
  @Column('text') format!: string;
  @Column('int', { default: 0 }) rows!: number;
  @Column('int', { default: 0 }) blank!: number;
  @Column('int', { default: 0 }) created!: number;
  @Column('int', { default: 0 }) merged!: number;
  /** How many of the merged told us something new. */
  @Column('int', { default: 0 }) updated!: number;
  @Column('int', { default: 0 }) rejected!: number;
  /** Whether the organizer has stated the source of consent: the same as in the blob, for the database to ask. */
  @Column('boolean', { default: false }) consented!: boolean;
  @Column('text', { default: 'DONE' }) state!: BatchState;
  /** The last row that is taken over: written with the people of its piece, so that no row is taken twice. */
  @Column('int', { default: 0 }) position!: number;
  /** About how many rows there are. */
  @Column('int', { default: 0 }) about!: number;
  /** How many of them a dry run has read. */
  @Column('int', { default: 0 }) checked!: number;
  /** Whether the worker does it, beside whoever asked; else somebody waits for it at a command line. */
  @Column('boolean', { default: false }) queued!: boolean;
  /** When whoever works on it last said so; after a while of silence somebody else takes it up. */
  @Column('timestamptz', { nullable: true }) touchedAt!: Date | null;
  /** Null while rows are coming in, and for good if the import broke off. */
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/** Who was in which file, whether or not it told us anything new of them. */
@Entity()
@Unique(['organizationId', 'batchId', 'personId'])
export class BatchPerson extends Owned {
  @Column('uuid') @ForeignKey('Batch', { onDelete: 'CASCADE' }) batchId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}

/**
 * What a piece of rows came to, packed and sealed: which row became what, and what it changed in whom, by which it can be
 * undone. Once it is undone only who could not be put back stands there. `CHECKED`: what a dry run says it would be.
 */
@Entity()
@Check(`kind in ('CHECKED', 'TAKEN', 'UNDONE')`)
@Unique(['organizationId', 'batchId', 'kind', 'number'])
export class BatchPiece extends Sealed<{ packed: string }> {
  @Column('uuid') @ForeignKey('Batch', { onDelete: 'CASCADE' }) batchId!: string;
  @Column('int') number!: number;
  @Column('text') kind!: 'CHECKED' | 'TAKEN' | 'UNDONE';
}
