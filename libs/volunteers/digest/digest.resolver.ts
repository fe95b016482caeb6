import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { ContactDigests } from './digest.service.ts';

/** The daily mail of one's people over GraphQL. */
@Resolver()
export class ContactDigestResolver {
  constructor(@Inject(ContactDigests) private readonly digests: ContactDigests) {}

  @Can('people.read')
  @Query(() => Boolean)
  contactDigest(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.digests.wanted(actor);
  }

  @Can('people.read')
  @Mutation(() => Boolean)
  setContactDigest(@CurrentActor() actor: Actor, @Args('on') on: boolean): Promise<boolean> {
    return this.digests.want(actor, on);
  }

  @CanWithin('people.read')
  @Query(() => Boolean)
  handoverMails(@CurrentActor() actor: Actor): Promise<boolean> {
    return this.digests.tellsHandovers(actor);
  }

  @CanWithin('people.read')
  @Mutation(() => Boolean)
  setHandoverMails(@CurrentActor() actor: Actor, @Args('on') on: boolean): Promise<boolean> {
    return this.digests.tellHandovers(actor, on);
  }
}
