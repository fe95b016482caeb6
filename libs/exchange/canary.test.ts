import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { environmentOf } from '#platform';
import { type Api, startApi, until } from '../../test/harness.ts';
import { EXPECTED } from '../../test/samples/expected.ts';
import type { ImportReport } from './import.service.ts';

let api: Api;
const folder = mkdtempSync(join(tmpdir(), 'canary-'));
beforeAll(async () => {
  api = await startApi({ dataDir: join(folder, 'data') });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true });
});

/** The command line as an organizer types it, beside the running API. */
async function cli(...args: string[]) {
  const entry = join(import.meta.dirname, '../../dist/apps/cli/main.js');
  const run = promisify(execFile)(process.execPath, [entry, 'import', 'people', ...args], {
    env: environmentOf(api.config),
  });
  return run.then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}
const report = async (...args: string[]) => JSON.parse((await cli(...args, '--json')).stdout) as ImportReport;

const SYLLABLES = ['zor', 'quib', 'plyx', 'vunt', 'drej', 'makh', 'tsoq', 'wril'];
const word = (n: number, salt: number) =>
  [n, n * 3 + salt, n * 7 + salt].map((each) => SYLLABLES[each % SYLLABLES.length]).join('') +
  String.fromCharCode(97 + (n % 26));
const people = Array.from({ length: 40 }, (_, n) => ({
  given: `Xa${word(n, 1)}`,
  family: `Ye${word(n, 5)}`,
  email: `canary.${word(n, 2)}@example.org`,
  phone: `651555${String(100 + n).padStart(4, '0')}`,
  street: `${70_000 + n} ${word(n, 3)} Ave`,
  note: `met ${word(n, 4)} at the library`,
}));
const CSV = [
  'First name,Last name,E-mail,Phone,Street,ZIP,Notes,Tags',
  ...people.map((p) => [p.given, p.family, p.email, p.phone, p.street, '55407', p.note, `Tag${p.family}`].join(',')),
].join('\n');

/** How often something of somebody stands in a text: as written, in other cases, and as hex or base64 of its bytes. */
function traces(text: string): string[] {
  const lower = text.toLowerCase();
  return people
    .flatMap(({ given, family, email, phone, street, note }) => [given, family, email, phone, street, note])
    .filter((value) => {
      const forms = [value, value.toLowerCase(), value.toUpperCase()];
      const base64 = forms.map((form) => Buffer.from(form).toString('base64').replace(/=+$/, '').slice(0, -1));
      const hex = forms.map((form) => Buffer.from(form).toString('hex'));
      return (
        lower.includes(value.toLowerCase()) ||
        [...hex].some((each) => lower.includes(each)) ||
        base64.some((each) => text.includes(each))
      );
    });
}

async function dump(): Promise<{ text: string; tables: string[] }> {
  const client = new pg.Client(api.config.databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    let text = '';
    for (const { name } of rows)
      text += (await client.query<{ t: string }>(`select t::text from ${name} t`)).rows.map(({ t }) => t).join('\n');
    return { text, tables: rows.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

test('after an import of 40 people a dump of every table holds nothing of any of them; the same search finds the file', async () => {
  const file = join(folder, 'people.csv');
  writeFileSync(file, CSV);
  expect(await report(file)).toMatchObject({ created: 40, rejected: [], flagged: [] });
  const query = '{ people(search: "xazor") { total items { name tags timeline { kind } } } }';
  // The names in memory are brought up to date a moment after another process has written.
  await until(async () => {
    const { data } = await api.gql<{ people: { total: number } }>('organizer', query);
    expect(data.people.total).toBeGreaterThan(0);
  });

  expect(traces(CSV)).toHaveLength(40 * 6);
  expect(traces(Buffer.from(CSV).toString('hex'))).toHaveLength(40 * 6);
  const { text, tables } = await dump();
  expect(tables).toEqual(expect.arrayContaining(['public.person', 'public.handle', 'public.timeline', 'public.tag']));
  expect(text.length).toBeGreaterThan(10_000);
  expect(traces(text)).toEqual([]);
});

test.each(EXPECTED.slice(0, 3))('$file on the command line is what REST reports', async ({ file, alone }) => {
  const path = join(import.meta.dirname, '../../test/samples', file);
  const organization = `Organization of ${file}`;
  const dry = await report(path, '--dry-run', '--organization', organization);
  const real = await report(path, '--organization', organization);
  expect(dry).toEqual({ ...real, dryRun: true, batchId: null });
  const { created, merged, rows, blank } = alone;
  expect(real).toMatchObject({ created, merged, rows, blank });
  expect(Object.fromEntries(real.rejected.map(({ row, reason }) => [row, reason]))).toEqual(alone.rejected);
});

test('a bad file, a missing one and no file at all are errors in plain words, in the language that was asked for', async () => {
  const bad = join(folder, 'bad.csv');
  writeFileSync(bad, '"E-mail\na@example.org\n');
  const spanish = await cli(bad, '--language', 'es', '--json');
  expect([spanish.code, JSON.parse(spanish.stdout)]).toEqual([
    1,
    {
      code: 'INVALID',
      message:
        'La fila de encabezados no se puede leer. Revise la comilla en el carácter 1 de la línea 1. No se importó nada.',
      fields: {},
    },
  ]);
  expect((await cli(join(folder, 'nothing.csv'))).stderr).toContain('Choose a file');
  const usage = await cli();
  expect([usage.code, usage.stderr]).toEqual([1, expect.stringContaining('import people FILE')]);
});
