import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Sealed, v4 } from '#platform';
import type { PersonDetails } from '../person.entity.ts';
import type { Trace } from './merging.ts';

/** The plain columns of a person that a merge may change. */
export type PlainFacts = Pick<PersonColumns, 'ward' | 'language' | 'bounced' | 'deceased'>;
interface PersonColumns {
  readonly ward: number | null;
  readonly language: string | null;
  readonly bounced: boolean;
  readonly deceased: boolean;
}

/** What somebody was: their details and the plain columns beside them. */
export interface Before {
  readonly details: PersonDetails;
  readonly plain: PlainFacts;
  readonly notes?: string;
}

/** The cells of one row of a list, before and after a merge united them with another's. */
export interface CellsChange {
  readonly id: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** All that is needed to take a merge back. Once its days are over nothing of it is left. */
export interface MergeDetails {
  readonly keep?: Before;
  readonly after?: Before;
  /** The row of who was merged into the other, with what was sealed in it. */
  readonly drop?: { readonly row: object; readonly details: PersonDetails; readonly notes?: string };
  readonly handles?: readonly object[];
  readonly trace?: Trace;
  readonly cells?: readonly CellsChange[];
}

/**
 * Two people became one. The id of the one who went leads to the one who stayed, as long as the merge is not undone; what
 * both had before is sealed under a key of its own, for the days in which it can be undone.
 */
@Entity()
@Check('"keptId" <> "droppedId"')
@Index(['organizationId', 'droppedId'], { unique: true, where: '"undoneAt" is null' })
@Index(['organizationId', 'at', 'id'])
export class Merge extends Sealed<MergeDetails> {
  static override readonly newId = v4;
  static override readonly ownKey = 'merge';

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) keptId!: string;
  /** No key: that row is gone. */
  @Column('uuid') droppedId!: string;
  /** Null for a program. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  /** By the database's clock. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) at!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  /** When what both had before was forgotten: from then on it stays as it is. */
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
}
