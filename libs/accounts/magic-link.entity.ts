import { Column, CreateDateColumn, Entity, ForeignKey, Index } from 'typeorm';
import { type Language, Sealed, v4 } from '#platform';

/**
 * One request for a link to sign in with. For a volunteer it signs in once, within ten minutes. For everybody else it
 * has no secret and no hash: a mailbox does not open people's data, so their mail says to use the password.
 */
@Entity()
export class MagicLink extends Sealed<{ readonly token?: string }> {
  static override readonly newId = v4;

  @Column('bytea', { unique: true, nullable: true }) hash!: Buffer | null;
  @Index() @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  /** The language of the page on which it was asked for. */
  @Column('text') language!: Language;
  @Column('timestamptz', { default: () => `(now() + '00:10:00')` }) expiresAt!: Date;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @CreateDateColumn({ type: 'timestamptz' }) createdAt!: Date;
}
