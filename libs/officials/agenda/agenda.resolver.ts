import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import type { AgendaState } from './agenda.entity.ts';
import { Agenda } from './agenda.service.ts';
import { AgendaItemInput, AgendaStateWord, AgendaView } from './agenda.types.ts';

/** What comes before a vote, over GraphQL: one call of the service each. */
@Resolver()
export class AgendaResolver {
  constructor(@Inject(Agenda) private readonly agendas: Agenda) {}

  @Can('council.read')
  @Query(() => AgendaView)
  agenda(
    @CurrentActor() actor: Actor,
    @Args('past', { type: () => Boolean, nullable: true }) past?: boolean | null,
  ): Promise<AgendaView> {
    return this.agendas.agenda(actor, past ?? false);
  }

  @Can('council.record')
  @Mutation(() => ID)
  saveAgendaItem(@CurrentActor() actor: Actor, @Args('input') input: AgendaItemInput): Promise<string> {
    return this.agendas.save(actor, input);
  }

  @Can('council.record')
  @Mutation(() => AgendaView)
  async setAgendaState(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('state', { type: () => AgendaStateWord }) state: AgendaState,
  ): Promise<AgendaView> {
    await this.agendas.setState(actor, id, state);
    return this.agendas.agenda(actor);
  }

  /** `about` true confirms a suggestion or adds a demand by hand, false turns it down or takes it back. */
  @Can('council.record')
  @Mutation(() => AgendaView)
  async decideAgendaMatch(
    @CurrentActor() actor: Actor,
    @Args('item', { type: () => ID }) item: string,
    @Args('demand') demand: string,
    @Args('about') about: boolean,
  ): Promise<AgendaView> {
    await this.agendas.decide(actor, item, demand, about);
    return this.agendas.agenda(actor);
  }
}
