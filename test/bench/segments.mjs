// The count of a segment of three clauses while it is written, at two sizes of the list: against the same question in bare
// SQL past row level security, and against itself on the smaller list.
import pg from 'pg';
import { Actor } from '../../dist/libs/accounts/index.js';
import { Person, Segments } from '../../dist/libs/people/index.js';
import { v4, Vault } from '../../dist/libs/platform/index.js';
import { line, median, tell } from './report.mjs';
import { inServices } from './site.mjs';

const SIZES = (process.env.BENCH_SEGMENTS ?? '10000,100000').split(',').map(Number);
const ROUNDS = 25;
const BATCH = 5_000;
const LANGUAGES = ['en', 'es', 'so', null];

/** Whoever reads Spanish and lives in one of two wards, without a tag that every fifth person has. */
const segment = (tagId) => ({
  where: { all: [{ wards: [3, 9] }, { languages: ['es'] }, { not: { tags: [tagId] } }] },
});
const BARE = `select p.ward, count(*)::int as count from person p where p.ward = any('{3,9}')
  and split_part(lower(coalesce(p.language, '')), '-', 1) = 'es'
  and not exists (select from person_tag t where t."personId" = p.id and t."tagId" = $1) group by p.ward`;

export async function segments(site) {
  const own = [];
  for (const size of SIZES) {
    const name = `bench_segments_${size}`;
    const config = await site.database(name);
    await inServices(config, async (app, organizationId) => {
      tell(`${size} people`);
      const tagId = v4();
      const client = new pg.Client(config.databaseUrl);
      await client.connect();
      try {
        await fill(client, app.get(Vault), organizationId, size, tagId);
        own.push(await measure(app, client, organizationId, size, tagId));
      } finally {
        await client.end();
      }
    });
    await site.drop(name);
  }
  const [small, large] = [own[0], own.at(-1)];
  const note = `${SIZES.at(-1)} people against ${SIZES[0]}`;
  line({ name: 'segment/count-by-size', ours: large, peer: small, unit: 'ms', better: 'less', note });
}

async function measure(app, client, organizationId, size, tagId) {
  const service = app.get(Segments);
  const actor = new Actor(v4(), organizationId, 'organizer');
  const ours = [];
  const bare = [];
  let counts;
  // One after the other in each round, so that whatever else the machine does is borne by both.
  for (let round = 0; round < ROUNDS; round += 1) {
    let from = performance.now();
    const { count } = await service.count(actor, segment(tagId));
    ours.push(performance.now() - from);
    from = performance.now();
    const { rows } = await client.query(BARE, [tagId]);
    bare.push(performance.now() - from);
    counts = [count, rows.reduce((all, each) => all + each.count, 0)];
  }
  if (counts[0] !== counts[1] || !counts[0]) throw new Error(`They do not count the same: ${counts.join(' and ')}`);
  const note = `${counts[0]} of ${size} people; ours says it in words and counts everybody, too`;
  line({ name: `segment/count-${size}`, ours, peer: bare, unit: 'ms', better: 'less', note });
  return median(ours);
}

async function fill(client, vault, organizationId, count, tagId) {
  const table = Person.name.toLowerCase();
  const sealed = (name, id, details) => vault.seal({ organizationId, table: name, id }, details);
  await client.query('insert into tag (id, "organizationId", sealed, index) values ($1, $2, $3, $4)', [
    tagId,
    organizationId,
    sealed('tag', tagId, { label: 'Bench' }),
    Buffer.from('bench'),
  ]);
  for (let n = 0; n < count; n += BATCH) {
    const ids = Array.from({ length: Math.min(BATCH, count - n) }, v4);
    const blobs = ids.map((id, at) => sealed(table, id, { givenName: 'Ana', familyName: `Invented ${n + at}` }));
    const wards = ids.map((_, at) => ((n + at) % 14 ? (n + at) % 14 : null));
    const languages = ids.map((_, at) => LANGUAGES[Math.floor((n + at) / 14) % LANGUAGES.length]);
    await client.query(
      `insert into person (id, "organizationId", sealed, ward, language)
       select i, $1, b, w, l from unnest($2::uuid[], $3::bytea[], $4::smallint[], $5::text[]) as n (i, b, w, l)`,
      [organizationId, ids, blobs, wards, languages],
    );
    await client.query(
      `insert into person_tag (id, "organizationId", "personId", "tagId")
       select gen_random_uuid(), $1, i, $3 from unnest($2::uuid[]) with ordinality as n (i, at) where at % 5 = 0`,
      [organizationId, ids, tagId],
    );
  }
  await client.query('vacuum analyze person, person_tag');
}
