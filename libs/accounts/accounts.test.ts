import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { enrolled } from '../../test/factors.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { Sessions } from './sessions.service.ts';
import { WelcomeService } from './welcome.service.ts';

let api: Api;
let url: string;
beforeAll(async () => {
  api = await startApi();
  url = await api.app.getUrl();
});
afterAll(() => api.close());

const PASSWORD = 'four random words in a row';
let people = 0;
const newcomer = () => ({ name: 'Ana Prueba', email: `ana${(people += 1)}@example.org`, password: PASSWORD });
const welcome = (role: 'owner' | 'volunteer' = 'owner') => api.inside(() => api.app.get(WelcomeService).link(role));

interface Sent {
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}
async function send(path: string, body?: object, { cookie, headers, method }: Sent = {}) {
  const response = await fetch(url + path, {
    method: method ?? (body ? 'POST' : 'GET'),
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      'sec-fetch-site': 'same-origin',
      ...(cookie && { cookie }),
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    set: response.headers.get('set-cookie') ?? '',
    body: (text && text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, never>,
  };
}
const cookieOf = (set: string) => set.split(';')[0]!;
const me = async (cookie: string, headers: Record<string, string> = {}) =>
  (await send('/graphql', { query: '{ me { name role permissions organization } }' }, { cookie, headers })).body as {
    data?: { me: { name: string; role: string; permissions: string[] } | null };
  };
async function signedIn(role: 'owner' | 'volunteer' = 'owner') {
  const user = newcomer();
  const { set } = await send('/api/welcome', { token: await welcome(role), ...user });
  const half = cookieOf(set);
  return { ...user, cookie: role === 'owner' ? (await enrolled(url, half)).cookie : half };
}

test('a one-time link makes one owner, even when it is used twice at the same moment', async () => {
  const token = await welcome();
  const [one, two] = await Promise.all([
    send('/api/welcome', { token, ...newcomer(), organization: 'Allies' }),
    send('/api/welcome', { token, ...newcomer(), organization: 'Allies' }),
  ]);
  expect([one.status, two.status].sort()).toEqual([204, 404]);
  expect([one, two].map(({ set }) => set !== '').sort()).toEqual([false, true]);
  expect((await send('/api/welcome', { token, ...newcomer() })).status).toBe(404);
  const { cookie } = await enrolled(url, cookieOf(one.set || two.set));
  const { data } = await me(cookie);
  expect(data?.me).toMatchObject({ name: 'Ana Prueba', role: 'owner', organization: 'Allies' });
  expect(data?.me?.permissions).toContain('accounts.manage');
});

test('a newer link ends the older one; a made-up one opens nothing', async () => {
  const older = await welcome();
  const newer = await welcome();
  expect((await send('/api/welcome', { token: older, ...newcomer() })).status).toBe(404);
  expect((await send('/api/welcome', { token: 'A'.repeat(43), ...newcomer() })).status).toBe(404);
  const bad = await send(
    '/api/welcome',
    { token: newer, ...newcomer(), password: 'short' },
    { headers: { 'accept-language': 'es' } },
  );
  expect(bad).toMatchObject({ status: 400, body: { fields: { password: expect.stringContaining('15 caracteres') } } });
  expect((await send('/api/welcome', { token: newer, ...newcomer() })).status).toBe(204);
});

test('the cookie is for this host alone, out of reach of scripts, and only over TLS', async () => {
  const user = await signedIn();
  const { status, set } = await send('/api/session', { email: ` ${user.email.toUpperCase()} `, password: PASSWORD });
  expect(status).toBe(204);
  expect(set).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  expect((await me(cookieOf(set))).data?.me?.role).toBe('owner');
});

test('a wrong password and an unknown address get the same answer; too many tries are refused, for that account', async () => {
  const user = await signedIn();
  const wrong = await send('/api/session', { email: user.email, password: 'not it, but long enough' });
  const unknown = await send('/api/session', { email: 'nobody@example.org', password: PASSWORD });
  expect(wrong.status).toBe(401);
  expect([wrong.status, wrong.body]).toEqual([unknown.status, unknown.body]);
  for (let tries = 0; tries < 9; tries += 1)
    await send('/api/session', { email: user.email, password: 'not it, but long enough' });
  expect((await send('/api/session', { email: user.email, password: PASSWORD })).status).toBe(429);
  expect((await me(user.cookie)).data?.me).toBeTruthy();
});

test('signing out ends the session at once, in the database', async () => {
  const { cookie } = await signedIn();
  const out = await send('/api/session', undefined, { cookie, method: 'DELETE' });
  expect(out.status).toBe(204);
  expect(out.headers.get('clear-site-data')).toContain('storage');
  expect((await me(cookie)).data?.me).toBeNull();
});

test('a session ends after half an hour of doing nothing, and after twelve hours in any case', async () => {
  const sessions = api.app.get(Sessions);
  const secretOf = async (role: 'owner' | 'volunteer') => (await signedIn(role)).cookie.split('=')[1];
  const owner = await secretOf('owner');
  const volunteer = await secretOf('volunteer');
  const minutes = (n: number) => Date.now() + n * 60_000;
  expect((await sessions.actorOf(owner, minutes(29)))?.role).toBe('owner');
  expect((await sessions.actorOf(owner, minutes(58)))?.role).toBe('owner');
  expect(await sessions.actorOf(owner, minutes(58 + 31))).toBeUndefined();
  for (let at = 0; at <= 12 * 60; at += 20) await sessions.actorOf(owner, minutes(at));
  expect(await sessions.actorOf(owner, minutes(12 * 60 + 1))).toBeUndefined();
  expect((await sessions.actorOf(volunteer, minutes(24 * 60)))?.role).toBe('volunteer');
  expect(await sessions.actorOf(volunteer, minutes(8 * 24 * 60))).toBeUndefined();
});

test('what another site sends speaks for nobody', async () => {
  const { cookie } = await signedIn();
  expect((await me(cookie, { 'sec-fetch-site': 'cross-site' })).data?.me).toBeNull();
  expect((await me(cookie, { 'sec-fetch-site': 'same-site' })).data?.me).toBeNull();
  const old = (origin: string) => me(cookie, { 'sec-fetch-site': '', origin });
  expect((await old('https://evil.example')).data?.me).toBeNull();
  expect((await old(url)).data?.me).toBeTruthy();
  for (const type of ['application/graphql', 'text/plain', 'application/x-www-form-urlencoded'])
    expect(
      (await send('/graphql', { query: '{ me { id } }' }, { cookie, headers: { 'content-type': type } })).status,
    ).toBe(415);
  expect((await send('/graphql?query={me{id}}', undefined, { cookie })).status).toBe(405);
});

test('every answer carries the policy, and no store keeps data', async () => {
  for (const path of ['/healthz', '/nowhere', '/graphql']) {
    const { headers } = await send(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});

test('a stolen copy of the tables holds neither name, address, password nor secret', async () => {
  const user = await signedIn();
  const rows = await api.dump(['user', 'session', 'welcome_link', 'doorway', 'throttled']);
  for (const value of [user.email, user.name, PASSWORD, user.cookie.split('=')[1]!]) {
    expect(rows).not.toContain(value);
    expect(rows).not.toContain(Buffer.from(value).toString('hex'));
  }
  expect(rows).toContain('argon2id');
});
