import { Inject, Injectable } from '@nestjs/common';
import { Db, defineJob, Handles, type JobHandler } from '#platform';
import { hasRecord } from './council.reader.ts';
import { Standing } from './standing.service.ts';

const reckon = defineJob<object>('officials.reckon', { haste: 'clock', everyMs: 60 * 60_000, attempts: 1 });

/** Reckons all positions every hour: what time alone changes (a new term, words grown old, an override's last day) is found. */
@Injectable()
@Handles(reckon)
export class ReckonPositions implements JobHandler<typeof reckon> {
  constructor(
    @Inject(Db) private readonly db: Db,
    @Inject(Standing) private readonly standing: Standing,
  ) {}

  async handle(): Promise<void> {
    if (await this.db.tx(() => hasRecord(this.db))) await this.standing.reckonAll('PASSED_TIME');
  }
}
