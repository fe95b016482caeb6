import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CouncilSeats } from './holding.ts';
import { legistarAt, legistarRolls } from './legistar.ts';

const SEATS: CouncilSeats = { code: 'org:x', names: new Set(['example council']), wards: new Map() };
let server: Server;
let base: string;
let asked: string[];
/** What the client answers for a path and how many rows are skipped. */
let answer: (path: string, skip: number) => { status?: number; body: string };

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    asked.push(`${pathname} ${searchParams.get('$skip')} ${searchParams.get('$filter')}`);
    const { status = 200, body } = answer(pathname, Number(searchParams.get('$skip')));
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/example`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => new Promise((done) => server.close(done)));

const event = (id: number, body = 'Example Council') => ({
  ...{ EventId: id, EventBodyName: body, EventDate: '2025-12-11T00:00:00' },
});
/** 1,000 meetings of other bodies, and on the second page one of the council, with one vote by name. */
const twoPages = (path: string, skip: number) => {
  const body = {
    '/v1/example/events': skip
      ? [event(7)]
      : Array.from({ length: 1000 }, (_, at) => event(at + 100, 'Example Committee')),
    '/v1/example/events/7/eventitems': [
      { EventItemId: 1, EventItemTitle: 'Invocation', EventItemPassedFlagName: null },
      {
        ...{ EventItemId: 2, EventItemTitle: 'A test ordinance', EventItemMatterFile: '2025-1' },
        ...{ EventItemMatterType: 'Ordinance', EventItemActionName: 'Adopted', EventItemPassedFlagName: 'Pass' },
      },
    ],
    '/v1/example/eventitems/2/votes': [
      { VoteId: 11, VotePersonName: 'Ana Inventada', VoteValueName: 'Aye' },
      { VoteId: 12, VotePersonName: 'Beto Inventado', VoteValueName: 'Absent' },
    ],
  }[path];
  return { body: JSON.stringify(body ?? []) };
};

test('all pages are read, by a filter of the day; a vote by name becomes a roll call', async () => {
  answer = twoPages;
  const { rolls, problems } = await legistarRolls(legistarAt(`${base}/`), SEATS, '2025-01-01');
  expect(problems).toEqual([]);
  expect(asked).toEqual([
    `/v1/example/events 0 EventDate ge datetime'2025-01-01'`,
    `/v1/example/events 1000 EventDate ge datetime'2025-01-01'`,
    ...['/v1/example/events/7/eventitems 0 null', '/v1/example/eventitems/2/votes 0 null'],
  ]);
  expect(rolls).toMatchObject([
    {
      at: 'eventitems/2',
      input: {
        matter: { titleEn: 'A test ordinance', fileNumber: '2025-1', classification: 'ORDINANCE' },
        ...{ motion: 'PASSAGE', heldOn: '2025-12-11', result: 'PASSED' },
        votes: [
          { figure: 'Ana Inventada', option: 'YES', sourceValue: 'Aye' },
          { figure: 'Beto Inventado', option: 'ABSENT' },
        ],
      },
    },
  ]);
});

test('a client that is closed says so, and that a key is needed', async () => {
  answer = () => ({ status: 403, body: '{"Message":"Key or Token is required"}' });
  await expect(legistarRolls(legistarAt(base), SEATS, undefined)).rejects.toMatchObject({
    key: 'entry.legistarClosed',
  });
});

test.each([
  ['a page that breaks off', { body: '[{"EventId":' }],
  ['an error', { status: 500, body: '[]' }],
  ['something else', { body: '{"rows":[]}' }],
])('%s half-way gives no roll calls at all', async (_, broken) => {
  answer = (path, skip) => (path.endsWith('/votes') || skip ? broken : twoPages(path, skip));
  await expect(legistarRolls(legistarAt(base), SEATS, undefined)).rejects.toMatchObject({
    key: 'entry.legistarBroken',
  });
});

test('a word that is no vote says of which vote', async () => {
  answer = (path, skip) => ({ body: twoPages(path, skip).body.replace('"Aye"', '"Perhaps"') });
  const { problems } = await legistarRolls(legistarAt(base), SEATS, undefined);
  expect(problems).toEqual([{ at: 'eventitems/2 vote 11', problem: 'option' }]);
});
