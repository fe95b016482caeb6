import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
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

/** Something that one user is to do, until a day if there is one. */
@Entity()
@Check(`state in ('OPEN', 'DONE')`)
@Check(`(state = 'DONE') = ("doneAt" is not null)`)
@Index(['organizationId', 'state', 'dueOn'])
@Index(['assigneeUserId', 'state'])
@Index(['personId', 'state'])
export class Task extends Sealed<TaskDetails> {
  @Column('uuid') @ForeignKey('User') assigneeUserId!: string;
  /** Whom it is about, if it is about somebody. */
  @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'SET NULL' }) personId!: string | null;
  /** The last day, in the zone of the installation: 2026-11-28. */
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('text', { default: TaskState.OPEN }) state!: TaskState;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  /** Null where a program made it. */
  @Column('uuid', { nullable: true }) @ForeignKey('User') createdByUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
