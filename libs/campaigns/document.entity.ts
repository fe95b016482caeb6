import { Check, Column, Entity } from 'typeorm';
import { dateCheck, FuzzyDate, oneOf, RefersTo, Told } from './recorded.entity.ts';

/** What a document is. REFERENCE is a work that a page of the record cites. */
export const DOCUMENT_KINDS = ['ORDINANCE', 'EXECUTIVE_ORDER', 'AUDIT', 'CONTRACT', 'RULE', 'REFERENCE'] as const;
/** How far a document has come. */
export const DOCUMENT_STATES = ['IN_FORCE', 'REPLACED', 'PUBLISHED', 'NEGOTIATED', 'NOT_STATED'] as const;

/** A document that the record names; it is described, not copied. */
@Entity()
@Check(oneOf('kind', DOCUMENT_KINDS))
@Check(oneOf('state', DOCUMENT_STATES))
@Check(dateCheck('date'))
export class Document extends Told {
  @Column('text') kind!: (typeof DOCUMENT_KINDS)[number];
  @Column('text') state!: (typeof DOCUMENT_STATES)[number];
  @Column('text') titleEn!: string;
  @Column('text') titleEs!: string;
  /** The code of the body that made it. */
  @Column('text', { nullable: true }) bodyCode!: string | null;
  @Column(() => FuzzyDate, { prefix: 'date' }) date!: FuzzyDate;
}

/** A clause says what holds, a finding what somebody found. */
export const CLAUSE_KINDS = ['CLAUSE', 'FINDING'] as const;

/** One clause or finding of a document. */
@Entity()
@RefersTo('Document', 'documentCode')
@Check(oneOf('kind', CLAUSE_KINDS))
export class DocumentClause extends Told {
  @Column('text') documentCode!: string;
  @Column('text') kind!: (typeof CLAUSE_KINDS)[number];
}
