import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignaturesService, SignatureState } from '#petitions';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, plain } from '../../test/public-pages.ts';
import {
  countsOf,
  draftPetition,
  publicPetition,
  signaturesOf,
  Signers,
  signingForm,
  storedPetition,
} from '../../test/signing.ts';
import { Tickets } from './event.ticket.ts';

let api: Api;
let base: string;
let web: Signers;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
  web = new Signers(api, base);
});
afterAll(() => api.close());

test('a second time gets what a first one gets, byte for byte, and changes nothing', async () => {
  const petition = await publicPetition(api);
  const email = 'Twice+first@example.org';
  const first = await web.send(petition, { email, givenName: 'Rosalba', ward: '9' });
  const again = { email: 'twice@EXAMPLE.org', givenName: 'Other', show: 'FULL', ward: '3', newsByEmail: 'yes' };
  const second = await web.send(petition, again);
  const [row] = await signaturesOf(api, petition.id);
  await web.confirm(row!);
  const third = await web.send(petition, again);
  const stranger = await web.send(petition);
  for (const answer of [second, third, stranger]) {
    expect([answer.status, answer.location, answer.html]).toEqual([first.status, first.location, first.html]);
    expect([...answer.headers.keys()].sort()).toEqual([...first.headers.keys()].sort());
  }
  expect((await web.get(second.location!)).html).toBe((await web.get(first.location!)).html);
  const rows = await signaturesOf(api, petition.id);
  expect(rows.map(({ details, ward, display }) => [details.givenName, ward, display])).toEqual([
    ['Rosalba', 9, 'NONE'],
    [stranger && 'Signa', null, 'NONE'],
  ]);
  expect(await web.repeats([row!.id])).toBe(2);
  // A form with mistakes is answered alike too.
  const bad = { email, givenName: '' };
  expect(plain((await web.send(petition, bad)).html).replace(/Torius \d+/g, '')).toBe(
    plain((await web.send(petition, { ...bad, email: 'new@example.org' })).html)
      .replace(/Torius \d+/g, '')
      .replace('new@example.org', email),
  );
});

test('whoever takes their name off is not counted, nothing of them stays, and they can sign again', async () => {
  const petition = await publicPetition(api);
  const email = 'leaves@example.org';
  const row = await web.signer(petition, { email });
  const path = `/signatures/${row.details.token}`;
  expect((await web.get(`${path}/withdraw`)).status).toBe(200);
  expect((await countsOf(api, petition.id)).confirmed).toBe(1);
  const pressed = await Promise.all([1, 2].map(() => web.post(`${path}/withdraw`)));
  expect(pressed.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, path]));
  expect((await web.get(path)).html).toContain('Your name is off this petition.');
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 0, pending: 0, withdrawn: 1 });
  const [left] = await signaturesOf(api, petition.id);
  expect([left!.details.email, left!.details.givenName, left!.contact, left!.personId]).toEqual(['', '', null, null]);
  expect(await web.facts('petitions.signatureWithdrawn')).toContainEqual({ signatureId: row.id });
  // The old link confirms nothing any more.
  await web.post(path);
  expect((await countsOf(api, petition.id)).confirmed).toBe(0);
  expect((await web.send(petition, { email })).status).toBe(303);
  const [again] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  await web.confirm(again!);
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
    const { status, html } = await web.send(petition, { ...bad, familyName: 'a <b>bold</b> name' }, language);
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
    const { status, html } = await web.send(petition, changes);
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
  const before = Date.now();
  const [, time] = /name="ticket" value="([^".]+)/.exec((await web.get(`/petitions/${petition.slug}`)).html)!;
  expect(parseInt(time!, 36)).toBeGreaterThanOrEqual(before);
  // As from a page that was just opened, however slow this machine is.
  const hasty = await api.inside(async () => api.app.get(Tickets).make(petition.id, Date.now() + 60_000));
  await refused({ ticket: hasty }, 'faster than people write');
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
  for (const path of ['', '/thanks']) expect((await web.get(`/petitions/${hidden.slug}${path}`)).status).toBe(404);
  expect((await web.send(hidden)).status).toBe(404);

  const early = await publicPetition(api, { opensOn: '2999-01-01' });
  const answer = await web.send(early, {}, '/es');
  expect([answer.status, answer.html.includes('Todavía no se puede firmar.')]).toEqual([409, true]);

  const petition = await publicPetition(api);
  await web.signer(petition);
  await web.send(petition);
  const [pending] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  await api.gql('organizer', `mutation { closePetition(id: "${petition.id}") { id } }`);
  const closed = await web.send(petition);
  expect([closed.status, closed.html.includes('This petition is closed.')]).toEqual([409, true]);
  expect(closed.html).not.toContain('<form');
  await web.confirm(pending!);
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 1, pending: 1, withdrawn: 0 });
  expect((await web.get(`/signatures/${pending!.details.token}`)).html).toContain(
    'closed before the signature was confirmed',
  );
});

test.each(['x', 'A'.repeat(43), `${'A'.repeat(42)}%00`, '../../etc'])(
  'a link that opens nothing says so: %s',
  async (token) => {
    for (const answer of [
      await web.get(`/signatures/${token}`),
      await web.post(`/signatures/${token}`),
      await web.post(`/signatures/${token}/withdraw`),
    ]) {
      expect(answer.status).toBe(404);
      expect(answer.html).toMatch(/This link opens nothing|This page does not exist/);
    }
  },
);

test('nothing that names or reaches who signed is in the database or in an address', async () => {
  const petition = await publicPetition(api);
  const secret = { givenName: 'Xochitl', familyName: 'Quixano', email: 'xq@canary.example', phone: '612-555-0177' };
  const answer = await web.send(petition, { ...secret, newsBySms: 'yes', show: 'FULL' });
  expect(answer.location).toBe(`/petitions/${petition.slug}/thanks`);
  const [row] = await signaturesOf(api, petition.id);
  const { token } = row!.details;
  await web.confirm(row!);
  await web.send(petition, { ...secret, givenName: 'Again' });
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
  const stays = await web.signer(petition);
  await web.send(petition);
  const [pending] = await signaturesOf(api, petition.id, SignatureState.PENDING);
  const forget = (days: number) =>
    api.inside(() => api.app.get(SignaturesService).forget(Date.now() + days * 24 * 3_600_000));
  await forget(29);
  expect(await signaturesOf(api, petition.id)).toHaveLength(2);
  await forget(31);
  expect((await signaturesOf(api, petition.id)).map(({ id }) => id)).toEqual([stays.id]);
  const answer = await web.get(`/signatures/${pending!.details.token}`);
  expect([answer.status, answer.html.includes('not confirmed in 30 days')]).toEqual([404, true]);
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
