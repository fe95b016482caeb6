import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ConfigError, environmentOf, loadConfig } from '#platform';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

test('README and .env.example name every setting that is read, and no other', () => {
  const asked: string[] = [];
  const env = new Proxy({}, { get: (_, name) => void asked.push(String(name)) }) as NodeJS.ProcessEnv;
  const config = loadConfig(env);
  const settings = sorted(asked.filter((name) => !name.endsWith('_URL_FILE')));
  expect(sorted(Object.keys(environmentOf(config)).filter((name) => settings.includes(name)))).toEqual(settings);
  expect(asked.filter((name) => name.endsWith('_URL_FILE')).length).toBeGreaterThan(0); // told in one sentence
  expect(read('README.md')).toContain('`DATABASE_URL_FILE`');
  expect(sorted([...read('.env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name!))).toEqual(settings);
  expect(sorted([...read('README.md').matchAll(/^\| `(\w+)` +\|/gm)].map(([, name]) => name!))).toEqual(settings);
});

test('what .env.example says is what is meant when nothing is said', () => {
  const said = Object.fromEntries([...read('.env.example').matchAll(/^(\w+)="?(.*?)"?$/gm)].map(([, k, v]) => [k, v]));
  expect(loadConfig(said)).toEqual(loadConfig({}));
  expect(() => loadConfig({ ...said, PORT: 'x' })).toThrow(ConfigError);
});

test('the drawing in the README is the table of who may import whom', () => {
  const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string; from: { path?: string }; to: { pathNot?: string } }[];
  };
  const built = readdirSync(join(root, 'libs'));
  const isBuilt = (feature: string) => built.includes(feature);
  const table = new Map<string, string[]>();
  for (const { from, to } of forbidden) {
    const feature = /^\^libs\/(\w+)\/$/.exec(from.path ?? '')?.[1];
    const allowed = /^\^libs\/\(([\w|]+)\)\/$/.exec(String(to.pathNot))?.[1]?.split('|');
    if (feature && allowed && isBuilt(feature))
      table.set(feature, allowed.filter((each) => each !== feature && isBuilt(each)).sort());
  }
  const arrows = [...read('README.md').matchAll(/^ {2}(\w+) --> (\w+)$/gm)].map(
    ([, from, to]) => [from!, to!] as const,
  );
  const below = (feature: string): string[] =>
    sorted(arrows.filter(([from]) => from === feature).flatMap(([, to]) => [to, ...below(to)]));
  expect(table.size).toBe(built.length);
  for (const [feature, allowed] of table) expect([feature, below(feature).filter(isBuilt)]).toEqual([feature, allowed]);
});
