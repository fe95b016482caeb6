import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  Actor,
  InvitationsService,
  MagicLinksService,
  ResetsService,
  Sessions,
  type UserRole,
  WelcomeService,
} from '#accounts';
import { PendingService, WaitingService } from '#events';
import { ContactDigestLedger, BlastsService, Message, MessagesService, MessageState } from '#outreach';
import { RecordService } from '#officials';
import { SignaturesService } from '#petitions';
import { Db, Handlers, v4 } from '#platform';
import { ORGANIZER_TALK_TEMPLATES, TEMPLATES } from '../libs/outreach/message.entity.ts';
import { savedPerson } from './builders.ts';
import { Gatherings, HOUR } from './gatherings.ts';
import { type Api, startApi } from './harness.ts';
import { MailingList } from './mailing-list.ts';
import { browse } from './public-pages.ts';
import { publicPetition, signaturesOf, signingForm } from './signing.ts';
import { plain, type Smtp, smtpServer } from './smtp.ts';
import { type Member, PASSWORD, Team } from './team.ts';
import { letVolunteersMail } from './volunteer-mails.ts';

/** Whatever a link of a mail could change. */
const TABLES = [
  ...['sign_up', 'signature', 'opt_out', 'consent', 'timeline', 'person', 'handle'],
  ...['invitation', 'magic_link', 'welcome_link', 'session', 'user', 'doorway', 'message', 'blast', 'outbox', 'event'],
  ...['passkey', 'authenticator', 'recovery_code', 'factor_reset', 'follow', 'follow_setting'],
  ...['interest_form', 'volunteer', 'one_on_one', 'one_on_one_slot', 'contact_digest', 'point_person'],
];

/** How a mail program, a scanner and a browser that looks ahead ask. */
const READERS: Record<string, string>[] = [{ accept: 'text/html' }, { accept: '*/*', 'sec-purpose': 'prefetch' }];

let smtp: Smtp;
let api: Api;
let base: string;
let made: Gatherings;
beforeAll(async () => {
  smtp = await smtpServer();
  api = await startApi({ smtpUrl: smtp.url });
  base = await api.app.getUrl();
  made = new Gatherings(api);
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});

