import { Inject } from '@nestjs/common';
import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import {
  FollowedKindWord,
  FollowedView,
  FollowSettingView,
  MatterNoticeView,
  PositionNoticeView,
} from './entry/entry.types.ts';
import { Following } from './following.service.ts';
import type { FollowedKind } from './position.entity.ts';

/** What somebody follows, and what they were told, over GraphQL: one call of the service each. */
@Resolver()
export class FollowingResolver {
  constructor(@Inject(Following) private readonly following: Following) {}

  @Can('council.read')
  @Query(() => [FollowedView])
  followed(@CurrentActor() actor: Actor): Promise<FollowedView[]> {
    return this.following.mine(actor);
  }

  @Can('council.read')
  @Mutation(() => [FollowedView])
  follow(
    @CurrentActor() actor: Actor,
    @Args('kind', { type: () => FollowedKindWord }) kind: FollowedKind,
    @Args('code') code: string,
    @Args('on') on: boolean,
  ): Promise<FollowedView[]> {
    return this.following.set(actor, kind, code, on);
  }

  @Can('council.read')
  @Query(() => [PositionNoticeView])
  positionNotices(@CurrentActor() actor: Actor): Promise<PositionNoticeView[]> {
    return this.following.notices(actor);
  }

  @Can('council.read')
  @Mutation(() => [PositionNoticeView])
  readPositionNotices(@CurrentActor() actor: Actor): Promise<PositionNoticeView[]> {
    return this.following.read(actor);
  }

  @Can('council.read')
  @Query(() => [MatterNoticeView])
  matterNotices(@CurrentActor() actor: Actor): Promise<MatterNoticeView[]> {
    return this.following.matterNotices(actor);
  }

  @Can('council.read')
  @Query(() => FollowSettingView)
  followSettings(@CurrentActor() actor: Actor): Promise<FollowSettingView> {
    return this.following.settings(actor);
  }

  @Can('council.read')
  @Mutation(() => FollowSettingView)
  setFollowSettings(
    @CurrentActor() actor: Actor,
    @Args('daysBefore', { type: () => Int }) daysBefore: number,
    @Args('mails', { type: () => Boolean }) mails: boolean,
  ): Promise<FollowSettingView> {
    return this.following.setSettings(actor, daysBefore, mails);
  }
}
