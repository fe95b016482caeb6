import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Sealed, v4 } from '#platform';

/** What was written about a person, apart from their details and under a key of its own: reaching people opens no notes. */
@Entity()
@Unique(['organizationId', 'personId'])
export class PersonNotes extends Sealed<{ notes: string }> {
  static override readonly newId = v4;
  static override readonly ownKey = 'notes';

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
}
