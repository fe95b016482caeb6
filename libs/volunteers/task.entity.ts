import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import type { Merging } from '#people';
import { Sealed } from '#platform';

/** Whether something is still to be done. */
export enum TaskState {
  OPEN = 'OPEN',
  DONE = 'DONE',
}
registerEnumType(TaskState, { name: 'TaskState' });

/** What is to be done: it may name somebody, so it is stored only inside the task's blob. */
export interface TaskDetails {
  /** Empty once the person it was about was deleted: words about them are kept no longer. */
  readonly title: string;
  readonly note?: string;
}

/** Something that one user is to do, or whoever takes it, until a day if there is one. */
@Entity()
@Check(`state in ('OPEN', 'DONE')`)
@Check(`(state = 'DONE') = ("doneAt" is not null)`)
@Index(['organizationId', 'state', 'dueOn'])
@Index(['assigneeUserId', 'state'])
@Index(['personId', 'state'])
export class Task extends Sealed<TaskDetails> {
  /** Of two that one rule made of one thing, that of which more is done stands. */
  static readonly merging: Merging = { strength: `case when state = 'DONE' then 3 when touched then 2 else 1 end` };

  /** Null while nobody took it. */
  @Column('uuid', { nullable: true }) @ForeignKey('User') assigneeUserId!: string | null;
  /** Whom it is about, if it is about somebody. */
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'SET NULL' }) personId!: string | null;
  /** The last day, in the zone of the installation: 2026-11-28. */
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('text', { default: TaskState.OPEN }) state!: TaskState;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  /** Null where a program made it. */
  @Column('uuid', { nullable: true }) @ForeignKey('User') createdByUserId!: string | null;
  /** What a rule made it of; null where somebody did. Looked at last, since undoing a merge puts tasks back first. */
  @Index({ unique: true })
  @Column('uuid', { nullable: true })
  @ForeignKey('TaskOccasion', { onDelete: 'SET NULL', deferrable: 'INITIALLY DEFERRED' })
  occasionId!: string | null;
  /** Whether anybody did anything with it since it was made. */
  @Column('boolean', { default: false }) touched!: boolean;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
