import { Inject } from '@nestjs/common';
import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Actor, Can, CanWithin, CurrentActor } from '#accounts';
import { toldCount } from '#people';
import { batched, CONFIG, type Config, current } from '#platform';
import { Event, EventRole } from './event.entity.ts';
import { EventChanges, EventInput } from './event.input.ts';
import { EventsPage, SignUpView, viewSignUp } from './events.policy.ts';
import { EventsService } from './events.service.ts';
import { eventUrl } from './links.ts';
import { isFull, NO_PLACES, type Places } from './places.ts';
import { PlanningService } from './planning.service.ts';
import { WaitingService } from './waiting.service.ts';

/** Who sees the sign-ups themselves is told how many there are; others are told no small count. */
const countFor = (actor: Actor, eventId: string, count: number): number | null =>
  toldCount(count, actor.can('people.sensitive') || actor.canAt(eventId, 'events.signUps'));

const PLACES = {};
const ROLES = {};
const WAITING = {};

/** The places and roles of an event; for a list of events one query each. */
abstract class Batching {
  @Inject(EventsService) protected readonly events!: EventsService;

  protected async places(eventId: string): Promise<Places> {
    return (await batched(PLACES, eventId, (ids) => this.events.placesOfAll(ids))) ?? NO_PLACES;
  }

  protected async rolesOf(eventId: string): Promise<EventRole[]> {
    return (await batched(ROLES, eventId, (ids) => this.events.rolesOf(ids))) ?? [];
  }
}

/** Events over GraphQL: one call of a service each. */
@Resolver(() => Event)
export class EventsResolver extends Batching {
  constructor(
    @Inject(PlanningService) private readonly planning: PlanningService,
    @Inject(WaitingService) private readonly line: WaitingService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super();
  }

  @Can('events.read')
  @Query(() => EventsPage, { name: 'events' })
  page(
    @CurrentActor() actor: Actor,
    @Args('past', { type: () => Boolean, nullable: true }) past?: boolean,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('ward', { type: () => Int, nullable: true }) ward?: number,
  ): Promise<EventsPage> {
    return this.events.page(actor, { past, ward, first, after });
  }

  @Can('events.read')
  @Query(() => Event)
  event(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Event> {
    return this.events.seenBy(actor, id);
  }

  @Can('events.write')
  @Mutation(() => Event)
  createEvent(@Args('input') input: EventInput): Promise<Event> {
    return this.planning.create(input);
  }

  @Can('events.write')
  @Mutation(() => Event)
  updateEvent(@Args('id', { type: () => ID }) id: string, @Args('changes') changes: EventChanges): Promise<Event> {
    return this.planning.update(id, changes);
  }

  @Can('events.write')
  @Mutation(() => Event)
  publishEvent(@Args('id', { type: () => ID }) id: string): Promise<Event> {
    return this.planning.publish(id);
  }

  @Can('events.write')
  @Mutation(() => Event)
  cancelEvent(@Args('id', { type: () => ID }) id: string): Promise<Event> {
    return this.planning.cancel(id);
  }

  @CanWithin('events.signUps')
  @Mutation(() => Event)
  givePlace(
    @CurrentActor() actor: Actor,
    @Args('signUpId', { type: () => ID }) signUpId: string,
    @Args('roleId', { type: () => ID, nullable: true }) roleId?: string,
  ): Promise<Event> {
    return this.line.givePlace(actor, signUpId, roleId);
  }

  @Can('events.read')
  @ResolveField(() => Int, { nullable: true })
  async waiting(@CurrentActor() actor: Actor, @Parent() { id }: Event): Promise<number | null> {
    return countFor(actor, id, (await batched(WAITING, id, (ids) => this.events.waitingOfAll(ids))) ?? 0);
  }

  @Can('events.read')
  @ResolveField(() => Int, { nullable: true })
  async signedUp(@CurrentActor() actor: Actor, @Parent() { id, forgotten }: Event): Promise<number | null> {
    return countFor(actor, id, (await this.places(id)).taken + forgotten);
  }

  @Can('events.read')
  @ResolveField(() => Boolean)
  async full(@Parent() event: Event): Promise<boolean> {
    return isFull(event, await this.rolesOf(event.id), await this.places(event.id));
  }

  @Can('events.read')
  @ResolveField(() => [EventRole])
  roles(@Parent() { id }: Event): Promise<EventRole[]> {
    return this.rolesOf(id);
  }

  @Can('events.read')
  @ResolveField(() => String)
  publicUrl(@Parent() event: Event): string {
    return eventUrl(this.config.publicUrl, event, current().language);
  }

  @CanWithin('events.signUps')
  @ResolveField(() => [SignUpView])
  async signUps(@CurrentActor() actor: Actor, @Parent() { id }: Event): Promise<SignUpView[]> {
    return (await this.events.signUpsSeenBy(actor, id)).map((row) => viewSignUp(actor, row));
  }
}

/** How many people a role already has. */
@Resolver(() => EventRole)
export class EventRolesResolver extends Batching {
  @Can('events.read')
  @ResolveField(() => Int, { nullable: true })
  async taken(@CurrentActor() actor: Actor, @Parent() { id, eventId }: EventRole): Promise<number | null> {
    return countFor(actor, eventId, (await this.places(eventId)).byRole.get(id) ?? 0);
  }
}

/** What somebody signed up to do. */
@Resolver(() => SignUpView)
export class SignUpsResolver extends Batching {
  @CanWithin('events.signUps')
  @ResolveField(() => EventRole, { nullable: true })
  async role(@Parent() { eventId, roleId }: SignUpView): Promise<EventRole | null> {
    return (await this.rolesOf(eventId)).find(({ id }) => id === roleId) ?? null;
  }
}
