import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsOptional, IsUUID } from 'class-validator';
import { UserName } from '#accounts';
import { PersonView } from '#people';

/** To whom people are given: those of a list, or all who have another organizer now; one of both. */
@InputType()
export class ReassignInput {
  /** Null: from now on nobody is theirs. */
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() toUserId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() fromUserId?: string | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  personIds?: string[] | null;
}

/** Which organizer has how many people. */
@ObjectType()
export class PointPersonLoad {
  @Field(() => UserName) user!: UserName;
  @Field(() => Int) count!: number;
}

/** Something that one of the reader's contacts did. */
@ObjectType()
export class ContactNews {
  @Field(() => ID) id!: string;
  @Field() at!: Date;
  /** Its text is `people.timeline.<kind>` in the catalogue. */
  @Field(() => String) kind!: string;
  @Field(() => PersonView) person!: PersonView;
}
