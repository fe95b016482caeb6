import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordService } from '#officials';
import { Channel, Consent, ConsentService, PeopleService, TimelineEntry } from '#people';
import { CountingService, type Signature, SignaturesService, SignatureState, SigningService } from '#petitions';
import { Db, environmentOf, OutboxRow } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { browse } from '../../test/public-pages.ts';
import {
  countsOf,
  draftPetition,
  publicPetition,
  signaturesOf,
  signingForm,
  storedPetition,
} from '../../test/signing.ts';
import { requestOf, readForm } from './petition.form.ts';

let api: Api;
let base: string;
const children: ChildProcess[] = [];
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await api.close();
});

type Petition = { id: string; slug: string };
const get = (path: string) => browse(base, path);
const post = (path: string) => browse(base, path, {});
const send = async (petition: Petition, changes: Record<string, string> = {}, language = '') =>
  browse(base, `${language}/petitions/${petition.slug}`, await signingForm(api, petition, changes));
const facts = async (name: string) =>
  (await api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(OutboxRow).findBy({ name })))).map(
    ({ payload }) => payload as { signatureId: string },
  );
const repeats = async (ids: readonly string[]) =>
  (await facts('petitions.signatureRepeated')).filter(({ signatureId }) => ids.includes(signatureId)).length;
const confirm = (signature: Signature) =>
  api.inside(() => api.app.get(SignaturesService).confirm(signature.details.token));
const withdraw = (signature: Signature) =>
  api.inside(() => api.app.get(SignaturesService).withdraw(signature.details.token));
/** A page without what differs by nature: the hidden ticket. */
const plain = (html: string) => html.replace(/name="ticket" value="[^"]*"/g, '');
/** Somebody who signed and confirmed. */
async function signer(petition: Petition, changes: Record<string, string> = {}): Promise<Signature> {
  const form = await signingForm(api, petition, changes);
  await api.inside(() => api.app.get(SigningService).sign(petition.id, requestOf(readForm(form), 'en')));
  const [signature] = (await signaturesOf(api, petition.id, SignatureState.PENDING)).slice(-1);
  return (await confirm(signature!))!.signature;
}

/** A second API on the same database, in a process of its own. */
async function secondApi(): Promise<string> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  const env = environmentOf({ ...api.config, port, host: '127.0.0.1' });
  const child = fork(join(import.meta.dirname, '../../dist/apps/api/main.js'), { env, silent: true });
  children.push(child);
  await once(child, 'message');
  return `http://127.0.0.1:${port}`;
}

/** The same address, written in other ways; and the same page sent again. */
const DISGUISES: ((email: string) => string)[] = [
  (email) => email.toUpperCase(),
  (email) => email.replace('@', '+petition@'),
  (email) => `  ${email}\u200b `,
  (email) => email.replace(/^(.)(.*)@/, '$1.$2@'), // at gmail.com dots do not count
  (email) => `\t${email.replace(/^./, (first) => first.toUpperCase())}`,
  (email) => email,
];

