import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { findAmongChanged, findNow } from './duplicates.facts.ts';
import { DuplicateFinder } from './finder.service.ts';

const find = defineJob<object>('people.findDuplicates', { haste: 'clock', everyMs: 30_000, attempts: 1 });

/** Has it looked for, every now and then, whether somebody who changed is on the list twice: a look may last longer than a clock may stand. */
@Injectable()
@Handles(find)
export class FindDuplicates implements JobHandler<typeof find> {
  constructor(@Inject(DuplicateFinder) private readonly finder: DuplicateFinder) {}

  handle(): Promise<void> {
    return this.finder.askIfDue();
  }
}

/** Looks at who changed. */
@Injectable()
@Handles(findAmongChanged)
export class FindDuplicatesAmongChanged implements JobHandler<typeof findAmongChanged> {
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
