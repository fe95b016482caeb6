import { Check, Column, Entity, Index } from 'typeorm';
import { Owned } from '#platform';

/** What is written down. A kind is a code; its text is `console.audit.kind.<kind>` in the catalogue. */
export const AUDIT_KINDS = [
  'REVEALED',
  'REVEAL_REFUSED',
  'REVEAL_ALERT',
  'GRANT_GIVEN',
  'GRANT_ENDED',
  'ROLE_MADE',
  'ROLE_REMOVED',
  'RECORD_OFFERED',
  'RECORD_ACCEPTED',
  'RECORD_SHARE_ENDED',
  'SCORES_SHOWN',
  'SCORES_HIDDEN',
  'EXPORTED',
  'PEOPLE_MERGED',
  'MERGE_UNDONE',
  'IMPORT_UNDONE',
  'BULK_CHANGED',
  'BULK_UNDONE',
  'PERSON_ERASED',
  'CONSENT_WRITTEN',
] as const;
/** One of them. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/**
 * A line of who did what, when: ids and codes, no names. The app may add lines and read them; the database lets it
 * neither change nor remove one. Ids refer to nothing by key, so that a line outlives what it is about.
 */
@Entity()
@Check(`kind in (${AUDIT_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
@Index(['organizationId', 'at', 'id'])
export class AuditEntry extends Owned {
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('text') kind!: AuditKind;
  /** The account that did it; null for the system. */
  @Column('uuid', { nullable: true }) userId!: string | null;
  /** Whom it concerned on the list. */
  @Column('uuid', { nullable: true }) personId!: string | null;
  /** What else it was about: a grant, a role, a reveal. */
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  /** What of it, and why, as codes. */
  @Column('text', { nullable: true }) what!: string | null;
  @Column('text', { nullable: true }) why!: string | null;
}
