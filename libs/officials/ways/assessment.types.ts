import { Field, ObjectType } from '@nestjs/graphql';
import { LocalizedText } from '#platform';

/** What waits of an assessment: which clause does what for which demand, and why. */
@ObjectType('AssessmentEntry')
export class AssessmentEntryView {
  @Field(() => LocalizedText) document!: LocalizedText;
  @Field() demand!: string;
  @Field() verdict!: string;
  @Field(() => LocalizedText) reason!: LocalizedText;
  /** Who sees it so; null where it is the coding of who keeps the record. */
  @Field(() => LocalizedText, { nullable: true }) assessor!: LocalizedText | null;
}
