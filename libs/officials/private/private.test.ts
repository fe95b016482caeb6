import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, isObjectType } from 'graphql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { Lever } from '#campaigns';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { RecordService } from '../record.service.ts';
import { PositionRecord } from '../position.entity.ts';

/** What nobody may come to see who may not: each in a place of its own. */
const SECRETS = {
  guess: 'GUESS-4711 he told a friend',
  meeting: 'MEETING-4712 promised nothing',
  commitment: 'COMMIT-4713 will read it',
  unreviewed: 'UNREVIEWED-4714 says it in a hallway',
};
let api: Api;
let team: Team;
let db: Db;
const members = new Map<string, Member>();
let lever: string;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  for (const role of ['volunteer', 'lead', 'auditor', 'organizer', 'coordinator', 'admin', 'owner'] as const)
    members.set(role, await team.join(role));
  lever = (await inTx(() => db.repo(Lever).findOneByOrFail({ demandCode: 'D4' }))).code;
  await ask('admin', 'mutation ($input: WhipInput!) { assessWhip(input: $input) { id } }', {
    input: { figure: 'per:payne', lever, lean: 4, witnesses: 2, note: SECRETS.guess },
  });
  await ask('admin', 'mutation ($input: MeetingInput!) { recordMeeting(input: $input) { id } }', {
    input: {
      ...{ figure: 'per:payne', heldOn: '2025-12-18', nextOn: '2026-01-15', present: 'Two of us' },
      ...{ notes: SECRETS.meeting, asks: ['Sign the pledge'], commitments: [SECRETS.commitment] },
    },
  });
  await ask('organizer', 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }', {
    input: {
      ...{ type: 'DIRECT_QUOTE', figure: 'per:payne', on: '2025-12-18', textEn: SECRETS.unreviewed, textEs: '' },
      ...{ source: { publisher: 'A hallway' }, locator: 'x', confidence: 'HIGH' },
      links: [{ demand: 'D4', direction: 1, explicitness: 'EXPLICIT' }],
    },
  });
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
async function ask<D = Record<string, never>>(role: string, query: string, variables: object = {}) {
  const { data, errors } = await team.gql<D>(members.get(role)!.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code, fields: errors?.[0]?.extensions.fields };
}

/** Every query that needs no argument, and those about what the secrets are about, each with all its fields. */
function everything(): string[] {
  const { schema } = api.app.get(GraphQLSchemaHost) as { schema: GraphQLSchema };
  const ABOUT: Record<string, string> = {
    councilCell: '(ward: 1, demand: "D4")',
    path: '(demand: "D4")',
    positionHistory: '(figure: "per:payne")',
    whipAssessments: `(lever: "${lever}")`,
    reviewQueue: '(bundled: true)',
  };
  const fieldsOf = (type: GraphQLObjectType, depth: number): string =>
    Object.values(type.getFields())
      .filter(({ args }) => !args.some(({ type: of }) => String(of).endsWith('!')))
      .flatMap((field) => {
        const named = schema.getType(String(field.type).replace(/[[\]!]/g, ''));
        if (!isObjectType(named)) return [field.name];
        return depth > 0 ? [`${field.name} { ${fieldsOf(named, depth - 1)} }`] : [];
      })
      .join(' ') || '__typename';
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field) => {
    const named = schema.getType(String(field.type).replace(/[[\]!]/g, ''));
    const needs = field.args.some(({ type }) => String(type).endsWith('!'));
    if (needs && !ABOUT[field.name]) return [];
    const body = isObjectType(named) ? ` { ${fieldsOf(named, 3)} }` : '';
    return [`{ ${field.name}${ABOUT[field.name] ?? ''}${body} }`];
  });
}

describe('who may not read guesses and meetings', () => {
  test.each(['volunteer', 'lead', 'auditor', 'organizer', 'coordinator'])(
    '%s asks every query, and is told none of it',
    async (role) => {
      const queries = everything();
      expect(queries.length).toBeGreaterThan(30);
      for (const query of queries) {
        const text = JSON.stringify(await team.gql(members.get(role)!.cookie, query));
        for (const secret of [SECRETS.guess, SECRETS.meeting, SECRETS.commitment]) expect(text).not.toContain(secret);
        // Who keeps the ledger sees what waits in it.
        if (!['organizer', 'coordinator'].includes(role)) expect(text).not.toContain(SECRETS.unreviewed);
      }
      expect((await ask(role, `{ whipAssessments(lever: "${lever}") { id } }`)).code).toBe('FORBIDDEN');
      expect((await ask(role, '{ meetings { id } }')).code).toBe('FORBIDDEN');
    },
  );

  test('a visitor finds it on no page and in no file, in either language', async () => {
    const base = await api.app.getUrl();
    const paths = ['/council', '/council.json', '/council.csv', '/council/ward/1/D4', '/sitemap.xml', '/'];
    for (const path of [...paths, ...paths.map((each) => `/es${each}`)]) {
      const text = await (await fetch(base + path)).text();
      for (const secret of Object.values(SECRETS)) expect(text).not.toContain(secret);
    }
  });

  test('those who may do, and the same walk finds it for them: it can find', async () => {
    const seen = (await Promise.all(everything().map((query) => team.gql(members.get('admin')!.cookie, query)))).map(
      (answer) => JSON.stringify(answer),
    );
    for (const secret of Object.values(SECRETS)) expect(seen.join()).toContain(secret);
  });
});

