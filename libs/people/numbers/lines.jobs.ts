import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Db, defineJob, Handles, type JobHandler } from '#platform';
import { Person } from '../person.entity.ts';

const tell = defineJob<object>('people.tellLines', { haste: 'clock', everyMs: 60_000, attempts: 1 });
const BATCH = 500;

/**
 * Tells beside the details of people who were there before it was told whether a number of theirs may be called, or read
 * texts. A run that was killed is gone on with by the next one; whom somebody writes at this moment waits for that.
 */
@Injectable()
@Handles(tell)
export class TellLines implements JobHandler<typeof tell> {
  constructor(@Inject(Db) private readonly db: Db) {}

  async handle(): Promise<void> {
    while (await this.db.own(() => this.some()));
  }

  private async some(): Promise<boolean> {
    const lock = { mode: 'pessimistic_write', onLocked: 'skip_locked' } as const;
    const repo = this.db.repo(Person);
    const people = await repo.find({ where: { calls: IsNull() }, take: BATCH, lock });
    if (!people.length) return false;
    // What follows from the details is no change of them, so that saving would write nothing.
    await repo.query(
      `update person p set calls = n.calls, texts = n.texts
       from unnest($1::uuid[], $2::boolean[], $3::boolean[]) as n (id, calls, texts) where p.id = n.id`,
      [people.map(({ id }) => id), people.map(({ calls }) => calls), people.map(({ texts }) => texts)],
    );
    return people.length === BATCH;
  }
}
