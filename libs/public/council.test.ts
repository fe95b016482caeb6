import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RECORD_VERSION } from '#campaigns';
import { Evidence, RecordConfirmation, RecordService } from '#officials';
import { CATALOGUES, Db, v4 } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { Cards } from './council.card.ts';

let api: Api;
let url: string;
beforeAll(async () => {
  api = await startApi();
  url = await api.app.getUrl();
  await api.inside(() => api.app.get(RecordService).load());
});
afterAll(() => api.close());

async function get(path: string) {
  const response = await fetch(url + path);
  const html = await response.text();
  const text = html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' ');
  return { status: response.status, type: response.headers.get('content-type'), html, text };
}
interface Row {
  readonly ward: number;
  readonly person: string | null;
  readonly demand: string;
  readonly label: string;
  readonly basis: string;
  readonly unknownReason: string | null;
  readonly stale: boolean;
  readonly staleReason: string | null;
  readonly evidence: {
    code: string;
    text: { en: string; es: string };
    locator: string;
    source: { publisher: string };
  }[];
}
const json = async (path: string) => {
  const response = await fetch(url + path);
  const body = (await response.json()) as {
    review: object;
    asOf: string;
    rows: Row[];
    code?: string;
    message?: string;
  };
  return { status: response.status, body };
};

test('the page says first how much is known, of which day, and that the record is the bundled one', async () => {
  const { status, type, text } = await get('/council');
  expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
  const order = [
    '3 of 52 known',
    'December 31, 2025, the last day',
    `version ${RECORD_VERSION}`,
    'Elliott Payne',
    'What the marks mean',
  ];
  const places = order.map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(text).toContain('Two named people of this installation have not confirmed it yet.');
  for (const words of [
    ...['1 Elliott Payne Council President', 'Lean support Reported, 47 days', 'Support Own words, 47 days'],
    ...['1 item to review', 'Committed Own words, 47 days', 'Outgoing', '4 unknown Holder not known'],
    ...['Says it is already so', 'Answered before the December 11 ordinance.', 'December 11, 2025 (year inferred)'],
    'It bears on this demand: A stronger separation ordinance. No roll call is in the record',
  ]) {
    expect(text).toContain(words);
  }
});

