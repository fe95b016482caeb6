import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned } from '#platform';

/**
 * That an organization offers its public record to another one: these campaigns, until it ends. What is offered never
 * changes (the app's role may only say when it ended), and to one organization at most one offer stands.
 */
@Entity()
@Unique(['id', 'organizationId', 'withId'])
@Index(['organizationId', 'withId'], { unique: true, where: '"endedAt" is null' })
@Index(['withId'])
@Check('"organizationId" <> "withId"')
@Check('cardinality(campaigns) > 0')
export class RecordShare extends Owned {
  /** To whom. */
  @Column('uuid') @ForeignKey('Organization') withId!: string;
  /** The codes of the campaigns. */
  @Column('text', { array: true }) campaigns!: string[];
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) offeredByUserId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) offeredAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}

/**
 * What an organization answered to an offer made to it, and to nobody else: it reads that record from then on, until it
 * ends. It reads one record at a time, and answers an offer once; one that it declines ends as it is answered.
 */
@Entity()
@ForeignKey('RecordShare', ['shareId', 'withId', 'organizationId'], ['id', 'organizationId', 'withId'])
@Unique(['shareId'])
@Index(['organizationId'], { unique: true, where: '"endedAt" is null' })
@Index(['withId'])
export class RecordAcceptance extends Owned {
  /** Whose record it is. */
  @Column('uuid') @ForeignKey('Organization') withId!: string;
  @Column('uuid') shareId!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) acceptedByUserId!: string | null;
  @Column('timestamptz', { default: () => 'now()' }) acceptedAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
