import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { post } from '../../../test/factors.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { secondApi } from '../../../test/second-api.ts';
import { PASSWORD, type Member, Team } from '../../../test/team.ts';

let api: Api;
let other: Awaited<ReturnType<typeof secondApi>>;
let team: Team;
let owner: Member;
beforeAll(async () => {
  api = await startApi();
  other = await secondApi(api.config);
  team = new Team(api);
  owner = await team.join('owner');
});
afterAll(async () => {
  await other?.close();
  await api?.close();
});

const AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
interface Listed {
  readonly id: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly current: boolean;
}
const QUERY = '{ security { sessions { id browser system current } } }';
const sessionsOf = async (cookie: string) =>
  (await team.gql<{ security: { sessions: Listed[] } }>(cookie, QUERY)).data.security.sessions;

/** Signed in once more, in another browser. */
async function elsewhere(code: string): Promise<string> {
  const headers = { 'user-agent': AGENT };
  const half = await team.send('/api/session', { email: owner.email, password: PASSWORD }, { headers });
  return (await post(await api.app.getUrl(), '/api/factor/code', half.cookie, { code }, headers)).cookie;
}

test('somebody sees where they are signed in, in words, and which of it is this one', async () => {
  await elsewhere(owner.codes[0]!);
  const sessions = await sessionsOf(owner.cookie);
  expect(sessions.map(({ browser, system, current }) => ({ browser, system, current }))).toEqual([
    { browser: 'Firefox', system: 'Linux', current: false },
    { browser: null, system: null, current: true },
  ]);
});

test('nobody sees or ends the sessions of somebody else', async () => {
  const stranger = await team.join('owner');
  const [own] = await sessionsOf(owner.cookie);
  expect((await sessionsOf(stranger.cookie)).map(({ id }) => id)).not.toContain(own!.id);
  await team.gql(stranger.cookie, `mutation { endSession(id: "${own!.id}") { codesLeft } }`);
  expect((await sessionsOf(owner.cookie)).map(({ id }) => id)).toContain(own!.id);
});

test.each([
  ['one that is ended', 'endSession', 1],
  ['all the others', 'endOtherSessions', 2],
] as const)('%s: after the answer not one request is served, in either process', async (_, verb, at) => {
  const cookie = await elsewhere(owner.codes[at]!);
  const bases = [await api.app.getUrl(), other.base];
  /** When each request was sent, and whether it was served. */
  const asked: { sent: number; served: boolean }[] = [];
  let going = true;
  let clock = 0;
  const asking = bases.flatMap((base) =>
    [1, 2, 3].map(async () => {
      while (going) {
        clock += 1;
        const sent = clock;
        asked.push({ sent, served: (await team.me(cookie, base)) !== null });
      }
    }),
  );
  while (asked.filter(({ served }) => served).length < 20) await new Promise((go) => setTimeout(go, 5));
  const mine = (await sessionsOf(cookie)).find(({ current }) => current)!.id;
  const mutation = verb === 'endSession' ? `endSession(id: "${mine}")` : verb;
  expect((await team.gql(owner.cookie, `mutation { ${mutation} { codesLeft } }`)).errors).toBeUndefined();
  const answered = clock;
  while (asked.filter(({ sent }) => sent > answered).length < 60) await new Promise((go) => setTimeout(go, 5));
  going = false;
  await Promise.all(asking);
  const after = asked.filter(({ sent }) => sent > answered);
  expect([after.length >= 60, after.filter(({ served }) => served).length]).toEqual([true, 0]);
  expect(await team.me(owner.cookie, other.base)).not.toBeNull();
});
