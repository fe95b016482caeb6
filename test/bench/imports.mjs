// A file of people through the import, which matches, seals and indexes each, against COPY of the same rows.
import { readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { alternate } from './processes.mjs';
import { line, tell } from './report.mjs';
import { csv, importPeople, inServices } from './site.mjs';

const ROWS = 10_000;
const ROUNDS = 3;

const COLUMNS = `first_name, last_name, email, phone, sms_status, address, city, zip_code, subscription_status,
  subscription_date, tags, language`;
/** People as plain columns, with the keys that ours are found by as indexes. */
const TABLE = `
  create table plain_person (${COLUMNS.replaceAll(',', ' text,')} text,
    id uuid primary key default gen_random_uuid(), at timestamptz not null default now());
  create unique index on plain_person (email);
  create index on plain_person (phone);
  create unique index on plain_person (phone, first_name, last_name);
  create unique index on plain_person (last_name, first_name, address, zip_code);
  create index on plain_person (at, id)`;

/** Each round takes people that neither list has, so both grow alike. */
export async function imports(site) {
  tell(`${ROWS} rows a round`);
  const config = await site.database('bench_imports');
  const client = new pg.Client(config.databaseUrl);
  await client.connect();
  try {
    await client.query(TABLE);
    await inServices(config, async (app) => {
      const files = Array.from({ length: ROUNDS }, (_, round) => csv(site.folder, ROWS, ROWS * round));
      const [taken, copied] = [files.values(), files.values()];
      const reached = await alternate(ROUNDS, {
        ours: () => perSecond(() => importPeople(app, taken.next().value, ROWS)),
        copy: () => perSecond(() => copy(client, copied.next().value)),
      });
      line({ name: 'import/copy', ours: reached.ours, peer: reached.copy, unit: 'rows/s' });
    });
  } finally {
    await client.end();
  }
}

async function perSecond(work) {
  const from = performance.now();
  await work();
  return (ROWS * 1000) / (performance.now() - from);
}

async function copy(client, path) {
  const into = client.query(copyStreams.from(`copy plain_person (${COLUMNS}) from stdin with (format csv, header)`));
  into.end(readFileSync(path));
  await finished(into);
}
