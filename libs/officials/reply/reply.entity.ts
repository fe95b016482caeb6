import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { oneOf, RefersTo } from '#campaigns';
import { Owned } from '#platform';

/** How a reply came, or was asked for. */
export const REPLY_WAYS = ['LETTER', 'EMAIL', 'CALL', 'IN_PERSON', 'PUBLISHED'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];
/** So many named people stand behind what is shown of a reply or an accusation. */
export const RELEASES_NEEDED = 2;

/**
 * What a figure says about what is said of them: in their own words, with a translation. It is never edited, and no public
 * page shows it before whoever recorded it and another reviewer have released it. Once it is retracted no public page
 * shows it any more, and it stays in the history with the reason.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Claim', 'claimCode')
@RefersTo('Source', 'sourceCode')
@Index(['organizationId', 'figureCode'])
@Check(oneOf('how', REPLY_WAYS))
@Check(`original <> ''`)
@Check('num_nonnulls("evidenceId", "claimCode") <= 1')
@Check('num_nonnulls("retractedAt", "retractedBy", "retractedReason") in (0, 3)')
export class FigureReply extends Owned {
  @Column('text') figureCode!: string;
  @Column('text') original!: string;
  /** BCP 47. */
  @Column('text') language!: string;
  @Column('text', { default: '' }) textEn!: string;
  @Column('text', { default: '' }) textEs!: string;
  @Column('text', { nullable: true }) translator!: string | null;
  @Column('date') repliedOn!: string;
  @Column('text') how!: ReplyWay;
  @Column('text') sourceCode!: string;
  /** The accusation that it answers; neither where it answers the page as a whole. */
  @Column('uuid', { nullable: true }) @ForeignKey('Evidence') evidenceId!: string | null;
  @Column('text', { nullable: true }) claimCode!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
  @Column('timestamptz', { nullable: true }) retractedAt!: Date | null;
  @Column('uuid', { nullable: true }) retractedBy!: string | null;
  @Column('text', { nullable: true }) retractedReason!: string | null;
}

/** That a figure was asked to reply to an accusation, how, and by when; it stands beside it until a reply does. */
@Entity()
@RefersTo('Figure', 'figureCode')
@RefersTo('Claim', 'claimCode')
@Index(['organizationId', 'figureCode'])
@Check(oneOf('how', REPLY_WAYS))
@Check('"answerBy" >= "askedOn"')
@Check('num_nonnulls("evidenceId", "claimCode") = 1')
export class ReplySought extends Owned {
  @Column('text') figureCode!: string;
  @Column('uuid', { nullable: true }) @ForeignKey('Evidence') evidenceId!: string | null;
  @Column('text', { nullable: true }) claimCode!: string | null;
  @Column('date') askedOn!: string;
  @Column('date') answerBy!: string;
  @Column('text') how!: ReplyWay;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz', { default: () => 'now()' }) recordedAt!: Date;
}

/**
 * That a named user lets a reply or an accusation onto the page of a figure, in the words that it had then: what is worded
 * anew waits anew. Nobody counts twice: the database refuses it.
 */
@Entity()
@RefersTo('Figure', 'figureCode')
@Unique(['subjectId', 'figureCode', 'words', 'userId'])
export class Release extends Owned {
  @Column('text') figureCode!: string;
  /** The reply, the row of evidence, or the claim. */
  @Column('uuid') subjectId!: string;
  /** A hash of what was released. */
  @Column('text') words!: string;
  @Column('uuid') userId!: string;
  @Column('timestamptz', { default: () => 'now()' }) at!: Date;
}
