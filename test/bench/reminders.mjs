// Reminders through our ledger, which loses and doubles none, against a worker that sends one letter for each job.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { environmentOf, openQueues } from '../../dist/libs/platform/index.js';
import { programs } from '../../tools/programs.mjs';
import { gathering } from './gathering.mjs';
import { alternate, freePort, launch, program, stop } from './processes.mjs';
import { line, tell } from './report.mjs';
import { inServices, settle } from './site.mjs';

const MESSAGES = 1_000;
const ROUNDS = 3;
/** How many letters either worker has under way at a time: what ours has for what comes in crowds. */
const CONCURRENCY = '2';

/** On both stores; on Redis only where there is one. */
export async function reminders(site) {
  const smtp = await launch('./smtp.mjs');
  try {
    const { port } = await smtp.ask('port');
    const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Bench <bench@example.org>' };
    await onStore(site, smtp, { ...mail, redisUrl: '' }, 'postgresql');
    await withRedis((redisUrl) => onStore(site, smtp, { ...mail, redisUrl }, 'redis'));
  } finally {
    await smtp.stop();
  }
}

async function withRedis(work) {
  const { redis } = programs();
  if (!redis) return tell('There is no Redis here: with redis-tools (Debian) it is measured, too');
  const folder = mkdtempSync(join(tmpdir(), 'bench-redis-'));
  symlinkSync(redis, join(folder, 'redis-server')); // Debian's file checker is the server, when it is called so
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes', '--dir', folder];
  const server = program(join(folder, 'redis-server'), options);
  try {
    return await work(`redis://127.0.0.1:${port}`);
  } finally {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onStore(site, smtp, choices, store) {
  tell(`on ${store}: ${MESSAGES} people sign up`);
  const config = { ...(await site.database(`bench_reminders_${store}`)), ...choices };
  const { eventId, people } = await inServices(config, (app) => gathering(app, MESSAGES));
  const client = new pg.Client(config.databaseUrl);
  await client.connect();
  try {
    await client.query('truncate outbox, message cascade');
    await settle(config);
    const reached = await alternate(ROUNDS, {
      ours: () => ours(config, smtp, client, eventId),
      naive: () => naive(config, smtp, people),
    });
    line({ name: `reminders/${store}`, ours: reached.ours, peer: reached.naive, unit: 'messages/s', goal: 1 });
  } finally {
    await client.end();
  }
}

/** Starts a worker and counts how many letters a second arrive, from the first one to the last. */
async function arriving(smtp, start) {
  const count = async () => (await smtp.ask('count')).taken;
  const before = await count();
  const worker = await start();
  try {
    let first;
    for (const end = Date.now() + 180_000; Date.now() < end; await new Promise((done) => setTimeout(done, 10))) {
      const [arrived, at] = [(await count()) - before, performance.now()];
      if (arrived && !first) first = { arrived, at };
      if (arrived >= MESSAGES) return ((arrived - first.arrived) * 1000) / (at - first.at);
    }
    throw new Error(`Of ${MESSAGES} letters ${(await count()) - before} came`);
  } finally {
    await worker.stop();
  }
}

/** The real worker process over reminders that are due: its clock hands them on, its workers claim and settle each. */
async function ours(config, smtp, client, eventId) {
  await client.query('truncate outbox, message cascade');
  await client.query(
    `insert into message (id, "organizationId", template, "subjectKind", "subjectId", occasion, "personId",
       "notBefore", "notAfter", "forStart")
     select gen_random_uuid(), s."organizationId", 'event.reminder', 'signUp', s.id, $2, s."personId",
       now() - interval '1 second', e."startsAt", e."startsAt"
     from event e join sign_up s on s."eventId" = e.id where e.id = $1`,
    [eventId, `24h ${randomUUID()}`],
  );
  const speed = await arriving(smtp, () => launch('../../dist/apps/worker/main.js', { env: environmentOf(config) }));
  const { rows } = await client.query('select state, count(*)::int from message group by state');
  if (rows.length !== 1 || rows[0].state !== 'ACCEPTED') throw new Error(`Settled otherwise: ${JSON.stringify(rows)}`);
  return speed;
}

/** A job for each letter in the same store, all there before its worker starts. */
async function naive(config, smtp, people) {
  const queues = openQueues(config);
  try {
    await queues.queues.bulk.addBulk(
      people.map((data) => ({ name: 'reminder', data, opts: { removeOnComplete: true } })),
    );
  } finally {
    await queues.close();
  }
  const env = { ...environmentOf(config), CONCURRENCY };
  return arriving(smtp, () => launch('./peers/naive-worker.mjs', { env }));
}
