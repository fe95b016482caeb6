// Runs the benchmarks that are asked for, or all of them, one after the other on one machine.
import { tell } from './report.mjs';
import { openSite } from './site.mjs';

const BENCHMARKS = {
  people: () => import('./people.mjs').then(({ people }) => people),
  council: () => import('./council.mjs').then(({ council }) => council),
  reminders: () => import('./reminders.mjs').then(({ reminders }) => reminders),
  imports: () => import('./imports.mjs').then(({ imports }) => imports),
  names: () => import('./names.mjs').then(({ names }) => names),
  scale: () => import('./scale.mjs').then(({ scale }) => scale),
  startup: () => import('./startup.mjs').then(({ startup }) => startup),
  sizes: () => import('./sizes.mjs').then(({ sizes }) => sizes),
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHMARKS));
if (unknown.length) {
  tell(`Benchmarks: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exit(1);
}
const site = await openSite();
// Told to end, it still takes its server away.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => site.close().finally(() => process.exit(130)));
let failed = 0;
try {
  for (const name of asked.length ? asked : Object.keys(BENCHMARKS)) {
    tell(`\n${name}`);
    const run = await BENCHMARKS[name]();
    await run(site).catch((error) => {
      failed += 1;
      tell(`${name} broke: ${error.stack}`);
    });
  }
} finally {
  await site.close();
}
process.exit(failed ? 1 : 0);
