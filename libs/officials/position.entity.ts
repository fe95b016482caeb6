import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Owned } from '#platform';
import { BASES, type Basis, type Label, LABELS, type UnknownReason } from './ledger.ts';

/** Why a position was reckoned anew. */
export const POSITION_CAUSES = ['LOADED', 'REVIEWED', 'RETRACTED', 'OVERRIDDEN', 'HOLDER', 'PASSED_TIME'] as const;
export type PositionCause = (typeof POSITION_CAUSES)[number];

/**
 * Where a figure stood on a demand from one moment to the next, as the rule reckoned it then. A row is never changed but to
 * close it (`validTo`): what was said before stays to be read. Of one figure and demand at most one row is open.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Demand', 'demandCode')
@Index(['organizationId', 'figureCode', 'demandCode'], { unique: true, where: '"validTo" is null' })
@Check(oneOf('label', LABELS))
@Check(oneOf('basis', BASES))
@Check(oneOf('cause', POSITION_CAUSES))
@Check(`(label in ('UNKNOWN', 'CONFLICTED')) = ("unknownReason" is not null)`)
export class PositionRecord extends Owned {
  @Column('text') figureCode!: string;
  @Column('text') demandCode!: string;
  /** The version of the demand's text that it is about. */
  @Column('smallint') version!: number;
  @Column('text') label!: Label;
  @Column('text') basis!: Basis;
  @Column('text', { nullable: true }) unknownReason!: UnknownReason | null;
  @Column('boolean') stale!: boolean;
  /** The day of the latest evidence that sets it. */
  @Column('date', { nullable: true }) decidedOn!: string | null;
  /** The evidence that sets it. */
  @Column('uuid', { array: true }) sets!: string[];
  @Column('text') cause!: PositionCause;
  @Column('timestamptz', { default: () => 'now()' }) validFrom!: Date;
  @Column('timestamptz', { nullable: true }) validTo!: Date | null;
}

/** What a person decided about a cell in place of the rule; it counts once a second person agreed, and until its last day. */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Demand', 'demandCode')
@Check(oneOf('label', LABELS))
@Check('"untilOn" >= "fromOn"')
@Check('"agreedBy" is null or "agreedBy" <> "madeBy"')
export class PositionOverride extends Owned {
  @Column('text') figureCode!: string;
  @Column('text') demandCode!: string;
  @Column('text') label!: Label;
  @Column('text') reason!: string;
  @Column('date') fromOn!: string;
  @Column('date') untilOn!: string;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) madeAt!: Date;
  @Column('uuid', { nullable: true }) agreedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

/** What can be followed. */
export const FOLLOWED_KINDS = ['FIGURE', 'DEMAND', 'MATTER'] as const;
export type FollowedKind = (typeof FOLLOWED_KINDS)[number];

/** That a user wants to be told of changes about a figure, a demand or a matter, by its code. */
@Entity()
@Unique(['userId', 'kind', 'code'])
@Index(['organizationId', 'kind', 'code'])
@Check(oneOf('kind', FOLLOWED_KINDS))
export class Follow extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('text') kind!: FollowedKind;
  @Column('text') code!: string;
}

/** That a user is told of one change of a position; one for each change, however many of the things about it they follow. */
@Entity()
@Unique(['userId', 'positionId'])
export class PositionNotice extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('uuid') @ForeignKey('PositionRecord') positionId!: string;
  /** The label that stood before; null where it is the first. */
  @Column('text', { nullable: true }) before!: Label | null;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  /** The mail that told of it. */
  @Column('uuid', { nullable: true }) digestId!: string | null;
}
