import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, PASSWORD, Team } from '../../../test/team.ts';
import { ResetsService } from './resets.service.ts';

let api: Api;
let team: Team;
let one: Member;
let two: Member;
let lost: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
});
beforeEach(async () => {
  [one, two, lost] = [await team.join('owner'), await team.join('owner'), await team.join('coordinator')];
});
afterAll(() => api.close());

const run = async (by: Member, mutation: string) => {
  const { data, errors } = await team.gql<Record<string, { id: string; userId: string }[]> | null>(
    by.cookie,
    `mutation { ${mutation} { id userId } }`,
  );
  return { code: errors?.[0]?.extensions.code, rows: Object.values(data ?? {})[0] ?? [] };
};
const asked = async (by: Member) =>
  (await run(by, `askFactorReset(userId: "${lost.id}")`)).rows.find(({ userId }) => userId === lost.id)!.id;
const settle = () => api.inside(() => api.app.get(ResetsService).settle());
/** As if so many hours had passed. */
const later = (hours: number) =>
  team.made.admin(`update factor_reset set "dueAt" = "dueAt" - interval '${hours} hours'`);
const standing = async (cookie: string) =>
  (await team.gql<{ me: { standing: string } | null }>(cookie, '{ me { standing } }')).data.me?.standing;
const signIn = async () => (await team.send('/api/session', { email: lost.email, password: PASSWORD })).cookie;

test('two decide it, the person is written to, and a day later they enrol anew; until then all is as it was', async () => {
  const id = await asked(one);
  expect((await run(one, `approveFactorReset(id: "${id}")`)).code).toBe('CONFLICT');
  await settle();
  expect((await run(two, `approveFactorReset(id: "${id}")`)).code).toBeUndefined();
  const mail = await team.mailTo(lost.email);
  expect(mail?.text).toContain(`${one.name} and ${two.name}`);
  expect(mail?.text).toContain(`${one.name} y ${two.name}`);
  expect(mail?.text).toContain('/console/settings/security');
  await later(23);
  await settle();
  expect(await standing(lost.cookie)).toBe('FULL');
  expect(await standing(await signIn())).toBe('PROVE');
  await later(2);
  await settle();
  expect(await standing(lost.cookie)).toBeUndefined();
  expect(await standing(await signIn())).toBe('ENROL');
});

test('the person keeps what they have: it is called off', async () => {
  const id = await asked(one);
  await run(two, `approveFactorReset(id: "${id}")`);
  const kept = await team.gql<{ keepFactors: { reset: null } }>(
    lost.cookie,
    'mutation { keepFactors { reset { id } } }',
  );
  expect(kept.data.keepFactors.reset).toBeNull();
  await later(25);
  await settle();
  expect(await standing(lost.cookie)).toBe('FULL');
});

test('one who loses their own access before it is due decides nothing any more', async () => {
  const id = await asked(one);
  await run(two, `approveFactorReset(id: "${id}")`);
  const third = await team.join('owner');
  await team.gql(third.cookie, `mutation { setUserDisabled(id: "${two.id}", disabled: true) { id } }`);
  await later(25);
  await settle();
  expect(await standing(lost.cookie)).toBe('FULL');
});

test('nobody asks for themselves, the person does not agree, and only who manages accounts does either', async () => {
  expect((await run(one, `askFactorReset(userId: "${one.id}")`)).code).toBe('CONFLICT');
  expect((await run(lost, `askFactorReset(userId: "${two.id}")`)).code).toBe('FORBIDDEN');
  const id = await asked(one);
  expect((await run(lost, `approveFactorReset(id: "${id}")`)).code).toBe('FORBIDDEN');
  expect((await run(two, `askFactorReset(userId: "${lost.id}")`)).code).toBe('CONFLICT');
  expect((await run(two, `cancelFactorReset(id: "${id}")`)).code).toBeUndefined();
  expect((await run(two, `approveFactorReset(id: "${id}")`)).code).toBe('NOT_FOUND');
});
