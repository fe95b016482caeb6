import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Merging } from '#people';
import { type LocalizedText, Sealed, v4 } from '#platform';

/** How it stands with somebody's next step: still to be taken, taken, or given up. */
export enum StepState {
  ACTIVE = 'ACTIVE',
  COMPLETED = 'COMPLETED',
  ABANDONED = 'ABANDONED',
}
registerEnumType(StepState, { name: 'StepState' });

/** A stage that people can stand at. Its name may tell of them, so it is sealed. */
@Entity()
@Index(['organizationId', 'position'])
export class LadderStage extends Sealed<{ readonly name: LocalizedText }> {
  @Column('smallint') position!: number;
  @Column('timestamptz', { nullable: true }) removedAt!: Date | null;
}

/** Where one person stands, who helps them on, until when, and how it went. */
@Entity()
@Unique(['personId'])
@Check(`state in ('ACTIVE', 'COMPLETED', 'ABANDONED')`)
@Index(['stageId'])
@Index(['organizationId', 'dueOn'])
export class LadderPlace extends Sealed<{ readonly reason?: string }> {
  static override readonly newId = v4;
  /** Of two places the one stands that was moved to last, which is what the newest line of the log says. */
  static readonly merging: Merging = {
    strength: `extract(epoch from coalesce(
      (select max(m.at) from ladder_move m where m."personId" = ladder_place."personId"), since))`,
  };

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('uuid') @ForeignKey('LadderStage') stageId!: string;
  @Column('timestamptz') since!: Date;
  @Column('date', { nullable: true }) dueOn!: string | null;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) assigneeUserId!: string | null;
  @Column('text', { default: StepState.ACTIVE }) state!: StepState;
}

/** What a move was, in the words of its day: a stage that was renamed or removed later keeps its name here. */
export interface MoveDetails {
  readonly from: LocalizedText | null;
  readonly to: LocalizedText;
  readonly why?: string;
}

/** One move of one person: never changed, and gone only with the person. */
@Entity()
@Index(['personId', 'at'])
export class LadderMove extends Sealed<MoveDetails> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text', { default: StepState.ACTIVE }) state!: StepState;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  @Column('timestamptz') at!: Date;
}
