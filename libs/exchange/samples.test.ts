import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Consent, OptOut, Person } from '#people';
import { Db, OutboxRow, within } from '#platform';
import { AccountsService } from '#accounts';
import { type Features, startFeatures } from '../../test/features.ts';
import { EXPECTED } from '../../test/samples/expected.ts';
import { ImportService } from './import.service.ts';
import { bytesOf } from './reading.ts';

let features: Features;
beforeAll(async () => {
  features = await startFeatures();
});
afterAll(() => features.close());

const sample = (file: string) => bytesOf(join(import.meta.dirname, '../../test/samples', file));
const run = (organizationId: string, file: string, options: { dryRun?: boolean } = {}) =>
  within({ organizationId }, () => features.app.get(ImportService).run(sample(file), options));
const empty = () => features.app.get(AccountsService).organization(`Organization ${Math.random()}`);

/** What stands in the tables of an organization. */
function standing(organizationId: string) {
  const db = features.app.get(Db);
  return within({ organizationId }, () =>
    db.tx(async () => {
      const stops = await db.repo(OptOut).find();
      const of = (channel: string) => stops.filter((stop) => stop.channel === channel).length;
      return {
        total: await db.repo(Person).count(),
        email: of('EMAIL'),
        sms: of('SMS'),
        phone: of('PHONE'),
        all: of('ALL'),
        people: new Set(stops.map(({ personId }) => personId)).size,
        bounced: await db.repo(Person).countBy({ bounced: true }),
        deceased: await db.repo(Person).countBy({ deceased: true }),
      };
    }),
  );
}

test.each(EXPECTED)('$file alone: every count of the README; the second time nothing new', async (expected) => {
  const { file, format, alone } = expected;
  const organizationId = await empty();
  const dry = await run(organizationId, file, { dryRun: true });
  expect(await standing(organizationId)).toMatchObject({ total: 0, people: 0 });
  const report = await run(organizationId, file);
  expect({ ...dry, dryRun: false, batchId: report.batchId }).toEqual(report);
  const { columns, ...written } = format;
  expect(report.format).toEqual(written);
  expect(report.columns).toHaveLength(columns);
  const { created, merged, rows, blank } = alone;
  expect(report).toMatchObject({ dryRun: false, created, merged, rows, blank });
  expect(report.created + report.merged).toBe(alone.accepted);
  expect(report.updated + report.unchanged).toBe(merged);
  expect(Object.fromEntries(report.rejected.map(({ row, reason }) => [row, reason]))).toEqual(alone.rejected);
  const { email, sms, phone, all, people, bounced, deceased } = alone;
  expect(report).toMatchObject({ optedOut: { email, sms, phone, all }, optedOutPeople: people, bounced, deceased });
  const after = await standing(organizationId);
  expect(after).toEqual({ total: created, email, sms, phone, all, people, bounced, deceased });

  const again = await run(organizationId, file);
  expect(again).toMatchObject({ created: 0, updated: 0, merged: alone.accepted, unchanged: alone.accepted });
  expect(again.rejected).toEqual(report.rejected);
  expect(await standing(organizationId)).toEqual(after);
});

test('all seven in order, twice: every count of the README, and the second time nothing new', async () => {
  const organizationId = await empty();
  for (const { file, inOrder } of EXPECTED) {
    const { created, merged } = await run(organizationId, file);
    const { total, ...after } = await standing(organizationId);
    expect({ file, created, merged, peopleAfter: total, after }).toEqual({ file, ...inOrder });
  }
  const before = await standing(organizationId);
  for (const { file, alone } of EXPECTED) {
    const { created, updated, unchanged } = await run(organizationId, file);
    expect({ file, created, updated, unchanged }).toEqual({ file, created: 0, updated: 0, unchanged: alone.accepted });
  }
  expect(await standing(organizationId)).toEqual(before);
});

test('the last answer on texts counts: eight people of the form said no', async () => {
  const organizationId = await empty();
  await run(organizationId, 'google-forms-es.csv');
  const db = features.app.get(Db);
  const answers = await within({ organizationId }, () =>
    db.tx(() => db.repo(Consent).find({ where: { channel: 'SMS' as never }, order: { at: 'ASC' } })),
  );
  const last = new Map(answers.map(({ personId, given }) => [personId, given]));
  expect([...last.values()].filter((given) => !given)).toHaveLength(8);
  expect(last.size).toBe(28);
});

test('an import welcomes nobody: it states no fact', async () => {
  const organizationId = await empty();
  await run(organizationId, 'google-contacts.csv');
  const db = features.app.get(Db);
  expect(await within({ organizationId }, () => db.tx(() => db.repo(OutboxRow).count()))).toBe(0);
});
