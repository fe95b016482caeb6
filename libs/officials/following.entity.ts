import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { type Language, LANGUAGES, Owned } from '#platform';

/** How many days before a meeting somebody may want to hear of what is on its agenda. */
export const DAYS_BEFORE = [1, 3, 7] as const;
/** Whoever never chose hears of it so many days before. */
export const DEFAULT_DAYS = 3;

/** How a user wants to be told of what they follow: whether by mail, how early, and in which language they read it. */
@Entity()
@Unique(['userId'])
@Check(`"daysBefore" in (${DAYS_BEFORE.join(', ')})`)
@Check(oneOf('language', LANGUAGES))
export class FollowSetting extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('smallint', { default: DEFAULT_DAYS }) daysBefore!: number;
  @Column('boolean', { default: true }) mails!: boolean;
  @Column('text') language!: Language;
}

/** What of a matter is told: that it is on an agenda, or that a roll call on it was accepted. */
export const MATTER_NEWS = ['AGENDA', 'ROLL_CALL'] as const;
export type MatterNews = (typeof MATTER_NEWS)[number];

/** That a user who follows a matter is told of one item or roll call on it, once. */
@Entity()
@RefersTo('Matter', 'matterCode')
@Unique(['userId', 'subjectId'])
@Index(['userId', 'at'])
@Check(oneOf('kind', MATTER_NEWS))
export class MatterNotice extends Owned {
  @Column('uuid') @ForeignKey('User', { onDelete: 'CASCADE' }) userId!: string;
  @Column('text') matterCode!: string;
  @Column('text') kind!: MatterNews;
  /** The item of an agenda, or the roll call. */
  @Column('uuid') subjectId!: string;
  /** The day of the meeting. */
  @Column('date') heldOn!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  /** The mail that told of it. */
  @Column('uuid', { nullable: true }) digestId!: string | null;
}
