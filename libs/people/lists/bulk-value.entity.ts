import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Sealed, v4 } from '#platform';
import type { SaidBefore } from './tag.entity.ts';

/** Of a change: what its tag is to say. Of one of its people: the row that says it, and what had stood there. */
interface BulkValueDetails {
  readonly value?: string;
  readonly put?: string;
  readonly before?: SaidBefore;
}

/** What a change of many had a tag say, once for all of them and once for each: by it undoing gives back what each had. */
@Entity()
@Unique(['organizationId', 'changeId', 'personId'])
export class BulkValue extends Sealed<BulkValueDetails> {
  static override readonly newId = v4;

  @Column('uuid') @ForeignKey('BulkChange', { onDelete: 'CASCADE' }) changeId!: string;
  /** Null for all of them. */
  @Index() @Column('uuid', { nullable: true }) @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string | null;
}