test('2,000 forms of 1,400 people from 32 clients at two processes: 1,400 are counted, all are answered alike', async () => {
  const petition = await publicPetition(api, { goal: 100 });
  const bases = [base, await secondApi()];
  const people = await Promise.all(
    Array.from({ length: 1400 }, (_, n) => signingForm(api, petition, { email: `mass${n}@gmail.com` })),
  );
  const again = await Promise.all(
    Array.from({ length: 600 }, async (_, n) => {
      const email = DISGUISES[n % DISGUISES.length]!(people[n]!.email);
      // Every second one is the same page again: a double click, or Back and Send.
      return { ...(n % 2 ? people[n]! : await signingForm(api, petition)), email, givenName: `Again ${n}` };
    }),
  );
  // Each repeat somewhere after, beside or before its first, in an order that mixes all.
  const forms = [...people, ...again].map((form, n) => ({ form, at: (n * 7919) % 2003 })).sort((a, b) => a.at - b.at);
  const answers: { status: number; location: string | null; html: string; headers: string[] }[] = [];
  let next = 0;
  const client = async (number: number) => {
    for (let n = next++; n < forms.length; n = next++) {
      const headers = { 'x-forwarded-for': `203.0.113.${number}` };
      const answer = await browse(bases[n % 2]!, `/petitions/${petition.slug}`, forms[n]!.form, headers);
      const { status, location, html } = answer;
      answers.push({ status, location, html, headers: [...answer.headers.keys()].sort() });
    }
  };
  const signing = Promise.all(Array.from({ length: 32 }, (_, number) => client(number + 1)));
  // Meanwhile some already confirm, so that repeats meet both kinds.
  const early = (async () => {
    while (next < forms.length - 200) {
      await new Promise((done) => setTimeout(done, 500));
      for (const each of (await signaturesOf(api, petition.id, SignatureState.PENDING)).slice(0, 40))
        await confirm(each);
    }
  })();
  await Promise.all([signing, early]);
  expect(answers).toHaveLength(2000);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 303, location: `/petitions/${petition.slug}/thanks`, html: '' });

  const rows = await signaturesOf(api, petition.id);
  expect(rows).toHaveLength(1400);
  const pending = rows.filter(({ state }) => state === SignatureState.PENDING);
  expect(pending.length).toBeLessThan(1400);
  for (let at = 0; at < pending.length; at += 8)
    await Promise.all([...pending.slice(at, at + 8), ...pending.slice(at, at + 4)].map(confirm));
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 1400, pending: 0, withdrawn: 0 });
  const { html } = await get(`/petitions/${petition.slug}`);
  expect(html).toContain('<b>1,400</b>');
  expect(html).toContain('Goal: 1,500');
  expect((await facts('petitions.signatureMade')).length).toBe(1400);
  expect((await facts('petitions.signatureConfirmed')).length).toBe(1400);
}, 300_000);

test('a second time gets what a first one gets, byte for byte, and changes nothing', async () => {
  const petition = await publicPetition(api);
  const email = 'Twice+first@example.org';
  const first = await send(petition, { email, givenName: 'Rosalba', ward: '9' });
  const again = { email: 'twice@EXAMPLE.org', givenName: 'Other', show: 'FULL', ward: '3', newsByEmail: 'yes' };
  const second = await send(petition, again);
  const [row] = await signaturesOf(api, petition.id);
  await confirm(row!);
  const third = await send(petition, again);
  const stranger = await send(petition);
  for (const answer of [second, third, stranger]) {
    expect([answer.status, answer.location, answer.html]).toEqual([first.status, first.location, first.html]);
    expect([...answer.headers.keys()].sort()).toEqual([...first.headers.keys()].sort());
  }
  expect((await get(second.location!)).html).toBe((await get(first.location!)).html);
  const rows = await signaturesOf(api, petition.id);
  expect(rows.map(({ details, ward, display }) => [details.givenName, ward, display])).toEqual([
    ['Rosalba', 9, 'NONE'],
    [stranger && 'Signa', null, 'NONE'],
  ]);
  expect(await repeats([row!.id])).toBe(2);
  // A form with mistakes is answered alike too.
  const bad = { email, givenName: '' };
  expect(plain((await send(petition, bad)).html).replace(/Torius \d+/g, '')).toBe(
    plain((await send(petition, { ...bad, email: 'new@example.org' })).html)
      .replace(/Torius \d+/g, '')
      .replace('new@example.org', email),
  );
});

test('ten clicks on one page are one signature and no repeat; the same page with another address is another', async () => {
  const petition = await publicPetition(api);
  const form = await signingForm(api, petition);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => browse(base, `/petitions/${petition.slug}`, form)),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(303));
  const [row, ...others] = await signaturesOf(api, petition.id);
  expect(others).toEqual([]);
  await confirm(row!);
  await browse(base, `/petitions/${petition.slug}`, form);
  expect(await repeats([row!.id])).toBe(0);
  await browse(base, `/petitions/${petition.slug}`, { ...form, email: 'mended@example.org' });
  expect(await signaturesOf(api, petition.id)).toHaveLength(2);
});

