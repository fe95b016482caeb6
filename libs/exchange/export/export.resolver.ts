import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Actor, Can, CurrentActor } from '#accounts';
import { ExportPeople } from './export.service.ts';

/** What the account that asks exported in the last 24 hours. */
@ObjectType()
export class ExportedToday {
  @Field(() => Int) readonly people!: number;
  @Field(() => Int) readonly times!: number;
}

/** How much was exported, told to whoever did it; the files themselves go out over REST. */
@Resolver()
export class ExportsResolver {
  constructor(@Inject(ExportPeople) private readonly exporting: ExportPeople) {}

  @Can('people.export')
  @Query(() => ExportedToday)
  exportedToday(@CurrentActor() actor: Actor): Promise<ExportedToday> {
    return this.exporting.today(actor);
  }
}
