import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService } from '#accounts';
import { PeopleService, Person } from '#people';
import { Db, within } from '#platform';
import pg from 'pg';
import { type Features, startFeatures } from '../../../test/features.ts';
import { until } from '../../../test/harness.ts';
import { tableOf } from '../formats/table.ts';
import { planOf } from './plan.ts';
import { Rehearsal } from './rehearsal.ts';

let features: Features;
let watch: pg.Client;
beforeAll(async () => {
  features = await startFeatures();
  watch = new pg.Client(features.config.databaseUrl);
  await watch.connect();
});
afterAll(async () => {
  await watch?.end();
  await features.close();
});

const HEADER = 'First name,Last name,E-mail\n';
const file = (rows: number) =>
  HEADER + Array.from({ length: rows }, (_, n) => `Ana${n},Ruiz,ana${n}@example.org\n`).join('');

test('while a dry run reads some thousand rows, people of the file sign up; it then counts them as known', async () => {
  const organizationId = await features.app.get(AccountsService).organization('Busy');
  const bytes = async function* () {
    yield Buffer.from(file(3000));
  };
  const people = features.app.get(PeopleService);
  const inside = <T>(work: () => Promise<T>) => within({ organizationId }, work);
  // One of them is in the list: the dry run holds their row. The other is new: it holds their address.
  const meet = (email: string) =>
    inside(() => people.findOrCreate({ givenName: 'Ana', familyName: 'Ruiz', email, source: 'test', language: 'es' }));
  await meet('ana3@example.org');
  const told: string[] = [];
  let reach = () => {};
  const reached = new Promise<void>((resolve) => (reach = resolve));
  // Begun out here: within the dry run it would be a part of its transaction.
  const asked = Promise.all(
    ['ana3@example.org', 'ana5@example.org'].map((email) =>
      reached.then(() => meet(email)).then(() => told.push(email)),
    ),
  );
  const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  await inside(async () => {
    const plan = planOf(await tableOf(bytes), []);
    const heard = async (row: number) => {
      if (row <= 400 || told.length === 2) return;
      reach();
      // It goes on when somebody waits for what it holds, or both are through.
      await until(async () => expect(told.length === 2 || (await watch.query(waiting)).rowCount! > 0).toBe(true));
    };
    const { report, fates } = await features.app.get(Rehearsal).run(bytes, plan, heard);
    expect(told.sort()).toEqual(['ana3@example.org', 'ana5@example.org']);
    expect(report).toMatchObject({ rows: 3000, created: 2998, merged: 2, rejectedCount: 0 });
    expect(fates.flat()).toHaveLength(3000);
  });
  await asked;
  const db = features.app.get(Db);
  expect(await inside(() => db.tx(() => db.repo(Person).count()))).toBe(2);
});
