import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { In } from 'typeorm';
import { Channel, Consent, ConsentService, OptOut, Suppression } from '#people';
import { administer, Db } from '#platform';
import { migrator } from '../apps/data-source.ts';
import { ConsentWordings1795796736798 } from '../migrations/1795796736798-consent-wordings.ts';
import { StopsOfPersonalTexts1795814387117 } from '../migrations/1795814387117-stops-of-personal-texts.ts';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** The tables as they were before. */
const BEFORE = `
  delete from opt_out where channel = 'SMS_PERSON';
  delete from consent where channel = 'SMS_PERSON';
  delete from suppression where channel = 'SMS_PERSON';
  alter table opt_out drop column "wordingId", drop constraint "CHK_605956e7ad54502703f3542b64",
    add constraint "CHK_ba7004fc6996b0750e64d16ce6" check (channel in ('EMAIL', 'SMS', 'PHONE', 'ALL'));
  alter table consent drop column "wordingId", drop constraint "CHK_1d0041429aa1652c3df42e952e",
    add constraint "CHK_36dbce03d8b9aa70ae60fac23b" check (channel in ('EMAIL', 'SMS', 'PHONE'));
  alter table suppression drop constraint "CHK_82604a4ee89fca568cf9ff95a9",
    add constraint "CHK_cb2ea69b53a818852d01f7184b" check (channel in ('EMAIL', 'SMS', 'PHONE', 'ALL'));
  drop table wording;`;

test('an owner who is no superuser, as beside a database of one’s own, carries stops of texts over to personal texts', async () => {
  const [stopped, refused, agrees] = [await savedPerson(api), await savedPerson(api), await savedPerson(api)];
  const say = (id: string, given: boolean) => api.app.get(ConsentService).consent(id, Channel.SMS, given, 'self');
  await api.inside(async () => {
    const db = api.app.get(Db);
    await api.app.get(ConsentService).optOut(stopped.id, Channel.SMS, 'person');
    await say(refused.id, false);
    await say(agrees.id, true);
    const index = Buffer.alloc(32, 1);
    await db.tx(() => db.save(db.make(Suppression, { kind: 'phone', index, channel: Channel.SMS })));
  });
  const tables = ['opt_out', 'consent', 'suppression'];
  await administer(api.config.databaseUrl, BEFORE);
  await administer(
    api.config.databaseUrl,
    `do $$ begin if not exists (select from pg_roles where rolname = 'crm_test_owner') then
       create role crm_test_owner nologin nosuperuser nobypassrls; end if; end $$;
     grant create on schema public to crm_test_owner;
     grant references on organization, "user", person to crm_test_owner;
     ${tables.map((table) => `alter table ${table} owner to crm_test_owner;`).join(' ')}`,
  );
  const source = await migrator(api.config.databaseUrl);
  const runner = source.createQueryRunner();
  try {
    await runner.query('set role crm_test_owner');
    await new ConsentWordings1795796736798().up(runner);
    await runner.query('reset role');
    await runner.query(`reassign owned by crm_test_owner to current_user`);
    await runner.query(`drop owned by crm_test_owner`);
    await runner.query(`grant select, insert, update, delete on ${tables.join(', ')}, wording to crm_app`);
  } finally {
    await runner.release();
    await source.destroy();
  }
  const found = await api.inside(() => {
    const db = api.app.get(Db);
    const channel = Channel.SMS_PERSON;
    return db.tx(async () => [
      (await db.repo(OptOut).findBy({ channel })).map(({ personId }) => personId),
      (await db.repo(Consent).findBy({ channel })).map(({ personId, given }) => [personId, given]),
      await db.repo(Suppression).countBy({ channel }),
    ]);
  });
  expect(found).toEqual([[stopped.id], [[refused.id, false]], 1]);
});

test('where they were not carried over they are later, once, and nothing that was said since is about both', async () => {
  const [stopped, lifted, refused, later] = await Promise.all([1, 2, 3, 4].map(() => savedPerson(api)));
  const consents = api.app.get(ConsentService);
  await api.inside(async () => {
    for (const { id } of [stopped!, lifted!, later!]) await consents.optOut(id, Channel.SMS, 'person');
    await consents.consent(refused!.id, Channel.SMS, false, 'self');
    await consents.consent(later!.id, Channel.SMS, false, 'self');
  });
  const long = `timestamptz '2026-05-01T12:00Z'`;
  await administer(
    api.config.databaseUrl,
    `update opt_out set at = ${long} where "personId" in ('${stopped!.id}', '${lifted!.id}');
     update opt_out set "liftedAt" = ${long} + interval '1 day' where "personId" = '${lifted!.id}';
     update consent set at = ${long}, "writtenAt" = ${long} where "personId" = '${refused!.id}'`,
  );
  const source = await migrator(api.config.databaseUrl);
  const runner = source.createQueryRunner();
  const carried = new StopsOfPersonalTexts1795814387117();
  await carried.up(runner);
  await carried.up(runner);
  await runner.release();
  await source.destroy();
  const personId = In([stopped, lifted, refused, later].map((each) => each!.id));
  const found = await api.inside(() => {
    const db = api.app.get(Db);
    const where = { channel: Channel.SMS_PERSON, personId };
    return db.tx(async () => [
      (await db.repo(OptOut).findBy(where)).map((each) => [each.personId, each.liftedAt !== null]),
      (await db.repo(Consent).findBy(where)).map((each) => [each.personId, each.given]),
    ]);
  });
  expect(found[0]!.sort()).toEqual(
    [
      [stopped!.id, false],
      [lifted!.id, true],
    ].sort(),
  );
  expect(found[1]).toEqual([[refused!.id, false]]);
});

test('no migration writes rows of an organization without saying that FORCE is lifted for it', () => {
  const folder = new URL('../migrations/', import.meta.url);
  const writes = /\.query\(\s*[`']\s*(?:update|insert into|delete from|with)\b/i;
  const found = readdirSync(folder).filter((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    return name.endsWith('.ts') && writes.test(text) && !/unforced\(|no force row/.test(text);
  });
  expect(found).toEqual([]);
});
