import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { ActInput } from './act.input.ts';
import { Acts } from './acts.service.ts';
import { MatterRowView, MatterView } from './matter.types.ts';
import { Matters } from './matters.service.ts';
import { SponsorLinks } from './sponsor-links.service.ts';
import { SponsorLinkInput, SponsorProposalView } from './sponsor-links.types.ts';

/** What is before the council, over GraphQL. */
@Resolver()
export class MattersResolver {
  constructor(
    @Inject(Matters) private readonly all: Matters,
    @Inject(Acts) private readonly acts: Acts,
    @Inject(SponsorLinks) private readonly sponsorLinks: SponsorLinks,
  ) {}

  @Can('council.read')
  @Query(() => [MatterRowView])
  matters(): Promise<MatterRowView[]> {
    return this.all.list();
  }

  @Can('council.read')
  @Query(() => MatterView)
  matter(@Args('code') code: string): Promise<MatterView> {
    return this.all.one(code);
  }

  @Can('council.record')
  @Mutation(() => ID)
  recordAct(@CurrentActor() actor: Actor, @Args('input') input: ActInput): Promise<string> {
    return this.acts.record(actor, input);
  }

  @Can('council.record')
  @Query(() => SponsorProposalView)
  sponsorProposal(@Args('matter') matter: string): Promise<SponsorProposalView> {
    return this.sponsorLinks.proposal(matter);
  }

  @Can('council.record')
  @Mutation(() => Int)
  linkSponsors(
    @CurrentActor() actor: Actor,
    @Args('matter') matter: string,
    @Args('links', { type: () => [SponsorLinkInput] }) links: SponsorLinkInput[],
  ): Promise<number> {
    return this.sponsorLinks.link(actor, matter, links);
  }
}
