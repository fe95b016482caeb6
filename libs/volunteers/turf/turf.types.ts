import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { UserName } from '#accounts';

/** A ward: who is in charge of it, and how many people live there, as far as the reader may know. */
@ObjectType()
export class TurfWard {
  @Field(() => Int) ward!: number;
  /** Null where that is too few for the reader. */
  @Field(() => Int, { nullable: true }) count!: number | null;
  /** How many of them have nobody yet; null where that is too few for the reader. */
  @Field(() => Int, { nullable: true }) alone!: number | null;
  @Field(() => [UserName]) inCharge!: UserName[];
}

/** A zone, and who is in charge of it. */
@ObjectType()
export class TurfZone {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Field(() => [UserName]) inCharge!: UserName[];
}
