import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, post } from '../../../test/factors.ts';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { isStepUp } from './step-up.ts';

let api: Api;
let team: Team;
let base: string;
let owner: Member;
let volunteer: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  base = await api.app.getUrl();
  owner = await team.join('owner');
  volunteer = await team.join('volunteer');
});
afterAll(() => api.close());

/** As if anybody had shown a factor so many minutes ago. */
const later = (minutes: number) =>
  team.made.admin(`update session set "factorAt" = now() - interval '${minutes} minutes'`);

/** What can do harm, each by the name of its handler. */
const DANGEROUS = [
  'AccessResolver.changeUserRole',
  'AccessResolver.invite',
  'AccessResolver.setUserDisabled',
  'BlastsResolver.startBlast',
  'ExportController.hours',
  'ExportController.people',
  'FactorsController.addApp',
  'FactorsController.addPasskey',
  'FactorsController.appOptions',
  'FactorsController.newCodes',
  'FactorsController.passkeyOptions',
  'FactorsController.removeApp',
  'FactorsController.removePasskey',
  'GrantsResolver.assignPeople',
  'GrantsResolver.endAssignment',
  'GrantsResolver.endGrant',
  'GrantsResolver.giveGrant',
  'GrantsResolver.makeRole',
  'GrantsResolver.removeRole',
  'ImportsResolver.stateConsent',
  'SecurityResolver.approveFactorReset',
  'SecurityResolver.askFactorReset',
  'SelfResolver.erasePerson',
  'SharingResolver.acceptRecord',
  'SharingResolver.endRecordShare',
  'SharingResolver.offerRecord',
  'UndoImportResolver.undoImport',
];

test('what is dangerous says so, beside who may do it', () => {
  const discovery = api.app.get(DiscoveryService, { strict: false });
  const scanner = new MetadataScanner();
  const found = [...discovery.getProviders(), ...discovery.getControllers()].flatMap(({ instance, metatype }) => {
    if (!metatype || typeof instance !== 'object' || instance === null) return [];
    const methods = instance as Record<string, object>;
    const names = scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object);
    return names.filter((name) => isStepUp(methods[name]!)).map((name) => `${metatype.name}.${name}`);
  });
  expect([...new Set(found)].sort()).toEqual(DANGEROUS);
});

const id = '00000000-0000-4000-8000-000000000000';
const invitation = (role: string) =>
  `mutation { invite(input: { email: "step.${role}@example.org", role: "${role}", language: "en" }) { outcome } }`;
const CALLS = {
  changeUserRole: `mutation { changeUserRole(id: "${id}", role: "coordinator") { id } }`,
  setUserDisabled: `mutation { setUserDisabled(id: "${id}", disabled: true) { id } }`,
  invite: invitation('coordinator'),
  startBlast: `mutation { startBlast(id: "${id}", key: "${id}") { id } }`,
  undoImport: `mutation { undoImport(id: "${id}") { id } }`,
  stateConsent: `mutation { stateConsent(batchId: "${id}", source: "paper") { id } }`,
  giveGrant: `mutation { giveGrant(input: { userId: "${id}", role: "lead", scope: ORGANIZATION }) { id } }`,
  endGrant: `mutation { endGrant(id: "${id}") { id } }`,
  assignPeople: `mutation { assignPeople(input: { userId: "${id}", personIds: ["${id}"] }) { id } }`,
  endAssignment: `mutation { endAssignment(grantId: "${id}", personId: "${id}") { grantId } }`,
  makeRole: `mutation { makeRole(input: { name: "R", permissions: ["council.read"] }) { id } }`,
  removeRole: `mutation { removeRole(id: "${id}") { id } }`,
  offerRecord: 'mutation { offerRecord(input: { organization: "X", campaigns: ["x"] }) { made { id } } }',
  acceptRecord: `mutation { acceptRecord(id: "${id}") { made { id } } }`,
  endRecordShare: `mutation { endRecordShare(id: "${id}") { made { id } } }`,
  askFactorReset: `mutation { askFactorReset(userId: "${id}") { id } }`,
};
const codeOfCall = async (cookie: string, call: string) =>
  (await team.gql(cookie, call)).errors?.[0]?.extensions.code ?? 'DONE';

test('after five minutes dangerous calls wait for a factor; with one, the same call is done, and the old secret is over', async () => {
  for (const call of Object.values(CALLS)) expect(await codeOfCall(owner.cookie, call)).not.toBe('STEP_UP');
  await later(6);
  for (const [name, call] of Object.entries(CALLS))
    expect([name, await codeOfCall(owner.cookie, call)]).toEqual([name, 'STEP_UP']);
  const options = await post(base, '/api/factors/passkey/options', owner.cookie);
  expect([options.status, options.body.code]).toEqual([401, 'STEP_UP']);
  expect(await codeOfCall(owner.cookie, '{ users { id } }')).toBe('DONE');

  const shown = await post(base, '/api/factor/code', owner.cookie, { code: codeOf(owner.app, 1) });
  expect(shown.status).toBe(204);
  expect(await team.me(owner.cookie)).toBeNull();
  owner = { ...owner, cookie: shown.cookie };
  const change = CALLS.changeUserRole.replace(id, volunteer.id).replace('coordinator', 'volunteer');
  expect(await codeOfCall(owner.cookie, change)).toBe('DONE');
  await later(3);
  expect(await codeOfCall(owner.cookie, change)).toBe('DONE');
});

test('whoever is invited to see nobody is invited without, and so are calls of a key', async () => {
  await later(6);
  expect(await codeOfCall(owner.cookie, invitation('organizer'))).toBe('STEP_UP');
  expect(await codeOfCall(owner.cookie, invitation('volunteer'))).toBe('DONE');
  const aliased = invitation('volunteer').replace('mutation {', 'mutation { a: ').slice(0, -1);
  const both = `${aliased} b: ${invitation('organizer').slice('mutation { '.length)}`;
  const { errors } = await team.gql(owner.cookie, both);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['STEP_UP']);
  expect((await api.gql('owner', invitation('coordinator').replace('step.', 'key.'))).errors).toBeUndefined();
});
