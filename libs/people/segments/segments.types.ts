import { ArgsType, CustomScalar, Field, ID, InputType, Int, ObjectType, Scalar } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { GraphQLError, valueFromASTUntyped, type ValueNode } from 'graphql';
import { Scope } from '#accounts';
import { PersonView } from '../people.policy.ts';
import { MOST } from './condition.ts';

/** Deeper than this nothing is even looked at: a level of a condition is an object and a list. */
const LEVELS = 3 * MOST.depth;

function shallow(value: unknown): object {
  let level: unknown[] = [value];
  for (let depth = 0; level.length; depth += 1) {
    if (depth > LEVELS) throw new GraphQLError('A segment is nested too deep');
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  if (typeof value !== 'object' || value === null) throw new GraphQLError('A segment is an object');
  return value;
}

/** A segment as JSON. What it may hold is read by `definitionIn`, in one place for every way in. */
@Scalar('SegmentDefinition', () => SegmentDefinition)
export class SegmentDefinition implements CustomScalar<object, object> {
  description =
    'A segment: {"where": condition, "sample"?: 1…, "seed"?: text, "limit"?: 1…}. A condition has one key: ' +
    '"all" or "any" with a list of conditions, "not" with one, or a clause: "tags": [id], "wards": [1…13 or null], ' +
    '"languages": [tag, or "" for none known], "speaks": [tag], "is": BOUNCED | DECEASED | EMAIL | WORKING_EMAIL | PHONE | WORKING_PHONE | TEXTABLE, ' +
    '"may": EMAIL | SMS | SMS_PERSON | PHONE, "stopped": EMAIL | SMS | SMS_PERSON | PHONE | ALL, "added": {"from"?, "to"?, "days"?}, ' +
    '"did": {"kind", "what"?: DID or a code of the kind, "id"?, "since"?, "days"?, of what is measured "more"?: number and "until"?}, "list": id, ' +
    '"segment": id, "name": text, "text": {"field": POSTAL_CODE | CITY | STREET | EMAIL_DOMAIN | PRONOUNS or the id of a ' +
    'field of your own, "how": IS | STARTS | HOLDS | EMPTY | FILLED, in a field of your own LESS | MORE | BETWEEN, too, ' +
    '"value"?: text, number or day, "to"?: the other end of BETWEEN}, ' +
    '"zone": id, "within": [[lon, lat] ...], "near": {"lon", "lat", "metres", "address"}.';

  parseValue(value: unknown): object {
    return shallow(value);
  }
  serialize(value: unknown): object {
    return value as object;
  }
  parseLiteral(ast: ValueNode): object {
    return shallow(valueFromASTUntyped(ast));
  }
}

/** A segment to save; with an id it takes the place of that one. */
@InputType()
export class SavedSegmentInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field() @Length(1, 100) name!: string;
  @Field(() => SegmentDefinition) @IsObject() definition!: object;
}

/** How many of a ward are in a segment, of how many in the list. */
@ObjectType()
export class SegmentWard {
  @Field(() => Int, { nullable: true }) readonly ward!: number | null;
  @Field(() => Int) readonly count!: number;
}

/**
 * How many a segment holds, of those whom the reader sees. Small numbers are told as they are: `segmentPeople` shows the
 * same reader each of those who are counted, so that nothing would be kept from them.
 */
@ObjectType()
export class SegmentCount {
  @Field(() => Int) readonly count!: number;
  /** How many the reader sees in all. */
  @Field(() => Int) readonly total!: number;
  /** Of whom a ward is known and of whom not, each where there is somebody. */
  @Field(() => [SegmentWard]) readonly wards!: SegmentWard[];
  /** When it was counted; names and addresses may have been looked at a little before. */
  @Field() readonly countedAt!: Date;
  @Field(() => Date, { nullable: true }) readonly sealedAsOf!: Date | null;
  /** Whom it means, in words. */
  @Field() readonly words!: string;
}

/** A segment that is kept. */
@ObjectType('SavedSegment')
export class SavedSegmentView {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
  @Field(() => SegmentDefinition) readonly definition!: object;
  @Field() readonly changedAt!: Date;
}

/** Some people of a segment. */
@ObjectType()
export class SegmentPage {
  @Field(() => [PersonView]) readonly items!: PersonView[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
  /** False while names are still being read: who is missing from an order by names may yet come. */
  @Field() readonly searchReady!: boolean;
}

/** One thing that a clause may name. */
@ObjectType()
export class SegmentPart {
  @Field(() => ID) readonly id!: string;
  @Field() readonly name!: string;
}

/** What people can have done of one kind, and what else can be so of them. */
@ObjectType()
export class SegmentActivity {
  @Field() readonly kind!: string;
  @Field(() => [String]) readonly whats!: string[];
  /** Whether "more" than so much of it may be asked for. */
  @Field() readonly measured!: boolean;
  /** The first of what there is to choose from; the others are found by `activityChoices`. */
  @Field(() => [SegmentPart]) readonly choices!: SegmentPart[];
  @Field(() => Int) readonly total!: number;
}

/** Some of what a kind of activity can be about, and how many are found. */
@ObjectType()
export class SegmentChoicePage {
  @Field(() => [SegmentPart]) readonly items!: SegmentPart[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
  @Field(() => Int) readonly total!: number;
}

/** What is looked for among what can be chosen: by a part of its name, or by its ids. */
@ArgsType()
export class ChoicesAsked {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) search?: string | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  ids?: string[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(200) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

/** The same among what a kind of activity can be about. */
@ArgsType()
export class SegmentChoicesAsked extends ChoicesAsked {
  @Field() @IsString() @Matches(/^\w{1,20}$/) kind!: string;
}

/** The same among what a grant can be over: events, or lists. */
@ArgsType()
export class GrantSubjectsAsked extends ChoicesAsked {
  @Field(() => Scope) @IsIn(['EVENT', 'LIST']) scope!: 'EVENT' | 'LIST';
}

/** What a segment can be made of. */
@ObjectType()
export class SegmentParts {
  @Field(() => [SegmentPart]) readonly tags!: SegmentPart[];
  @Field(() => [String]) readonly languages!: string[];
  @Field(() => [SegmentPart]) readonly lists!: SegmentPart[];
  @Field(() => [SegmentPart]) readonly segments!: SegmentPart[];
  @Field(() => [SegmentPart]) readonly zones!: SegmentPart[];
  @Field(() => [SegmentActivity]) readonly activities!: SegmentActivity[];
}
