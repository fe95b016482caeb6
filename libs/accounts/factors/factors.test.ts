import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, post, SoftDevice } from '../../../test/factors.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { PASSWORD, Team } from '../../../test/team.ts';
import { WelcomeService } from '../welcome.service.ts';

let api: Api;
let team: Team;
let base: string;
let origin: string;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  base = await api.app.getUrl();
  origin = new URL(api.config.publicUrl).origin;
});
afterAll(() => api.close());

interface Standing {
  readonly standing: string;
  readonly factors: string[];
  readonly permissions: string[];
  readonly name: string;
}
const standing = async (cookie: string): Promise<Standing | null> =>
  (await team.gql<{ me: Standing | null }>(cookie, '{ me { standing factors permissions name } }')).data.me;
const signIn = async (email: string) => (await team.send('/api/session', { email, password: PASSWORD })).cookie;
const code = async (query: string, cookie: string) => (await team.gql(cookie, query)).errors?.[0]?.extensions.code;

/** Somebody who has just made their account, and nothing besides a password. */
async function newcomer(role: 'owner' | 'coordinator' = 'owner') {
  const who = team.newcomer();
  const token = await api.inside(() => api.app.get(WelcomeService).link(role));
  const { cookie } = await team.send('/api/welcome', { token, ...who, password: PASSWORD });
  return { ...who, cookie };
}
async function made(cookie: string, device = new SoftDevice(origin), options: { verified?: boolean } = {}) {
  const { body } = await post(base, '/api/factors/passkey/options', cookie);
  const response = device.make(body.challenge as string, options);
  return { device, ...(await post(base, '/api/factors/passkey', cookie, { name: 'Phone', response })) };
}
async function signed(path: string, device: SoftDevice, cookie = '', options: object = {}) {
  const { body } = await post(base, `${path}/options`, cookie);
  return post(base, path, cookie, { response: device.sign(body.challenge as string, options) });
}

test('until a factor is enrolled the session reaches nothing but the enrolment', async () => {
  const { cookie } = await newcomer();
  expect(await standing(cookie)).toMatchObject({ standing: 'ENROL', factors: [], permissions: ['home.factor'] });
  for (const query of [
    '{ people { total } }',
    '{ users { id } }',
    '{ security { codesLeft } }',
    '{ invitations { id } }',
  ])
    expect([query, await code(query, cookie)]).toEqual([query, 'FORBIDDEN']);
  expect((await team.send('/people/00000000-0000-4000-8000-000000000000', undefined, { cookie })).status).toBe(403);
  expect((await made(cookie)).status).toBe(200);
});

test('a first passkey brings ten codes and another secret; with it alone one signs in', async () => {
  const { cookie } = await newcomer();
  const first = await made(cookie);
  expect([first.status, (first.body.codes as string[]).length]).toEqual([200, 10]);
  expect(await standing(cookie)).toBeNull(); // the secret before
  expect(await standing(first.cookie)).toMatchObject({ standing: 'FULL', factors: ['PASSKEY', 'CODE'] });
  const again = await signed('/api/passkey', first.device);
  expect(again.status).toBe(204);
  expect(await standing(again.cookie)).toMatchObject({ standing: 'FULL' });
});

test('a passkey whose holder was not checked, of another site, or whose answer is used twice opens nothing', async () => {
  const { cookie } = await newcomer();
  expect((await made(cookie, undefined, { verified: false })).status).toBe(400);
  const { device } = await made(cookie);
  const unverified = await signed('/api/passkey', device, '', { verified: false });
  const elsewhere = await signed('/api/passkey', device, '', { origin: 'https://evil.example' });
  const unknown = await signed('/api/passkey', new SoftDevice(origin));
  expect([unverified, elsewhere, unknown].map(({ status, cookie: set }) => [status, set])).toEqual(
    Array(3).fill([401, '']),
  );
  const { body } = await post(base, '/api/passkey/options', '');
  const response = device.sign(body.challenge as string);
  const twice = [
    await post(base, '/api/passkey', '', { response }),
    await post(base, '/api/passkey', '', { response }),
  ];
  expect(twice.map(({ status }) => status)).toEqual([204, 401]);
});

test('a password alone opens nothing once there is a factor: it does not even say whose it is, and enrols none', async () => {
  const { email, name } = await newcomer().then(async (who) => ({ ...who, ...(await made(who.cookie)), cookie: '' }));
  const half = await signIn(email);
  expect(await standing(half)).toEqual({
    ...{ standing: 'PROVE', name: '', permissions: ['home.factor'] },
    factors: ['PASSKEY', 'CODE'],
  });
  expect(name).not.toBe('');
  for (const path of ['passkey/options', 'app/options', 'app', 'codes'])
    expect((await post(base, `/api/factors/${path}`, half, { code: '123456' })).body).toMatchObject({
      code: 'STEP_UP',
    });
});

