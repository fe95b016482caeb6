import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Actor, Can, CurrentActor } from '#accounts';
import { Groups } from './groups.service.ts';
import { GroupKind } from './relation.entity.ts';
import { GroupMemberPage, GroupPage, GroupView } from './relation.types.ts';

@ArgsType()
class GroupPageAsked {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) search?: string | null;
  @Field(() => GroupKind, { nullable: true }) @IsOptional() @IsEnum(GroupKind) kind?: GroupKind | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(200) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

@ArgsType()
class MembersAsked {
  @Field(() => ID) @IsUUID() groupId!: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(200) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

/** Households and organizations over GraphQL. */
@Resolver()
export class GroupsResolver {
  constructor(@Inject(Groups) private readonly groups: Groups) {}

  @Can('people.read')
  @Query(() => GroupPage)
  peopleGroupPage(@CurrentActor() actor: Actor, @Args() asked: GroupPageAsked): Promise<GroupPage> {
    return this.groups.page(actor, asked);
  }

  @Can('people.contact')
  @Query(() => GroupView)
  peopleGroup(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<GroupView> {
    return this.groups.one(actor, id);
  }

  @Can('people.contact')
  @Query(() => GroupMemberPage)
  groupMembers(@CurrentActor() actor: Actor, @Args() { groupId, ...walk }: MembersAsked): Promise<GroupMemberPage> {
    return this.groups.members(actor, groupId, walk);
  }

  /** `members`: how many are in it, as whoever asks for it was told. */
  @Can('people.write')
  @Mutation(() => ID)
  async removePeopleGroup(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('members', { type: () => Int }) members: number,
  ): Promise<string> {
    await this.groups.remove(actor, id, members);
    return id;
  }
}
