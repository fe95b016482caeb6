// Puts what the compiled code imports into few files below dist, where Node finds it first: thousands of small files take a
// process seconds to load. What is bundled already is left as it is.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
const target = join(dist, 'node_modules');
const stamp = join(target, '.sources');
/** Where they are made: what starts meanwhile, and what is left of an end half-way, finds the old ones or none. */
const making = join(dist, `making-${process.pid}`);
/** With binaries, or a registry that is looked up by a path of its own. */
const ASIDE = ['@node-rs/argon2', '@resvg/resvg-js', 'class-transformer', 'reflect-metadata'];

const code = globSync('{apps,libs}/**/*.js', { cwd: dist, exclude: ['**/*.test.js', 'apps/web/**'] });
const imported = code.flatMap((file) =>
  [
    ...readFileSync(join(dist, file), 'utf8').matchAll(
      /^(?:import|export) (?:[\w*{][^'";=()]*? from )?['"]([^'"]+)['"];$|\bimport\(['"]([^'"]+)['"]\)/gm,
    ),
  ].map(([, still, late]) => still ?? late),
);
const outside = (name) => !/^[./#]|^node:/.test(name) && !builtinModules.includes(name) && !ASIDE.includes(name);
const names = [...new Set(imported)].filter(outside).sort();
const lock = readFileSync(join(dist, '../node_modules/.package-lock.json'));
const wanted = createHash('sha256')
  .update(readFileSync(fileURLToPath(import.meta.url)))
  .update(lock)
  .update(names.join())
  .digest('hex');
const bundled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
if (bundled()) process.exit(0);

process.once('exit', () => rmSync(making, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
const { rolldown } = await import('rolldown');
// Whatever runs them: what packages check of their callers for developers takes time, and so does reading it.
process.env.NODE_ENV = 'production';

/** A module for each name, that exports what Node sees in it: also what a CommonJS module exports by name. */
const ENTRY = join(dist, 'entry:');
async function entry(name) {
  const exported = Object.keys(await import(name)).filter((each) => each !== 'module.exports');
  return `export { ${exported.map((each) => JSON.stringify(each)).join(', ')} } from '${name}';`;
}
const entries = {
  name: 'entries',
  resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
  load: (id) => (id.startsWith(ENTRY) ? entry(id.slice(ENTRY.length, -'.mjs'.length)) : undefined),
};
const packageOf = (name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)[0];
const fileOf = (name) =>
  `${packageOf(name)}/${name.slice(packageOf(name).length + 1).replaceAll('/', '-') || 'index'}.mjs`;

const bundle = await rolldown({
  input: Object.fromEntries(names.map((name) => [fileOf(name).slice(0, -4), `${ENTRY}${name}.mjs`])),
  cwd: join(dist, '..'),
  plugins: [entries],
  platform: 'node',
  external: [...ASIDE.map((name) => new RegExp(`^${name}(?:/|$)`)), /\.node$/],
  transform: { define: { 'process.env.NODE_ENV': JSON.stringify(process.env.NODE_ENV) } },
  treeshake: false,
  preserveEntrySignatures: 'strict',
  logLevel: 'silent',
});
await bundle.write({ dir: making, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '.shared/[name].mjs' });
for (const [folder, all] of Object.entries(Object.groupBy(names, packageOf))) {
  const exports = Object.fromEntries(
    all.map((name) => [`.${name.slice(folder.length)}`, `./${fileOf(name).slice(folder.length + 1)}`]),
  );
  writeFileSync(join(making, folder, 'package.json'), JSON.stringify({ name: folder, exports }));
}
await bundle.close();
writeFileSync(join(making, '.sources'), wanted);
rmSync(target, { recursive: true, force: true });
try {
  renameSync(making, target);
} catch (error) {
  if (!bundled()) throw error; // else another one was faster
}
process.exit(0); // not when the packages, which were loaded to see what they export, let it end
