import { Inject, Injectable } from '@nestjs/common';
import { peopleMerged } from '#people';
import { Db, defineJob, type JobHandler, On, type Payload } from '#platform';
import { EventsService } from './events.service.ts';
import { SignUp } from './sign-up.entity.ts';
import { WaitingService } from './waiting.service.ts';

const fill = defineJob<Payload<typeof peopleMerged>>('events.fillAfterMerge');

/** Two people who were one had two places at an event: the one that came free goes to the first in line. */
@Injectable()
@On(peopleMerged, fill)
export class FillAfterMerge implements JobHandler<typeof fill> {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(EventsService) private readonly events: EventsService,
    @Inject(WaitingService) private readonly waiting: WaitingService,
  ) {}

  async handle({ personId }: Payload<typeof fill>): Promise<void> {
    const rows = await this.db.tx(() => this.db.repo(SignUp).findBy({ personId }));
    for (const eventId of new Set(rows.map((row) => row.eventId)))
      await this.db.inTurn(async () => this.waiting.promote(await this.events.locked(eventId)));
  }
}
