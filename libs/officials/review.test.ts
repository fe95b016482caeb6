import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RECORD_VERSION } from '#campaigns';
import { AccountsService, type Role, type UserRole } from '#accounts';
import { Db, within } from '#platform';
import { type Answer, type Api, startApi } from '../../test/harness.ts';
import { Team } from '../../test/team.ts';
import { Figure, Membership } from './figure.entity.ts';
import { RecordService } from './record.service.ts';
import { HolderConfirmation, RecordConfirmation, RecordLoad } from './review.entity.ts';

let api: Api;
let url: string;
let db: Db;
beforeAll(async () => {
  api = await startApi();
  url = await api.app.getUrl();
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

type Asker = <D>(query: string, variables?: object) => Promise<Answer<D>>;
/** Somebody who signed in, with a name. */
async function signedIn(name: string, role: UserRole): Promise<Asker> {
  const team = new Team(api);
  const { cookie } = await team.join(role, { name, email: `${name.toLowerCase()}@example.org` });
  return async <D>(query: string, variables: object = {}) =>
    (await team.send('/graphql', { query, variables }, { cookie })).body as unknown as Answer<D>;
}
const code = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions.code;

const CONFIRM =
  'mutation ($version: String!) { confirmRecord(version: $version) { status confirmations confirmedByMe } }';
const REVIEW = '{ council { review { status version date confirmations needed confirmedByMe names spanishIsDraft } } }';
type Review = { council: { review: Record<string, unknown> } };
const reviewFor = async (ask: Asker) => (await ask<Review>(REVIEW)).data.council.review;
const key =
  (role: Role): Asker =>
  (query, variables) =>
    api.gql(role, query, variables);

describe('the record', () => {
  test('a volunteer and an organizer may not confirm it, and no key may, whatever its role', async () => {
    for (const role of ['volunteer', 'organizer'] as const) {
      expect(code(await (await signedIn(`${role}1`, role))(CONFIRM, { version: RECORD_VERSION }))).toBe('FORBIDDEN');
    }
    const { errors } = await key('owner')(CONFIRM, { version: RECORD_VERSION });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('key') });
    expect(code(await key('volunteer')(CONFIRM, { version: RECORD_VERSION }))).toBe('FORBIDDEN');
    expect(code(await api.gql(undefined, CONFIRM, { version: RECORD_VERSION }))).toBe('UNAUTHENTICATED');
    expect(await inTx(() => db.repo(RecordConfirmation).count())).toBe(0);
  });

  test('only the loaded version can be confirmed', async () => {
    const ana = await signedIn('Anabel', 'coordinator');
    const { errors } = await ana(CONFIRM, { version: '2024.9' });
    expect(errors?.[0]?.extensions.code).toBe('CONFLICT');
    expect(errors?.[0]?.message).toContain(RECORD_VERSION);
  });

  test('twice by one is once, also at the same moment; two make it confirmed, and only reviewers read their names', async () => {
    const [ana, rosa] = [await signedIn('Ana', 'owner'), await signedIn('Rosa', 'coordinator')];
    const version = RECORD_VERSION;
    await Promise.all([ana(CONFIRM, { version }), ana(CONFIRM, { version }), ana(CONFIRM, { version })]);
    expect(await reviewFor(ana)).toMatchObject({
      ...{ status: 'BUNDLED', confirmations: 1, needed: 2, confirmedByMe: true, names: ['Ana'], date: '2025-12-31' },
    });
    expect(await reviewFor(rosa)).toMatchObject({ confirmedByMe: false, names: ['Ana'] });
    const { data } = await rosa(CONFIRM, { version });
    expect(data).toEqual({ confirmRecord: { status: 'CONFIRMED', confirmations: 2, confirmedByMe: true } });
    expect(await reviewFor(ana)).toMatchObject({ status: 'CONFIRMED', confirmations: 2, names: ['Ana', 'Rosa'] });
    for (const ask of [await signedIn('Vera', 'volunteer'), await signedIn('Omar', 'organizer'), key('organizer')]) {
      expect(await reviewFor(ask)).toMatchObject({ confirmations: 2, confirmedByMe: false, names: null });
    }
    const open = await (await fetch(`${url}/council.json`)).text();
    expect(JSON.parse(open)).toMatchObject({ review: { status: 'CONFIRMED', version: RECORD_VERSION } });
    expect(open).not.toMatch(/Ana|Rosa/);
    expect(await (await fetch(`${url}/council`)).text()).toContain('Two named people confirmed version');
  });

  test('what was confirmed cannot be changed or taken away by the app', async () => {
    const changed = inTx(() => db.repo(RecordConfirmation).update({ kind: 'RECORD' }, { version: 'x' }));
    await expect(changed).rejects.toThrow('permission denied');
    await expect(inTx(() => db.repo(RecordConfirmation).delete({ kind: 'RECORD' }))).rejects.toThrow(
      'permission denied',
    );
    await expect(inTx(() => db.repo(HolderConfirmation).delete({ until: '2026-01-01' }))).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('its Spanish', () => {
  const APPROVE = 'mutation ($version: String!) { approveSpanish(version: $version) { code spanishIsDraft } }';
  const drafts = async () =>
    new Set(
      (
        await key('organizer')<{ demands: { spanishIsDraft: boolean }[] }>('{ demands { spanishIsDraft } }')
      ).data.demands.map(({ spanishIsDraft }) => spanishIsDraft),
    );

  test('two confirmations of the record do not approve it; one named reviewer does, and no key', async () => {
    expect(await drafts()).toEqual(new Set([true]));
    expect(await (await fetch(`${url}/es/council`)).text()).toContain('son un borrador');
    expect(code(await (await signedIn('Vito', 'volunteer'))(APPROVE, { version: RECORD_VERSION }))).toBe('FORBIDDEN');
    expect(code(await key('coordinator')(APPROVE, { version: RECORD_VERSION }))).toBe('FORBIDDEN');
    const eva = await signedIn('Eva', 'coordinator');
    expect(code(await eva(APPROVE, { version: '2024.9' }))).toBe('CONFLICT');
    expect(await drafts()).toEqual(new Set([true]));
    for (let twice = 0; twice < 2; twice += 1) {
      const { data } = await eva<{ approveSpanish: { spanishIsDraft: boolean }[] }>(APPROVE, {
        version: RECORD_VERSION,
      });
      expect(data.approveSpanish.map(({ spanishIsDraft }) => spanishIsDraft)).toEqual([false, false, false, false]);
    }
    expect(await inTx(() => db.repo(RecordConfirmation).countBy({ kind: 'SPANISH' }))).toBe(1);
    expect(await (await fetch(`${url}/es/council`)).text()).not.toContain('son un borrador');
    expect((await reviewFor(eva)).spanishIsDraft).toBe(false);
  });

  test('a load does not undo it, but the next version is a draft again, and confirmed by nobody', async () => {
    await api.inside(() => api.app.get(RecordService).load());
    expect(await drafts()).toEqual(new Set([false]));
    const next = { version: 'next', closingDate: '2025-12-31', loadedAt: new Date(Date.now() + 60_000) };
    await inTx(() => db.save(db.make(RecordLoad, next)));
    expect(await drafts()).toEqual(new Set([true]));
    expect(await reviewFor(key('coordinator'))).toMatchObject({ status: 'BUNDLED', confirmations: 0, names: [] });
    await inTx(() => db.repo(RecordLoad).delete({ version: 'next' }));
    expect(await drafts()).toEqual(new Set([false]));
  });
});

describe('who holds a seat after the record ends', () => {
  const HOLDER =
    'mutation ($ward: Int!, $until: String!) { confirmHolder(ward: $ward, until: $until) { ward confirmedUntil holderUnconfirmed cells { demand label stale staleReason } } }';
  const LATER = '2026-02-10';
  type Seats = {
    council: {
      known: number;
      seats: {
        ward: number;
        holderUnconfirmed: boolean;
        confirmedUntil: string | null;
        cells: {
          demand: string;
          label: string;
          stale: boolean;
          staleReason: string | null;
          unknownReason: string | null;
        }[];
      }[];
    };
  };
  const seatsOn = async (asOf: string) =>
    (
      await key('organizer')<Seats>(
        'query ($asOf: String) { council(asOf: $asOf) { known seats { ward holderUnconfirmed confirmedUntil cells { demand label stale staleReason unknownReason } } } }',
        { asOf },
      )
    ).data.council;
  const confirmations = () => inTx(() => db.repo(HolderConfirmation).count());

  test('only a named reviewer may confirm one, on a day after the closing date and not in the future', async () => {
    const values = { ward: 9, until: LATER };
    expect(code(await (await signedIn('Vico', 'volunteer'))(HOLDER, values))).toBe('FORBIDDEN');
    expect(code(await key('coordinator')(HOLDER, values))).toBe('FORBIDDEN');
    const rita = await signedIn('Rita', 'coordinator');
    const future = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    for (const until of ['2025-12-31', '2024-01-01', future, '2026-02-30', 'today', '']) {
      const { errors } = await rita(HOLDER, { ward: 9, until });
      expect([until, errors?.[0]?.extensions.code, errors?.[0]?.extensions.fields]).toEqual([
        ...[until, 'INVALID', { until: expect.any(String) }],
      ]);
    }
    for (const ward of [3, 0, 14]) expect(code(await rita(HOLDER, { ward, until: LATER }))).toBe('NOT_FOUND');
    expect(await confirmations()).toBe(0);
  });

  test('then the seat shows its words again, out of date by the rule; the others still show nothing', async () => {
    expect((await seatsOn(LATER)).known).toBe(0);
    const rita = await signedIn('Rita2', 'coordinator');
    for (let twice = 0; twice < 2; twice += 1) {
      const { data } = await rita<{ confirmHolder: object }>(HOLDER, { ward: 9, until: LATER });
      expect(data.confirmHolder).toMatchObject({ ward: 9, confirmedUntil: LATER, holderUnconfirmed: false });
    }
    expect(await confirmations()).toBe(1);
    const { known, seats } = await seatsOn(LATER);
    expect(known).toBe(1);
    expect(seats[8]!.cells[3]).toMatchObject({
      ...{ demand: 'D4', label: 'COMMITTED', stale: true, staleReason: 'NEW_TERM' },
    });
    expect(seats[0]!.cells[3]).toMatchObject({ label: 'UNKNOWN', unknownReason: 'HOLDER_UNCONFIRMED' });
    const { rows } = (await (await fetch(`${url}/council.json?asOf=${LATER}`)).json()) as {
      rows: Record<string, unknown>[];
    };
    expect(rows[35]).toMatchObject({
      ...{
        ward: 9,
        person: 'Jason Chavez',
        label: 'COMMITTED',
        unknownReason: null,
        stale: true,
        staleReason: 'NEW_TERM',
      },
    });
    expect((await seatsOn('2025-12-31')).known).toBe(3);
  });

  test('a load of the record does not undo it, nor is the record’s own row held back by it', async () => {
    const loaded = await api.inside(() => api.app.get(RecordService).load());
    expect(loaded).toMatchObject({ inserted: 0, updated: 0, kept: 0 });
    expect((await seatsOn(LATER)).known).toBe(1);
    const row = await inTx(() => db.repo(Membership).findOneByOrFail({ code: 'per:chavez/ward-9' }));
    expect(row).toMatchObject({ heldAt: null, confirmedUntil: '2025-12-31' });
  });

  test('of several the last one counts, so that a wrong day can be put right', async () => {
    const rita = await signedIn('Rita3', 'owner');
    await rita(HOLDER, { ward: 9, until: '2026-03-05' });
    await rita(HOLDER, { ward: 9, until: '2026-01-07' });
    expect((await seatsOn(LATER)).seats[8]).toMatchObject({ confirmedUntil: '2026-01-07', holderUnconfirmed: false });
    expect(await confirmations()).toBe(3);
  });

  test('in another organization nothing is confirmed', async () => {
    const other = await api.app.get(AccountsService).organization('Second');
    const seen = await within({ organizationId: other }, () => db.tx(() => db.repo(HolderConfirmation).count()));
    expect(seen).toBe(0);
  });
});

describe('the path to a majority', () => {
  const PATH = `query ($demand: String!, $asOf: String) { path(demand: $demand, asOf: $asOf) { asOf lever { kind grants } others
    floor likely ceiling demand { code } seats { ward vacant counts cell { label } seat { figure { name } } }
    requirements { matter needed short shortLikely state closes } } }`;
  interface Path {
    readonly path: {
      readonly lever: object;
      readonly others: string[];
      readonly ceiling: number;
      readonly seats: { ward: number; vacant: boolean; counts: string }[];
      readonly requirements: { state: string; closes: number[] }[];
    };
  }
  const path = async (demand: string, asOf?: string) =>
    (await key('volunteer')<Path>(PATH, { demand, asOf })).data.path;

  test('D4 at the end of 2025, to both numbers, by the contract that the council approves', async () => {
    expect(await path('D4')).toMatchObject({
      ...{ lever: { kind: 'CONTRACT', grants: true }, others: ['AGENCY_POLICY'], floor: 2, likely: 3, ceiling: 13 },
      requirements: [
        {
          matter: 'PASS',
          needed: 7,
          short: 5,
          shortLikely: 4,
          state: 'OPEN',
          closes: expect.arrayContaining([1]),
        },
        { matter: 'VETO_OVERRIDE', needed: 9, short: 7, shortLikely: 6, state: 'OPEN' },
      ],
    });
    const { seats, requirements } = await path('D4');
    expect(seats.map(({ ward }) => ward)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
    expect(requirements[0]!.closes[0]).toBe(1);
  });

  test('each demand has the lever on which the council votes; on D3 it can only back the demand', async () => {
    expect((await path('D1')).lever).toEqual({ kind: 'ORDINANCE', grants: true });
    expect((await path('D2')).others.sort()).toEqual(['AGENCY_POLICY', 'EXECUTIVE_ORDER']);
    expect(await path('D3')).toMatchObject({ lever: { kind: 'RESOLUTION', grants: false }, others: ['FEDERAL'] });
    // The December vote made the words on the ordinance old; authorship stays.
    expect(await path('D0')).toMatchObject({ lever: { kind: 'ORDINANCE' }, floor: 1, likely: 1 });
  });

  test('a seat that is known to be empty lowers the ceiling; one whose holder the record does not name does not', async () => {
    await inTx(async () => {
      await db.save(
        db.make(Membership, {
          ...{
            code: 'test:left',
            origin: 'INSTALLATION',
            sourceCode: 'src:notes',
            locator: 'test',
            quotedInSource: false,
          },
          ...{
            figureCode: 'per:frey',
            bodyCode: 'org:mpls-council',
            postCode: 'post:mpls-council/ward-3',
            role: 'MEMBER',
          },
          ...{ startsPrecision: 'UNKNOWN', endsOn: '2025-12-01', endsPrecision: 'DAY', endReason: 'RESIGNED' },
        }),
      );
    });
    expect((await path('D4', '2025-12-01')).ceiling).toBe(13);
    const { ceiling, seats } = await path('D4');
    expect([ceiling, seats[2]]).toMatchObject([12, { ward: 3, vacant: true, counts: 'AWAY' }]);
    await inTx(() => db.repo(Membership).delete({ code: 'test:left' }));
    expect((await path('D4')).ceiling).toBe(13);
  });

  test('nobody who may not read the council sees it; a demand or day that is none is refused', async () => {
    expect(code(await key('integration')(PATH, { demand: 'D4' }))).toBe('FORBIDDEN');
    expect(code(await api.gql(undefined, PATH, { demand: 'D4' }))).toBe('UNAUTHENTICATED');
    expect(code(await key('volunteer')(PATH, { demand: 'D4a' }))).toBe('NOT_FOUND');
    expect(code(await key('volunteer')(PATH, { demand: 'D4', asOf: '2026-02-30' }))).toBe('INVALID');
  });
});

test('a forgotten president is a spokesperson like any other, after another load, too', async () => {
  const role = () => inTx(() => db.repo(Membership).findOneByOrFail({ code: 'spk:cuapb-1/cuapb' }));
  expect((await role()).role).toBe('PRESIDENT');
  await api.inside(() => api.app.get(RecordService).forgetPerson('spk:cuapb-1'));
  await api.inside(() => api.app.get(RecordService).load());
  expect((await role()).role).toBe('SPOKESPERSON');
  expect((await inTx(() => db.repo(Figure).findOneByOrFail({ code: 'spk:cuapb-1' }))).name).toBeNull();
});
