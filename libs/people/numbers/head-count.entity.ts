import { Column, Entity, Index } from 'typeorm';
import { Owned, v4 } from '#platform';

/**
 * How many people came by one statement, or went where it is less than none: the trigger `count_heads` of the table of
 * people adds it, by whatever way they came or went. All together are how many there are, in every transaction as that
 * one sees them, and nobody who adds waits for another.
 */
@Entity()
@Index(['organizationId'])
export class HeadCount extends Owned {
  static override readonly newId = v4;

  @Column('int') n!: number;
}
