import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { PeopleService } from '#people';
import { Db } from '#platform';
import { Gatherings, HOUR } from '../../test/gatherings.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { MailboxMail } from './mailbox.entity.ts';
import { MailboxService } from './mailbox.service.ts';
import { Message } from './message.entity.ts';
import { MessagesService } from './messages.service.ts';

let api: Api;
let made: Gatherings;
beforeAll(async () => {
  api = await startApi();
  made = new Gatherings(api);
});
afterEach(() => void jest.restoreAllMocks());
afterAll(() => api.close());

interface Page {
  mailbox: {
    items: {
      id: string;
      to: string;
      text: string;
      subject: string;
      attachments: { name: string; content: string }[];
    }[];
    endCursor: string | null;
  };
}
const MAILBOX =
  'query ($first: Int, $after: String) { mailbox(first: $first, after: $after) { items { id to subject text html sentAt attachments { name type content } } endCursor } }';
const page = (variables: object = {}) => api.gql<Page>('organizer', MAILBOX, variables);

test('without a mail server a confirmation is in the mailbox, once, and one more page leads to the rest', async () => {
  const event = await made.eventIn(HOUR);
  const emails = ['one@example.org', 'two@example.org', 'three@example.org'];
  for (const email of emails) await made.signUp(event, { email });
  await made.follow();
  await made.deliver();
  const first = (await page({ first: 2 })).data.mailbox;
  expect(first.items).toHaveLength(2);
  const rest = (await page({ first: 2, after: first.endCursor })).data.mailbox;
  expect(rest.endCursor).toBeNull();
  const all = [...first.items, ...rest.items];
  expect(all.map(({ to }) => to).sort()).toEqual([...emails].sort());
  expect(all[0]).toMatchObject({
    subject: 'You are signed up: Press conference',
    attachments: [{ name: 'event.ics' }],
  });
  expect(all[0]?.attachments[0]?.content).toContain('BEGIN:VCALENDAR');
  const { data } = await api.gql<{ messageCounts: { state: string; count: number }[] }>(
    'organizer',
    '{ messageCounts { state count } }',
  );
  expect(data.messageCounts).toContainEqual({ state: 'ACCEPTED', count: 3 });
  expect(data.messageCounts).toContainEqual({ state: 'UNKNOWN', count: 0 });
});

test('the mailbox is for who may read messages', async () => {
  for (const role of ['coordinator', 'volunteer', 'integration'] as const)
    expect((await api.gql(role, MAILBOX)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect((await api.gql(undefined, MAILBOX)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await page({ after: 'nonsense' })).errors?.[0]?.extensions.code).toBe('INVALID');
});

test('a letter and what is written down of it are there together or not at all', async () => {
  const before = (await page()).data.mailbox.items.length;
  await made.signUp(await made.eventIn(HOUR));
  await made.follow();
  const service = MessagesService.prototype as unknown as { settle(): Promise<void> };
  const settle = jest.spyOn(service, 'settle').mockRejectedValueOnce(new Error('killed here'));
  await expect(made.deliver()).rejects.toThrow('killed here');
  expect((await page()).data.mailbox.items).toHaveLength(before);
  settle.mockRestore();
  await made.deliver();
  expect((await page()).data.mailbox.items).toHaveLength(before + 1);
});

test('the database holds nothing of a letter that can be read, and forgets it after thirty days', async () => {
  const db = api.app.get(Db);
  const texts = await made.inTx(async () => {
    const rows: { t: string }[] = await db.repo(MailboxMail).query('select m::text as t from mailbox_mail m');
    return rows.map(({ t }) => t).join();
  });
  expect(texts.length).toBeGreaterThan(0);
  for (const canary of ['one@example.org', 'Press conference', '/sign-ups/'])
    expect(Buffer.from(texts).toString() + texts).not.toContain(Buffer.from(canary).toString('hex'));
  const [newest] = (await page({ first: 1 })).data.mailbox.items;
  await made.admin(`update mailbox_mail set "sentAt" = now() - interval '31 days' where id <> $1`, [newest!.id]);
  await api.inside(() => api.app.get(MailboxService).forget());
  expect((await page()).data.mailbox.items.map(({ id }) => id)).toEqual([newest!.id]);
});

test("a person's messages are shown with them, and load their people in one query", async () => {
  const event = await made.eventIn(72 * HOUR);
  const { personId } = await made.signUp(event, { email: 'grace@example.org' });
  await made.follow();
  const byIds = jest.spyOn(PeopleService.prototype, 'byIds');
  const query = `{ person(id: "${personId}") { messages { template state sendAt person { id } } } }`;
  const { data, errors } = await api.gql<{ person: { messages: { template: string; person: { id: string } }[] } }>(
    'organizer',
    query,
  );
  expect(errors).toBeUndefined();
  expect(data.person.messages.map(({ template }) => template).sort()).toEqual([
    'event.reminder',
    'event.reminder',
    'signUp.confirmed',
  ]);
  expect(data.person.messages[0]?.person.id).toBe(personId);
  expect(byIds).toHaveBeenCalledTimes(2); // the person, and those of the three messages together
  expect(await made.inTx(() => api.app.get(Db).repo(Message).countBy({ personId: personId! }))).toBe(3);
});
