import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { HeadCounts } from './head-counts.ts';

const fold = defineJob<object>('people.foldHeads', { haste: 'clock', everyMs: 60_000, attempts: 1 });

/** Puts together, every minute, who came and went since, so that the number of people is read from few rows. */
@Injectable()
@Handles(fold)
export class FoldHeads implements JobHandler<typeof fold> {
  constructor(@Inject(HeadCounts) private readonly heads: HeadCounts) {}

  handle(): Promise<void> {
    return this.heads.fold();
  }
}