test('the same code of an app is refused the second time, and so is a code from paper', async () => {
  const owner = await team.join('owner');
  const half = await signIn(owner.email);
  const used = codeOf(owner.app, 1);
  const first = await post(base, '/api/factor/code', half, { code: used });
  expect(first.status).toBe(204);
  expect(await standing(half)).toBeNull();
  expect(await standing(first.cookie)).toMatchObject({ standing: 'FULL' });
  const other = await signIn(owner.email);
  const again = await post(base, '/api/factor/code', other, { code: used });
  expect([again.status, again.body.code, await standing(other)]).toMatchObject([
    401,
    'UNAUTHENTICATED',
    { standing: 'PROVE' },
  ]);

  const [paper = ''] = owner.codes;
  const shown = await post(base, '/api/factor/code', other, { code: paper.toUpperCase() });
  expect(shown.status).toBe(204);
  expect((await post(base, '/api/factor/code', await signIn(owner.email), { code: paper })).status).toBe(401);
});

test('two who show one code at the same moment: one of them gets in', async () => {
  const owner = await team.join('owner');
  const halves = [await signIn(owner.email), await signIn(owner.email)];
  const used = codeOf(owner.app, 1);
  const both = await Promise.all(halves.map((half) => post(base, '/api/factor/code', half, { code: used })));
  expect(both.map(({ status }) => status).sort()).toEqual([204, 401]);
});

test('codes are guessed ten times in a quarter of an hour, not more', async () => {
  const owner = await team.join('owner');
  const half = await signIn(owner.email);
  const tried = [];
  for (let n = 0; n < 12; n += 1) tried.push((await post(base, '/api/factor/code', half, { code: '000000' })).status);
  expect(tried.filter((status) => status === 401)).toHaveLength(9); // the tenth was the code that the app was enrolled with
  expect(tried.slice(-3)).toEqual([429, 429, 429]);
});

test('the last factor stays; a change ends the other sessions, and new codes end the old ones', async () => {
  const owner = await team.join('owner');
  const second = await signIn(owner.email);
  const [paper = '', other = ''] = owner.codes;
  const { cookie: elsewhere } = await post(base, '/api/factor/code', second, { code: paper });
  const gone = await team.send('/api/factors/app', undefined, { cookie: owner.cookie, method: 'DELETE' });
  expect([gone.status, gone.body.code]).toEqual([409, 'CONFLICT']);
  expect(await standing(elsewhere)).toMatchObject({ standing: 'FULL' });

  const codes = await post(base, '/api/factors/codes', owner.cookie);
  expect((codes.body.codes as string[]).length).toBe(10);
  expect([await standing(elsewhere), await standing(owner.cookie)]).toEqual([null, null]);
  expect((await post(base, '/api/factor/code', await signIn(owner.email), { code: other })).status).toBe(401);

  const passkey = await made(codes.cookie);
  expect(passkey.body).toEqual({ codes: null });
  const free = await team.send('/api/factors/app', undefined, { cookie: passkey.cookie, method: 'DELETE' });
  expect(free.status).toBe(204);
  expect(await standing(free.cookie)).toMatchObject({ factors: ['PASSKEY', 'CODE'] });
});

test('an answer that no device gave is refused, in words', async () => {
  const owner = await team.join('owner');
  for (const response of [{}, { id: 7 }, { id: 'x', response: { clientDataJSON: '{' } }]) {
    const signIn = await post(base, '/api/passkey', '', { response });
    const shown = await post(base, '/api/factor/passkey', owner.cookie, { response });
    expect([signIn.status, shown.status]).toEqual([401, 401]);
  }
});

test('keys, volunteers and another site neither enrol nor show anything', async () => {
  const volunteer = await team.join('volunteer');
  expect((await post(base, '/api/factors/app/options', volunteer.cookie)).status).toBe(403);
  expect((await api.http('owner', '/api/factors/codes', { method: 'POST', body: {} })).status).toBe(403);
  const owner = await team.join('owner');
  const cross = { 'sec-fetch-site': 'cross-site' };
  // What another site asks for is asked by nobody: its requests speak for no session.
  expect((await post(base, '/api/factors/codes', owner.cookie, {}, cross)).status).toBe(401);
});

test('a stolen copy of the tables holds no secret of an app, no code, no passkey’s name and no browser', async () => {
  const owner = await team.join('owner');
  const { cookie } = await made(owner.cookie);
  await team.send(
    '/api/session',
    { email: owner.email, password: PASSWORD },
    { headers: { 'user-agent': 'Telltale/1' } },
  );
  expect(await standing(cookie)).not.toBeNull();
  const rows = await api.dump(['passkey', 'authenticator', 'recovery_code', 'challenge', 'session', 'doorway']);
  for (const value of [owner.app, ...owner.codes, 'Phone', 'Telltale', owner.email]) {
    expect(rows).not.toContain(value);
    expect(rows).not.toContain(Buffer.from(value).toString('hex'));
  }
});
