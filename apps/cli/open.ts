import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { type Config, Keyring } from '#platform';
import { createContext } from '../worker/worker.module.ts';
import { openKek } from './commands/kek.ts';

/** The features for a command that needs the keys: where no file opens them, the passphrase is asked for. */
export async function openContext(config: Config): Promise<INestApplicationContext> {
  const app = await createContext(config);
  const keyring = app.get(Keyring);
  if (!keyring.locked) return app;
  const client = new pg.Client(config.databaseUrl);
  try {
    await client.connect();
    await keyring.unlock(await openKek(config, client, []));
    return app;
  } catch (error) {
    await app.close();
    throw error;
  } finally {
    await client.end();
  }
}
