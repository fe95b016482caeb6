import { afterEach, expect, test } from '@jest/globals';
import { Attendance, AttendanceState, attendanceSaid } from '#events';
import { TimelineEntry } from '#people';
import { Db, Jobs } from '#platform';
import { RuleTrigger, Task, TaskRule } from '#volunteers';
import { startFeatures } from './features.ts';
import { Fleet } from './fleet.ts';
import { Gatherings, HOUR } from './gatherings.ts';
import { until } from './harness.ts';

const PEOPLE = 160;
const HURRY = { relayMs: 50, clockMs: 300, retryMs: 500, againMs: 4_000, lockDuration: 2_000, stalledInterval: 1_000 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

test('three workers told the same six times over, one killed in the middle: one task for each person', async () => {
  const features = await startFeatures();
  closing.push(() => features.close());
  const [db, jobs] = [features.app.get(Db), features.app.get(Jobs)];
  const event = await new Gatherings(features).eventIn(-HOUR);
  const people: string[] = [];
  for (let n = 0; n < PEOPLE; n += 1) people.push((await features.createPerson({ emails: [`no${n}@example.org`] })).id);
  const rule = { trigger: RuleTrigger.DID_NOT_COME, dueDays: 1, toPointPerson: false, userId: null };
  await features.inTx(async () => {
    const times = { since: new Date(Date.now() - HOUR), removedAt: null };
    await db.save(db.make(TaskRule, { ...rule, ...times, details: { title: 'Call them' } }));
    const mark = { eventId: event.id, state: AttendanceState.DID_NOT_COME, byUserId: null, markedAt: new Date() };
    await db.insertAll(people.map((personId) => db.make(Attendance, { ...mark, personId, details: { name: 'A' } })));
    for (let time = 0; time < 6; time += 1) await jobs.state(attendanceSaid, { eventId: event.id });
  });
  const tasks = () => features.inTx(() => db.repo(Task).find());

  const fleet = new Fleet(features.config, ['worker', 'worker', 'worker'], HURRY);
  closing.push(() => fleet.scuttle());
  await until(async () => expect((await tasks()).length).toBeGreaterThan(0));
  await until(() => expect(fleet.ready('worker')).toBeGreaterThan(0));
  fleet.sink(() => 0);
  const nothingDue = async () => expect(await features.outbox()).toEqual([]);
  await fleet.finish(nothingDue, nothingDue);

  expect((await tasks()).map(({ personId }) => personId).sort()).toEqual([...people].sort());
  const told = await features.inTx(() => db.repo(TimelineEntry).findBy({ kind: 'TASK_BY_RULE' }));
  expect(told.map(({ personId }) => personId).sort()).toEqual([...people].sort());
});
