import { registerEnumType } from '@nestjs/graphql';
import { Check, Column, CreateDateColumn, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Owned, v4 } from '#platform';

/** A way of reaching somebody, and all of them at once. */
export enum Channel {
  EMAIL = 'EMAIL',
  /** Texts to many. */
  SMS = 'SMS',
  /** A text that one of us types to one person. */
  SMS_PERSON = 'SMS_PERSON',
  PHONE = 'PHONE',
  ALL = 'ALL',
}
registerEnumType(Channel, { name: 'Channel' });
/** The channels that are answered and stopped one by one. */
export const EACH_CHANNEL = Object.values(Channel).filter((each) => each !== Channel.ALL);
/** One of them. */
export type OneChannel = Exclude<Channel, Channel.ALL>;

/**
 * Somebody said stop. The row stays: a later "subscribed" in some file does not undo it. Only their own yes ends it, and
 * then the row says when.
 */
@Entity()
@Index(['organizationId', 'personId', 'channel'], { unique: true, where: '"liftedAt" is null' })
@Check(`channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE', 'ALL')`)
export class OptOut extends Owned {
  static override readonly newId = v4;

  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') channel!: Channel;
  /** How we know: a code such as `import`, `person`, `organizer`. */
  @Column('text') source!: string;
  @Column('uuid', { nullable: true }) batchId!: string | null;
  /** The sentence that they answered, as the key of a text, `@` and its language; null where there was none of ours. */
  @Column('text', { nullable: true }) wording!: string | null;
  /** The same as it read then; null where that was not kept yet. */
  @Column('uuid', { nullable: true }) @ForeignKey('WordingText') wordingId!: string | null;
  /** Who wrote it down; null where they said so themselves, or a file did. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
  /** When they themselves said yes again; null while the stop holds. */
  @Column('timestamptz', { nullable: true }) liftedAt!: Date | null;
}

/**
 * Somebody said yes or no to being written to on a channel; the last statement counts. `ref` tells one statement from
 * another (the time it bears in its source), so that a source that is read twice says nothing new.
 */
@Entity()
@Unique(['organizationId', 'personId', 'channel', 'given', 'source', 'ref'])
@Check(`channel in ('EMAIL', 'SMS', 'SMS_PERSON', 'PHONE')`)
export class Consent extends Owned {
  @Index() @Column('uuid') @ForeignKey('Person', { onDelete: 'CASCADE' }) personId!: string;
  @Column('text') channel!: Channel;
  @Column('boolean') given!: boolean;
  /** How we know: a code such as `action-network`, `person`, `organizer`. */
  @Column('text') source!: string;
  @Column('text', { default: '' }) ref!: string;
  /** The import that brought it; null where the person said so to us. */
  @Column('uuid', { nullable: true }) batchId!: string | null;
  /** The sentence that they said yes or no to, as the key of a text, `@` and its language. */
  @Column('text', { nullable: true }) wording!: string | null;
  /** The same as it read then; null where that was not kept yet. */
  @Column('uuid', { nullable: true }) @ForeignKey('WordingText') wordingId!: string | null;
  /** Who wrote it down; null where they said so themselves, or a file did. */
  @Column('uuid', { nullable: true }) @ForeignKey('User', { onDelete: 'SET NULL' }) byUserId!: string | null;
  /** When they said it; the last word is the last by this. */
  @CreateDateColumn({ type: 'timestamptz' }) at!: Date;
  /** When we heard of it. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) writtenAt!: Date;
}
