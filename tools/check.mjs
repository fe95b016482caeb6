// npm run check: everything that is seen without running the product. All steps run, also after one that fails, so that
// one run tells all; `npm run check -- lint types` runs only those, and LINT=libs/people looks at the format and lint of
// that alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (path) => join(root, 'node_modules', path);

const tada = (command) => [bin('gql.tada/bin/cli.js'), command, '-c', 'apps/web/tsconfig.json'];
/** Writes the types of the console that others read. */
const consoleTypes = tada('generate-output');

const where = process.env.LINT?.split(' ') ?? ['.'];
/** Each step by its name, in the order in which they begin: the commands that it runs under this Node, up to the first that fails. */
const STEPS = {
  lint: [consoleTypes, [bin('eslint/bin/eslint.js'), '--max-warnings=0', ...where]],
  types: [[bin('@nestjs/cli/bin/nest.js'), 'build']],
  'console types': [consoleTypes, [bin('typescript/bin/tsc'), '--noEmit', '-p', 'apps/web']],
  format: [[bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', ...where]],
  'console queries': [consoleTypes, tada('check')],
  architecture: [
    [bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'libs', 'apps', '--config', '.dependency-cruiser.cjs'],
  ],
  'migrations, policies and schema': [['tools/bundle.mjs'], ['--enable-source-maps', 'dist/apps/cli/main.js', 'check']],
  'trusted documents': [['tools/documents.mjs', '--check']],
  texts: [['tools/texts.mjs']],
  contrast: [['tools/contrast.mjs']],
};
/** They read what `types` has compiled, as far as it could. */
const OF_COMPILED = ['migrations, policies and schema', 'texts'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length) {
  console.error(`Steps: ${Object.keys(STEPS).join(' · ')}`);
  process.exit(1);
}
const failed = [];
const steps = Object.entries(STEPS).filter(([name]) => !asked.length || asked.includes(name));

/** Runs a command; answers whether it succeeded, and what it said. */
async function begin(command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const [code] = await once(child, 'close');
  return { succeeded: code === 0, said };
}
const begun = new Map();
/** The same, once for all the steps that ask for it. */
function run(command) {
  if (!begun.has(command)) begun.set(command, begin(command));
  return begun.get(command);
}

async function runStep([name, commands]) {
  let text = `check: ${name} ...\n`;
  for (const command of commands) {
    const { succeeded, said } = await run(command);
    text += said;
    if (succeeded) continue;
    failed.push(name);
    break;
  }
  process.stdout.write(text); // in one piece: other steps speak, too
}

const running = new Map();
const waiting = [...steps];
/** One of two that each take the next step when they have ended one: the longest go first, so that both end together. */
async function lane() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name] = step;
    if (OF_COMPILED.includes(name)) await running.get('types');
    running.set(name, runStep(step));
    await running.get(name);
  }
}
await Promise.all([lane(), lane()]);
if (failed.length) console.error(`check failed: ${failed.join(' · ')}`);
console.log(`${steps.length - failed.length} passed, ${failed.length} failed, 0 skipped`);
process.exit(failed.length ? 1 : 0);
