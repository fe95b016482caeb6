import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';

/**
 * That a user is in charge of a ward, or of a zone: who is new there and has no point person comes to them, in turn with the
 * others. A zone goes before the ward that it lies in.
 */
@Entity()
@Unique(['organizationId', 'ward', 'userId'])
@Unique(['organizationId', 'zoneId', 'userId'])
@Check('ward between 1 and 13')
@Check('num_nonnulls(ward, "zoneId") = 1')
export class Turf extends Owned {
  @Column('smallint', { nullable: true }) ward!: number | null;
  @Index() @Column('uuid', { nullable: true }) @ForeignKey('Zone', { onDelete: 'CASCADE' }) zoneId!: string | null;
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  /** How many came to them: whose number is least is next. */
  @Column('int', { default: 0 }) given!: number;
}

/**
 * Somebody whose ward became known while somebody was in charge of it, or whose details changed while somebody was in
 * charge of a zone: the trigger `await_turf` of the table of people puts them here, once for each statement, by whatever
 * way they came.
 */
@Entity()
export class TurfWaiting extends Owned {
  static override readonly newId = v4;

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}