test('only who confirms counts, exactly and at once; only then is there a person, with what they agreed to', async () => {
  const petition = await publicPetition(api);
  const email = 'counted@example.org';
  const form = { email, phone: '612-555-0143', ward: '9', newsByEmail: 'yes', newsBySms: 'yes' };
  await send(petition, form, '/es');
  const page = async () => (await get(`/petitions/${petition.slug}`)).html;
  const people = api.app.get(PeopleService);
  const known = () => api.inside(() => people.withHandle('email', email));
  expect(await page()).toContain('<b>0</b>');
  expect(await page()).toContain('One more has signed but not confirmed yet');
  expect(await known()).toEqual([]);
  const [row] = await signaturesOf(api, petition.id);
  const path = `/es/signatures/${row!.details.token}`;
  const pressed = await Promise.all([1, 2, 3].map(() => post(path)));
  expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, path]));
  expect((await get(path)).html).toContain('Su firma ya cuenta.');
  expect(await page()).toContain('<b>1</b>');
  const [person] = await known();
  expect([person!.ward, person!.language, person!.details.phones]).toEqual([9, 'es', ['+16125550143']]);
  const db = api.app.get(Db);
  const [consents, timeline] = await api.inside(() =>
    db.tx(async () => [
      await db.repo(Consent).findBy({ personId: person!.id }),
      await db.repo(TimelineEntry).findBy({ personId: person!.id }),
    ]),
  );
  expect(consents!.map(({ channel, source }: Partial<Consent>) => [channel, source]).sort()).toEqual([
    [Channel.EMAIL, 'petition'],
    [Channel.SMS, 'petition'],
  ]);
  expect(timeline!.map(({ kind }: Partial<TimelineEntry>) => kind)).toContain('SIGNATURE_CONFIRMED');
  expect(
    (await facts('petitions.signatureConfirmed')).filter(({ signatureId }) => signatureId === row!.id).length,
  ).toBe(1);
});

test('nothing is ticked, shown or told of a ward that was not chosen; a ward that is known stays', async () => {
  const petition = await publicPetition(api);
  const { html } = await get(`/petitions/${petition.slug}`);
  expect(html).not.toMatch(/type="checkbox"[^>]* checked/);
  expect(html).toMatch(
    /name="show" id="show" checked="" value="NONE"|value="NONE"[^>]*checked|checked=""[^>]*value="NONE"/,
  );
  expect(html).toContain('<option value="" selected="">I would rather not say</option>');
  const row = await signer(petition, { email: 'plain@example.org' });
  expect([row.ward, row.display, row.details.news]).toEqual([null, 'NONE', []]);
  const consents = await api.inside(() => api.app.get(ConsentService).consentsOf([row.personId!]));
  expect(consents.get(row.personId!)).toBeUndefined();
  await signer(petition, { email: 'ward@example.org', ward: '4' });
  const second = await signer(await publicPetition(api), { email: 'ward@example.org', ward: '5' });
  expect((await api.inside(() => api.app.get(PeopleService).get(second.personId!))).ward).toBe(4);
});

test('names are shown as their signers chose, the latest twenty, and never of others', async () => {
  const petition = await publicPetition(api);
  await signer(petition, { givenName: 'Nadie', familyName: 'Oculta' });
  await signer(petition, { givenName: 'Inés', familyName: 'Inicial', show: 'INITIAL' });
  await send(petition, { givenName: 'Pen', familyName: 'Ding', show: 'FULL' });
  const gone = await signer(petition, { givenName: 'Fue', familyName: 'Retirada', show: 'FULL' });
  await withdraw(gone);
  for (let n = 0; n < 19; n += 1) await signer(petition, { givenName: `<b>${n}`, familyName: 'Full', show: 'FULL' });
  const { html } = await get(`/petitions/${petition.slug}`);
  expect(html).toContain('<li>Inés I.</li>');
  expect(html).toContain('<li>&lt;b&gt;18 Full</li>');
  for (const never of ['Inicial', 'Nadie', 'Oculta', 'Ding', 'Retirada', '<b>18']) expect(html).not.toContain(never);
  await signer(petition, { givenName: 'One', familyName: 'More', show: 'FULL' });
  expect((await get(`/petitions/${petition.slug}`)).html).not.toContain('Inés I.');
});

