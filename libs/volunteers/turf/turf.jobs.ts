import { Inject, Injectable } from '@nestjs/common';
import { personCreated } from '#people';
import { defineJob, Handles, type JobHandler, On, type Payload } from '#platform';
import { TurfService } from './turf.service.ts';

const giveNew = defineJob<Payload<typeof personCreated>>('volunteers.giveNew');
const giveAll = defineJob<object>('volunteers.giveOut', { haste: 'clock', everyMs: 60_000, attempts: 1 });

/** Gives out whoever waits as soon as somebody was added. */
@Injectable()
@On(personCreated, giveNew)
export class GiveNew implements JobHandler<typeof giveNew> {
  constructor(@Inject(TurfService) private readonly turf: TurfService) {}

  handle(): Promise<void> {
    return this.turf.giveOut();
  }
}

/** Gives out, every minute, who came by an import or whose ward became known later. */
@Injectable()
@Handles(giveAll)
export class GiveOut implements JobHandler<typeof giveAll> {
  constructor(@Inject(TurfService) private readonly turf: TurfService) {}

  handle(): Promise<void> {
    return this.turf.giveOut();
  }
}
