import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsIn, IsOptional, IsString, IsUrl, IsUUID, Length, ValidateIf } from 'class-validator';
import { PersonView } from '../people.policy.ts';
import { RELATIONS } from './kinds.ts';
import { GroupKind, type PeopleGroup } from './relation.entity.ts';

/** A household or an organization. */
@InputType()
export class PeopleGroupInput {
  @Field(() => GroupKind) @IsEnum(GroupKind) kind!: GroupKind;
  @Field() @IsString() @Length(1, 200) name!: string;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 300) address?: string | null;
  @Field(() => String, { nullable: true })
  @ValidateIf((_, value) => Boolean(value))
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  url?: string | null;
}

/** How somebody belongs to a person or to a group; exactly one of the two. */
@InputType()
export class RelationInput {
  @Field(() => ID) @IsUUID() personId!: string;
  /** A code of `people.relation`. */
  @Field() @IsIn(Object.keys(RELATIONS)) code!: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() toPersonId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() toGroupId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @Length(0, 500) note?: string | null;
  /** Whoever wrote the note looked at the words that the guard asked about. */
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() checked?: boolean | null;
}

/** A household or an organization, with how many of its people the reader sees. */
@ObjectType('PeopleGroup')
export class GroupView {
  @Field(() => ID) readonly id: string;
  @Field(() => GroupKind) readonly kind: GroupKind;
  @Field() readonly name: string;
  @Field(() => String, { nullable: true }) readonly address: string | null;
  @Field(() => String, { nullable: true }) readonly url: string | null;
  @Field(() => Int) readonly people: number;

  constructor({ id, kind, details }: PeopleGroup, people: number) {
    this.id = id;
    this.kind = kind;
    this.name = details.name;
    this.address = details.address ?? null;
    this.url = details.url ?? null;
    this.people = people;
  }
}

/** One relationship, read from the person it was asked for. */
@ObjectType('Relation')
export class RelationView {
  @Field(() => ID) readonly id!: string;
  /** Its text is `people.relation.<code>`. */
  @Field() readonly code!: string;
  @Field(() => PersonView, { nullable: true }) readonly person!: PersonView | null;
  @Field(() => GroupView, { nullable: true }) readonly group!: GroupView | null;
  @Field(() => String, { nullable: true }) readonly note!: string | null;
}

/** Some households and organizations, and how many there are in all. */
@ObjectType('PeopleGroupPage')
export class GroupPage {
  @Field(() => [GroupView]) readonly items!: GroupView[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
  @Field(() => Int) readonly total!: number;
}

/** Somebody in a household or an organization: how, and since when that stands here. The id is of the relationship. */
@ObjectType('PeopleGroupMember')
export class GroupMember {
  @Field(() => ID) readonly id!: string;
  @Field(() => PersonView) readonly person!: PersonView;
  /** Its text is `people.relation.<code>`. */
  @Field() readonly code!: string;
  @Field(() => String, { nullable: true }) readonly note!: string | null;
  @Field() readonly since!: Date;
}

/** Some of them. */
@ObjectType('PeopleGroupMemberPage')
export class GroupMemberPage {
  @Field(() => [GroupMember]) readonly items!: GroupMember[];
  @Field(() => String, { nullable: true }) readonly endCursor!: string | null;
}
