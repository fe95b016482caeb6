// The worker process at a pace that tests can wait for: its argument is the `Hurry` of the Runner.
import 'reflect-metadata';
import { loadConfig, Runner } from '#platform';
import { endWithParent } from '../dist/apps/process.js';
import { createContext } from '../dist/apps/worker/worker.module.js';

const app = await createContext(loadConfig());
endWithParent(app);
await app.get(Runner).start(JSON.parse(process.argv[2] ?? '{}'));
process.send?.('ready');
