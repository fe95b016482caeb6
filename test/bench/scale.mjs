// What the size of the list costs: the page of people, newest first and by name, a search as it is typed, and the count of a segment of three clauses,
// through the API process, at each size; against the same at the smallest size, and against bare SQL on plain columns past
// row level security.
import assert from 'node:assert/strict';
import pg from 'pg';
import { DOCUMENTS, hashOf } from '../../dist/apps/api/trusted.js';
import { Person } from '../../dist/libs/people/index.js';
import { v4, Vault } from '../../dist/libs/platform/index.js';
import { line, median, tell } from './report.mjs';
import { inServices, organizer, settle, startApi } from './site.mjs';

const SIZES = (process.env.BENCH_SCALE ?? '10000,100000,1000000').split(',').map(Number);
const ROUNDS = 25;
const BATCH = 5_000;
const PAGE = 50;
const LANGUAGES = ['en', 'es', 'so', null];
const SYLLABLES = 'ba chue dor fa guu hli ji ken lo mas nu oso pra quin ris'.split(' ');
const pick = (n) => SYLLABLES[Math.floor(n) % SYLLABLES.length];
const given = (n) => pick(n) + pick(n / 15) + pick(n / 3375);
const family = (n) => pick(n * 7 + 3) + pick(n / 225) + pick(n / 50_625);
/** What is typed, one letter after the other, and what somebody else types, so that two rounds do not ask the same. */
const TYPED = ['chueba', 'guulo', 'ken ris', 'quinji', 'osofa'].flatMap((word) =>
  Array.from({ length: word.length - 2 }, (_, n) => word.slice(0, n + 3)),
);

const PAGE_SQL = `select p.id, s.given, s.family, p.ward, p.language, (select count(*)::int from person) as total
  from person p join plain s using (id) where p."organizationId" = (select id from organization)
  order by p."createdAt" desc, p.id desc limit ${PAGE}`;
const SORTED_SQL = `select id, s.given, s.family, p.ward, p.language, (select count(*)::int from person) as total
  from plain s join person p using (id) order by s.given, s.family, id limit ${PAGE}`;
const SEARCH_SQL = `select id, given, family, count(*) over () from plain where name like all ($1) order by name, id limit ${PAGE}`;
const SEGMENT_SQL = `select p.ward, count(*)::int as count from person p where p.ward = any('{3,9}')
  and split_part(lower(coalesce(p.language, '')), '-', 1) = 'es'
  and not exists (select from person_tag t where t."personId" = p.id and t."tagId" = $1) group by p.ward`;

/** Whoever reads Spanish and lives in one of two wards, without a tag that every fifth person has. */
const segment = (tagId) => ({
  where: { all: [{ wards: [3, 9] }, { languages: ['es'] }, { not: { tags: [tagId] } }] },
});

/** Whoever reads Spanish or English: half of them. */
const half = { where: { languages: ['es', 'en'] } };
const HALF_SQL = `select p.id, s.given, s.family, p.ward, p.language from plain s join person p using (id)
  where split_part(lower(coalesce(p.language, '')), '-', 1) = any('{es,en}') order by s.given, s.family, id limit ${PAGE}`;

export async function scale(site) {
  const measured = [];
  for (const size of SIZES) {
    const name = `bench_scale_${size}`;
    const config = await site.database(name);
    tell(`${size} people`);
    const tagId = v4();
    const { cookie } = await inServices(config, async (app, organizationId) => {
      await fill(config, app.get(Vault), organizationId, size, tagId);
      return organizer(app);
    });
    await settle(config);
    measured.push(await measure(config, cookie, size, tagId));
    await site.drop(name);
  }
  const [small, ...larger] = measured;
  for (const [n, each] of larger.entries())
    for (const [what, goal] of [['page', 1.3], ['sorted', 1.3], ['search', 3], ['segment'], ['segment-page', 3]]) {
      const note = `${SIZES[n + 1]} people against ${SIZES[0]}`;
      const name = `scale/${what}-${SIZES[n + 1]}-by-size`;
      line({ name, ours: each[what], peer: small[what], unit: 'ms', better: 'less', goal, note });
    }
}

