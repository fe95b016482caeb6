import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler, type Payload } from '#platform';
import { Bulk, goOn, UNDO_DAYS } from './bulk.service.ts';
import { Lists } from './lists.service.ts';

const forget = defineJob<object>('people.forgetChanges', { haste: 'clock', everyMs: 3_600_000, attempts: 1 });

/** Goes on with a change of many people. */
@Injectable()
@Handles(goOn)
export class GoOnWithChange implements JobHandler<typeof goOn> {
  constructor(@Inject(Bulk) private readonly bulk: Bulk) {}

  handle({ changeId }: Payload<typeof goOn>): Promise<void> {
    return this.bulk.goOn(changeId);
  }
}

/** Forgets, every hour, what can be undone no longer. */
@Injectable()
@Handles(forget)
export class ForgetChanges implements JobHandler<typeof forget> {
  constructor(
    @Inject(Bulk) private readonly bulk: Bulk,
    @Inject(Lists) private readonly lists: Lists,
  ) {}

  async handle(): Promise<void> {
    await this.bulk.forget();
    await this.lists.forget(UNDO_DAYS);
  }
}
