import { Inject } from '@nestjs/common';
import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Actor, Can, CurrentActor } from '#accounts';
import { DuplicatesService } from './duplicates.service.ts';
import { DuplicatePage, SearchView } from './duplicates.types.ts';
import { DuplicateFinder } from './finder.service.ts';

@ArgsType()
class PairsAsked {
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) first?: number | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() after?: string | null;
}

/** People who may be on the list twice. */
@Resolver()
export class DuplicatesResolver {
  constructor(
    @Inject(DuplicatesService) private readonly service: DuplicatesService,
    @Inject(DuplicateFinder) private readonly finder: DuplicateFinder,
  ) {}

  @Can('people.merge')
  @Query(() => DuplicatePage)
  duplicates(@CurrentActor() actor: Actor, @Args() { first, after }: PairsAsked): Promise<DuplicatePage> {
    return this.service.page(actor, first ?? 20, after);
  }

  @Can('people.merge')
  @Query(() => SearchView)
  async duplicateSearch(): Promise<SearchView> {
    const standing = await this.finder.standing();
    const { claimedUntil = null, read = 0, of = 0, finishedAt = null, horizon = '' } = standing ?? {};
    const running = (claimedUntil !== null && claimedUntil > new Date()) || String(horizon) === '0';
    return { running, read, of, finishedAt };
  }

  @Can('people.merge')
  @Mutation(() => Boolean)
  async findDuplicates(): Promise<boolean> {
    await this.finder.ask();
    return true;
  }

  @Can('people.merge')
  @Mutation(() => Boolean)
  notDuplicates(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<boolean> {
    return this.service.dismiss(actor, id);
  }
}
