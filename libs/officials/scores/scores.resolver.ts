import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { Scores } from './scores.service.ts';
import { CouncilSettingsView, ScoreView } from './scores.types.ts';

/** Scores over GraphQL, for who asks for them; and whether the public sees any. */
@Resolver()
export class ScoresResolver {
  constructor(@Inject(Scores) private readonly scores: Scores) {}

  @Can('council.read')
  @Query(() => [ScoreView])
  figureScores(
    @Args('code') code: string,
    @Args('asOf', { type: () => String, nullable: true }) asOf?: string | null,
  ): Promise<ScoreView[]> {
    return this.scores.scores(code, asOf ?? undefined);
  }

  @Can('accounts.manage')
  @Query(() => CouncilSettingsView)
  councilSettings(): Promise<CouncilSettingsView> {
    return this.scores.settings();
  }

  @Can('accounts.manage')
  @Mutation(() => CouncilSettingsView)
  setPublicScores(@CurrentActor() actor: Actor, @Args('on') on: boolean): Promise<CouncilSettingsView> {
    return this.scores.show(actor, on);
  }
}
