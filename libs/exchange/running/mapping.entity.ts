import { Column, Entity, Unique } from 'typeorm';
import { type KeyChoice } from '#people';
import { Sealed } from '#platform';
import type { Column as FileColumn } from '../columns.ts';

/** What was chosen for the columns of files with one set of headers; the same headers once more are taken for the same. */
@Entity()
@Unique(['organizationId', 'index'])
export class ImportMapping extends Sealed<{
  readonly columns: readonly { readonly field: FileColumn['field']; readonly system?: string }[];
  readonly choice: KeyChoice;
}> {
  /** A keyed hash of the headers: they may tell of people. */
  @Column('bytea') index!: Buffer;
}
