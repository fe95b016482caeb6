import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { BlastView } from '../blast.view.ts';
import { Asking } from './asking.service.ts';

/** Asking over GraphQL: one call of the service. */
@Resolver()
export class AskingResolver {
  constructor(@Inject(Asking) private readonly asking: Asking) {}

  @Can('outreach.send')
  @Mutation(() => BlastView)
  async askWhoCouldTake(
    @CurrentActor() actor: Actor,
    @Args('eventId', { type: () => ID }) eventId: string,
    @Args('roleId', { type: () => ID, nullable: true }) roleId?: string | null,
  ): Promise<BlastView> {
    return new BlastView(actor, await this.asking.ask(actor, eventId, roleId ?? null));
  }
}
