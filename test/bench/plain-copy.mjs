// The same database without sealing: each blob holds its JSON, and a second schema has people as plain columns.
import pg from 'pg';
import { openRoots, readKeyFile, readRoots, Vault } from '../../dist/libs/platform/index.js';

/** The sealed tables that the pages of people read. */
const SEALED = ['person', 'tag'];

/** Opens every blob of a copied database for good. It is thrown away with the benchmark. */
export async function plainCopy({ databaseUrl, keyFile }) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const vault = new Vault(openRoots(readKeyFile(keyFile).kek, await readRoots(client)));
    for (const table of SEALED) await openAll(client, vault, table);
    await client.query(PLAIN_COLUMNS);
  } finally {
    await client.end();
  }
}

async function openAll(client, vault, table) {
  const { rows } = await client.query(`select id, "organizationId", sealed from "${table}"`);
  for (let start = 0; start < rows.length; start += 1000) {
    const part = rows.slice(start, start + 1000);
    const plain = part.map((row) => Buffer.from(JSON.stringify(vault.open({ ...row, table }, row.sealed))));
    await client.query(
      `update "${table}" t set sealed = n.plain from unnest($1::uuid[], $2::bytea[]) as n (id, plain) where t.id = n.id`,
      [part.map(({ id }) => id), plain],
    );
  }
}

/** People as a design without sealing would keep them: one column a field, indexed by what the list is sorted by. */
const PLAIN_COLUMNS = `
  create schema plain;
  create table plain.person as
    select p.id, trim(concat_ws(' ', d->>'givenName', d->>'familyName')) as name, p.ward, p.language,
      array(select jsonb_array_elements_text(d->'emails')) as emails,
      array(select jsonb_array_elements_text(d->'phones')) as phones,
      p.bounced, p.deceased, p."createdAt" as created_at
    from public.person p, lateral (select convert_from(p.sealed, 'UTF8')::jsonb as d) as opened;
  alter table plain.person add primary key (id);
  create index on plain.person (created_at, id);
  create table plain.opt_out as select id, "personId" as person_id, channel from public.opt_out;
  create table plain.consent as
    select id, person_id, channel from (
      select distinct on ("personId", channel) id, "personId" as person_id, channel, given
      from public.consent order by "personId", channel, at desc, id desc) as last where given;
  alter table plain.opt_out add primary key (id), add foreign key (person_id) references plain.person;
  alter table plain.consent add primary key (id), add foreign key (person_id) references plain.person;
  create index on plain.opt_out (person_id);
  create index on plain.consent (person_id);
`;
