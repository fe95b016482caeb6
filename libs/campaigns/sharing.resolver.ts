import { Inject } from '@nestjs/common';
import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor, StepUp } from '#accounts';
import { SharingService } from './sharing.service.ts';
import { RecordOffer, SharingView } from './sharing.types.ts';

/** With whom the public record is shared: one call of the service each, which answers how things stand afterwards. */
@Resolver()
export class SharingResolver {
  constructor(@Inject(SharingService) private readonly service: SharingService) {}

  @Can('accounts.manage')
  @Query(() => SharingView)
  sharing(): Promise<SharingView> {
    return this.service.sharing();
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => SharingView)
  offerRecord(@CurrentActor() actor: Actor, @Args('input') input: RecordOffer): Promise<SharingView> {
    return this.service.offer(actor, input);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => SharingView)
  acceptRecord(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<SharingView> {
    return this.service.accept(actor, id);
  }

  @Can('accounts.manage')
  @StepUp()
  @Mutation(() => SharingView)
  endRecordShare(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<SharingView> {
    return this.service.endShare(actor, id);
  }
}