test('whoever takes their name off is not counted, nothing of them stays, and they can sign again', async () => {
  const petition = await publicPetition(api);
  const email = 'leaves@example.org';
  const row = await signer(petition, { email });
  const path = `/signatures/${row.details.token}`;
  expect((await get(`${path}/withdraw`)).status).toBe(200);
  expect((await countsOf(api, petition.id)).confirmed).toBe(1);
  const pressed = await Promise.all([1, 2].map(() => post(`${path}/withdraw`)));
  expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, path]));
  expect((await get(path)).html).toContain('Your name is off this petition.');
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 0, pending: 0, withdrawn: 1 });
  const [left] = await signaturesOf(api, petition.id);
  expect([left!.details.email, left!.details.givenName, left!.contact, left!.personId]).toEqual(['', '', null, null]);
  expect(await facts('petitions.signatureWithdrawn')).toContainEqual({ signatureId: row.id });
  // The old link confirms nothing any more.
  await post(path);
  expect((await countsOf(api, petition.id)).confirmed).toBe(0);
  expect((await send(petition, { email })).status).toBe(303);
  const [again] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  await confirm(again!);
  expect((await countsOf(api, petition.id)).confirmed).toBe(1);
});

test.each([
  ['', 'Nothing is lost', 'Write your first name', 'name@example.org', 'area code', 'Choose a ward'],
  ['/es', 'No se perdió nada', 'Escriba su nombre', 'nombre@example.org', 'código de área', 'Elija un distrito'],
])(
  '%s: what is wrong is said at the top and beside its field, and nothing typed is lost',
  async (language, ...words) => {
    const petition = await publicPetition(api);
    const bad = { givenName: '', email: 'ana at example', phone: '12', ward: '14', newsBySms: 'yes', show: 'FULL' };
    const { status, html } = await send(petition, { ...bad, familyName: 'a <b>bold</b> name' }, language);
    expect(status).toBe(422);
    for (const word of words) expect(html).toContain(word);
    expect(html).toMatch(/href="#email"/);
    expect(html).toMatch(/aria-invalid="true" aria-describedby="email-error email-hint"/);
    expect(html).toContain('value="ana at example"');
    expect(html).toContain('value="a &lt;b&gt;bold&lt;/b&gt; name"');
    expect(html).toMatch(/name="newsBySms"[^>]* checked=""/);
    expect(html).not.toMatch(/name="newsByEmail"[^>]* checked=""/);
    expect(await signaturesOf(api, petition.id)).toEqual([]);
  },
);

test('what tells of immigration, a name that advertises, a trap, haste and a made-up ticket are not taken', async () => {
  const petition = await publicPetition(api);
  const refused = async (changes: Record<string, string>, words: string) => {
    const { status, html } = await send(petition, changes);
    expect([status, html.includes(words)]).toEqual([422, true]);
  };
  await refused({ familyName: 'Pérez (indocumentada)' }, 'We never store that');
  await refused({ givenName: 'Cheap pills at http://pills.example' }, 'Write your first name');
  await refused({ familyName: 'x'.repeat(101) }, 'at most 100 letters');
  await refused({ show: 'EVERYWHERE' }, 'Choose how we may show you');
  await refused({ newsBySms: 'yes' }, 'cell phone number, or untick');
  await refused({ topic: 'buy' }, 'A field that nobody sees');
  await refused({ ticket: '' }, 'open for a long time');
  const other = await publicPetition(api);
  await refused({ ticket: (await signingForm(api, other)).ticket }, 'open for a long time');
  const ticket = /name="ticket" value="([^"]+)"/.exec((await get(`/petitions/${petition.slug}`)).html)![1]!;
  await refused({ ticket }, 'faster than people write');
  for (const [body, type] of [
    ['[1,2]', 'application/json'],
    ['givenName=a&givenName=b&ward=1&ward=2', 'application/x-www-form-urlencoded'],
    ['x'.repeat(400_000), 'application/x-www-form-urlencoded'],
  ] as const) {
    const headers = { accept: 'text/html', 'content-type': type };
    const answer = await fetch(`${base}/petitions/${petition.slug}`, { method: 'POST', headers, body });
    expect(answer.status >= 400 && answer.status < 500).toBe(true);
  }
  expect(await signaturesOf(api, petition.id)).toEqual([]);
});

