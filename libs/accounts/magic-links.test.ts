import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from '../../test/harness.ts';
import { secondApi } from '../../test/second-api.ts';
import { type Member, PASSWORD, secretIn, Team } from '../../test/team.ts';
import { Db, Throttle } from '#platform';
import { MagicLink } from './magic-link.entity.ts';

let api: Api;
let team: Team;
let owner: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
});
afterAll(() => api.close());

const links = () =>
  team.made.inTx(() =>
    api.app
      .get(Db)
      .repo(MagicLink)
      .find({ order: { createdAt: 'ASC', id: 'ASC' } }),
  );
const use = (token: string, sent = {}) => team.send('/api/link', { token }, sent);
const change = (mutation: string) => team.gql(owner.cookie, `mutation { ${mutation} { id } }`);
/** A volunteer who went away. */
async function away(): Promise<Member> {
  const volunteer = await team.invited(owner, 'volunteer');
  await team.send('/api/session', undefined, { method: 'DELETE', cookie: volunteer.cookie });
  return volunteer;
}

test('a volunteer comes back by a link, once; what opens it beforehand uses nothing up', async () => {
  const { email, name } = await away();
  const token = await team.magicLink(email);
  for (const method of ['GET', 'HEAD'])
    for (const path of ['/console/link', '/api/link']) await team.send(path, undefined, { method });
  const both = await Promise.all([use(token), use(token)]);
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
  const { cookie } = both.find(({ status }) => status === 204)!;
  expect(await team.me(cookie)).toEqual({ name, role: 'volunteer' });
  expect((await use(token)).status).toBe(404);
});

test('it is good for ten minutes, and so is its mail', async () => {
  const { email } = await away();
  const token = await team.magicLink(email);
  const link = (await links()).at(-1)!;
  const [message] = (await team.made.inTx(() =>
    api.app.get(Db).repo(MagicLink).query('select template, "notAfter" from message where "subjectId" = $1', [link.id]),
  )) as object[];
  expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(600_000);
  expect(message).toMatchObject({ template: 'magicLink', notAfter: link.expiresAt });
  await team.made.admin('update magic_link set "expiresAt" = now() where id = $1', [link.id]);
  expect((await use(token)).status).toBe(404);
});

test('a mail that comes too late does not go', async () => {
  const { email } = await away();
  await team.send('/api/link-request', { email });
  await team.made.follow();
  await team.made.admin('update magic_link set "expiresAt" = now() where id = $1', [(await links()).at(-1)!.id]);
  expect(await team.mailTo(email)).toBeUndefined();
});

test('an unknown address gets the same answer as a known one, and nothing else happens', async () => {
  const { email } = await away();
  const before = (await links()).length;
  const known = await team.send('/api/link-request', { email: ` ${email.toUpperCase()} ` });
  const unknown = await team.send('/api/link-request', { email: 'nobody.at.all@example.org' });
  const told = ({ status, text, headers }: typeof known) => [status, text, { ...headers, date: '' }];
  expect(told(unknown)).toEqual(told(known));
  expect(known).toMatchObject({ status: 204, text: '' });
  expect(await links()).toHaveLength(before + 1);
});

test('too many requests are refused, for an unknown address as for a known one', async () => {
  const { email } = await away();
  const answers = async (address: string) => {
    const all = [];
    for (let tries = 0; tries < 5; tries += 1) all.push(await team.send('/api/link-request', { email: address }));
    return all.map(({ status, text }) => [status, text]);
  };
  const known = await answers(email);
  expect(known.map(([status]) => status)).toEqual([204, 204, 204, 429, 429]);
  expect(await answers('somebody.else@example.org')).toEqual(known);
  await api.app.get(Throttle).clear('link-ip', '127.0.0.1');
});

test('who sees people’s data is told to use the password, and gets no link', async () => {
  for (const role of ['organizer', 'coordinator', 'owner'] as const) {
    const { email } = await team.join(role);
    expect(await team.magicLink(email)).toBe('');
    expect((await team.mailTo(email))!.subject).toBe('Sign in with your password: First');
    expect((await links()).at(-1)).toMatchObject({ hash: null });
  }
  expect((await use('A'.repeat(43))).status).toBe(404);
});

