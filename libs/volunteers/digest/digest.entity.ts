import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { type Language, LANGUAGES, Owned } from '#platform';

/** That a user wants one mail a day of what their people did and what is due, in which language, and since when. */
@Entity()
@Unique(['userId'])
@Check(`language in (${LANGUAGES.map((each) => `'${each}'`).join(', ')})`)
export class ContactDigest extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('boolean', { default: true }) mails!: boolean;
  /** Whether they are told by mail, at once, when people are given to them: so for whoever never said. */
  @Column('boolean', { default: true }) handovers!: boolean;
  @Column('text') language!: Language;
  /** What was done before they switched it on is not told. */
  @Column('timestamptz') since!: Date;
}
