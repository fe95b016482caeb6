/*
 * A list of a whole city through the worker: memory stays flat, progress is told, and a worker that is killed in the middle
 * loses nobody and doubles nobody.
 *
 * IMPORT_ROWS (1000000), DOWN_MS (40000) between the kill and the next worker.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Imports } from '#exchange';
import { Batch, BatchPiece, Handle, Person } from '#people';
import { Db, environmentOf } from '#platform';
import { WORKER_MEMORY } from '../../apps/process.ts';
import { type Features, startFeatures } from '../features.ts';

const ROWS = Number(process.env.IMPORT_ROWS ?? 1_000_000);
const DOWN_MS = Number(process.env.DOWN_MS ?? 40_000);
const MOST_GROWTH_MB = 250;
const home = mkdtempSync(join(tmpdir(), 'imports-torture-'));
let features: Features;
const workers: ChildProcess[] = [];
beforeAll(async () => {
  features = await startFeatures({ dataDir: home });
}, 120_000);
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await features?.close();
  rmSync(home, { recursive: true });
}, 120_000);

/** One row in ten thousand is nobody; every hundredth is somebody of an earlier row. */
async function writeList(path: string): Promise<{ people: number; rejected: number }> {
  const file = await open(path, 'w');
  let people = 0;
  let rejected = 0;
  let lines = 'First name,Last name,Email,Phone,Street,City,ZIP,Language,Tags,Email status\n';
  for (let n = 0; n < ROWS; n += 1) {
    const isNobody = n % 10_000 === 9_999;
    const who = n % 100 === 50 ? n - 50 : n;
    if (isNobody) rejected += 1;
    else if (who === n) people += 1;
    const email = isNobody ? '' : `person${who}@example.org`;
    lines += `Given${who % 5000},Family ${who % 7919},${email},,${70_000 + (who % 9000)} Elm St,Minneapolis,,en,T${n % 40},\n`;
    if (lines.length > 1_000_000) {
      await file.write(lines);
      lines = '';
    }
  }
  await file.write(lines);
  await file.close();
  return { people, rejected };
}

/** A worker of its own, and how much memory it took at most, in MB. */
async function worker() {
  const env = environmentOf(features.config);
  const hurry = JSON.stringify({ relayMs: 100, clockMs: 5_000, lockDuration: 5_000, stalledInterval: 2_000 });
  const child = fork(join(import.meta.dirname, '../hurried-worker.mjs'), [hurry], {
    env,
    execArgv: [...process.execArgv, ...WORKER_MEMORY],
  });
  workers.push(child);
  await once(child, 'message');
  const status = (name: string) =>
    Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024;
  const start = status('VmRSS');
  return { child, growth: () => status('VmHWM') - start };
}

const batch = (id: string) => features.inTx(() => features.app.get(Db).repo(Batch).findOneByOrFail({ id }));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test(
  `${ROWS} rows: a kill in the middle, and nobody is lost or doubled`,
  async () => {
    const path = join(home, 'list.csv');
    const expected = await writeList(path);
    const id = await features.inside(() =>
      features.app.get(Imports).receive('list.csv', createReadStream(path), () => false),
    );
    await features.inside(() => features.app.get(Imports).start(id));
    const first = await worker();
    const told: number[] = [];
    for (let read = 0; read < ROWS * 0.4; await pause(100)) {
      const { rows, about, state } = await batch(id);
      expect([state, about]).toEqual(['RUNNING', ROWS]);
      if (rows > read) told.push((read = rows));
    }
    const growths = [first.growth()];
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const killedAt = (await batch(id)).rows;
    expect(killedAt).toBeLessThan(ROWS);
    expect(told.length).toBeGreaterThan(3);

    // As long as a machine may take to start anew.
    await pause(DOWN_MS);
    const second = await worker();
    for (let state = ''; state !== 'DONE'; await pause(500)) {
      state = (await batch(id)).state;
      expect(['RUNNING', 'DONE']).toContain(state);
    }
    growths.push(second.growth());
    const { rows, created, merged, rejected } = await batch(id);
    const { people } = expected;
    expect({ rows, created, merged, rejected }).toEqual({
      rows: ROWS,
      created: people,
      merged: ROWS - people - expected.rejected,
      rejected: expected.rejected,
    });
    const db = features.app.get(Db);
    await features.inTx(async () => {
      expect(await db.repo(Person).count()).toBe(people);
      expect(await db.repo(Handle).countBy({ kind: 'email' })).toBe(people);
      const [{ n }] = (await db.repo(BatchPiece).query('select count(distinct number) as n from batch_piece')) as [
        { n: string },
      ];
      expect(await db.repo(BatchPiece).count()).toBe(Number(n));
    });
    expect(await readdir(join(home, 'spool'))).toEqual([]);
    console.info(`killed at ${killedAt} of ${ROWS} rows; memory grew by ${growths.map(Math.round).join(' and ')} MB`);
    for (const growth of growths) expect(growth).toBeLessThan(MOST_GROWTH_MB);
  },
  4 * 3_600_000,
);
