import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Db, Handlers } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { plain, smtpServer, type Smtp } from '../../../test/smtp.ts';
import { type Member, Team } from '../../../test/team.ts';
import { legistarAgenda } from '../exchange/legistar.agenda.ts';
import type { LegistarReader } from '../exchange/legistar.ts';
import { Matter } from '../matter.entity.ts';
import { PositionRecord } from '../position.entity.ts';
import { FigureReply } from '../reply/reply.entity.ts';
import { RecordService } from '../record.service.ts';
import { AgendaFiles } from './agenda-files.service.ts';
import { AgendaItem } from './agenda.entity.ts';
import { suggestionsFor } from './suggest.ts';

let api: Api;
let smtp: Smtp;
let team: Team;
let db: Db;
const members = new Map<string, Member>();
beforeAll(async () => {
  smtp = await smtpServer();
  api = await startApi({ smtpUrl: smtp.url });
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  for (const role of ['volunteer', 'organizer', 'coordinator', 'admin'] as const)
    members.set(role, await team.join(role));
});
afterAll(async () => {
  await api.close();
  await smtp.close();
});

const COUNCIL = 'org:mpls-council';
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
async function ask<D = Record<string, unknown>>(who: string, query: string, variables: object = {}) {
  const { data, errors } = await team.gql<D>(members.get(who)!.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code };
}
const began = Date.now();
const inDays = (days: number) => new Date(began + days * 86_400_000).toISOString().slice(0, 10);

const SAVE = 'mutation ($input: AgendaItemInput!) { saveAgendaItem(input: $input) }';
const DECIDE = `mutation ($item: ID!, $demand: String!, $about: Boolean!) {
  decideAgendaMatch(item: $item, demand: $demand, about: $about) { today }
}`;
const STATE = 'mutation ($id: ID!, $state: AgendaState!) { setAgendaState(id: $id, state: $state) { today } }';
interface Item {
  readonly id: string;
  readonly heldOn: string;
  readonly heldAt: string | null;
  readonly startsAt: string;
  readonly state: string;
  readonly matches: readonly { demand: string; reason: string; state: string }[];
}
interface Mail {
  readonly id: string;
  readonly template: string;
  readonly occasion: string;
  readonly state: string;
  readonly subjectId: string;
  readonly due: number;
}
const run = (job: string, payload: object = {}) =>
  api.app.get(Handlers).run(job, { organizationId: api.organizationId, payload });
/** Everything in the ledger about the council, as the database has it; `due` is how many days before the meeting. */
const ledger = async (about?: string): Promise<Mail[]> => {
  const rows = await inTx(() =>
    db.repo(AgendaItem).query<Mail[]>(
      `select id, template, occasion, state, "subjectId",
         extract(epoch from "forStart" - "notBefore")::int / 86400 as due
       from message where "subjectKind" in ('agendaItem', 'councilDigest') order by "createdAt", id`,
    ),
  );
  return rows.filter(({ subjectId }) => !about || subjectId === about);
};
const short = async (about: string) => (await ledger(about)).map((each) => `${each.template} ${each.state}`);
/** Lets all that happened have its consequences, hands on what is due, and sends it, each by four workers at once. */
async function work(): Promise<string[]> {
  const before = smtp.texts.length;
  await team.made.follow();
  await Promise.all([run('outreach.sweep'), run('outreach.sweep')]);
  const due = (await ledger()).filter(({ state }) => state === 'QUEUED');
  await Promise.all(
    due.flatMap(({ id: messageId }) => [1, 2, 3, 4].map(() => run('outreach.sendInBulk', { messageId }))),
  );
  await team.made.deliver();
  return smtp.texts.slice(before).map(plain);
}
const FOLLOW =
  'mutation ($kind: FollowedKind!, $code: String!, $on: Boolean!) { follow(kind: $kind, code: $code, on: $on) { code } }';
const follow = (who: string, kind: string, code: string, on = true) => ask(who, FOLLOW, { kind, code, on });
const settle = (who: string, daysBefore: number, mails = true) =>
  ask(who, 'mutation ($d: Int!, $m: Boolean!) { setFollowSettings(daysBefore: $d, mails: $m) { daysBefore } }', {
    ...{ d: daysBefore, m: mails },
  });
