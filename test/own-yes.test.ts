import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImportService } from '#exchange';
import { Channel, ConsentService } from '#people';
import { savedPerson } from './builders.ts';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

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

interface Own {
  readonly stopped: string[];
  readonly agreed: string[];
}
const change = async ({ cookie }: Member, input: object): Promise<Own> => {
  const query = 'mutation ($input: PreferencesInput!) { changeMyPreferences(input: $input) { stopped agreed } }';
  const { data, errors } = await team.gql<{ changeMyPreferences: Own }>(cookie, query, { input });
  expect(errors).toBeUndefined();
  return data.changeMyPreferences;
};
const own = async ({ cookie }: Member): Promise<Own> =>
  (await team.gql<{ myData: Own }>(cookie, '{ myData { stopped agreed } }')).data.myData;
const ask = async <D>(query: string, by = organizer) => {
  const { data, errors } = await team.gql<D>(by.cookie, query);
  expect(errors).toBeUndefined();
  return data;
};
const stop = (id: string, channel: string) => ask(`mutation { optOut(personId: "${id}", channel: ${channel}) { id } }`);
const ledger = async (id: string) => {
  const query = `{ person(id: "${id}") { consentLedger { channel state source } } }`;
  const { person } = await ask<{ person: { consentLedger: Record<'channel' | 'state' | 'source', string>[] } }>(query);
  return Object.fromEntries(person.consentLedger.map(({ channel, state, source }) => [channel, [state, source]]));
};
const may = async (id: string) => {
  const ways = ['EMAIL', 'SMS_BROADCAST', 'SMS_PERSON', 'CALL'].map(
    (way) => `${way}: mayContact(personId: "${id}", channel: ${way}, purpose: OUTREACH) { may }`,
  );
  const data = await ask<Record<string, { may: boolean }>>(`{ ${ways.join(' ')} }`);
  return Object.keys(data).filter((way) => data[way]!.may);
};
const brought = (csv: string) =>
  api.inside(() =>
    api.app.get(ImportService).run(async function* () {
      yield Buffer.from(csv);
    }),
  );
/** A volunteer who agreed to both, with the row that the list has of them. */
async function agreed() {
  const member = await team.invited(owner, 'volunteer');
  await change(member, { newsByEmail: true, newsBySms: true });
  const { people } = await ask<{ people: { items: { id: string }[] } }>(
    `{ people(search: "${member.email}") { items { id } } }`,
  );
  const { id } = people.items[0]!;
  await ask(
    `mutation { updatePerson(id: "${id}", changes: { phones: ["+16125550${String(100 + (phone += 1))}"] }) { id } }`,
  );
  return { member, id };
}
let phone = 0;
const BY_SMS = ['SMS_BROADCAST'];
const BOTH = ['EMAIL', ...BY_SMS];

test('a stop to everything ends by the person’s own yes, on the channel that they name; the others stay stopped', async () => {
  const { member, id } = await agreed();
  expect([await own(member), await may(id)]).toEqual([{ stopped: [], agreed: ['EMAIL', 'SMS'] }, BOTH]);
  await stop(id, 'ALL');
  expect([await own(member), await may(id)]).toEqual([{ stopped: ['ALL'], agreed: [] }, []]);
  expect(await change(member, { language: 'es' })).toEqual({ stopped: ['ALL'], agreed: [] });
  expect(await change(member, { newsByEmail: true })).toEqual({
    stopped: ['PHONE', 'SMS', 'SMS_PERSON'],
    agreed: ['EMAIL'],
  });
  expect(await may(id)).toEqual(['EMAIL']);
  const stopped = ['SAID_STOP', 'organizer'];
  expect(await ledger(id)).toEqual({ EMAIL: ['AGREED', 'self'], SMS: stopped, SMS_PERSON: stopped, PHONE: stopped });
  expect(await change(member, { newsBySms: true })).toEqual({
    stopped: ['PHONE', 'SMS_PERSON'],
    agreed: ['EMAIL', 'SMS'],
  });
  expect(await may(id)).toEqual(BOTH);
  // Stop means stop again, however often they change their mind.
  await stop(id, 'EMAIL');
  expect([await own(member), await may(id)]).toEqual([
    { stopped: ['EMAIL', 'PHONE', 'SMS_PERSON'], agreed: ['SMS'] },
    BY_SMS,
  ]);
  expect((await change(member, { newsByEmail: true })).stopped).toEqual(['PHONE', 'SMS_PERSON']);
  expect((await change(member, { personalTexts: true, calls: true })).stopped).toEqual([]);
  expect(await may(id)).toEqual([...BOTH, 'SMS_PERSON', 'CALL']);
});

