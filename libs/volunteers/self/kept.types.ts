import { Field, Int, ObjectType } from '@nestjs/graphql';

/** One thing that is kept, with its name in the reader's language. */
@ObjectType()
export class KeptFact {
  /** What it is called in a file. */
  @Field() readonly field!: string;
  @Field() readonly name!: string;
  @Field() readonly value!: string;
}

/** One row of a table. */
@ObjectType()
export class KeptRow {
  @Field(() => [KeptFact]) readonly facts!: KeptFact[];
}

/** What one table keeps of somebody. */
@ObjectType()
export class KeptPart {
  @Field() readonly table!: string;
  /** What it is about, in the reader's language. */
  @Field() readonly title!: string;
  @Field(() => Int) readonly count!: number;
  /** Why its rows are not shown; null where they are. */
  @Field(() => String, { nullable: true }) readonly withheld!: string | null;
  @Field(() => [KeptRow]) readonly rows!: KeptRow[];
}