async function measure(config, cookie, size, tagId) {
  const api = await startApi(config);
  const client = new pg.Client(config.databaseUrl);
  await client.connect();
  const headers = { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' };
  const ask = async (document, variables) => {
    const body = JSON.stringify({ query: hashOf(document), persisted: true, variables });
    const response = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
    const { data, errors } = await response.json();
    assert.ok(data && !errors, JSON.stringify(errors));
    return data;
  };
  try {
    while (!(await ask(DOCUMENTS.people, { first: PAGE })).people.searchReady)
      await new Promise((done) => setTimeout(done, 200));
    const sorted = () => ask(DOCUMENTS.people, { first: PAGE, sort: 'GIVEN_NAME' });
    const search = (text) => ask(DOCUMENTS.people, { first: PAGE, search: text });
    const bare = (text) => client.query(SEARCH_SQL, [text.split(' ').map((word) => `%${word}%`)]);
    const counts = async () => [
      (await ask(DOCUMENTS.segmentCount, { definition: segment(tagId) })).segmentCount.count,
      (await search('chueba')).people.total,
      (await sorted()).people.total,
      (await client.query(SEGMENT_SQL, [tagId])).rows.reduce((all, { count }) => all + count, 0),
      Number((await bare('chueba')).rows[0].count),
      (await client.query(SORTED_SQL)).rows[0].total,
    ];
    const [ours, found, all, ...plain] = await counts();
    assert.deepEqual([ours, found, all], plain);
    const both = (name, own, peer, note) => inTurns(`scale/${name}-${size}`, own, peer, note);
    return {
      page: await both(
        'page',
        () => ask(DOCUMENTS.people, { first: PAGE }),
        () => client.query(PAGE_SQL),
      ),
      sorted: await both('sorted', sorted, () => client.query(SORTED_SQL), 'by given name'),
      search: await both(
        'search',
        (n) => search(TYPED[n]),
        (n) => bare(TYPED[n]),
        'letter after letter',
      ),
      segment: await both(
        'segment',
        () => ask(DOCUMENTS.segmentCount, { definition: segment(tagId) }),
        () => client.query(SEGMENT_SQL, [tagId]),
        `${ours} of them; ours says it in words, too`,
      ),
      'segment-page': await both(
        'segment-page',
        () => ask(DOCUMENTS.segmentPeople, { definition: half, first: PAGE, sort: 'GIVEN_NAME' }),
        () => client.query(HALF_SQL),
        'by given name, of a segment of half of them',
      ),
    };
  } finally {
    await client.end();
    await api.stop();
  }
}

/** One after the other in each round, so that whatever else the machine does is borne by both. */
async function inTurns(name, own, peer, note) {
  const [ours, bare] = [[], []];
  for (let round = -5; round < ROUNDS; round += 1) {
    const n = (round + 5) % TYPED.length;
    for (const [times, run] of [
      [ours, own],
      [bare, peer],
    ]) {
      const from = performance.now();
      await run(n);
      if (round >= 0) times.push(performance.now() - from);
    }
  }
  line({ name, ours, peer: bare, unit: 'ms', better: 'less', note });
  return median(ours);
}

/** Sealed people past the import, which is measured elsewhere, and their names in plain columns beside them for the peer. */
async function fill({ databaseUrl }, vault, organizationId, count, tagId) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const table = Person.name.toLowerCase();
  const sealed = (name, id, details) => vault.seal({ organizationId, table: name, id }, details);
  try {
    await client.query('create extension pg_trgm');
    await client.query('create table plain (id uuid primary key, given text, family text, name text)');
    await client.query('insert into tag (id, "organizationId", sealed, index) values ($1, $2, $3, $4)', [
      ...[tagId, organizationId, sealed('tag', tagId, { label: 'Bench' }), Buffer.from('bench')],
    ]);
    for (let n = 0; n < count; n += BATCH) {
      const at = Array.from({ length: Math.min(BATCH, count - n) }, (_, each) => n + each);
      const ids = at.map(() => v4());
      const names = at.map((each) => ({ givenName: given(each), familyName: family(each) }));
      await client.query(
        `insert into person (id, "organizationId", sealed, ward, language, "createdAt")
         select i, $1, b, w, l, now() - n * interval '1 second'
         from unnest($2::uuid[], $3::bytea[], $4::smallint[], $5::text[], $6::int[]) as each (i, b, w, l, n)`,
        [
          ...[organizationId, ids, ids.map((id, each) => sealed(table, id, names[each]))],
          ...[at.map((each) => each % 14 || null), at.map((each) => LANGUAGES[Math.floor(each / 14) % 4]), at],
        ],
      );
      await client.query(
        `insert into plain select i, g, f, g || ' ' || f from unnest($1::uuid[], $2::text[], $3::text[]) as each (i, g, f)`,
        [ids, names.map((each) => each.givenName), names.map((each) => each.familyName)],
      );
      await client.query(
        `insert into person_tag (id, "organizationId", "personId", "tagId")
         select gen_random_uuid(), $1, i, $3 from unnest($2::uuid[]) with ordinality as n (i, at) where at % 5 = 0`,
        [organizationId, ids, tagId],
      );
    }
    await client.query('create index on plain using gin (name gin_trgm_ops)');
    await client.query('create index on plain (given, family, id)');
  } finally {
    await client.end();
  }
}
