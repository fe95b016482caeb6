import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SignatureState } from '#petitions';
import { type Api, startApi } from '../../test/harness.ts';
import { browse } from '../../test/public-pages.ts';
import { secondApi } from '../../test/second-api.ts';
import { countsOf, publicPetition, signaturesOf, Signers, signingForm } from '../../test/signing.ts';

let api: Api;
let base: string;
let web: Signers;
let second: Awaited<ReturnType<typeof secondApi>>;
beforeAll(async () => {
  api = await startApi();
  base = await api.app.getUrl();
  web = new Signers(api, base);
  second = await secondApi(api.config);
});
afterAll(async () => {
  await second?.close();
  await api.close();
});

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
  const bases = [base, second.base];
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
      const headers = { 'x-forwarded-for': `203.0.${number}.7` };
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
        await web.confirm(each);
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
    await Promise.all([...pending.slice(at, at + 8), ...pending.slice(at, at + 4)].map((each) => web.confirm(each)));
  expect(await countsOf(api, petition.id)).toEqual({ confirmed: 1400, pending: 0, withdrawn: 0 });
  const { html } = await web.get(`/petitions/${petition.slug}`);
  expect(html).toContain('<b>1,400</b>');
  expect(html).toContain('Goal: 1,500');
  expect((await web.facts('petitions.signatureMade')).length).toBe(1400);
  expect((await web.facts('petitions.signatureConfirmed')).length).toBe(1400);
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
  await web.confirm(row!);
  await browse(base, `/petitions/${petition.slug}`, form);
  expect(await web.repeats([row!.id])).toBe(0);
  await browse(base, `/petitions/${petition.slug}`, { ...form, email: 'mended@example.org' });
  expect(await signaturesOf(api, petition.id)).toHaveLength(2);
});

test('a flood from one network is stopped, others still sign', async () => {
  const petition = await publicPetition(api);
  const flood = (n: number) => ({ 'x-forwarded-for': `198.51.100.${n % 256}` });
  const path = `/petitions/${petition.slug}`;
  const answers = await Promise.all(
    Array.from({ length: 305 }, (_, n) => browse(base, path, { givenName: 'x' }, flood(n))),
  );
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  expect(answers.find(({ status }) => status === 429)!.html).toContain('Too many forms came from your network.');
  const form = await signingForm(api, petition);
  expect((await browse(base, path, form, { 'x-forwarded-for': '198.51.101.8' })).status).toBe(303);
});
