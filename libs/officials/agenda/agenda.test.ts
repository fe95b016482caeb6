import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { smtpServer, type Smtp } from '../../../test/smtp.ts';
import { type Member, Team } from '../../../test/team.ts';
import { legistarAgenda } from '../exchange/legistar.agenda.ts';
import type { LegistarReader } from '../exchange/legistar.ts';
import { PositionRecord } from '../position.entity.ts';
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
}, 60_000);
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
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

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
