import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { findNow } from './duplicates.facts.ts';
import { DuplicateFinder } from './finder.service.ts';

const find = defineJob<object>('people.findDuplicates', { haste: 'clock', everyMs: 30_000, attempts: 1 });

/** Looks, every now and then, whether somebody who changed is on the list twice. */
@Injectable()
@Handles(find)
export class FindDuplicates implements JobHandler<typeof find> {
  constructor(@Inject(DuplicateFinder) private readonly finder: DuplicateFinder) {}

  handle(): Promise<void> {
    return this.finder.run();
  }
}

/** Looks at everybody, because somebody asked. */
@Injectable()
@Handles(findNow)
export class FindDuplicatesNow implements JobHandler<typeof findNow> {
  constructor(@Inject(DuplicateFinder) private readonly finder: DuplicateFinder) {}

  handle(): Promise<void> {
    return this.finder.run(true);
  }
}
