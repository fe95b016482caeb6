import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Sealed, v4 } from '#platform';

/** What can be revealed of somebody. */
export const REVEALED = ['PHONE', 'EMAIL', 'ADDRESS'] as const;
/** One of them. */
export type RevealField = (typeof REVEALED)[number];

/** Why somebody may need it. */
export const REASONS = ['CALL', 'MEETING', 'ASKED', 'CORRECT', 'OTHER'] as const;
/** One of them. */
export type RevealReason = (typeof REASONS)[number];

/** What somebody wrote about why; it may name people, so it is sealed. */
export interface RevealDetails {
  readonly note?: string;
}

const oneOf = (column: string, words: readonly string[]) =>
  `${column} in (${words.map((word) => `'${word}'`).join(', ')})`;

/** One look at one thing of one person, by one account: what its budget is counted in. */
@Entity()
@Check(oneOf('field', REVEALED))
@Check(oneOf('reason', REASONS))
@Index(['userId', 'at'])
export class Reveal extends Sealed<RevealDetails> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') field!: RevealField;
  @Column('text') reason!: RevealReason;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
