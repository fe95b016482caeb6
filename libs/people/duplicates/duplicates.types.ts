import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PersonView } from '../people.policy.ts';
import type { ReasonAlike } from './pair.entity.ts';

/** Two people who may be one; the first one came first. */
@ObjectType('DuplicatePair')
export class DuplicateView {
  @Field(() => ID) id!: string;
  /** From 0 to 100. */
  @Field(() => Int) score!: number;
  /** Their texts are `people.duplicates.reason.<reason>` in the catalogue. */
  @Field(() => [String]) reasons!: ReasonAlike[];
  @Field(() => PersonView) first!: PersonView;
  @Field(() => PersonView) second!: PersonView;
}

/** Some pairs, and how to ask for the next. */
@ObjectType()
export class DuplicatePage {
  @Field(() => [DuplicateView]) items!: DuplicateView[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Int) total!: number;
}

/** How the search stands: it runs in the background. */
@ObjectType('DuplicateSearch')
export class SearchView {
  @Field() running!: boolean;
  @Field(() => Int) read!: number;
  @Field(() => Int) of!: number;
  @Field(() => Date, { nullable: true }) finishedAt!: Date | null;
}
