import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, Index, Unique } from 'typeorm';
import type { Frozen, Segment } from '#people';
import { type LocalizedText, Sealed } from '#platform';

/** A mailing's life. `RUNNING` from its start on, also while its time is still to come. */
export enum BlastState {
  DRAFT = 'DRAFT',
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}
registerEnumType(BlastState, { name: 'BlastState' });

/** What a mailing says: its name among organizers, and each text in both languages or in one. */
export interface BlastText {
  readonly title: string;
  readonly subject: LocalizedText;
  readonly body: LocalizedText;
  /** What stands for `{name}` where no name is known. */
  readonly nameless: LocalizedText;
  /** The saved segment that it is for in place of the one beside, as it was when it was chosen. */
  readonly chosen?: { readonly id: string; readonly name: string; readonly frozen: Frozen } | undefined;
}

/** One message to many people. Its text and whom it is for change only while it is a draft. */
@Entity()
@Unique(['organizationId', 'startKey'])
@Index(['organizationId', 'createdAt', 'id'])
@Check(`state in ('DRAFT', 'RUNNING', 'PAUSED', 'DONE', 'CANCELLED')`)
@Check(`(state in ('RUNNING', 'PAUSED', 'DONE')) <= ("startedAt" is not null)`)
export class Blast extends Sealed<BlastText> {
  @Column('text', { default: BlastState.DRAFT }) state!: BlastState;
  @Column('jsonb') segment!: Segment;
  /** Not before then; null: at once. */
  @Column('timestamptz', { nullable: true }) startsAt!: Date | null;
  /** Which press of the button started it: the same one again changes nothing. */
  @Column('uuid', { nullable: true }) startKey!: string | null;
  @Column('text', { nullable: true }) startedBy!: string | null;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  /** How many the segment held when it was started, and how many of them were to get it. */
  @Column('int', { nullable: true }) total!: number | null;
  @Column('int', { nullable: true }) willGet!: number | null;
  /** Up to which person messages were written into the ledger; `filled` once that was everybody. */
  @Column('uuid', { nullable: true }) filledTo!: string | null;
  @Column('boolean', { default: false }) filled!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