const deliver = async () => {
  await made.follow();
  await api.inside(() => api.app.get(MessagesService).sweep());
  await made.deliver();
};
/** Every address in a mail: in its text, in its HTML, and in its head for mail programs. */
const linksIn = (mail: string) => [
  ...new Set(
    [...plain(mail.replace(/\r\n[ \t]/g, ' ')).matchAll(/https?:\/\/[^\s"<>)]+/g)]
      .map(([url]) => url.replace(/[.,]$/, ''))
      .filter((url) => url.startsWith(api.config.publicUrl))
      .map((url) => url.slice(api.config.publicUrl.length)),
  ),
];

async function letAllEventsMail(): Promise<void> {
  const waits = (eventId: string) =>
    api.inside(() =>
      api.app.get(WaitingService).join(eventId, {
        ...{ name: 'Ana Example', email: `waits-${eventId}@example.org`, language: 'en' as const },
        ...{ roleId: null, news: [] },
      }),
    );
  const full = await made.eventIn(72 * HOUR, { capacity: 1 });
  const inside = await made.signUp(full);
  await waits(full.id);
  await deliver(); // signUp.confirmed, signUp.waitlisted
  await made.admin(`update message set "createdAt" = "createdAt" - interval '61 minutes'`);
  await waits(full.id);
  await deliver(); // signUp.waiting
  await made.giveBack(inside);
  await deliver(); // signUp.cancelled, signUp.promoted
  const again = await made.eventIn(72 * HOUR);
  await made.signUp(again, { email: 'repeats@example.org' });
  const asks = { name: 'Ana Example', email: 'asks@example.org', language: 'en' as const, roleId: null, news: [] };
  await api.inside(() => api.app.get(PendingService).askForPlace(again.id, asks));
  await deliver(); // signUp.confirm
  await made.admin(`update message set "createdAt" = "createdAt" - interval '61 minutes'`);
  await made.signUp(again, { email: 'repeats@example.org' });
  await made.move(again, 90 * HOUR);
  await deliver(); // signUp.repeated, event.changed
  const soon = await made.eventIn(23 * HOUR);
  const reminded = await made.signUp(soon);
  await made.follow();
  await made.admin(
    `update message set "notBefore" = now() - interval '1 minute'
     where template = 'event.reminder' and "subjectId" = $1`,
    [reminded.id],
  );
  await deliver(); // event.reminder
  const off = await made.eventIn(48 * HOUR);
  await made.signUp(off);
  await deliver();
  await made.cancel(off);
  await deliver(); // event.cancelled
}

async function letPetitionsMail(): Promise<void> {
  const petition = await publicPetition(api);
  const sign = async (email: string) =>
    expect(
      (await browse(base, `/petitions/${petition.slug}`, await signingForm(api, petition, { email }))).status,
    ).toBe(303);
  await sign('counted@example.org');
  await deliver();
  const [row] = await signaturesOf(api, petition.id);
  await api.inside(() => api.app.get(SignaturesService).confirm(row!.details.token));
  await made.admin(`update message set "createdAt" = "createdAt" - interval '61 minutes'`);
  await sign('counted@example.org');
  await sign('open@example.org');
  await deliver(); // signature.already, signature.confirm
}

async function letAccountsMail(): Promise<void> {
  const account = async (role: UserRole, password?: string, name: string = role) => {
    const welcome = api.app.get(WelcomeService);
    const email = `${name}@example.org`;
    const token = await api.inside(() => welcome.link(role));
    const session = await api.inside(() => welcome.accept({ token, name: role, email, ...(password && { password }) }));
    await api.inside(() => api.app.get(MagicLinksService).request(email, '127.0.0.1'));
    const { id } = (await api.app.get(Sessions).actorOf(session))!;
    return new Actor(id, api.organizationId, role);
  };
  await account('volunteer'); // magicLink
  const [one, two] = [await account('owner', PASSWORD, 'one'), await account('owner', PASSWORD, 'two')];
  const resets = api.app.get(ResetsService);
  await api.inside(async () => {
    const [{ id } = { id: '' }] = await resets.ask(one, (await account('coordinator', PASSWORD)).id);
    await resets.approve(two, id); // factorReset
  });
  const organizer = await account('organizer', PASSWORD); // magicLink.password
  const invited = { email: 'invited@example.org', role: 'volunteer', language: 'en' } as const;
  await api.inside(() => api.app.get(InvitationsService).invite(organizer, invited));
  const list = new MailingList(api);
  await list.sender();
  await list.people(2);
  const { id } = await list.draft();
  await api.inside(() => api.app.get(BlastsService).start(organizer, id, v4()));
  await deliver();
  await deliver(); // invitation, blast
}

/** Before a vote, when its day moves, and once a day for whoever follows. */
async function letTheCouncilMail(): Promise<void> {
  await api.inside(() => api.app.get(RecordService).load());
  const team = new Team(api);
  const [organizer, follower] = [await team.join('organizer'), await team.join('coordinator')];
  const ask = async <D>(who: Member, query: string, variables: object = {}) => {
    const { data, errors } = await team.gql<D>(who.cookie, query, variables);
    expect(errors).toBeUndefined();
    return data;
  };
  const follow =
    'mutation ($kind: FollowedKind!, $code: String!) { follow(kind: $kind, code: $code, on: true) { code } }';
  for (const [kind, code] of [
    ['DEMAND', 'D2'],
    ['FIGURE', 'per:chavez'],
  ])
    await ask(follower, follow, { kind, code });
  const save = async (days: number, more: object = {}) => {
    const heldOn = new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
    const item = { titleEn: 'Crowd control policy', titleEs: '', body: 'org:mpls-council', kind: 'VOTE' };
    const mutation = 'mutation ($input: AgendaItemInput!) { saveAgendaItem(input: $input) }';
    const input = { ...item, heldOn, heldAt: '12:00', ...more };
    return (await ask<{ saveAgendaItem: string }>(organizer, mutation, { input })).saveAgendaItem;
  };
  const id = await save(2);
  const match = 'mutation ($id: ID!) { decideAgendaMatch(item: $id, demand: "D2", about: true) { today } }';
  await ask(organizer, match, { id });
  await deliver(); // agenda.soon
  await save(5, { id });
  await deliver(); // agenda.moved
  const cell = '{ councilCell(ward: 9, demand: "D4") { evidence { id code } } }';
  const { councilCell } = await ask<{ councilCell: { evidence: { id: string; code: string }[] } }>(follower, cell);
  const said = councilCell.evidence.find(({ code }) => code === 'S08')!.id;
  await ask(follower, 'mutation ($id: ID!) { retractEvidence(id: $id, reason: "x") }', { id: said });
  const { organizationId } = api;
  await api.app.get(Handlers).run('outreach.gatherNews', { organizationId, payload: {} });
  await made.admin(`update message set "notBefore" = now() where template = 'council.digest'`);
  await deliver(); // council.digest
  await ask(organizer, 'mutation { setContactDigest(on: true) }');
  const due = { title: 'Call back', assigneeId: organizer.id, dueOn: '2026-01-02' };
  await ask(organizer, 'mutation ($input: TaskInput!) { createTask(input: $input) { id } }', { input: due });
  await api.inside(() => api.app.get(ContactDigestLedger).gather(new Date('2026-07-01T14:00:00Z')));
  await deliver(); // contacts.digest
  const { id: given } = await savedPerson(api);
  const hand = 'mutation ($input: ReassignInput!) { reassignPeople(input: $input) }';
  await api.gql('owner', hand, { input: { toUserId: organizer.id, personIds: [given] } });
  await deliver(); // contacts.given
}

test('a scanner that opens every link of every kind of mail confirms, cancels, unsubscribes and withdraws nobody', async () => {
  await letAllEventsMail();
  await letPetitionsMail();
  await letAccountsMail();
  await letTheCouncilMail();
  await letVolunteersMail(api.app, made, deliver);
  const sent = (await made.inTx(() => api.app.get(Db).repo(Message).find())).filter(
    ({ state }) => state === MessageState.ACCEPTED,
  );
  expect([...new Set(sent.map(({ template }) => template))].sort()).toEqual([...TEMPLATES].sort());
  const links = [...new Set(smtp.texts.flatMap(linksIn))];
  // Those to an organizer lead to one page.
  expect(links.length).toBeGreaterThan(TEMPLATES.length - ORGANIZER_TALK_TEMPLATES.length);

  const before = await api.dump(TABLES);
  for (const link of links)
    for (const method of ['HEAD', 'GET'])
      for (const headers of READERS) {
        const { status } = await fetch(base + link, { method, headers });
        expect([link.replace(/[\w-]{20,}/, '…'), status < 400]).toEqual([expect.any(String), true]);
      }
  expect(await api.dump(TABLES)).toBe(before);

  // The same links act when their button is pressed: the scanner did look at what could have happened.
  for (const kind of ['sign-ups', 'signatures', 'unsubscribe', 'volunteer']) {
    const acting = links.filter((link) => new RegExp(`^/(es/)?${kind}/`).test(link));
    const was = await api.dump(TABLES);
    for (const link of acting) await browse(base, link, {});
    expect([kind, acting.length > 0, (await api.dump(TABLES)) !== was]).toEqual([kind, true, true]);
  }
  const [own = ''] = links.filter((link) => /^\/(es\/)?my-data\//.test(link));
  const was = await api.dump(TABLES);
  await browse(base, own, { do: 'leave' });
  expect(await api.dump(TABLES)).toBe(was);
  await browse(base, own, { do: 'leave', sure: 'yes' });
  expect(await api.dump(TABLES)).not.toBe(was);
});
