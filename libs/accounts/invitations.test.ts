import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, startApi } from '../../test/harness.ts';
import { type Member, PASSWORD, secretIn, Team } from '../../test/team.ts';
import { InvitationsService } from './invitations.service.ts';
import { WelcomeService } from './welcome.service.ts';

let api: Api;
let team: Team;
let owner: Member;
let organizer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  owner = await team.join('owner');
  organizer = await team.join('organizer');
});
afterAll(() => api.close());

const offer = async (token: string) => (await team.send('/api/welcome/offer', { token })).body;
interface Listed {
  id: string;
  email: string;
  role: string;
  mine: boolean;
  expired: boolean;
  invitedBy: string;
}
const open = async ({ cookie }: Member) =>
  (await team.gql<{ invitations: Listed[] }>(cookie, '{ invitations { id email role mine expired invitedBy } }')).data
    .invitations;
const idOf = async (email: string) => (await open(owner)).find((each) => each.email === email)!.id;
const act = (by: Member, verb: 'resendInvitation' | 'revokeInvitation', id: string) =>
  team.gql(by.cookie, `mutation { ${verb}(id: "${id}") { id } }`);
const codeOf = ({ errors }: Awaited<ReturnType<typeof act>>) => errors?.[0]?.extensions.code;

test('an organizer invites a coordinator and a volunteer, in the language that they choose, and nobody above', async () => {
  const volunteer = team.newcomer();
  const { outcome, link } = await team.invite(organizer, 'volunteer', volunteer.email, {
    name: 'Nadia',
    language: 'es',
  });
  expect(outcome).toBe('INVITED');
  const mail = (await team.mailTo(volunteer.email))!;
  expect(mail).toMatchObject({ language: 'es', subject: 'Una invitación de First' });
  expect(mail.text).toContain('Hola, Nadia:');
  expect(mail.text).toContain(link);
  expect((await team.invite(organizer, 'coordinator', team.newcomer().email)).outcome).toBe('INVITED');
  for (const role of ['owner', 'organizer'] as const)
    expect((await team.invite(organizer, role, team.newcomer().email)).code).toBe('FORBIDDEN');
  expect((await team.invite(owner, 'organizer', team.newcomer().email)).outcome).toBe('INVITED');
  const coordinator = await team.invited(owner, 'coordinator');
  expect((await team.invite(coordinator, 'volunteer', team.newcomer().email)).code).toBe('FORBIDDEN');
});

test('asking what a link is for uses nothing up; a volunteer gives a name, and has an account', async () => {
  const { name, email } = team.newcomer();
  const { link } = await team.invite(organizer, 'volunteer', email);
  const token = link!.split('#')[1]!;
  const expected = { role: 'volunteer', first: false, organization: 'First', email, needsPassword: false };
  for (const method of ['GET', 'HEAD']) await team.send('/console/welcome', undefined, { method });
  expect(await offer(token)).toMatchObject(expected);
  expect(await offer(token)).toMatchObject(expected);
  const answer = await team.send('/api/welcome', { token, name, email: 'other@example.org', organization: 'Mine now' });
  expect(answer.status).toBe(204);
  expect(await team.me(answer.cookie)).toEqual({ name, role: 'volunteer' });
  expect((await team.send('/api/welcome', { token, name })).status).toBe(404);
  const users = (await team.gql<{ users: object[] }>(owner.cookie, '{ users { name email hasPassword } }')).data.users;
  expect(users).toContainEqual({ name, email, hasPassword: false }); // the invited address, whatever was sent
  const { data } = await team.gql<{ me: object }>(answer.cookie, '{ me { organization hasPassword } }');
  expect(data.me).toEqual({ organization: 'First', hasPassword: false });
});

test('of two who accept at the same moment one has the account', async () => {
  const { link } = await team.invite(owner, 'volunteer', team.newcomer().email);
  const token = link!.split('#')[1]!;
  const both = await Promise.all(['One', 'Two'].map((name) => team.send('/api/welcome', { token, name })));
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
});

