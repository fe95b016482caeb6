import { Inject, Injectable } from '@nestjs/common';
import { defineJob, Handles, type JobHandler } from '#platform';
import { UndoService } from './undo.service.ts';

const forget = defineJob<object>('people.forgetMerges', { haste: 'clock', everyMs: 60 * 60_000, attempts: 1 });

/** Forgets, every hour, what people had before merges that can no more be undone. */
@Injectable()
@Handles(forget)
export class ForgetMerges implements JobHandler<typeof forget> {
  constructor(@Inject(UndoService) private readonly undo: UndoService) {}

  handle(): Promise<void> {
    return this.undo.forget();
  }
}