test('a guess and a meeting change no position, and stand sealed in the database', async () => {
  const positions = () => inTx(() => db.repo(PositionRecord).countBy({ figureCode: 'per:payne' }));
  const before = await positions();
  await ask('owner', 'mutation ($input: WhipInput!) { assessWhip(input: $input) { lean note } }', {
    input: { figure: 'per:payne', lever, lean: 1, note: 'changed their mind' },
  });
  expect(await positions()).toBe(before);
  const { data } = await ask<{ whipAssessments: { lean: number }[] }>(
    'owner',
    `{ whipAssessments(lever: "${lever}") { lean } }`,
  );
  expect(data.whipAssessments).toEqual([{ lean: 1 }]);
  const raw = await inTx(() =>
    db.repo(PositionRecord).query(`select t::text from whip_assessment t union all select m::text from meeting m`),
  );
  for (const secret of [SECRETS.guess, SECRETS.meeting]) {
    expect(JSON.stringify(raw)).not.toContain(secret);
    expect(JSON.stringify(raw)).not.toContain(Buffer.from(secret).toString('hex').slice(0, 40));
  }
});

test('what is never stored is asked about in notes, and a number is refused whatever one says', async () => {
  const RECORD = 'mutation ($input: MeetingInput!) { recordMeeting(input: $input) { id } }';
  const input = {
    figure: 'per:payne',
    heldOn: '2025-12-19',
    present: '',
    notes: 'A 123-456-789',
    asks: [],
    commitments: [],
  };
  expect(await ask('owner', RECORD, { input })).toMatchObject({
    code: 'INVALID',
    fields: { notes: expect.any(String) },
  });
  expect((await ask('owner', RECORD, { input: { ...input, checked: true } })).code).toBe('INVALID');
});

describe('asks', () => {
  type Rows = {
    figure: string;
    demand: string;
    reason: string;
    id: string | null;
    assignee: string | null;
    mine: boolean;
  }[];
  const LIST = '{ asks { id figure demand reason ward label assignee mine dueOn } }';
  const ASSIGN = 'mutation ($input: AskInput!) { assignAsk(input: $input) { id figure demand assignee dueOn } }';

  test('follow from the positions: whom others accuse and what is stale first; who is known firmly is not asked', async () => {
    const { asks } = (await ask<{ asks: Rows }>('organizer', LIST)).data;
    expect(asks.some(({ figure, demand }) => figure === 'per:chavez' && demand === 'D4')).toBe(false);
    expect(asks).toContainEqual(expect.objectContaining({ figure: 'per:payne', demand: 'D4', reason: 'LEANS' }));
    const reasons = asks.map(({ reason }) => reason);
    const rank = ['ALLEGED', 'STALE', 'CONFLICT', 'UNKNOWN', 'LEANS'];
    expect(reasons).toEqual([...reasons].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
  });

  test('somebody takes one on until a day, once, also where two do so at the same moment; done it is asked anew later', async () => {
    const input = { figure: 'per:payne', demand: 'D4', assigneeId: members.get('organizer')!.id, dueOn: '2026-01-10' };
    // Who may not see the list is given nothing on it.
    const blind = { ...input, assigneeId: members.get('volunteer')!.id };
    expect((await ask('coordinator', ASSIGN, { input: blind })).code).toBe('INVALID');
    await Promise.all([ask('organizer', ASSIGN, { input }), ask('coordinator', ASSIGN, { input })]);
    const mine = (await ask<{ asks: Rows }>('organizer', LIST)).data.asks.filter(({ id }) => id);
    expect(mine).toMatchObject([
      { figure: 'per:payne', assignee: members.get('organizer')!.name, mine: true, dueOn: '2026-01-10' },
    ]);
    const theirs = (await ask<{ asks: Rows }>('coordinator', LIST)).data.asks;
    expect(theirs.some((each) => each.mine)).toBe(false);
    const done = await ask(
      'organizer',
      'mutation ($id: ID!) { askDone(id: $id, result: "Will think about it") { id } }',
      { id: mine[0]!.id },
    );
    expect(done.code).toBeUndefined();
    expect((await ask<{ asks: Rows }>('organizer', LIST)).data.asks.filter(({ id }) => id)).toEqual([]);
    expect((await ask('organizer', ASSIGN, { input: { ...input, figure: 'per:chavez' } })).code).toBe('INVALID');
  });

  test('may be given to those who see the list, and to nobody else', async () => {
    const { askers } = (await ask<{ askers: { id: string }[] }>('coordinator', '{ askers { id } }')).data;
    const ids = askers.map(({ id }) => id);
    for (const role of ['owner', 'coordinator', 'organizer']) expect(ids).toContain(members.get(role)!.id);
    for (const role of ['volunteer', 'lead', 'auditor']) expect(ids).not.toContain(members.get(role)!.id);
  });
});
