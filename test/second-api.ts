import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Config, environmentOf } from '#platform';
import { freePort } from './stores.ts';

/** Another API process on the database of a config, and everything that it has printed. */
export async function secondApi(config: Config, mode: Config['mode'] = 'test') {
  const port = await freePort();
  const env = environmentOf({ ...config, port, mode });
  const child: ChildProcess = fork(join(import.meta.dirname, '../dist/apps/api/main.js'), { env, silent: true });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)));
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`It ended:\n${said}`);
    }),
  ]);
  return {
    base: `http://127.0.0.1:${port}`,
    said: () => said,
    async close() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
