import { Inject } from '@nestjs/common';
import { Int, Query, Resolver } from '@nestjs/graphql';
import { Can } from './access.ts';
import { AlarmsService } from './alarms.service.ts';

/** What the console's first page says of sealed rows. */
@Resolver()
export class AlarmsResolver {
  constructor(@Inject(AlarmsService) private readonly alarms: AlarmsService) {}

  @Can('accounts.manage')
  @Query(() => Int)
  sealAlarms(): Promise<number> {
    return this.alarms.seals();
  }
}
