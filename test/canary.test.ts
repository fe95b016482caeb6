import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { NAME } from '#platform';
import { type Canary, canaries, dump, Sweep } from './canary.ts';
import { dropDatabase, testConfig } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), `${NAME}-canary-`));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const people = canaries(40);
const sweep = new Sweep(people);
const values = (person: Canary) => Object.values(person) as string[];

test('the sweep finds every value of everybody in a plain table', async () => {
  const config = await testConfig();
  const client = new pg.Client(config.databaseUrl);
  await client.connect();
  await client.query('create table plain (a text, b text, c text, d text, e text, f text)');
  for (const person of people) await client.query('insert into plain values ($1, $2, $3, $4, $5, $6)', values(person));
  await client.end();
  expect(sweep.in((await dump(config.databaseUrl)).join('\n')).size).toBe(sweep.values);
  await dropDatabase(config);
});

const upper = (text: string) => text.toUpperCase();
const WAYS: [string, (text: string) => Buffer | string][] = [
  ['UTF-8', String],
  ['upper case', upper],
  ['UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16, big end first', (text) => Buffer.from(upper(text), 'utf16le').swap16()],
  ['hex', (text) => Buffer.from(text).toString('hex')],
  ['base64', (text) => Buffer.from(text).toString('base64')],
  ['base64 behind one byte', (text) => Buffer.from(`x${text}`).toString('base64')],
  ['base64url behind two', (text) => Buffer.from(`xy${text}`).toString('base64url')],
  ['a URL', encodeURIComponent],
  ['JSON in ASCII', (text) => JSON.stringify(text).replaceAll('é', '\\u00e9').replaceAll('ñ', '\\u00F1')],
  ['without accents', (text) => text.replaceAll('é', 'e').replaceAll('ñ', 'n')],
];
test.each(WAYS)('the sweep finds every value of everybody in a file, written as %s', (way, write) => {
  const path = join(folder, way, 'deep');
  mkdirSync(path, { recursive: true });
  people.forEach((person, n) => {
    const noise = Buffer.alloc(n * 1000, 'noise');
    const written = values(person).flatMap((value) => [Buffer.from('\n'), Buffer.from(write(value))]);
    writeFileSync(join(path, String(n)), Buffer.concat([noise, ...written]));
  });
  const { found, bytes } = sweep.inFolder(join(folder, way));
  expect(found.size).toBe(sweep.values);
  expect(bytes).toBeGreaterThan(40_000);
});

test('the sweep finds a value that lies across two reads, and nothing where there is nothing', () => {
  const path = join(folder, 'long');
  const edge = 16 << 20;
  for (const before of [edge - 300, edge - 5, edge - 1]) {
    writeFileSync(path, Buffer.concat([Buffer.alloc(before, 'x'), Buffer.from(people[0]!.familyName)]));
    expect([...sweep.inFile(path)]).toEqual(['family name of 0']);
  }
  writeFileSync(path, values(canaries(1)[0]!).slice(0, 3).join('\n'));
  expect(sweep.inFile(path).size).toBe(0);
});