test('thirteen seats and four demands: a row each, a cell each, and a link wherever there is evidence', async () => {
  const { html } = await get('/council');
  expect(html.match(/role="rowheader"/g)).toHaveLength(13);
  expect(html.match(/role="cell"/g)).toHaveLength(52);
  const links = new Set([...html.matchAll(/href="(\/council\/ward\/[^"]+)"/g)].map(([, path]) => path!));
  expect(links.size).toBe(4 + 1 + 4 + 4 + 4);
  for (const path of links) expect((await get(path)).status).toBe(200);
});

test.each(['/council', '/es/council', '/council?asOf=2026-11-22', '/council/ward/9/D4', '/es/council/ward/9/D4'])(
  '%s is one request below 60 kB, whole without script and without inline style',
  async (path) => {
    const { html } = await get(path);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
    expect(html).not.toMatch(/<script|<img|<link rel="stylesheet"|\sstyle=|\son\w+=/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  },
);

test.each(['/es/council', '/es/council?asOf=2026-11-22', '/es/council/ward/9/D4', '/es/council/ward/9/D2'])(
  '%s has no English text of the catalogue',
  async (path) => {
    const { text, html } = await get(path);
    expect(html).toContain('<html lang="es">');
    const whole = ` ${text} `;
    const left = Object.entries(CATALOGUES.en).filter(
      ([key, words]) =>
        key.startsWith('council.') && words.length > 3 && !words.includes('{') && whole.includes(` ${words} `),
    );
    expect(left).toEqual([]);
  },
);

test('the Spanish page keeps the day, and leads to its English twin', async () => {
  const { html, text } = await get('/es/council?asOf=2026-02-01');
  expect(text).toContain(
    'El registro termina el 31 de diciembre de 2025. Esta página muestra el 1 de febrero de 2026.',
  );
  expect(text).toContain('Los textos en español son un borrador');
  expect(html).toContain('href="/council?asOf=2026-02-01" lang="en"');
  expect(html).toContain('href="/es/council/ward/9/D4?asOf=2026-02-01"');
});

test('after the record ends, a holder whom nobody confirmed carries nothing over', async () => {
  const { text } = await get('/council?asOf=2026-02-01');
  expect(text).toContain('0 of 52 known');
  expect(text).toContain('Jason Chavez Not confirmed since December 31, 2025');
  expect(text).not.toContain('Own words,');
  const cell = await get('/council/ward/9/D4?asOf=2026-02-01');
  expect(cell.text).toContain('Nobody has confirmed since December 31, 2025 who holds this seat.');
  expect(cell.text).not.toContain('Sets the label');
});

test('a cell says where they stand, why, and of each row whether it counts and why not', async () => {
  const { text } = await get('/council/ward/9/D4');
  for (const words of [
    ...['Ward 9, Jason Chavez', 'Real Consequences', 'Committed', 'Own words, November 14, 2025'],
    ...['Sets the label: an explicit promise', 'May set Lean support at most: somebody else’s words'],
    ...['Does not count: coming is not a position', 'Does not count: implied only, the demand is not named'],
    ...['November 14, 2025 (year inferred). Fight Back! News, line 15.'],
  ]) {
    expect(text).toContain(words);
  }
  const waiting = await get('/council/ward/9/D2');
  expect(waiting.text).toContain('It waits for a review.');
  // What nobody has accepted is told of, and not shown.
  expect(waiting.text).not.toContain('Does not count: it waits for a review');
  expect(waiting.text).not.toContain('December 15, 2025 to December 20, 2025 (year inferred)');
});

test('no page holds an allegation', async () => {
  const rows = await api.inside(() =>
    api.app.get(Db).tx(() =>
      api.app
        .get(Db)
        .repo(Evidence)
        .find({ where: { type: 'ALLEGATION' } }),
    ),
  );
  expect(rows.length).toBeGreaterThan(0);
  const pages = ['/council', '/council.json', ...[1, 2, 4, 5, 9].map((ward) => `/council/ward/${ward}/D4`)];
  for (const path of pages) {
    const { html } = await get(path);
    for (const { textEn } of rows) expect(html).not.toContain(textEn);
  }
});

test('the same for programs: 52 rows in order, evidence only where it sets the label', async () => {
  const { body } = await json('/council.json?asOf=2025-12-31');
  expect(Object.keys(body)).toEqual(['review', 'asOf', 'rows']);
  expect(body).toMatchObject({
    asOf: '2025-12-31',
    review: { status: 'BUNDLED', version: RECORD_VERSION, date: '2025-12-31', coded: 'from published reports' },
  });
  expect(body.rows.map(({ ward, demand }) => `${ward} ${demand}`)).toEqual(
    Array.from({ length: 52 }, (_, index) => `${Math.floor(index / 4) + 1} D${(index % 4) + 1}`),
  );
  expect(Object.keys(body.rows[0]!)).toEqual([
    'ward',
    'person',
    'demand',
    'label',
    'basis',
    'unknownReason',
    'evidence',
    'stale',
    'staleReason',
  ]);
  expect(body.rows.filter(({ label }) => label !== 'UNKNOWN')).toMatchObject([
    { ward: 1, person: 'Elliott Payne', demand: 'D4', label: 'LEAN_SUPPORT', basis: 'REPORTED', unknownReason: null },
    { ward: 2, person: 'Robin Wonsley', demand: 'D4', label: 'SUPPORT', basis: 'DECLARED' },
    { ward: 9, person: 'Jason Chavez', demand: 'D4', label: 'COMMITTED', basis: 'DECLARED' },
  ]);
  expect(body.rows.flatMap(({ evidence }) => evidence.map(({ code }) => code))).toEqual(['S06', 'S02', 'S03a', 'S08']);
  expect(body.rows.filter(({ label, unknownReason }) => (label === 'UNKNOWN') === (unknownReason === null))).toEqual(
    [],
  );
  expect(body.rows[35]!.evidence[0]).toMatchObject({
    ...{ code: 'S08', locator: 'line 15', source: { publisher: 'Fight Back! News' } },
    date: { value: '2025-11-14', precision: 'DAY', yearInferred: true },
  });
  expect(body.rows.every(({ stale, staleReason }) => !stale && staleReason === null)).toBe(true);
  expect((await json('/council.json')).body).toEqual(body);
});

test('after the record ends, programs are told of nobody', async () => {
  const { body } = await json('/council.json?asOf=2026-02-01');
  expect(new Set(body.rows.map(({ label, person, evidence }) => `${label} ${person} ${evidence.length}`))).toEqual(
    new Set(['UNKNOWN null 0']),
  );
  expect(new Set(body.rows.map(({ unknownReason }) => unknownReason))).toEqual(
    new Set(['HOLDER_UNCONFIRMED', 'NO_HOLDER_IN_RECORD']),
  );
});

test('a day that is none is refused in words, and so is a cell that is none', async () => {
  for (const asOf of ['2025-02-30', 'now', '2025-1-1', '2025-12-31&asOf=2025-12-30']) {
    const program = await json(`/council.json?asOf=${asOf}`);
    expect([program.status, program.body.code]).toEqual([400, 'INVALID']);
    expect(program.body.message).toContain('is not a day of the calendar');
    const page = await get(`/es/council?asOf=${asOf}`);
    expect(page.status).toBe(400);
    expect(page.text).toContain('no es un día del calendario. Escriba año, mes y día, como 2025-12-31.');
  }
  for (const path of ['/council/ward/14/D4', '/council/ward/x/D4', '/council/ward/9/D9', '/es/council/ward/9/D4a']) {
    expect((await get(path)).status).toBe(404);
  }
  expect((await get('/council?asOf=%3Cscript%3E')).html).not.toContain('<script>');
});

test('once two named people have confirmed the record, page and programs say so', async () => {
  const confirm = (version: string) =>
    api.inside(() =>
      api.app.get(Db).tx(async () => {
        const db = api.app.get(Db);
        await db.save(
          db.make(RecordConfirmation, { version, userId: v4(), confirmedAt: new Date('2026-03-02T12:00:00Z') }),
        );
      }),
    );
  await confirm(RECORD_VERSION);
  await confirm('2024.9');
  expect((await json('/council.json')).body.review).toMatchObject({ status: 'BUNDLED' });
  await confirm(RECORD_VERSION);
  const coded = 'from published reports';
  const review = { sharedBy: null, status: 'CONFIRMED', version: RECORD_VERSION, date: '2026-03-02', coded };
  expect((await json('/council.json')).body.review).toEqual(review);
  const { text } = await get('/council');
  expect(text).toContain(
    `Two named people confirmed version ${RECORD_VERSION} of this record, the second on March 2, 2026.`,
  );
  expect(text).not.toContain('have not confirmed');
});

test('without a record the page says so', async () => {
  const empty = await startApi();
  try {
    const response = await fetch(`${await empty.app.getUrl()}/council`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('No campaign record has been loaded here yet.');
  } finally {
    await empty.close();
  }
});

test('a figure has a page of their own: every demand with its receipts, seats and votes, and no claim by others', async () => {
  const chavez = await get('/council/figure/chavez');
  expect(chavez.text).toContain('Jason Chavez');
  expect(chavez.text).toContain('Committed');
  expect(chavez.text).toContain('No recorded vote has been entered yet.');
  const frey = await get('/council/figure/frey');
  expect(frey.text).toContain('On this day they hold no seat of the council.');
  expect(frey.text).not.toContain('declined');
  expect((await get('/es/council/figure/chavez')).text).toContain('Jason Chavez');
  for (const path of ['nobody', 'mirac-1', '..%2f', 'candidate-2017'])
    expect((await fetch(`${await api.app.getUrl()}/council/figure/${path}`)).status).toBe(404);
});

test('one address alone may be framed by another site; all others refuse it', async () => {
  const base = await api.app.getUrl();
  const policy = async (path: string) => (await fetch(base + path)).headers.get('content-security-policy') ?? '';
  expect(await policy('/council/embed')).toContain('frame-ancestors *');
  expect((await fetch(`${base}/es/council/embed`)).headers.get('x-frame-options')).toBeNull();
  for (const path of ['/council', '/council/figure/chavez', '/'])
    expect(await policy(path)).toContain("frame-ancestors 'none'");
});

test('the grid as a table has a line for each cell, with the evidence that sets it', async () => {
  const response = await fetch(`${url}/council.csv?asOf=2025-12-31`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const lines = (await response.text()).trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 52);
  const { rows } = (await json('/council.json?asOf=2025-12-31')).body;
  const [first] = rows.filter(({ evidence }) => evidence.length);
  const line = lines.find((each) => each.startsWith(`2025-12-31,${first!.ward},${first!.person},${first!.demand},`))!;
  expect(line).toContain(`,${first!.label},${first!.basis},`);
  expect(line).toContain(first!.evidence[0]!.code);
  expect((await fetch(`${url}/council.csv?asOf=yesterday`)).status).toBe(400);
});

test('one page says the whole rule, in both languages, and the grid leads to it', async () => {
  expect((await get('/council/method')).text).toContain('How a position comes about');
  expect((await get('/es/council/method')).text).toContain('Cómo se llega a una postura');
  expect((await get('/council')).html).toContain('href="/council/method"');
});

describe('the picture of a figure', () => {
  const card = async (path: string) => {
    const response = await fetch((await api.app.getUrl()) + path);
    return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  test('of 50 who ask for it at once all get it, and it is drawn once; in another language once more', async () => {
    const cards = api.app.get(Cards);
    const before = cards.drawn;
    const asked = await Promise.all(Array.from({ length: 50 }, () => card('/council/figure/chavez/card.png')));
    expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([200]));
    expect(cards.drawn - before).toBe(1);
    const [{ bytes, headers }] = asked as [(typeof asked)[0]];
    expect(asked.every((each) => each.bytes.equals(bytes))).toBe(true);
    expect(headers.get('content-type')).toBe('image/png');
    // Its size stands in the first chunk of the file.
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    const spanish = await card('/council/figure/chavez/card.png?lang=es');
    expect(spanish.bytes.equals(bytes)).toBe(false);
    expect(cards.drawn - before).toBe(2);
    // Nobody makes it draw what there is not, however they ask.
    for (const path of ['nobody', 'zambrano'])
      expect((await card(`/council/figure/${path}/card.png`)).status).toBe(404);
    await card('/council/figure/chavez/card.png?lang=xx&asOf=2025-01-01&lang=es');
    expect(cards.drawn - before).toBe(2);
  });

  test('stands in the head of the page with its whole address, in the language of the page', async () => {
    const { html } = await get('/es/council/figure/chavez');
    expect(html).toMatch(
      /<meta property="og:image" content="http[^"]+\/council\/figure\/chavez\/card\.png\?lang=es&amp;v=[\w-]{22}"/,
    );
    expect(html).toContain('<meta name="twitter:card" content="summary_large_image"/>');
    for (const property of ['og:title', 'og:description']) expect(html).toContain(`<meta property="${property}"`);
  });
});
