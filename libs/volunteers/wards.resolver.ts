import { Inject } from '@nestjs/common';
import { Query, Resolver } from '@nestjs/graphql';
import { Actor, CanWithin, CurrentActor } from '#accounts';
import { WardNumber, WardNumbers } from '#people';
import { Db } from '#platform';

/** People of the list who took on something to do at an event that began within a year. */
const VOLUNTEERS = `from person p where not p.deceased and exists (
  select from sign_up s join event e on e.id = s."eventId" where s."personId" = p.id and s."roleId" is not null
    and s.state = 'CONFIRMED' and e.state <> 'CANCELLED' and e."startsAt" > now() - interval '1 year')`;

/** Where volunteers live, as far as the reader may know. */
@Resolver()
export class VolunteerWardsResolver {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(WardNumbers) private readonly numbers: WardNumbers,
  ) {}

  @CanWithin('people.read')
  @Query(() => [WardNumber])
  volunteersByWard(@CurrentActor() actor: Actor): Promise<WardNumber[]> {
    return this.db.tx(async () => this.numbers.told(actor, await this.numbers.count(VOLUNTEERS)));
  }
}