const forget = async (who: string, ...codes: [string, string][]) => {
  for (const [kind, code] of codes) await follow(who, kind, code, false);
};
/** So many days from now, at noon in the city. */
const meeting = (days: number) => ({ heldOn: inDays(days), heldAt: '12:00' });
const items = async (who = 'organizer') =>
  (
    await ask<{ agenda: { items: Item[] } }>(
      who,
      '{ agenda { items { id heldOn heldAt startsAt state matches { demand reason state } } } }',
    )
  ).data.agenda.items;
const item = async (id: string, who?: string) => (await items(who)).find((each) => each.id === id)!;
const save = async (input: object = {}) => {
  const given = { body: COUNCIL, heldOn: inDays(10), heldAt: '09:30', titleEs: '', kind: 'VOTE', ...input };
  const { data, code } = await ask<{ saveAgendaItem: string }>('organizer', SAVE, {
    input: { titleEn: 'Ordinance on crowd control', ...given },
  });
  return { id: data?.saveAgendaItem, code };
};
const decide = (id: string, demand: string, about = true, who = 'organizer') =>
  ask(who, DECIDE, { item: id, demand, about });

describe('what is on an agenda', () => {
  test('has its day and time in the city, and suggests demands by the words of their names, which alone change nothing', async () => {
    const before = await inTx(() => db.repo(PositionRecord).find());
    const { id } = await save({ heldOn: '2098-07-01', heldAt: '09:30' });
    expect(await item(id!)).toMatchObject({
      ...{ heldOn: '2098-07-01', heldAt: '09:30', startsAt: '2098-07-01T14:30:00.000Z', state: 'PLANNED' },
      matches: [{ demand: 'D2', reason: 'WORDS', state: 'SUGGESTED' }],
    });
    // A volunteer reads what somebody confirmed, and no guess.
    expect((await item(id!, 'volunteer')).matches).toEqual([]);
    expect((await decide(id!, 'D2', true, 'volunteer')).code).toBe('FORBIDDEN');
    await decide(id!, 'D2');
    expect((await item(id!, 'volunteer')).matches).toEqual([{ demand: 'D2', reason: 'WORDS', state: 'CONFIRMED' }]);
    await decide(id!, 'D2', false);
    // Who turned it down is not asked again, whatever else is changed.
    await ask('organizer', SAVE, {
      input: {
        ...{ id, body: COUNCIL, heldOn: '2098-07-02', titleEn: 'Crowd control, again', titleEs: '' },
        kind: 'VOTE',
      },
    });
    expect(await item(id!)).toMatchObject({ heldAt: null, matches: [{ demand: 'D2', state: 'TURNED_DOWN' }] });
    expect(await inTx(() => db.repo(PositionRecord).find())).toEqual(before);
  });

  test('what does not fit is refused: no title, no such body, a time that no clock shows, a demand that there is not', async () => {
    expect((await save({ titleEn: ' ' })).code).toBe('INVALID');
    expect((await save({ body: 'org:nobody' })).code).toBe('INVALID');
    expect((await save({ heldOn: '2027-03-14', heldAt: '02:30' })).code).toBe('INVALID');
    expect((await save({ heldOn: '2027-02-30' })).code).toBe('INVALID');
    const { id } = await save({ heldOn: '2098-07-03' });
    expect((await decide(id!, 'D99')).code).toBe('INVALID');
    expect((await ask('organizer', STATE, { id: '00000000-0000-4000-8000-000000000000', state: 'HELD' })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('a lever and one word suggest, every telling word does, and common words do not', () => {
    const demands = [
      { code: 'D2', names: ['No Crowd Control', 'No police tape'] },
      { code: 'D4', names: ['Real Consequences', 'Consequences in the police contract'] },
    ];
    const of = (title: string, more: object = {}) =>
      suggestionsFor({ titles: [title], linked: [], levers: [], ...more }, demands).map(({ demand }) => demand);
    expect(of('Police federation contract')).toEqual([]);
    expect(of('Police federation contract', { levers: ['D4'] })).toEqual(['D4']);
    expect(of('Crowds: control of them')).toEqual(['D2']);
    expect(of('The city and its police')).toEqual([]);
    expect(of('Anything', { linked: ['D2'] })).toEqual(['D2']);
  });
});

describe('from the files of Legistar', () => {
  const meeting = (changes: object = {}) => ({
    ...{
      EventId: 7,
      EventBodyName: 'Minneapolis City Council',
      EventDate: '2098-12-11T00:00:00',
      EventTime: '1:30 PM',
    },
    ...changes,
  });
  const filed = (changes: object = {}) => ({
    ...{ EventItemId: 2, EventItemTitle: 'Ordinance on masks', EventItemMatterFile: '2098-1' },
    ...{ EventItemMatterType: 'Ordinance', ...changes },
  });
  const readerOf =
    (event: object, list: object[]): LegistarReader =>
    (path) =>
      Promise.resolve((path === 'events' ? [event] : list) as never);
  const take = async (event: object, list: object[], apply = true) => {
    const files = api.app.get(AgendaFiles);
    const { names, today } = await api.inside(() => files.bodies());
    const agenda = await legistarAgenda(readerOf(event, list), names, today);
    const { organizationId } = api;
    const { Actor } = await import('#accounts');
    const recorder = apply ? new Actor(members.get('organizer')!.id, organizationId, 'organizer') : undefined;
    return (await api.inside(() => files.take(agenda, recorder))).map(({ at, state }) => `${at} ${state}`);
  };
  const all = () => inTx(() => db.repo(AgendaItem).find({ where: { fileNumber: '2098-1' } }));

  test('a dry run tells and enters nothing; twice changes nothing; a moved meeting moves, what is gone is withdrawn', async () => {
    const business = { EventItemId: 1, EventItemTitle: 'Roll call' };
    expect(await take(meeting(), [business, filed()], false)).toEqual(['eventitems/2 NEW']);
    expect(await all()).toEqual([]);
    expect(await take(meeting(), [business, filed()])).toEqual(['eventitems/2 NEW']);
    expect(await take(meeting(), [business, filed()])).toEqual(['eventitems/2 THERE']);
    const [first] = await all();
    expect(first).toMatchObject({ startsAt: new Date('2098-12-11T19:30:00Z'), kind: 'VOTE', bodyCode: COUNCIL });
    expect(await take(meeting({ EventDate: '2098-12-18T00:00:00' }), [filed()])).toEqual(['eventitems/2 CHANGED']);
    expect(await take(meeting({ EventDate: '2098-12-18T00:00:00' }), [])).toEqual(['eventitems/2 GONE']);
    expect((await all()).map(({ state }) => state)).toEqual(['WITHDRAWN']);
    // What somebody here withdrew stays so while the file only plans it.
    await take(meeting(), [filed()]);
    expect((await all())[0]!.state).toBe('PLANNED');
    await ask('organizer', STATE, { id: first!.id, state: 'WITHDRAWN' });
    expect(await take(meeting(), [filed()])).toEqual(['eventitems/2 THERE']);
    expect((await all()).map(({ state }) => state)).toEqual(['WITHDRAWN']);
  });
});

describe('who follows is told some days before', () => {
  test('a suggestion alone alerts nobody; what is confirmed is sent once, whoever sends it, in the words of its reader', async () => {
    await team.gql(
      members.get('volunteer')!.cookie,
      FOLLOW,
      { kind: 'DEMAND', code: 'D2', on: true },
      {
        headers: { 'accept-language': 'es' },
      },
    );
    const { id } = await save({ ...meeting(2), titleEn: 'Crowd control policy' });
    expect(await work()).toEqual([]);
    expect(await short(id!)).toEqual([]);
    await decide(id!, 'D2');
    smtp.pause = () => 100;
    const mails = await work();
    smtp.pause = () => 0;
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(members.get('volunteer')!.email);
    expect(mails[0]).toContain('Sin control de multitudes');
    expect(mails[0]).toContain('/console/council/following');
    expect(await work()).toEqual([]);
    await run('outreach.planAgendas');
    expect(await short(id!)).toEqual(['agenda.soon ACCEPTED']);
    // Whoever was told of a day that is no longer true hears of the new one, once.
    await save({ id, ...meeting(5), titleEn: 'Crowd control policy' });
    expect(await work()).toHaveLength(1);
    expect(await work()).toEqual([]);
    expect(await short(id!)).toEqual(['agenda.soon ACCEPTED', 'agenda.moved ACCEPTED']);
    await forget('volunteer', ['DEMAND', 'D2']);
    await ask('organizer', STATE, { id, state: 'WITHDRAWN' });
  });

  test('each at the time that they chose; it moves with the meeting, and ends with the item, the match or the following', async () => {
    await follow('coordinator', 'DEMAND', 'D4');
    await follow('admin', 'FIGURE', 'per:chavez');
    await settle('admin', 7);
    expect((await settle('admin', 4)).code).toBe('INVALID');
    const { id } = await save({ ...meeting(30), titleEn: 'A title that says nothing' });
    await decide(id!, 'D4');
    expect(await work()).toEqual([]);
    const whose = async () =>
      (await ledger(id)).map(({ occasion, due, state }) => [
        [...members].find(([, { id: own }]) => own === occasion)![0],
        due,
        state,
      ]);
    expect((await whose()).sort()).toEqual([
      ['admin', 7, 'QUEUED'],
      ['coordinator', 3, 'QUEUED'],
    ]);
    await settle('admin', 1);
    await save({ id, ...meeting(40), titleEn: 'A title that says nothing' });
    await work();
    expect((await whose()).sort()).toEqual([
      ['admin', 1, 'QUEUED'],
      ['coordinator', 3, 'QUEUED'],
    ]);
    await follow('coordinator', 'DEMAND', 'D4', false);
    await work();
    expect((await whose()).sort()).toEqual([
      ['admin', 1, 'QUEUED'],
      ['coordinator', 3, 'CANCELLED'],
    ]);
    await follow('coordinator', 'DEMAND', 'D4');
    await decide(id!, 'D4', false);
    await work();
    expect((await whose()).map(([, , state]) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    await decide(id!, 'D4');
    await work();
    expect((await whose()).map(([, , state]) => state)).toEqual(['QUEUED', 'QUEUED']);
    await ask('organizer', STATE, { id, state: 'WITHDRAWN' });
    await work();
    expect((await whose()).map(([, , state]) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    await forget('admin', ['FIGURE', 'per:chavez']);
  });

  test('what was withdrawn, unfollowed or taken away after it was handed on does not leave either', async () => {
    const changes: [string, (id: string) => Promise<unknown>][] = [
      ['withdrawn', (id) => ask('organizer', STATE, { id, state: 'WITHDRAWN' })],
      ['unfollowed', () => follow('coordinator', 'DEMAND', 'D4', false)],
      ['without mail', () => settle('coordinator', 3, false)],
      ['no match', (id) => decide(id, 'D4', false)],
      [
        'no account',
        () =>
          inTx(() =>
            db
              .repo(AgendaItem)
              .query(`update "user" set "disabledAt" = now() where id = $1`, [members.get('coordinator')!.id]),
          ),
      ],
    ];
    for (const [, change] of changes) {
      await follow('coordinator', 'DEMAND', 'D4');
      await settle('coordinator', 3);
      const { id } = await save({ ...meeting(2), titleEn: 'A title that says nothing' });
      await decide(id!, 'D4');
      await team.made.follow();
      expect(await short(id!)).toEqual(['agenda.soon QUEUED']);
      await change(id!);
      // No job has heard of the change yet: the claim itself finds it.
      const [row] = await ledger(id);
      await run('outreach.sendInBulk', { messageId: row!.id });
      expect(await short(id!)).toEqual(['agenda.soon QUEUED']);
      await ask('organizer', STATE, { id, state: 'WITHDRAWN' });
      await team.made.follow();
    }
    await inTx(() =>
      db
        .repo(AgendaItem)
        .query(`update "user" set "disabledAt" = null where id = $1`, [members.get('coordinator')!.id]),
    );
  });
});

describe('what is new comes by mail once a day', () => {
  test('a change of a position and news of a matter are in one mail; a second one does not come on the same day', async () => {
    await follow('coordinator', 'DEMAND', 'D4', false);
    await follow('coordinator', 'FIGURE', 'per:chavez');
    const matter = await inTx(async () => {
      const source = { sourceCode: 'src:000', locator: 'x', origin: 'INSTALLATION' as const };
      const made = db.make(Matter, {
        ...{ ...source, code: 'mat:x', bodyCode: COUNCIL, classification: 'ORDINANCE' as const },
        ...{ titleEn: 'A followed matter', titleEs: '', fileNumber: null, documentCode: null },
      });
      await db.save(made);
      return made.code;
    });
    await follow('coordinator', 'MATTER', matter);
    await save({ ...meeting(60), titleEn: 'A followed matter', matter });
    const told = await ask<{ matterNotices: { kind: string; read: boolean }[] }>(
      'coordinator',
      '{ matterNotices { kind read title { en } } }',
    );
    expect(told.data.matterNotices).toMatchObject([{ kind: 'AGENDA', read: false }]);
    const rows = (
      await ask<{ councilCell: { evidence: { id: string; code: string }[] } }>(
        'coordinator',
        '{ councilCell(ward: 9, demand: "D4") { evidence { id code } } }',
      )
    ).data.councilCell.evidence;
    const promise = rows.find(({ code }) => code === 'S08')!.id;
    await ask('coordinator', 'mutation ($id: ID!) { retractEvidence(id: $id, reason: "x") }', { id: promise });
    await run('outreach.gatherNews');
    await run('outreach.gatherNews');
    // What follows at once comes along: it waits a quarter of an hour.
    expect(await work()).toEqual([]);
    const now = () =>
      inTx(() =>
        db
          .repo(AgendaItem)
          .query(`update message set "notBefore" = now() where template = 'council.digest' and state = 'QUEUED'`),
      );
    await now();
    const mails = await work();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('A followed matter');
    expect(mails[0]).toContain('Jason Chavez');
    expect(mails[0]).toContain(members.get('coordinator')!.email);
    await save({ ...meeting(61), titleEn: 'Again', matter });
    await run('outreach.gatherNews');
    await now();
    expect(await work()).toEqual([]);
    // The next day it comes, and what was told is not told again.
    await inTx(() =>
      db
        .repo(AgendaItem)
        .query(
          `update message set "settledAt" = now() - interval '1 day', occasion = 'before' where template = 'council.digest'`,
        ),
    );
    await run('outreach.gatherNews');
    await now();
    const next = await work();
    expect(next).toHaveLength(1);
    expect(next[0]).not.toContain('Jason Chavez');
    await forget('coordinator', ['FIGURE', 'per:chavez'], ['MATTER', matter]);
  });
});

describe('an accusation, and the right to reply to it', () => {
  const WORDS = 'ACCUSED-5711 broke a promise, they say';
  const REPLY = 'REPLY-5712 eso no es cierto';
  const FIGURE = 'per:payne';
  const SELECT = `{ replies { id original released releases mine accusation }
    accusations { id text { en } released releases releasable mine askedOn answerBy } }`;
  interface Said {
    readonly replies: { id: string; original: string; released: boolean; releases: number }[];
    readonly accusations: {
      id: string;
      text: { en: string };
      released: boolean;
      releasable: boolean;
      releases: number;
    }[];
  }
  const said = async (who = 'coordinator') =>
    (await ask<{ figureReplies: Said }>(who, `{ figureReplies(figure: "${FIGURE}") ${SELECT} }`)).data.figureReplies;
  const release = (who: string, id: string) =>
    ask<{ releaseToFigurePage: Said }>(
      who,
      `mutation ($figure: String!, $id: ID!) { releaseToFigurePage(figure: $figure, id: $id) ${SELECT} }`,
      { figure: FIGURE, id },
    );
  const PUBLIC = [
    ...['/council', '/es/council', '/council/ward/1/D1', '/council/figure/payne', '/es/council/figure/payne'],
    ...['/council.json', '/council.csv', '/council/popolo.json'],
  ];
  /** Where a text stands, of all that everybody may read and all that a volunteer may ask. */
  async function placesOf(text: string): Promise<string[]> {
    const pages = await Promise.all(PUBLIC.map(async (path) => [path, (await team.send(path)).text] as const));
    const asked = await ask(
      'volunteer',
      `{ figure(code: "${FIGURE}") { entries { evidence { text { en es } source { publisher } } } }
      councilCell(ward: 1, demand: "D1") { cell { unknownReason } evidence { text { en es } } }
      positionHistory(figure: "${FIGURE}") { unknownReason } }`,
    );
    return [...pages, ['volunteer', JSON.stringify(asked.data)] as const]
      .filter(([, body]) => body.includes(text))
      .map(([path]) => path);
  }

  test('stands nowhere before two people released it, with the reply or with the day by which one was asked for', async () => {
    const { data } = await ask<{ recordEvidence: string }>(
      'organizer',
      'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }',
      {
        input: {
          ...{ type: 'ALLEGATION', figure: FIGURE, on: '2025-12-18', textEn: WORDS, textEs: '' },
          ...{ source: { publisher: 'SOURCE-5713 of it' }, locator: 'x', confidence: 'HIGH' },
          links: [{ demand: 'D1', direction: -1, explicitness: 'EXPLICIT' }],
        },
      },
    );
    const id = data.recordEvidence;
    expect((await release('coordinator', id)).code).toBe('NOT_FOUND');
    await ask('coordinator', 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
      input: { id, kind: 'EVIDENCE', verdict: 'ACCEPT' },
    });
    const of = async () => (await said()).accusations.find((each) => each.id === id);
    expect(await of()).toMatchObject({ releasable: false, released: false, releases: 0 });
    expect((await release('coordinator', id)).code).toBe('INVALID');
    const SOUGHT = 'mutation ($input: ReplySoughtInput!) { recordReplySought(input: $input) { replies { id } } }';
    const sought = { figure: FIGURE, accusation: id, askedOn: '2025-12-20', how: 'EMAIL' };
    expect((await ask('organizer', SOUGHT, { input: { ...sought, answerBy: '2025-12-01' } })).code).toBe('INVALID');
    await ask('organizer', SOUGHT, { input: { ...sought, answerBy: '2026-01-10' } });
    expect((await release('organizer', id)).code).toBe('FORBIDDEN');
    expect((await release('coordinator', id)).code).toBeUndefined();
    expect((await release('coordinator', id)).code).toBe('CONFLICT');
    const twice = inTx(() =>
      db.repo(AgendaItem).query(
        `insert into release (id, "organizationId", "figureCode", "subjectId", words, "userId")
         select gen_random_uuid(), "organizationId", "figureCode", "subjectId", words, "userId" from release`,
      ),
    );
    await expect(twice).rejects.toThrow(/unique/);
    for (const text of [WORDS, 'SOURCE-5713']) expect(await placesOf(text)).toEqual([]);
    expect(await placesOf('ONLY_ALLEGED')).toEqual([]);
    await release('admin', id);
    expect(await of()).toMatchObject({ released: true, releases: 2 });
    expect(await placesOf(WORDS)).toEqual([
      ...['/council/ward/1/D1', '/council/figure/payne', '/es/council/figure/payne', 'volunteer'],
    ]);
    expect((await team.send('/council/figure/payne')).text).toContain(
      'A reply was asked for on December 20, 2025, until January 10, 2026.',
    );
  });

  test('a reply is shown once somebody else than its recorder released it, in its own words and with the accusation', async () => {
    const { id } = (await said()).accusations.find(({ text }) => text.en === WORDS)!;
    const input = {
      ...{ figure: FIGURE, accusation: id, original: REPLY, language: 'es', textEn: 'That is not true', textEs: '' },
      ...{ repliedOn: '2026-01-05', how: 'EMAIL', source: { publisher: 'Their office' } },
    };
    const RECORD = 'mutation ($input: ReplyInput!) { recordReply(input: $input) { replies { id released releases } } }';
    expect((await ask('volunteer', RECORD, { input })).code).toBe('FORBIDDEN');
    expect((await ask('coordinator', RECORD, { input: { ...input, figure: 'spk:mirac-1' } })).code).toBe('INVALID');
    await ask('coordinator', RECORD, { input });
    const [reply] = (await said()).replies;
    expect(reply).toMatchObject({ released: false, releases: 1 });
    expect((await release('coordinator', reply!.id)).code).toBe('CONFLICT');
    expect(await placesOf(REPLY)).toEqual([]);
    await release('admin', reply!.id);
    expect(await placesOf(REPLY)).toEqual(['/council/figure/payne', '/es/council/figure/payne']);
    const page = (await team.send('/council/figure/payne')).text;
    expect(page).toContain(`<blockquote lang="es">${REPLY}</blockquote>`);
    expect(page).toContain('That is not true');
    expect(page).not.toContain('A reply was asked for');
  });

  test('taken back it leaves every page at once, with the accusation that stood only by it, and stays with its reason', async () => {
    const RETRACT = `mutation ($figure: String!, $id: ID!, $reason: String!) {
      retractReply(figure: $figure, id: $id, reason: $reason) { replies { id } } }`;
    const back = (who: string, id: string, reason = 'They asked us to') =>
      ask(who, RETRACT, { figure: FIGURE, id, reason });
    const OTHER = 'ACCUSED-5714 says another';
    const { data } = await ask<{ recordEvidence: string }>(
      'organizer',
      'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }',
      {
        input: {
          ...{ type: 'ALLEGATION', figure: FIGURE, on: '2025-12-19', textEn: OTHER, textEs: '', locator: 'x' },
          ...{ source: { publisher: 'A paper' }, confidence: 'HIGH' },
          links: [{ demand: 'D1', direction: -1, explicitness: 'EXPLICIT' }],
        },
      },
    );
    const accusation = data.recordEvidence;
    await ask('coordinator', 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
      input: { id: accusation, kind: 'EVIDENCE', verdict: 'ACCEPT' },
    });
    const input = {
      ...{ figure: FIGURE, accusation, original: 'REPLY-5715 no', language: 'en', textEn: '', textEs: '' },
      ...{ repliedOn: '2026-01-06', how: 'EMAIL', source: { publisher: 'Their office' } },
    };
    await ask('coordinator', 'mutation ($input: ReplyInput!) { recordReply(input: $input) { replies { id } } }', {
      input,
    });
    const replies = (await said()).replies;
    const own = replies.find(({ original }) => original === 'REPLY-5715 no')!.id;
    for (const who of ['coordinator', 'admin']) await release(who, accusation);
    await release('admin', own);
    for (const words of [OTHER, 'REPLY-5715']) expect(await placesOf(words)).toContain('/council/figure/payne');
    for (const who of ['organizer', 'volunteer']) expect((await back(who, own)).code).toBe('FORBIDDEN');
    expect((await back('admin', own, '  ')).code).toBe('INVALID');
    const both = await Promise.all([back('admin', own), back('coordinator', own)]);
    expect(both.map(({ code }) => code).sort()).toEqual(['NOT_FOUND', undefined]);
    for (const words of [OTHER, 'REPLY-5715', 'They asked us to']) expect(await placesOf(words)).toEqual([]);
    // The other accusation stays: a reply to it was asked for, and says so again once its reply is gone.
    await back('admin', replies.find(({ original }) => original === REPLY)!.id);
    expect(await placesOf(REPLY)).toEqual([]);
    expect((await team.send('/council/figure/payne')).text).toContain('A reply was asked for on December 20, 2025');
    expect((await release('admin', own)).code).toBe('NOT_FOUND');
    const kept = await ask<{ figureReplies: { replies: object[] } }>(
      'coordinator',
      `{ figureReplies(figure: "${FIGURE}") { replies { id released retractedBy retractedReason } } }`,
    );
    expect(kept.data.figureReplies.replies).toContainEqual({
      ...{ id: own, released: false, retractedBy: expect.any(String), retractedReason: 'They asked us to' },
    });
    await expect(inTx(() => db.repo(FigureReply).update({ id: own }, { original: 'x' }))).rejects.toThrow('permission');
  });
});
