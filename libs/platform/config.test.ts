import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ConfigError, environmentOf, loadConfig } from './config.ts';

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test('nothing set is a working installation on the loopback', () => {
  const config = loadConfig({});
  expect(config).toMatchObject({ mode: 'production', host: '127.0.0.1', port: 3000 });
  expect(config.publicUrl).toBe('http://localhost:3000');
  expect(loadConfig(environmentOf(config))).toEqual(config);
});

test('all problems are told together', () => {
  const env = {
    PORT: 'x',
    DATABASE_URL: 'mysql://h',
    REDIS_URL: 'here',
    SMTP_URL: 'http://h',
    MAIL_FROM: 'nobody',
    TRUSTED_PROXIES: 'caddy',
  };
  const problems = problemsOf({ ...env, PUBLIC_URL: 'http://crm.example.org', DATA_DIR: '/d', KEY_FILE: '/d/x/keys' });
  const names = [
    'PORT',
    'KEY_FILE',
    'PUBLIC_URL',
    'MAIL_FROM',
    'TRUSTED_PROXIES',
    'DATABASE_URL',
    'REDIS_URL',
    'SMTP_URL',
  ];
  for (const name of names) expect(problems.filter((line) => line.startsWith(name))).toHaveLength(1);
  expect(problems).toHaveLength(names.length);
});

test.each([
  ['https://crm.example.org', true],
  ['https://crm.example.org/', true],
  ['http://localhost:8080', true],
  ['http://127.0.0.1:8080', true],
  ['http://[::1]:8080', true],
  ['http://crm.example.org', false],
  ['http://localhost.example.org', false],
  ['https://crm.example.org/path', false],
  ['ftp://crm.example.org', false],
  ['crm.example.org', false],
])('PUBLIC_URL %s: %s', (url, allowed) => expect(problemsOf({ PUBLIC_URL: url }).length === 0).toBe(allowed));

test.each([
  ['/d', '/d/keys', false],
  ['/d', '/d', false],
  ['/d', '/data/keys', true],
  ['/d/data', '/d/keys', true],
])('DATA_DIR %s, KEY_FILE %s: %s', (data, key, allowed) =>
  expect(problemsOf({ DATA_DIR: data, KEY_FILE: key }).length === 0).toBe(allowed),
);

test('a password may come from a file; two answers, or a file that is not there, are problems', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  const file = join(folder, 'database');
  writeFileSync(file, 'postgres://u:p@db/crm\n');
  expect(loadConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://u:p@db/crm');
  expect(problemsOf({ DATABASE_URL_FILE: file, DATABASE_URL: 'postgres://other' })).toHaveLength(1);
  rmSync(folder, { recursive: true });
  expect(problemsOf({ DATABASE_URL_FILE: file })[0]).toContain('cannot be read');
});
