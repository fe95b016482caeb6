import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Sealed } from '#platform';
import type { Edit } from './edits.ts';

/** What can have happened to somebody; the texts are `people.timeline.<kind>`. */
export const TIMELINE_KINDS = [
  'CREATED',
  'IMPORTED',
  'MERGED',
  'EDITED',
  'SIGNED_UP',
  'SIGN_UP_CANCELLED',
  'MESSAGE_SENT',
  'MESSAGE_FAILED',
  'OPTED_OUT',
  'CONSENTED',
  'WAITLISTED',
  'PROMOTED',
  'SIGNED_PETITION',
  'SIGNATURE_CONFIRMED',
  'SIGNATURE_WITHDRAWN',
  'PEOPLE_MERGED',
  'MERGE_UNDONE',
  'IMPORT_UNDONE',
  'TAGGED',
  'UNTAGGED',
  'LISTED',
  'UNLISTED',
  'NOTED',
  'RELATED',
  'POINT_PERSON_SET',
  'STAGE_MOVED',
  'ASSESSED',
  'ONE_ON_ONE_BOOKED',
  'ONE_ON_ONE_CANCELLED',
  'ONE_ON_ONE_HELD',
  'INTERESTED',
  'QUALIFIED',
  'HOURS_LOGGED',
  'HOURS_TAKEN_BACK',
  'TASK_BY_RULE',
  'TASK_DONE',
  'REFERRED',
  'PREFERENCES_CHANGED',
  'BULK_CHANGED',
  'BULK_UNDONE',
  'CAME',
  'DID_NOT_COME',
  'WARD_FOUND',
] as const;
/** One of them. */
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** What is sealed of an entry: a note, what an edit changed, and the account that did it. */
interface TimelineDetails {
  readonly note?: string;
  readonly edit?: Edit;
  readonly by?: string;
}

/** One thing that happened to a person; what is written about it is sealed. */
@Entity('timeline')
@Index(['organizationId', 'personId', 'at', 'id'])
@Check(`kind in (${TIMELINE_KINDS.map((kind) => `'${kind}'`).join(', ')})`)
export class TimelineEntry extends Sealed<TimelineDetails> {
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') kind!: TimelineKind;
  @Column('timestamptz') at!: Date;
  /** The event, sign-up, message or import it is about. */
  @Column('uuid', { nullable: true }) subjectId!: string | null;
}
