import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Actor, CanWithin, CurrentActor } from '#accounts';
import { WardNumber, WardNumbers } from './ward-numbers.service.ts';

/** Where the people of the list live, in numbers. */
@Resolver()
export class WardNumbersResolver {
  constructor(@Inject(WardNumbers) private readonly numbers: WardNumbers) {}

  @CanWithin('people.read')
  @Query(() => [WardNumber])
  contactsByWard(@CurrentActor() actor: Actor): Promise<WardNumber[]> {
    return this.numbers.contacts(actor);
  }
}
