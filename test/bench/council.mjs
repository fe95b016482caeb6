// The grid of 13 seats and 52 demands with 10,000 rows of evidence, signed in, against the page of 50 people.
import assert from 'node:assert/strict';
import { DOCUMENTS, hashOf } from '../../dist/apps/api/trusted.js';
import { Figure, readRoster, RecordService, Roster, ROSTER_HEADER } from '../../dist/libs/officials/index.js';
import { Db } from '../../dist/libs/platform/index.js';
import { alternate, launch } from './processes.mjs';
import { line, tell } from './report.mjs';
import { csv, importPeople, inServices, organizer, settle, startApi } from './site.mjs';

const [PEOPLE, DEMANDS, EVIDENCE] = [2_000, 52, 10_000];
const [ROUNDS, SECONDS] = [5, 4];
const WARDS = Array.from({ length: 13 }, (_, at) => at + 1);

/** Whoever the record does not name is invented. */
const ROSTER = readRoster(
  `${ROSTER_HEADER}\n${WARDS.filter((ward) => ![1, 2, 4, 5, 9].includes(ward))
    .map((ward) => `${ward},Member ${ward},2024-01-01,,2025-12-31,Bench roster`)
    .join('\n')}`,
).rows;

/** More demands beside the four, and evidence on all of them for every holder, as rows that were accepted. */
const FILL = [
  `insert into demand (id, "organizationId", code, "campaignCode", kind, target, "titleEn", "titleEs", position, origin)
   select gen_random_uuid(), d."organizationId", 'X' || n, d."campaignCode", 'DEMAND', d.target, 'Demand ' || n, 'Exigencia ' || n, 100 + n, 'INSTALLATION'
   from demand d, generate_series(5, ${DEMANDS}) n where d.code = 'D1'`,
  `insert into demand_version (id, "organizationId", code, "demandCode", version, "sourceCode", locator, "textEn", "textEs", origin)
   select gen_random_uuid(), v."organizationId", 'X' || n || '/1', 'X' || n, 1, v."sourceCode", 'bench', 'Text', 'Texto', 'INSTALLATION'
   from demand_version v, generate_series(5, ${DEMANDS}) n where v."demandCode" = 'D1' and v.version = 1`,
  `insert into evidence (id, "organizationId", code, origin, "sourceCode", locator, "textEn", "textEs", type, "figureCode",
     "dateValue", "datePrecision", confidence, "reviewState")
   select gen_random_uuid(), m."organizationId", 'bench:' || n, 'INSTALLATION', m."sourceCode", 'bench', 'Says something ' || n, 'Dice algo ' || n,
     'DIRECT_QUOTE', m."figureCode", date '2025-01-01' + n % 360, 'DAY', 'HIGH', 'APPROVED'
   from generate_series(1, ${EVIDENCE}) n
   join lateral (select * from membership where "postCode" = 'post:mpls-council/ward-' || (n % 13 + 1) limit 1) m on true`,
  `insert into demand_link (id, "organizationId", code, origin, "evidenceId", "evidenceCode", "figureCode", "demandVersionCode",
     direction, explicitness, strength, "reasonCode", "reviewState")
   select gen_random_uuid(), e."organizationId", e.code || '/1', 'INSTALLATION', e.id, e.code, e."figureCode",
     'X' || (5 + (substr(e.code, 7)::int / 13) % ${DEMANDS - 4}) || '/1', 1, 'EXPLICIT', 'SCORING', 'OWN_WORDS', 'APPROVED'
   from evidence e where e.code like 'bench:%'`,
];

const requestTo = (url, document, variables, cookie) => ({
  url: `${url}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json', cookie, 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify({ query: hashOf(DOCUMENTS[document]), persisted: true, variables }),
});
const answerTo = async ({ url, ...init }) => {
  const answer = await fetch(url, init);
  const text = await answer.text();
  assert.equal(answer.status, 200, text.slice(0, 500));
  return { bytes: text.length, data: JSON.parse(text).data };
};

/** Measures the grid beside the people page of the same process, in rounds that both take part in. */
export async function council(site) {
  const config = await site.database('bench_council');
  const { cookie } = await inServices(config, async (app) => {
    await app.get(RecordService).load();
    await app.get(Roster).take(ROSTER, true);
    const db = app.get(Db);
    await db.tx(async () => {
      for (const sql of FILL) await db.repo(Figure).query(sql);
    });
    await importPeople(app, csv(site.folder, PEOPLE), PEOPLE);
    return organizer(app);
  });
  await settle(config);
  const started = [];
  try {
    const api = await startApi(config);
    const load = await launch('./load.mjs');
    started.push(api, load);
    const requests = {
      grid: requestTo(api.url, 'council', { asOf: null }, cookie),
      people: requestTo(api.url, 'people', { first: 50 }, cookie),
    };
    const { data, bytes } = await answerTo(requests.grid);
    assert.equal(data.council.total, 13 * DEMANDS);
    assert.ok(data.council.known > 600, `${data.council.known} known`);
    tell(`${data.council.known} of ${data.council.total} cells known, ${bytes} bytes`);
    const measure = async (request) => {
      const { perSecond, failed } = await load.ask({ ...request, seconds: SECONDS });
      if (failed) throw new Error(`${failed} requests failed`);
      return perSecond;
    };
    for (const request of Object.values(requests)) await measure(request);
    const reached = await alternate(ROUNDS, {
      grid: () => measure(requests.grid),
      people: () => measure(requests.people),
    });
    line({ name: 'council-grid/people-page', ours: reached.grid, peer: reached.people, unit: 'answers/s', goal: 0.5 });
  } finally {
    for (const each of started) await each.stop();
  }
}