test('an invitation that is too old, called back or from elsewhere makes nothing', async () => {
  const { name, email } = team.newcomer();
  const token = (await team.invite(organizer, 'volunteer', email)).link!.split('#')[1]!;
  const stranger = { headers: { 'sec-fetch-site': 'cross-site' } };
  const form = { headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/x-www-form-urlencoded' } };
  expect((await team.send('/api/welcome', { token, name }, stranger)).status).toBe(403);
  const posted = await team.send('/api/welcome', new URLSearchParams({ token, name }).toString(), form);
  expect([posted.status, posted.cookie]).toEqual([403, '']);
  const origin = { headers: { 'sec-fetch-site': '', origin: 'https://evil.example' } };
  expect((await team.send('/api/welcome', { token, name }, origin)).status).toBe(403);
  await team.made.admin(`update invitation set "expiresAt" = now() where id = $1`, [await idOf(email)]);
  expect((await team.send('/api/welcome', { token, name })).status).toBe(404);
  expect((await team.send('/api/welcome/offer', { token })).status).toBe(404);
  expect((await open(organizer)).find((each) => each.email === email)).toMatchObject({ expired: true, mine: true });
  // Too old: the same address can be invited anew, and then called back.
  const again = (await team.invite(organizer, 'volunteer', email)).link!.split('#')[1]!;
  expect(codeOf(await act(organizer, 'revokeInvitation', await idOf(email)))).toBeUndefined();
  expect((await team.send('/api/welcome', { token: again, name })).status).toBe(404);
  expect(await team.mailTo(email)).toBeUndefined(); // what was not sent yet is not sent any more
});

test('a password is asked of everybody but volunteers; without one the link stays good', async () => {
  const { name, email } = team.newcomer();
  const token = secretIn((await team.invite(owner, 'coordinator', email)).link!);
  expect(await offer(token)).toMatchObject({ role: 'coordinator', needsPassword: true });
  const without = await team.send('/api/welcome', { token, name });
  expect(without).toMatchObject({ status: 400, body: { fields: { password: expect.any(String) } } });
  expect((await team.send('/api/welcome', { token, name, password: PASSWORD })).status).toBe(204);
  expect((await team.send('/api/session', { email, password: PASSWORD })).status).toBe(204);
});

test('who has an account or an invitation gets nothing new, and only the inviter is told', async () => {
  const { email } = team.newcomer();
  expect(await team.invite(organizer, 'volunteer', owner.email.toUpperCase())).toMatchObject({
    outcome: 'HAS_ACCOUNT',
    link: null,
  });
  const twice = await Promise.all([1, 2].map(() => team.invite(organizer, 'volunteer', email)));
  expect(twice.map(({ outcome, code }) => outcome ?? code).filter((each) => each === 'INVITED')).toHaveLength(1);
  expect(await team.invite(owner, 'owner', email)).toMatchObject({ outcome: 'ALREADY_INVITED', link: null });
  const mails = (await team.mails()).filter(({ to }) => to === email);
  expect(mails).toHaveLength(1);
  expect((await team.mails()).filter(({ to }) => to === owner.email)).toEqual([]);
});

test('an invitation goes out again at most once an hour, with seven more days', async () => {
  const { email } = team.newcomer();
  await team.invite(organizer, 'volunteer', email);
  await team.mails();
  const id = await idOf(email);
  expect(codeOf(await act(organizer, 'resendInvitation', id))).toBe('TOO_MANY');
  await team.made.admin(
    `update invitation set "sentAt" = now() - interval '61 minutes', "expiresAt" = now() where id = $1`,
    [id],
  );
  const both = await Promise.all([1, 2].map(() => act(organizer, 'resendInvitation', id)));
  expect(both.map(codeOf).sort()).toEqual(['TOO_MANY', undefined].sort());
  const mails = (await team.mails()).filter(({ to }) => to === email);
  expect(mails).toHaveLength(2);
  expect(secretIn(mails[1]!.text)).toBe(secretIn(mails[0]!.text));
  expect((await open(organizer)).find((each) => each.email === email)).toMatchObject({ expired: false });
});

test('an organizer neither sees the address of what others invited, nor may undo what is above them', async () => {
  const { email } = team.newcomer();
  await team.invite(owner, 'owner', email);
  const id = await idOf(email);
  const seen = (await open(organizer)).find((each) => each.id === id)!;
  expect(seen).toMatchObject({ role: 'owner', mine: false, invitedBy: owner.name });
  expect(seen.email).not.toContain(email.split('@')[0]!);
  expect(codeOf(await act(organizer, 'revokeInvitation', id))).toBe('NOT_FOUND');
  const users = await team.gql<{ users: { email: null }[] }>(organizer.cookie, '{ users { email } }');
  expect(new Set(users.data.users.map((each) => each.email))).toEqual(new Set([null]));
});

test('nobody but who manages accounts reads a link that opens an account, in the mailbox', async () => {
  const { email } = team.newcomer();
  await team.invite(owner, 'owner', email);
  await team.mails();
  const query = '{ mailbox(first: 1) { items { to subject text html } } }';
  const read = async ({ cookie }: Member) => JSON.stringify((await team.gql(cookie, query)).data);
  expect(secretIn(await read(owner))).not.toBe('');
  expect(await read(organizer)).toContain('An invitation');
  expect(secretIn(await read(organizer))).toBe('');
  expect(await read(organizer)).not.toContain(email);
});

test('only the first account names the organization; a second owner does not', async () => {
  const fresh = await startApi();
  try {
    const others = new Team(fresh);
    const token = (role: 'owner' | 'volunteer') => fresh.inside(() => fresh.app.get(WelcomeService).link(role));
    const link = async () => (await others.send('/api/welcome/offer', { token: await token('owner') })).body;
    expect(await link()).toMatchObject({ first: true, organization: 'First', email: null });
    const body = { ...others.newcomer(), password: PASSWORD, organization: 'Allies' };
    const first = await others.send('/api/welcome', { token: await token('owner'), ...body });
    expect(first.status).toBe(204);
    expect(await link()).toMatchObject({ first: false, organization: 'Allies' });
    const more = { ...others.newcomer(), password: PASSWORD, organization: 'Thieves' };
    expect((await others.send('/api/welcome', { token: await token('owner'), ...more })).status).toBe(204);
    expect(await link()).toMatchObject({ organization: 'Allies' });
    // Links of the command line for others than an owner do not end each other.
    const [one, two] = [await token('volunteer'), await token('volunteer')];
    for (const each of [one, two])
      expect((await others.send('/api/welcome', { token: each, ...others.newcomer() })).status).toBe(204);
  } finally {
    await fresh.close();
  }
});

test('whoever loses a right loses what they invited others to by it', async () => {
  const second = await team.invited(owner, 'organizer');
  const { email } = team.newcomer();
  const token = secretIn((await team.invite(second, 'volunteer', email)).link!);
  const change = `mutation { changeUserRole(id: "${second.id}", role: "coordinator") { id } }`;
  expect((await team.gql(owner.cookie, change)).errors).toBeUndefined();
  expect((await team.send('/api/welcome', { token, name: 'Ana' })).status).toBe(404);
  expect(await team.me(second.cookie)).toBeNull();
});

test('an hour’s sweep closes the doors of what is long over', async () => {
  const { email } = team.newcomer();
  await team.invite(owner, 'volunteer', email);
  await team.made.admin(`update invitation set "expiresAt" = now() - interval '31 days' where id = $1`, [
    await idOf(email),
  ]);
  await api.inside(() => api.app.get(InvitationsService).sweep());
  expect((await open(owner)).some((each) => each.email === email)).toBe(false);
});
