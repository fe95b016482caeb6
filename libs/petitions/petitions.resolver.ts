import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { batched, CONFIG, type Config, current } from '#platform';
import { type Counts, CountingService, NO_COUNTS } from './counting.service.ts';
import { DraftingService } from './drafting.service.ts';
import { goalAt } from './goal.ts';
import { petitionUrl } from './links.ts';
import { Petition } from './petition.entity.ts';
import { PetitionChanges, PetitionInput } from './petition.input.ts';
import {
  DayView,
  PetitionInWards,
  PetitionsPage,
  SignaturesPage,
  viewSignature,
  WardView,
} from './petitions.policy.ts';
import { PetitionsService } from './petitions.service.ts';
import { SignatureState } from './signature.entity.ts';
import { SignaturesService } from './signatures.service.ts';

const COUNTS = {};

/** Petitions over GraphQL: one call of a service each. */
@Resolver(() => Petition)
export class PetitionsResolver {
  constructor(
    @Inject(PetitionsService) private readonly petitions: PetitionsService,
    @Inject(DraftingService) private readonly drafting: DraftingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Can('petitions.read')
  @Query(() => PetitionsPage, { name: 'petitions' })
  page(
    @CurrentActor() actor: Actor,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<PetitionsPage> {
    return this.petitions.page(actor, { first, after });
  }

  @Can('petitions.read')
  @Query(() => Petition)
  petition(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Petition> {
    return this.petitions.seenBy(actor, id);
  }

  @Can('petitions.write')
  @Mutation(() => Petition)
  createPetition(@Args('input') input: PetitionInput): Promise<Petition> {
    return this.drafting.create(input);
  }

  @Can('petitions.write')
  @Mutation(() => Petition)
  updatePetition(
    @Args('id', { type: () => ID }) id: string,
    @Args('changes') changes: PetitionChanges,
  ): Promise<Petition> {
    return this.drafting.update(id, changes);
  }

  @Can('petitions.write')
  @Mutation(() => Petition)
  publishPetition(@Args('id', { type: () => ID }) id: string): Promise<Petition> {
    return this.drafting.publish(id);
  }

  @Can('petitions.write')
  @Mutation(() => Petition)
  closePetition(@Args('id', { type: () => ID }) id: string): Promise<Petition> {
    return this.drafting.close(id);
  }

  @Can('petitions.read')
  @ResolveField(() => String)
  publicUrl(@Parent() petition: Petition): string {
    return petitionUrl(this.config.publicUrl, petition, current().language);
  }
}

/** How many signed, when, and where they live. */
@Resolver(() => Petition)
export class PetitionCountsResolver {
  constructor(
    @Inject(CountingService) private readonly counting: CountingService,
    @Inject(SignaturesService) private readonly signatures: SignaturesService,
  ) {}

  @CanWithin('people.read')
  @Query(() => [PetitionInWards])
  signaturesByWard(@CurrentActor() actor: Actor): Promise<PetitionInWards[]> {
    return this.counting.inWards(actor);
  }

  @Can('petitions.read')
  @ResolveField(() => Int)
  async confirmed(@Parent() { id }: Petition): Promise<number> {
    return (await this.counts(id)).confirmed;
  }

  /** Signed and not confirmed yet; they do not count. */
  @Can('petitions.read')
  @ResolveField(() => Int)
  async pending(@Parent() { id }: Petition): Promise<number> {
    return (await this.counts(id)).pending;
  }

  @Can('petitions.read')
  @ResolveField(() => Int)
  async withdrawn(@Parent() { id }: Petition): Promise<number> {
    return (await this.counts(id)).withdrawn;
  }

  /** The goal that is shown now: it steps up by itself when it is reached. */
  @Can('petitions.read')
  @ResolveField(() => Int)
  async goalNow(@Parent() { id, goal }: Petition): Promise<number> {
    return goalAt(goal, (await this.counts(id)).confirmed);
  }

  @Can('petitions.read')
  @ResolveField(() => [WardView])
  byWard(@CurrentActor() actor: Actor, @Parent() { id }: Petition): Promise<WardView[]> {
    return this.counting.byWard(actor, id);
  }

  @Can('petitions.read')
  @ResolveField(() => [DayView])
  series(@Parent() { id }: Petition): Promise<DayView[]> {
    return this.counting.series(id);
  }

  @Can('petitions.signatures')
  @ResolveField(() => SignaturesPage, { name: 'signatures' })
  async signed(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Petition,
    @Args('state', { type: () => SignatureState, nullable: true }) state?: SignatureState,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<SignaturesPage> {
    const { items, endCursor } = await this.signatures.page(id, state, { first, after });
    return { items: items.map((row) => viewSignature(actor, row)), endCursor };
  }

  /** For a list of petitions one query. */
  private async counts(petitionId: string): Promise<Counts> {
    return (await batched(COUNTS, petitionId, (ids) => this.counting.countsOf(ids))) ?? NO_COUNTS;
  }
}
