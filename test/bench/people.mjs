// The page of 50 people, signed in: against the same work by hand, against itself without sealing, and PostGraphile.
import assert from 'node:assert/strict';
import { DOCUMENTS, hashOf } from '../../dist/apps/api/trusted.js';
import { alternate, freePort, launch } from './processes.mjs';
import { plainCopy } from './plain-copy.mjs';
import { line, tell } from './report.mjs';
import { csv, importPeople, inServices, organizer, settle, startApi } from './site.mjs';

const PEOPLE = 20_000;
const PAGE = 50;
const [ROUNDS, SECONDS] = [7, 5];

/** What the console sends for its list, by the hash of its document. */
const console = { query: hashOf(DOCUMENTS.people), persisted: true, variables: { first: PAGE } };
/** The nearest that PostGraphile answers. */
const nearest = {
  query: `query people($first: Int!) { allPeople(first: $first, orderBy: [CREATED_AT_DESC, ID_DESC]) {
    nodes { __typename id name ward language emails phones optOutsByPersonId { nodes { channel } }
      consentsByPersonId { nodes { channel } } bounced deceased }
    pageInfo { endCursor } totalCount } }`,
  variables: { first: PAGE },
};

const requestTo = (url, body, cookie) => ({
  url: `${url}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json', ...(cookie && { cookie }), 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify(body),
});

/** The page as somebody sees it; a contestant that answers another page does not start. */
async function pageOf({ url, ...init }) {
  const answer = await fetch(url, init);
  const text = await answer.text();
  assert.equal(answer.status, 200, text);
  const { data } = JSON.parse(text);
  assert.equal((data.people?.items ?? data.allPeople?.nodes).length, PAGE, text.slice(0, 500));
  return { bytes: text.length, page: data.people, nodes: data.allPeople?.nodes };
}

/** Waits until nothing is read beside the page: the API reads all names once, for its search. */
async function warm(request) {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await pageOf(request)).page?.searchReady ?? true) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('The names were not read');
}

/** Measures everything about the page, in rounds that all contestants take part in. */
export async function people(site) {
  tell(`importing ${PEOPLE} people`);
  const config = await site.database('bench_people');
  const { cookie } = await inServices(config, async (app) => {
    await importPeople(app, csv(site.folder, PEOPLE), PEOPLE);
    return organizer(app);
  });
  tell('copying them without the sealing');
  const plain = await site.copy('bench_plain', 'bench_people');
  await plainCopy(plain);
  for (const each of [config, plain]) await settle(each);

  const started = [];
  const peer = async (entry, env) => {
    const port = await freePort();
    started.push(await launch(entry, { env: { ...env, PORT: String(port) } }));
    return `http://127.0.0.1:${port}`;
  };
  try {
    const ours = await startApi(config);
    const unsealed = await startApi(plain, './peers/unsealed-api.mjs');
    started.push(ours, unsealed);
    const bare = await peer('./peers/bare-same-work.mjs', {
      DATABASE_URL: config.databaseUrl,
      KEY_FILE: config.keyFile,
    });
    const graphile = await peer('./peers/postgraphile.mjs', {
      DATABASE_URL: plain.databaseUrl,
      NODE_ENV: 'production',
    });
    const requests = {
      ours: requestTo(ours.url, console, cookie),
      'bare-same-work': requestTo(bare, { variables: console.variables }, cookie),
      unsealed: requestTo(unsealed.url, console, cookie),
      postgraphile: requestTo(graphile, nearest),
    };
    await sameWork(requests);
    const load = await launch('./load.mjs');
    started.push(load);
    const measure = async (request, seconds) => {
      const { perSecond, failed } = await load.ask({ ...request, seconds });
      if (failed) throw new Error(`${failed} requests to ${request.url} failed`);
      return perSecond;
    };
    tell('warming up');
    for (const request of Object.values(requests)) await measure(request, 3);
    const contestants = Object.entries(requests).map(([name, request]) => [name, () => measure(request, SECONDS)]);
    const reached = await alternate(ROUNDS, Object.fromEntries(contestants));
    const against = (peer, goal) =>
      line({ name: `people-page/${peer}`, ours: reached.ours, peer: reached[peer], unit: 'pages/s', goal });
    against('bare-same-work', 0.6);
    against('unsealed', 0.67);
    against('postgraphile');
  } finally {
    for (const each of started) await each.stop();
  }
}

/** All must show the same 50 people: ours, the peer by hand and the plain copy to the letter. */
async function sameWork(requests) {
  for (const request of Object.values(requests)) await warm(request);
  const pages = {};
  for (const [name, request] of Object.entries(requests)) pages[name] = await pageOf(request);
  const { ours, postgraphile } = pages;
  // How far the search is differs by nature: a peer has none.
  const shown = ({ page: { items, endCursor, total } }) => ({ items, endCursor, total });
  for (const name of ['bare-same-work', 'unsealed']) assert.deepEqual(shown(pages[name]), shown(ours), name);
  const nearestTo = ({ optOutsByPersonId, consentsByPersonId, ...person }) => ({
    ...person,
    optedOut: optOutsByPersonId.nodes.map(({ channel }) => channel).sort(),
    consents: consentsByPersonId.nodes.map(({ channel }) => channel).sort(),
  });
  const sorted = (person) => ({ ...person, consents: [...person.consents].sort() });
  assert.deepEqual(postgraphile.nodes.map(nearestTo), ours.page.items.map(sorted), 'postgraphile');
  tell(
    `bytes of a page: ${Object.entries(pages)
      .map(([name, { bytes }]) => `${name} ${bytes}`)
      .join(', ')}`,
  );
}