test('what another site sends is refused, and the link stays good', async () => {
  const { email } = await away();
  const token = await team.magicLink(email);
  for (const sent of [
    { headers: { 'sec-fetch-site': 'cross-site' } },
    { headers: { 'sec-fetch-site': 'same-site' } },
    { headers: { 'sec-fetch-site': '', origin: 'https://evil.example' } },
  ])
    expect(await use(token, sent)).toMatchObject({ status: 403, cookie: '' });
  const form = { headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' } };
  expect((await team.send('/api/link', `token=${token}`, form)).cookie).toBe('');
  const request = await team.send('/api/link-request', { email }, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(request.status).toBe(403);
  expect((await use(token)).status).toBe(204);
});

test('whoever loses the access is out at once, in every process, with links that were sent before', async () => {
  const other = await secondApi(api.config);
  try {
    const { email, id } = await away();
    const token = await team.magicLink(email);
    const { cookie } = await use(token, { base: other.base });
    const unused = await team.magicLink(email);
    expect((await team.me(cookie, other.base))?.role).toBe('volunteer');
    expect((await team.me(cookie))?.role).toBe('volunteer');
    expect((await change(`setUserDisabled(id: "${id}", disabled: true)`)).errors).toBeUndefined();
    expect(await team.me(cookie, other.base)).toBeNull();
    expect(await team.me(cookie)).toBeNull();
    expect((await use(unused, { base: other.base })).status).toBe(404);
    expect(await team.magicLink(email)).toBe(unused); // no new one: the newest mail is still the old one
    await change(`setUserDisabled(id: "${id}", disabled: false)`);
    expect(await team.me(cookie)).toBeNull(); // what was ended stays ended
    await api.app.get(Throttle).clear('link', email);
    expect((await use(await team.magicLink(email))).status).toBe(204);
  } finally {
    await other.close();
  }
});

test('a role that sees people needs a password, and ends what was open', async () => {
  const volunteer = await team.invited(owner, 'volunteer');
  const promote = () => change(`changeUserRole(id: "${volunteer.id}", role: "coordinator")`);
  expect((await promote()).errors?.[0]?.extensions.code).toBe('CONFLICT');
  const password = { password: PASSWORD };
  const set = await team.send('/api/password', password, { cookie: volunteer.cookie });
  expect(set.status).toBe(204);
  expect(await team.me(volunteer.cookie)).toBeNull();
  expect((await team.send('/api/password', password, { cookie: set.cookie })).status).toBe(409);
  const stranger = { cookie: set.cookie, headers: { 'sec-fetch-site': 'cross-site' } };
  expect((await team.send('/api/password', password, stranger)).status).toBe(401);
  const unused = await team.magicLink(volunteer.email);
  expect((await promote()).errors).toBeUndefined();
  expect(await team.me(set.cookie)).toBeNull();
  expect((await use(unused)).status).toBe(404);
  const signedIn = await team.send('/api/session', { email: volunteer.email, ...password });
  expect(await team.me(signedIn.cookie)).toMatchObject({ role: 'coordinator' });
});

test('only who manages accounts changes them', async () => {
  const [organizer, volunteer] = [await team.join('organizer'), await team.join('volunteer')];
  for (const { cookie } of [organizer, volunteer])
    for (const mutation of [
      `setUserDisabled(id: "${owner.id}", disabled: true)`,
      `changeUserRole(id: "${owner.id}", role: "volunteer")`,
    ])
      expect((await team.gql(cookie, `mutation { ${mutation} { id } }`)).errors?.[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
});

test('no name, address or secret of theirs is in a table, in the outbox or in what was logged', async () => {
  const other = await secondApi(api.config, 'development');
  try {
    const inviter = await team.join('owner');
    const { name, email } = team.newcomer({ name: 'Quetzalli Xanadune', email: 'quetzalli.x@example.org' });
    const base = { base: other.base };
    const input = { email, name, role: 'volunteer', language: 'es' };
    const mutation = 'mutation ($input: InvitationInput!) { invite(input: $input) { link } }';
    const made = await team.gql<{ invite: { link: string } }>(inviter.cookie, mutation, { input }, base);
    const secrets = [secretIn(made.data.invite.link)];
    await team.gql(inviter.cookie, mutation, { input: { ...input, email: `${email} ${name}` } }, base);
    await team.send('/api/welcome/offer', { token: secrets[0] }, base);
    await team.send('/api/welcome', { token: secrets[0], name }, base);
    await team.send('/api/welcome', { token: secrets[0], name }, base);
    await team.send('/api/link-request', { email }, base);
    await team.send('/api/link-request', { email: `${email}@` }, base);
    secrets.push(secretIn((await team.mailTo(email))!.text));
    await team.send('/api/link', { token: secrets[1] }, base);
    await team.send('/api/link', { token: secrets[1] }, base);
    await team.send('/api/link-request', { email }, base); // stays in the outbox
    const tables = ['user', 'session', 'welcome_link', 'invitation', 'magic_link', 'doorway', 'throttled', 'message'];
    const rows = await api.dump([...tables, 'outbox', 'mailbox_mail']);
    expect(rows).toContain('accounts.linkRequested');
    expect(secrets.every((secret) => secret.length === 43)).toBe(true);
    for (const value of ['Quetzalli', 'Xanadune', 'quetzalli.x', ...secrets])
      for (const form of [
        value,
        Buffer.from(value).toString('hex'),
        Buffer.from(value).toString('base64').slice(0, -4),
      ]) {
        expect(rows).not.toContain(form);
        expect(other.said()).not.toContain(form);
      }
  } finally {
    await other.close();
  }
});

test('an owner always remains: nobody changes themselves, and of two who end each other one stays', async () => {
  const [one, two] = [await team.join('owner'), await team.join('owner')];
  const demote = (by: Member, id: string) =>
    team.gql(by.cookie, `mutation { changeUserRole(id: "${id}", role: "organizer") { id } }`);
  expect((await demote(one, one.id)).errors?.[0]?.extensions.code).toBe('CONFLICT');
  const { data } = await team.gql<{ users: { id: string; role: string }[] }>(one.cookie, '{ users { id role } }');
  for (const { id, role } of data.users) if (role === 'owner' && ![one.id, two.id].includes(id)) await demote(one, id);
  const both = await Promise.all([demote(one, two.id), demote(two, one.id)]);
  expect(both.filter(({ errors }) => !errors)).toHaveLength(1);
  const left = await Promise.all([one, two].map(({ id }) => team.user(id)));
  expect(left.map(({ role }) => role).sort()).toEqual(['organizer', 'owner']);
});
