import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { FileStore } from './files.ts';

const sweep = defineJob<object>('people.sweepFiles', { haste: 'clock', everyMs: 60 * 60_000, attempts: 1 });

/** Takes away, every hour, files whose notes are gone. */
@Injectable()
@Handles(sweep)
export class SweepFiles implements JobHandler<typeof sweep> {
  constructor(@Inject(FileStore) private readonly files: FileStore) {}

  handle(): Promise<void> {
    return this.files.sweep();
  }
}
