import { Column, Entity, Unique } from 'typeorm';
import { Owned } from '#platform';

/**
 * A sentence that people said yes or no to, word for word as they read it. A text that is changed in the catalogue becomes
 * another row as soon as somebody answers it: what was answered before stays what it was.
 */
@Entity('wording')
@Unique(['organizationId', 'key', 'language', 'hash'])
export class WordingText extends Owned {
  @Column('text') key!: string;
  @Column('text') language!: string;
  @Column('text') text!: string;
  /** SHA-256 of the text. */
  @Column('bytea') hash!: Buffer;
  @Column('timestamptz', { default: () => 'now()' }) firstUsedAt!: Date;
}
