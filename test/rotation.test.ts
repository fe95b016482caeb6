import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { bytesOf, ImportService } from '#exchange';
import { PeopleService } from '#people';
import {
  addVersion,
  countSealings,
  makeKeyFile,
  NAME,
  readKeyFile,
  Reseal,
  retireVersion,
  Vault,
  within,
} from '#platform';
import { createContext } from '../apps/worker/worker.module.ts';
import { somebody } from './builders.ts';
import { type Api, startApi, until } from './harness.ts';

const ROWS = Number(process.env.ROTATION_ROWS ?? 1_200);
const CLIENTS = Number(process.env.ROTATION_CLIENTS ?? 16);
const LONG = 240_000 + ROWS * 10;

const folder = mkdtempSync(join(tmpdir(), `${NAME}-rotation-`));
let api: Api;
/** The process that seals anew; the API is another one, which is told nothing. */
let worker: INestApplicationContext;
let owner: pg.Client;
let ids: string[];
beforeAll(async () => {
  const keyFile = join(folder, 'keys');
  makeKeyFile(keyFile);
  api = await startApi({ keyFile });
  worker = await createContext(api.config);
  owner = new pg.Client(api.config.databaseUrl);
  await owner.connect();
  const file = join(folder, 'people.csv');
  const rows = Array.from({ length: ROWS }, (_, n) => `Ana,Familia${n},person${n}@example.org`);
  writeFileSync(file, ['first_name,last_name,email', ...rows].join('\n'));
  await api.inside(() => api.app.get(ImportService).run(bytesOf(file)));
  await owner.query(`select set_config('app.organization', $1, false)`, [api.organizationId]);
  ids = (await owner.query<{ id: string }>('select id from person')).rows.map(({ id }) => id);
}, LONG);
afterAll(async () => {
  await owner.end();
  await worker.close();
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Reads, changes and adds people over and over, at both processes; any error ends it. Answers how often. */
async function client(n: number, going: () => boolean): Promise<number> {
  let done = 0;
  for (let turn = n; going(); turn += CLIENTS, done += 1) {
    const id = ids[turn % ids.length]!;
    const people = (turn % 2 ? worker : api.app).get(PeopleService);
    if (turn % 5 === 0) await api.inside(() => people.update(id, { givenName: `Turn${turn}` }));
    else if (turn % 5 === 1) await api.inside(() => people.create(somebody({ familyName: 'Nueva' })));
    else {
      const { data, errors } = await api.gql<{ person: { name: string } }>(
        'organizer',
        `{ person(id: "${id}") { name } }`,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      if (!data.person.name.includes('Familia')) throw new Error('Somebody else was shown');
    }
  }
  return done;
}

test(
  `keys are changed while ${CLIENTS} clients read and write ${ROWS} people: no error, and the old version can go`,
  async () => {
    expect(ids).toHaveLength(ROWS);
    let over = false;
    const clients = Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n, () => !over)));
    clients.catch(() => (over = true));
    expect(await addVersion(owner, readKeyFile(api.config.keyFile).kek)).toBe(2);
    await until(() => expect(worker.get(Vault).keyVersion).toBe(2));
    await until(async () => {
      await within({ organizationId: api.organizationId }, () => worker.get(Reseal).handle());
      expect(over).toBe(false);
      expect((await countSealings(owner)).filter(({ version }) => version === 1)).toEqual([]);
    }, LONG);
    await until(() => expect(api.app.get(Vault).keyVersion).toBe(2));
    const counted = (await countSealings(owner)).find(({ table }) => table === 'person');
    expect(counted!.count).toBeGreaterThanOrEqual(ROWS);
    await until(async () => {
      await within({ organizationId: api.organizationId }, () => worker.get(Reseal).handle());
      expect(await retireVersion(owner, 1)).toEqual([]);
    }, LONG);
    over = true;
    expect((await clients).every((done) => done > 0)).toBe(true);
  },
  3 * LONG,
);