test('a draft is nothing; one that has not begun or is closed shows its count and takes nothing', async () => {
  const hidden = await draftPetition(api);
  for (const path of ['', '/thanks']) expect((await get(`/petitions/${hidden.slug}${path}`)).status).toBe(404);
  expect((await send(hidden)).status).toBe(404);

  const early = await publicPetition(api, { opensOn: '2999-01-01' });
  const answer = await send(early, {}, '/es');
  expect([answer.status, answer.html.includes('Todavía no se puede firmar.')]).toEqual([409, true]);

  const petition = await publicPetition(api);
  await signer(petition);
  await send(petition);
  const [pending] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  await api.gql('organizer', `mutation { closePetition(id: "${petition.id}") { id } }`);
  const closed = await send(petition);
  expect([closed.status, closed.html.includes('This petition is closed.')]).toEqual([409, true]);
  expect(closed.html).not.toContain('<form');
  await confirm(pending!);
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 1, pending: 1, withdrawn: 0 });
  expect((await get(`/signatures/${pending!.details.token}`)).html).toContain(
    'closed before the signature was confirmed',
  );
});

test.each(['x', 'A'.repeat(43), `${'A'.repeat(42)}%00`, '../../etc'])(
  'a link that opens nothing says so: %s',
  async (token) => {
    for (const answer of [
      await get(`/signatures/${token}`),
      await post(`/signatures/${token}`),
      await post(`/signatures/${token}/withdraw`),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.html).toMatch(/This link opens nothing|This page does not exist/);
    }
  },
);

test('a flood from one address is stopped, others still sign', async () => {
  const petition = await publicPetition(api);
  const flood = { 'x-forwarded-for': '198.51.100.7' };
  const path = `/petitions/${petition.slug}`;
  const answers = await Promise.all(Array.from({ length: 305 }, () => browse(base, path, { givenName: 'x' }, flood)));
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  expect(answers.find(({ status }) => status === 429)!.html).toContain('Too many forms came from your network.');
  const form = await signingForm(api, petition);
  expect((await browse(base, path, form, { 'x-forwarded-for': '198.51.100.8' })).status).toBe(303);
}, 60_000);

test('nothing that names or reaches who signed is in the database or in an address', async () => {
  const petition = await publicPetition(api);
  const secret = { givenName: 'Xochitl', familyName: 'Quixano', email: 'xq@canary.example', phone: '612-555-0177' };
  const answer = await send(petition, { ...secret, newsBySms: 'yes', show: 'FULL' });
  expect(answer.location).toBe(`/petitions/${petition.slug}/thanks`);
  const [row] = await signaturesOf(api, petition.id);
  const { token } = row!.details;
  await confirm(row!);
  await send(petition, { ...secret, givenName: 'Again' });
  const tables = [
    'petition',
    'signature',
    'petition_ward_count',
    'person',
    'handle',
    'timeline',
    'consent',
    'outbox',
    'doorway',
  ];
  const dump = await api.dump(tables);
  for (const canary of ['Xochitl', 'Quixano', 'xq@canary', '5550177', token]) {
    expect(dump).not.toContain(canary);
    expect(dump).not.toContain(Buffer.from(canary).toString('hex'));
  }
});

