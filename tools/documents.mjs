// Collects the GraphQL documents of the console into apps/web/trusted.json, by the SHA-256 of the text that is sent: in
// production the API runs these and no others. With --check it writes nothing, and fails when the file is out of date.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeClient } from '../apps/web/src/lib/api.ts';

const root = join(import.meta.dirname, '..');
const file = join(root, 'apps/web/trusted.json');

/** What the console's own client would send: the text as the cache and the printer leave it. */
async function sent(document) {
  let text;
  const fetch = async (_url, { body }) => {
    text = JSON.parse(body).query;
    return new Response('{"data":null}', { headers: { 'content-type': 'application/json' } });
  };
  const client = makeClient({ fetch, trusted: false, language: () => 'en', signedOut: () => undefined });
  const { operation } = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
  await client[operation](document, {}).toPromise();
  return text;
}

// What is asked from elsewhere would be refused in production, where nobody tries it first.
const strays = globSync('apps/web/src/**/*.{ts,tsx}', { cwd: root }).filter(
  (path) => !path.endsWith('/documents.ts') && /\bgraphql\(\s*`/.test(readFileSync(join(root, path), 'utf8')),
);
if (strays.length)
  throw new Error(`Queries stand in files called documents.ts, and in none else: ${strays.join(', ')}`);

const documents = new Map();
for (const path of globSync('apps/web/src/features/**/documents.ts', { cwd: root }).sort())
  for (const [name, value] of Object.entries(await import(pathToFileURL(join(root, path)).href))) {
    const operations = value?.definitions?.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
    if (!operations.length) continue;
    if (operations.length > 1 || !operations[0].name) throw new Error(`${path}: ${name} must be one named operation`);
    const text = await sent(value);
    documents.set(createHash('sha256').update(text).digest('hex'), text);
  }

const names = [...documents.values()].map((text) => /^\w+ (\w+)/.exec(text)?.[1]);
const twice = names.filter((name, index) => names.indexOf(name) !== index);
if (twice.length) throw new Error(`Two documents are called ${twice.join(', ')}`);

const wanted = `${JSON.stringify(Object.fromEntries([...documents].sort()), null, 2)}\n`;
const found = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (wanted === found) console.log(`apps/web/trusted.json holds the ${documents.size} documents of the console`);
else if (process.argv.includes('--check')) {
  console.error('apps/web/trusted.json is out of date: node tools/run.mjs documents');
  process.exit(1);
} else {
  writeFileSync(file, wanted);
  console.log(`Wrote ${documents.size} documents to apps/web/trusted.json`);
}
