import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { Owned, Sealed, v4 } from '#platform';

/** What makes a rule act. */
export enum RuleTrigger {
  INTEREST_FORM = 'INTEREST_FORM',
  DID_NOT_COME = 'DID_NOT_COME',
  FIRST_EVENT = 'FIRST_EVENT',
  ONE_ON_ONE_BOOKED = 'ONE_ON_ONE_BOOKED',
  ONE_ON_ONE_MISSED = 'ONE_ON_ONE_MISSED',
}
registerEnumType(RuleTrigger, { name: 'RuleTrigger' });

/** The longest that a task of a rule may take. */
export const MOST_DAYS = 90;

/**
 * A rule that makes a task by itself whenever something happens. What the task says is sealed, as in the task. One that
 * was removed stays for the tasks that it made.
 */
@Entity()
@Check(
  `"trigger" in (${Object.values(RuleTrigger)
    .map((trigger) => `'${trigger}'`)
    .join(', ')})`,
)
@Check(`"dueDays" between 0 and ${MOST_DAYS}`)
@Check(`"removedAt" is null or since is null`)
@Index(['organizationId', 'trigger'])
export class TaskRule extends Sealed<{ readonly title: string }> {
  @Column('text') trigger!: RuleTrigger;
  @Column('smallint') dueDays!: number;
  /** Whether the person's own organizer gets the task. */
  @Column('boolean') toPointPerson!: boolean;
  /** Who gets it else; null: nobody, so that it is for whoever takes it. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) userId!: string | null;
  /** From when on it acts: what happened before is none of its business. Null while it is off. */
  @Column('timestamptz', { nullable: true }) since!: Date | null;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}

/**
 * That a rule acted for somebody: written before the task, in its transaction, so that whoever acts a second time finds it.
 * It outlives a task that somebody deleted, which is then not made again.
 */
@Entity()
@Index(['ruleId', 'occasionId', 'personId'], { unique: true })
@Index(['subjectId'])
export class TaskOccasion extends Owned {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('TaskRule') ruleId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  /** Of what there is one task: the event, the talk, the form; the rule itself for what happens to somebody once. */
  @Column('uuid') occasionId!: string;
  /** What happened, by which it is found again when that is taken back. */
  @Column('uuid') subjectId!: string;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
