import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AccountsService, Actor } from '#accounts';
import { Channel, ConsentService, type OneChannel, PeopleService, Person } from '#people';
import { Db, within } from '#platform';
import { type Api, startApi } from '../../test/harness.ts';
import { Team } from '../../test/team.ts';
import { ExportPeople } from './export/export.service.ts';
import { written } from './export/writing.ts';
import { ImportService } from './import.service.ts';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** An organization of its own, whose imports say how their people agreed. */
async function home(known?: string) {
  const id = known ?? (await api.app.get(AccountsService).organization(`Organization ${Math.random()}`));
  const inside = <T>(work: () => Promise<T>) => within({ organizationId: id }, work);
  const db = api.app.get(Db);
  return {
    inside,
    people: () => inside(() => db.tx(() => db.repo(Person).find({ order: { createdAt: 'ASC', id: 'ASC' } }))),
    take: async (content: string) => {
      const bytes = async function* () {
        yield Buffer.from(content);
      };
      const report = await inside(() => api.app.get(ImportService).run(bytes));
      await inside(() => api.app.get(ConsentService).stateConsent(report.batchId!, 'Paper forms of May'));
      return report;
    },
    may: async (personId: string, channel: 'email' | 'sms' = 'email') =>
      (await inside(() => api.app.get(PeopleService).mayContact(personId, channel, 'bulk'))).why,
    own: (personId: string, channel: OneChannel, given: boolean) =>
      inside(() => api.app.get(ConsentService).consent(personId, channel, given, 'self', { own: true })),
  };
}

test('a no of their own outlasts every file that says yes, until they say yes themselves', async () => {
  const { take, people, may, own } = await home();
  await take('First name,Email,Email status,Text status,Phone\nAna,ana@example.org,Subscribed,Subscribed,6125550101\n');
  const [ana] = await people();
  expect([await may(ana!.id), await may(ana!.id, 'sms')]).toEqual(['people.contact.fine', 'people.contact.fine']);
  await own(ana!.id, Channel.EMAIL, false);
  await own(ana!.id, Channel.SMS, false);
  for (const name of ['First name', 'Name', 'Given name'])
    await take(
      `${name},Email,Email status,Text status,Phone,City\nAna,ana@example.org,Subscribed,yes,6125550101,${name}\n`,
    );
  await take(
    'first_name,email,zip_code,can2_subscription_status,can2_sms_status\nAna,ana@example.org,55407,subscribed,subscribed\n',
  );
  expect([await may(ana!.id), await may(ana!.id, 'sms')]).toEqual(['people.contact.saidNo', 'people.contact.saidNo']);
  await own(ana!.id, Channel.EMAIL, true);
  expect([await may(ana!.id), await may(ana!.id, 'sms')]).toEqual(['people.contact.fine', 'people.contact.saidNo']);
});

test('who said no is exported so, and is not written to by whoever imports the file', async () => {
  const [here, there] = [await home(api.organizationId), await home()];
  await here.take('First name,Email,Email status\nAna,ana@example.org,Subscribed\nLuz,luz@example.org,Subscribed\n');
  const ana = (await here.people()).find(({ details }) => details.givenName === 'Ana')!;
  await here.own(ana.id, Channel.EMAIL, false);
  const team = new Team(api);
  const owner = await team.join('owner');
  const actor = new Actor(owner.id, api.organizationId, 'owner');
  const file = await here.inside(async () => {
    const pages = await api.app.get(ExportPeople).pages(actor, { format: 'csv' });
    return text(written('csv', pages, 'en'));
  });
  await there.take(file);
  const found = new Map((await there.people()).map(({ id, details }) => [details.givenName, id]));
  expect(await there.may(found.get('Ana')!)).toBe('people.contact.saidNo');
  expect(await there.may(found.get('Luz')!)).toBe('people.contact.fine');
});
