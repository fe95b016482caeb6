import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#accounts';
import { Segment } from '#people';
import { LocalizedText } from '#platform';
import { type Blast, BlastState } from './blast.entity.ts';
import { shown } from './small-counts.ts';
import { MessageCount } from './message.entity.ts';

/** A mailing, as those see it who may read messages. */
@ObjectType('Blast')
export class BlastView {
  @Field(() => ID) readonly id: string;
  @Field(() => BlastState) readonly state: BlastState;
  @Field() readonly title: string;
  @Field(() => LocalizedText) readonly subject: LocalizedText;
  @Field(() => LocalizedText) readonly body: LocalizedText;
  @Field(() => LocalizedText) readonly nameless: LocalizedText;
  @Field(() => Segment) readonly segment: Segment;
  /** The saved segment that it is for in place of that one, as it was when it was chosen. */
  @Field(() => ID, { nullable: true }) readonly savedSegmentId: string | null;
  @Field(() => Date, { nullable: true }) readonly startsAt: Date | null;
  @Field(() => Date, { nullable: true }) readonly startedAt: Date | null;
  @Field(() => Date, { nullable: true }) readonly endedAt: Date | null;
  /** How many were to get it when it was started; null also where they are too few for this reader. */
  @Field(() => Int, { nullable: true }) readonly willGet: number | null;
  /** Whether everybody who is to get it is in the ledger. */
  @Field() readonly filled: boolean;
  @Field() readonly createdAt: Date;
  /** Whom it is for, for the field that says so in words. */
  readonly audienceOf: Pick<Blast, 'segment' | 'details'>;

  constructor(actor: Actor, row: Blast) {
    const { id, state, segment, startsAt, startedAt, endedAt, willGet, filled, createdAt, details } = row;
    const { title, subject, body, nameless, chosen } = details;
    this.id = id;
    this.state = state;
    this.title = title;
    this.subject = subject;
    this.body = body;
    this.nameless = nameless;
    const activities = segment.activities.map((each) => ({ ...each, since: each.since ? new Date(each.since) : null }));
    this.segment = { ...segment, activities };
    this.savedSegmentId = chosen?.id ?? null;
    this.audienceOf = { segment, details };
    this.startsAt = startsAt;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.willGet = willGet === null ? null : shown([{ count: willGet }], actor.can('people.sensitive'))[0]!.count;
    this.filled = filled;
    this.createdAt = createdAt;
  }
}

/** Why so many did not get it; fewer than five are null for those who may not see so few. */
@ObjectType()
export class ReasonCount {
  /** A code: the last part of the key that `verdict` gives, or what ended the message. */
  @Field() readonly reason!: string;
  @Field(() => Int, { nullable: true }) readonly count!: number | null;
}

/** How far a mailing has come. */
@ObjectType()
export class BlastProgress {
  @Field(() => [MessageCount]) readonly counts!: MessageCount[];
  @Field(() => [ReasonCount]) readonly notSent!: ReasonCount[];
  /** Taken by the mail server in the last minute: what the time that is left is reckoned from, and nothing else. */
  @Field(() => Int) readonly lastMinute!: number;
  /** Null where nothing was taken in the last minute. */
  @Field(() => Int, { nullable: true }) readonly secondsLeft!: number | null;
}

/** How many get it in one language; `reads`, where their own is not written. */
@ObjectType()
export class LanguageCount {
  @Field() readonly language!: string;
  @Field(() => String, { nullable: true }) readonly reads!: string | null;
  @Field(() => Int, { nullable: true }) readonly count!: number | null;
}

/** Who gets a mailing, who not, and why, as it is at this moment; it is decided again for each when it is sent. */
@ObjectType()
export class BlastReview {
  @Field(() => Int, { nullable: true }) readonly total!: number | null;
  @Field(() => Int, { nullable: true }) readonly willGet!: number | null;
  @Field(() => [LanguageCount]) readonly byLanguage!: LanguageCount[];
  /** Of these: who gets another language than they read, because theirs is not written. */
  @Field(() => [LanguageCount]) readonly otherLanguage!: LanguageCount[];
  @Field(() => [ReasonCount]) readonly willNot!: ReasonCount[];
  /** What keeps it from going, in the reader's language. */
  @Field(() => [String]) readonly problems!: string[];
  @Field() readonly countedAt!: Date;
}

/** A part of a mailing's text: its lines, drawn as its kind is drawn. */
@ObjectType()
export class PreviewPart {
  /** `heading`, `paragraph`, `list` or `programme`. */
  @Field() readonly kind!: string;
  @Field(() => [String]) readonly lines!: string[];
}

/** What one person would read. Invented where the actor may not reach people. */
@ObjectType()
export class BlastPreview {
  @Field(() => ID, { nullable: true }) readonly personId!: string | null;
  @Field(() => String, { nullable: true }) readonly reads!: string | null;
  @Field(() => Int, { nullable: true }) readonly ward!: number | null;
  @Field() readonly language!: string;
  @Field() readonly from!: string;
  @Field() readonly subject!: string;
  @Field() readonly name!: string;
  @Field(() => [PreviewPart]) readonly parts!: PreviewPart[];
  @Field(() => [String]) readonly foot!: string[];
}

/** One thing to choose for a segment. */
@ObjectType()
export class SegmentChoice {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
}

/** What of one kind of activity can be chosen. */
@ObjectType()
export class ActivityChoices {
  @Field() readonly kind!: string;
  /** The newest of them. */
  @Field(() => [SegmentChoice]) readonly choices!: SegmentChoice[];
  /** How many there are. */
  @Field(() => Int) readonly total!: number;
}

/** What a segment can be made of. */
@ObjectType()
export class SegmentChoices {
  @Field(() => [SegmentChoice]) readonly tags!: SegmentChoice[];
  @Field(() => [String]) readonly languages!: string[];
  @Field(() => [ActivityChoices]) readonly activities!: ActivityChoices[];
}
