// Names in memory: how long it takes to open and keep a million, how much memory they take, and how fast a part of one is
// found, against PostgreSQL that searches the same names in a plain column with a trigram index.
import pg from 'pg';
import { Names } from '../../dist/libs/people/names/names.js';
import { PeopleService, Person } from '../../dist/libs/people/index.js';
import { Db, Keyring, v4, Vault } from '../../dist/libs/platform/index.js';
import { line, median, tell } from './report.mjs';
import { inServices } from './site.mjs';

const PEOPLE = Number(process.env.BENCH_NAMES ?? 1_000_000);
/** As many as the peer is measured with: its index of a million would take longer to make than everything else here. */
const FEWER = Math.min(100_000, PEOPLE / 2);
const BATCH = 5_000;
const BY_GIVEN = { by: 'given', reach: 'whole', spanish: false };
const SYLLABLES = [
  'ba',
  'chue',
  'dor',
  'fa',
  'guu',
  'hli',
  'ji',
  'ken',
  'lo',
  'mas',
  'nu',
  'oso',
  'pra',
  'quin',
  'ris',
];
const pick = (n) => SYLLABLES[n % SYLLABLES.length];
const given = (n) => pick(n) + pick(Math.floor(n / 15)) + pick(Math.floor(n / 3375));
const family = (n) => pick(n * 7 + 3) + pick(Math.floor(n / 225)) + pick(Math.floor(n / 50_625));
/** What is typed: a beginning, a part of a last name, two words, and something that nobody is called. */
const QUERIES = ['chueba', 'guulo', 'masnu', 'ken ris', 'quinji', 'pra dor', 'osofa', 'hlihli', 'zzzz'];

export async function names(site) {
  for (const count of [FEWER, PEOPLE]) {
    const config = await site.database(`bench_names_${count}`);
    await inServices(config, async (app, organizationId) => {
      tell(`${count} people`);
      await seal(config, app.get(Vault), organizationId, count);
      const ours = await measure(app, count);
      if (count === FEWER) await compare(config, ours);
    });
    await site.drop(`bench_names_${count}`);
  }
}

async function measure(app, count) {
  const names = new Names(app.get(Db), app.get(Vault), app.get(Keyring));
  const before = process.memoryUsage().rss;
  const from = performance.now();
  while (!(await names.upToDate()).ready);
  const built = (performance.now() - from) / 1000;
  const bytes = process.memoryUsage().rss - before;
  const { times } = await timed((query) => names.page({ query, order: BY_GIVEN, first: 51 }));
  tell(`  built in ${built.toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB; search with the look for changes:`);
  tell(`  ${quantile(times, 0.5).toFixed(1)} ms p50, ${quantile(times, 0.95).toFixed(1)} ms p95`);
  await ranked(names, count);
  await staleness(app, names);
  await names.onApplicationShutdown();
  line({
    name: `names/${count}-build-limit`,
    ours: built,
    peer: (20 * count) / 1e6,
    unit: 's',
    better: 'less',
    goal: 1,
  });
  line({
    name: `names/${count}-search-p95-limit`,
    ours: quantile(times, 0.95),
    peer: 20,
    unit: 'ms',
    better: 'less',
    goal: 1,
  });
  return times;
}

/** How long the first page in an order takes, for which all are sorted, and each page after it. */
async function ranked(names, count) {
  const order = { ...BY_GIVEN, by: 'family' };
  const from = performance.now();
  let { ids } = await names.page({ order, first: 51 });
  const sorted = (performance.now() - from) / 1000;
  const times = [];
  for (let turn = 0; turn < 50; turn += 1) {
    const begun = performance.now();
    ({ ids } = await names.page({ order, first: 51, after: ids.at(-1) }));
    times.push(performance.now() - begun);
  }
  const p95 = quantile(times, 0.95);
  tell(`  sorted by family name in ${sorted.toFixed(1)} s; a page behind another ${p95.toFixed(1)} ms p95`);
  line({ name: `names/${count}-sorted-page-p95-limit`, ours: p95, peer: 20, unit: 'ms', better: 'less', goal: 1 });
}

/** How long after its commit a new name is found. */
async function staleness(app, names) {
  const times = [];
  for (let n = 0; n < 50; n += 1) {
    await app.get(PeopleService).create({ givenName: `Nueva${n}x`, familyName: 'Persona' });
    const from = performance.now();
    while ((await names.page({ query: `nueva${n}x`, order: BY_GIVEN, first: 1 })).total !== 1);
    times.push(performance.now() - from);
  }
  tell(
    `  found ${quantile(times, 0.5).toFixed(1)} ms p50, ${quantile(times, 0.99).toFixed(1)} ms p99 after the commit`,
  );
}

async function compare({ databaseUrl }, ours) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('create extension pg_trgm; create table plain_name (id uuid primary key, name text)');
    for (let n = 0; n < FEWER; n += BATCH)
      await client.query('insert into plain_name select * from unnest($1::uuid[], $2::text[])', [
        Array.from({ length: BATCH }, v4),
        Array.from({ length: BATCH }, (_, at) => `${given(n + at)} ${family(n + at)}`),
      ]);
    await client.query('create index on plain_name using gin (name gin_trgm_ops)');
    await client.query('vacuum analyze plain_name');
    const sql = `select id, name, count(*) over () from plain_name where name like all ($1) order by name, id limit 51`;
    const { times } = await timed((query) => client.query(sql, [query.split(' ').map((word) => `%${word}%`)]));
    line({ name: 'names/trigram-index', ours: median(ours), peer: median(times), unit: 'ms', better: 'less' });
  } finally {
    await client.end();
  }
}

/** Each query 20 times, in turns. */
async function timed(search) {
  const times = [];
  for (let turn = 0; turn < 20; turn += 1)
    for (const query of QUERIES) {
      const from = performance.now();
      await search(query);
      times.push(performance.now() - from);
    }
  return { times };
}

const quantile = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];

/** Puts sealed people with nothing but a name, past the import, which is measured elsewhere. */
async function seal({ databaseUrl }, vault, organizationId, count) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const table = Person.name.toLowerCase();
  try {
    for (let n = 0; n < count; n += BATCH) {
      const ids = Array.from({ length: BATCH }, v4);
      const blobs = ids.map((id, at) =>
        vault.seal({ organizationId, table, id }, { givenName: given(n + at), familyName: family(n + at) }),
      );
      await client.query(
        `insert into person (id, "organizationId", sealed) select i, $1, b from unnest($2::uuid[], $3::bytea[]) as n (i, b)`,
        [organizationId, ids, blobs],
      );
    }
    await client.query('vacuum analyze person');
  } finally {
    await client.end();
  }
}