test('nobody else ends a stop: no file, no form that anybody could fill in, no merge; a file begins it again', async () => {
  const { member, id } = await agreed();
  await stop(id, 'EMAIL');
  const line = (status: string) => `First name,Email,Email status\nAda,${member.email},${status}\n`;
  await brought(line('Subscribed'));
  await api.inside(() => api.app.get(ConsentService).consent(id, Channel.EMAIL, true, 'sign-up'));
  expect([await own(member), await may(id)]).toEqual([{ stopped: ['EMAIL'], agreed: ['SMS'] }, BY_SMS]);
  await change(member, { newsByEmail: true });
  expect(await may(id)).toEqual(BOTH);
  await brought(line('Unsubscribed'));
  expect([await own(member), await may(id)]).toEqual([{ stopped: ['EMAIL'], agreed: ['SMS'] }, BY_SMS]);
  await change(member, { newsByEmail: true });
  const other = await savedPerson(api, { emails: ['other@example.org'] });
  await stop(other.id, 'EMAIL');
  const merge = `mutation { mergePeople(input: { keepId: "${id}", dropId: "${other.id}", choices: [] }) { id } }`;
  await ask(merge);
  expect([await own(member), await may(id)]).toEqual([{ stopped: ['EMAIL'], agreed: ['SMS'] }, BY_SMS]);
});

test('a yes after a merge that is taken back holds for who was kept, and ends nothing that the other one said', async () => {
  const { member, id } = await agreed();
  const other = await savedPerson(api, { emails: ['parted@example.org'] });
  for (const each of [id, other.id]) await stop(each, 'EMAIL');
  await stop(other.id, 'SMS');
  const input = `input: { keepId: "${id}", dropId: "${other.id}", choices: [] }`;
  const { mergePeople } = await ask<{ mergePeople: { id: string } }>(`mutation { mergePeople(${input}) { id } }`);
  expect(await change(member, { newsByEmail: true, newsBySms: true })).toEqual({
    stopped: [],
    agreed: ['EMAIL', 'SMS'],
  });
  await ask(`mutation { undoMerge(id: "${mergePeople.id}") { kept { id } } }`);
  expect(await own(member)).toEqual({ stopped: [], agreed: ['EMAIL', 'SMS'] });
  const { person } = await ask<{ person: { optedOut: string[] } }>(`{ person(id: "${other.id}") { optedOut } }`);
  expect(person.optedOut).toEqual(['EMAIL', 'SMS']);
});

test('who was deleted and says yes again is not stopped anew because an organizer edits their addresses', async () => {
  const { member, id } = await agreed();
  await ask(`mutation { erasePerson(id: "${id}", sure: true) }`, owner);
  expect(await change(member, { newsByEmail: true })).toEqual({
    stopped: ['PHONE', 'SMS', 'SMS_PERSON'],
    agreed: ['EMAIL'],
  });
  const { people } = await ask<{ people: { items: { id: string }[] } }>(
    `{ people(search: "${member.email}") { items { id } } }`,
  );
  const again = people.items[0]!.id;
  for (const emails of [['new@example.org'], ['new@example.org', member.email]])
    await ask(`mutation { updatePerson(id: "${again}", changes: { emails: ${JSON.stringify(emails)} }) { id } }`);
  expect(await own(member)).toEqual({ stopped: ['PHONE', 'SMS', 'SMS_PERSON'], agreed: ['EMAIL'] });
});
