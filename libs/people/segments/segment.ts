import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDate,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Actor } from '#accounts';

/** Something that people did: which of its kind, or any, and since when, or ever. */
@ObjectType()
@InputType('ActivityInput')
export class Activity {
  /** The kind, as its `ActivityKind` is called: `event`, `batch`. */
  @Field() @IsString() @Matches(/^\w{1,20}$/) kind!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Date, { nullable: true }) @IsOptional() @IsDate() @Type(() => Date) since?: Date | null;
}

/**
 * Whom a mailing is for: all who fit every kind that is named (tag, ward, language, activity), each by any one of it. An
 * empty one is everybody. Tags go by their ids, since their labels are sealed.
 */
@ObjectType()
@InputType('SegmentInput')
export class Segment {
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(50) @IsUUID(undefined, { each: true }) tags!: string[];
  @Field(() => [Int])
  @IsArray()
  @ArrayMaxSize(13)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(13, { each: true })
  wards!: number[];
  /** The first part of a language tag; empty for those of whom no language is known. */
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[a-z]{0,8}$/, { each: true })
  languages!: string[];
  @Field(() => [Activity])
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => Activity)
  activities!: Activity[];
}

/** One kind of activity: who did it, as a condition of SQL, and what each of its kind is called. */
export abstract class ActivityKind {
  abstract readonly kind: string;
  /** A condition over the person `p`; `id`, `since` and `until` are parameters that may be null. */
  abstract where(id: string, since: string, more?: string, until?: string): string;
  /** Whether it measures something of which somebody may have more than so much in a time: then `more` is never null. */
  readonly measured: boolean = false;
  /** What else can be so of somebody and one of its kind, as codes: `CANCELLED`. Their texts are `segments.did.<kind>.<code>`. */
  readonly others: readonly string[] = [];
  /** The condition of one of these codes; `id` and `since` as in `where`. */
  whereOther?(code: string, id: string, since: string): string;
  /** Who may be told what there is of it, and what it is called. */
  isFor(actor: Actor): boolean {
    return actor.canWithin('people.read');
  }
  /** The names of what an actor may see of it, in the reader's language; of all where no ids are given, in an order to choose from. */
  async names(actor: Actor, ids?: readonly string[]): Promise<Map<string, string>> {
    return this.isFor(actor) ? this.named(ids, actor) : new Map();
  }
  /** The same for somebody whom it is for. */
  protected abstract named(ids: readonly string[] | undefined, actor: Actor): Promise<Map<string, string>>;
}

/** The language of a person `p`, without region: what a list is counted and chosen by. */
export const LANGUAGE_OF = `split_part(lower(coalesce(p.language, '')), '-', 1)`;

/** The segment as a condition over the person `p`; its values are added to `parameters`. Without a kind it fits nobody. */
export function segmentSql(segment: Segment, kinds: readonly ActivityKind[], parameters: unknown[]): string {
  const put = (value: unknown) => `$${parameters.push(value)}`;
  const { tags, wards, languages, activities } = segment;
  const did = activities.map(({ kind, id, since }) => {
    const found = kinds.find((each) => each.kind === kind);
    return found ? `(${found.where(`${put(id ?? null)}::uuid`, `${put(since ?? null)}::timestamptz`)})` : 'false';
  });
  const all = [
    tags.length &&
      `exists (select from person_tag t where t."personId" = p.id and t."tagId" = any(${put(tags)}::uuid[]))`,
    wards.length && `p.ward = any(${put(wards)}::smallint[])`,
    languages.length && `${LANGUAGE_OF} = any(${put(languages)}::text[])`,
    did.length && `(${did.join(' or ')})`,
  ].filter(Boolean);
  return all.join(' and ') || 'true';
}