test('who did not confirm in 30 days is forgotten, link and all; who confirmed stays', async () => {
  const petition = await publicPetition(api);
  const stays = await signer(petition);
  await send(petition);
  const [pending] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  const forget = (days: number) =>
    api.inside(() => api.app.get(SignaturesService).forget(Date.now() + days * 24 * 3_600_000));
  await forget(29);
  expect(await signaturesOf(api, petition.id)).toHaveLength(2);
  await forget(31);
  expect((await signaturesOf(api, petition.id)).map(({ id }) => id)).toEqual([stays.id]);
  const answer = await get(`/signatures/${pending!.details.token}`);
  expect([answer.status, answer.html.includes('not confirmed in 30 days')]).toEqual([404, true]);
});

test('wards are told as the day began, the same all day, and anew only when ten more have changed', async () => {
  const petition = await publicPetition(api);
  const counting = api.app.get(CountingService);
  const told = async (day: string) => (await api.inside(() => counting.toldByWard(petition.id, day)))?.groups ?? [];
  const ahead = (days: number) => new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);
  for (let n = 0; n < 16; n += 1) await signer(petition, { ward: '9' });
  for (let n = 0; n < 14; n += 1) await signer(petition, { ward: '8' });
  expect((await get(`/petitions/${petition.slug}`)).html).not.toContain('Confirmed by ward');
  const first = await told(ahead(3));
  expect(first.map(({ count }) => count).sort()).toEqual([15, 15]);
  for (let n = 0; n < 9; n += 1) await signer(petition, { ward: '9' });
  expect(await told(ahead(3))).toEqual(first); // the same day
  expect(await told(ahead(4))).toEqual(first); // nine are too few
  await signer(petition, { ward: '9' });
  expect((await told(ahead(5))).map(({ count }) => count).sort()).toEqual([15, 25]);
  const days = await Promise.all(Array.from({ length: 6 }, () => told(ahead(6))));
  expect(new Set(days.map((each) => JSON.stringify(each))).size).toBe(1);
});

test('a petition names its demands as the record has them, and leads to where the council stands', async () => {
  await api.inside(() => api.app.get(RecordService).load());
  const { slug } = await publicPetition(api, { demands: ['D4'], targets: ['post:mpls-council/ward-9'] });
  const { html } = await get(`/es/petitions/${slug}`);
  expect(html).toContain('Petición a la concejalía del distrito 9');
  expect(html).toMatch(/<h2>De qué se trata<\/h2><ul class="points"><li>[^]+?<\/li><\/ul>/);
  expect(html).toContain('href="/es/council"');
});

test('whoever signs first freezes the text, also while it is being changed', async () => {
  const petition = await publicPetition(api);
  const UPDATE =
    'mutation ($id: ID!, $changes: PetitionChanges!) { updatePetition(id: $id, changes: $changes) { id } }';
  const change = (changes: object) => api.gql('organizer', UPDATE, { id: petition.id, changes });
  expect((await change({ titleEn: 'Before anybody signed' })).errors).toBeUndefined();
  const forms = await Promise.all(Array.from({ length: 8 }, () => signingForm(api, petition)));
  const path = `/petitions/${petition.slug}`;
  const [answers] = await Promise.all([
    Promise.all(forms.map((form) => browse(base, path, form))),
    change({ bodyEn: 'While' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(303));
  const refused = await change({ titleEn: 'Something else', bodyEs: 'Otra cosa' });
  expect(refused.errors![0]).toMatchObject({
    message: expect.stringContaining('People have signed this text'),
    extensions: { code: 'CONFLICT', fields: { titleEn: expect.any(String), bodyEn: expect.any(String) } },
  });
  expect((await change({ goal: 50, closesOn: '2999-12-31' })).errors).toBeUndefined();
  expect((await storedPetition(api, petition.id)).title.en).toBe('Before anybody signed');
});
