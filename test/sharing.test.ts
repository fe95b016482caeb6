import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AccountsService, User } from '#accounts';
import { AuditEntry } from '#audit';
import { Campaign, CAMPAIGN_ENTITIES, Demand, DemandVersion, Lever, RecordAcceptance, RecordShare } from '#campaigns';
import { DemandLink, Evidence, OFFICIAL_RECORD_ENTITIES, RecordService } from '#officials';
import { PeopleService, Person, PersonNotes } from '#people';
import { Db, GUEST_TABLES, within } from '#platform';
import { type Api, startApi } from './harness.ts';
import { type Member, Team } from './team.ts';

const OFFERED = 'camp:sanctuary-for-real';
const SHOWN =
  'made { id organization state campaigns { code name } } received { id organization state } campaigns { code }';

interface Share {
  readonly id: string;
  readonly organization: string;
  readonly state: string;
  readonly campaigns: { readonly code: string; readonly name: string }[];
}
interface Sharing {
  readonly made: Share[];
  readonly received: Share[];
  readonly campaigns: { readonly code: string }[];
}

/** One organization: its owner, who asks over the API, and its rows. */
class Side {
  private constructor(
    readonly id: string,
    readonly name: string,
    readonly owner: Member,
    private readonly team: Team,
  ) {}

  static async of(api: Api, name: string): Promise<Side> {
    const organizationId = await api.app.get(AccountsService).organization(name);
    const inside = <T>(work: () => Promise<T>) => within({ organizationId }, work);
    const team = new Team({ ...api, organizationId, inside });
    await inside(() => api.app.get(RecordService).load());
    return new Side(organizationId, name, await team.join('owner'), team);
  }

  inTx<T>(work: () => Promise<T>): Promise<T> {
    return within({ organizationId: this.id }, () => db.tx(work));
  }

  ask<D>(query: string, variables: object = {}) {
    return this.team.gql<D>(this.owner.cookie, query, variables);
  }

  async codeOf(query: string, variables: object = {}): Promise<string | undefined> {
    return (await this.ask(query, variables)).errors?.[0]?.extensions.code;
  }

  async sharing(): Promise<Sharing> {
    return (await this.ask<{ sharing: Sharing }>(`{ sharing { ${SHOWN} } }`)).data.sharing;
  }

  /** What stands beside ward 1 and the first demand, of what the test added. */
  async statements(): Promise<string[]> {
    const query = '{ councilCell(ward: 1, demand: "D1") { evidence { code } } }';
    const { data } = await this.ask<{ councilCell: { evidence: { code: string }[] } }>(query);
    return data.councilCell.evidence.flatMap(({ code }) => (code.startsWith('said:') ? [code] : [])).sort();
  }

  async offerTo(other: Side, campaigns: readonly string[] = [OFFERED]): Promise<string> {
    const input = { organization: other.name, campaigns };
    const { data } = await this.ask<{ offerRecord: Sharing }>(OFFER, { input });
    return data.offerRecord.made.find(({ organization }) => organization === other.name)!.id;
  }
}
const OFFER = `mutation ($input: RecordOffer!) { offerRecord(input: $input) { ${SHOWN} } }`;
const ACCEPT = `mutation ($id: ID!) { acceptRecord(id: $id) { ${SHOWN} } }`;
const END = `mutation ($id: ID!) { endRecordShare(id: $id) { ${SHOWN} } }`;

let api: Api;
let db: Db;
let keeper: Side;
let reader: Side;
let third: Side;

const day = (value: string) => ({
  ...{ precision: 'DAY' as const, value, until: null, text: null, yearInferred: false, inferenceNote: null },
});
const own = { origin: 'INSTALLATION', heldAt: null } as const;

/** Puts a statement of whoever holds ward 1 into a record, beside a demand's text or none. */
const say = (
  side: Side,
  code: string,
  values: Partial<Pick<Evidence, 'type' | 'reviewState'>> = {},
  demandVersionCode: string | null = 'D1@1',
) =>
  side.inTx(async () => {
    const reviewState = values.reviewState ?? 'APPROVED';
    const said = {
      code,
      sourceCode: 'src:000',
      locator: 'line 1',
      textEn: code,
      textEs: code,
      date: day('2025-11-20'),
    };
    const row = db.make(Evidence, { ...own, ...said, figureCode: 'per:payne', confidence: 'HIGH', type: 'OWN_POST' });
    await db.save(Object.assign(row, { ...values, reviewState }));
    const bears = { figureCode: 'per:payne', demandVersionCode, direction: 0, explicitness: 'GENERAL' } as const;
    const coded = { strength: 'INFORMATIVE', reasonCode: 'NAMES_NO_DEMAND', reviewState } as const;
    const of = { code: `${code}/x`, evidenceId: row.id, evidenceCode: code };
    await db.save(db.make(DemandLink, { ...own, ...of, ...bears, ...coded }));
  });

/** A running campaign of the keeper's own, with one demand, which it never offers. */
async function secondCampaign(): Promise<void> {
  const cited = { ...own, sourceCode: 'src:000', locator: 'line 1' };
  const titles = { titleEn: 'Second', titleEs: 'Segunda', position: 9, kind: 'DEMAND', target: 'CITY' } as const;
  await keeper.inTx(async () => {
    await db.save(db.make(Campaign, { ...cited, code: 'camp:second', name: 'Second', languages: ['en'] }));
    await db.save(db.make(Demand, { ...own, code: 'Z1', campaignCode: 'camp:second', ...titles }));
    const text = { textEn: 'Second', textEs: 'Segunda' };
    await db.save(db.make(DemandVersion, { ...cited, code: 'Z1@1', demandCode: 'Z1', version: 1, ...text }));
    await db.save(db.make(Lever, { ...own, code: 'Z1/lever', demandCode: 'Z1', kind: 'ORDINANCE' }));
  });
  await say(keeper, 'said:second', {}, 'Z1@1');
}

beforeAll(async () => {
  api = await startApi();
  db = api.app.get(Db);
  keeper = await Side.of(api, 'First');
  reader = await Side.of(api, 'Ally');
  third = await Side.of(api, 'Third');
  await say(keeper, 'said:keeper');
  await say(keeper, 'said:general', {}, null);
  await say(keeper, 'said:awaiting', { reviewState: 'AWAITING' });
  await say(keeper, 'said:rejected', { reviewState: 'REJECTED' });
  await say(keeper, 'said:note', { type: 'MEETING_NOTE' });
  await say(reader, 'said:reader');
  await secondCampaign();
});
afterAll(() => api.close());

/** Ends whatever stands between the sides. */
afterEach(async () => {
  for (const side of [keeper, reader, third])
    for (const { id } of [...(await side.sharing()).made, ...(await side.sharing()).received])
      await side.ask(END, { id });
});
const agree = async () => {
  const id = await keeper.offerTo(reader);
  await reader.ask(ACCEPT, { id });
  return id;
};
const asGuest = <T>(work: () => Promise<T>) => within({ organizationId: reader.id }, () => db.guest(keeper.id, work));

describe('what an organization reads', () => {
  const OWN = ['said:reader'];
  const SHARED = ['said:general', 'said:keeper'];

  test('its own until both agreed, then the other one, and its own again at once when either side ends it', async () => {
    expect(await reader.statements()).toEqual(OWN);
    const id = await keeper.offerTo(reader);
    expect(await reader.statements()).toEqual(OWN);
    expect((await keeper.sharing()).made).toMatchObject([{ organization: 'Ally', state: 'OFFERED' }]);
    expect((await reader.sharing()).received).toMatchObject([{ id, organization: 'First', state: 'OFFERED' }]);
    await reader.ask(ACCEPT, { id });
    expect(await reader.statements()).toEqual(SHARED);
    expect((await keeper.sharing()).made).toMatchObject([{ state: 'ACCEPTED' }]);
    await keeper.ask(END, { id });
    expect(await reader.statements()).toEqual(OWN);
    expect(await reader.sharing()).toMatchObject({ received: [] });

    const again = await agree();
    expect(await reader.statements()).toEqual(SHARED);
    await reader.ask(END, { id: again });
    expect(await reader.statements()).toEqual(OWN);
    expect((await keeper.sharing()).made).toMatchObject([{ state: 'LEFT' }]);
    expect(await reader.codeOf(ACCEPT, { id: again })).toBe('NOT_FOUND');
    expect(await keeper.statements()).toContain('said:awaiting');
  });

  test('an offer that was declined shows nothing, and makes room for another one', async () => {
    const id = await keeper.offerTo(reader);
    await reader.ask(END, { id });
    expect(await reader.statements()).toEqual(OWN);
    expect(await reader.codeOf(ACCEPT, { id })).toBe('NOT_FOUND');
    await reader.ask(ACCEPT, { id: await keeper.offerTo(reader) });
    expect(await reader.statements()).toEqual(SHARED);
  });

  test('the grid, the path, the demands and the campaigns are those that were offered; whose they are is said', async () => {
    await agree();
    const query = `{ council { review { sharedBy names confirmations } demands { code } seats { cells { toReview } } }
      path(demand: "D1") { demand { code } lever { kind } requirements { needed } } demands { code } campaigns { code } }`;
    interface Seen {
      council: { review: object; demands: { code: string }[]; seats: { cells: { toReview: number }[] }[] };
      path: { lever: object; requirements: object[] };
      demands: { code: string }[];
      campaigns: { code: string }[];
    }
    const { data } = await reader.ask<Seen>(query);
    const four = ['D1', 'D2', 'D3', 'D4'].map((code) => ({ code }));
    expect(data).toMatchObject({ demands: four, campaigns: [{ code: OFFERED }], path: { demand: { code: 'D1' } } });
    expect(data.council).toMatchObject({ demands: four, review: { sharedBy: 'First', names: null, confirmations: 0 } });
    const { data: kept } = await keeper.ask<Seen>(query);
    expect(kept.council).toMatchObject({ demands: [...four, { code: 'Z1' }], review: { sharedBy: null, names: [] } });
    expect(data.path).toEqual(kept.path);
    const waiting = ({ council }: Seen) => council.seats.flatMap(({ cells }) => cells.map(({ toReview }) => toReview));
    expect(Math.max(...waiting(data))).toBe(0);
    expect(Math.max(...waiting(kept))).toBe(1);
    expect(await reader.codeOf('{ councilCell(ward: 1, demand: "Z1") { ward } }')).toBe('NOT_FOUND');
    expect(await reader.codeOf('{ path(demand: "Z1") { asOf } }')).toBe('NOT_FOUND');
  });

  test('a petition takes the demands of the record that is read, and no others', async () => {
    const petition = `mutation ($demands: [String!]) { createPetition(input:
      { titleEn: "A", titleEs: "A", goal: 9, demands: $demands }) { id demands } }`;
    await agree();
    expect((await reader.ask(petition, { demands: ['D1'] })).errors).toBeUndefined();
    expect(await reader.codeOf(petition, { demands: ['Z1'] })).toBe('INVALID');
    expect((await keeper.ask(petition, { demands: ['Z1'] })).errors).toBeUndefined();
  });

  test('an offer to a third one does nothing for anybody else, and nobody else can accept it', async () => {
    const id = await keeper.offerTo(third);
    expect(await reader.codeOf(ACCEPT, { id })).toBe('NOT_FOUND');
    expect(await reader.codeOf(END, { id })).toBe('NOT_FOUND');
    await reader.inTx(() => db.repo(RecordAcceptance).update({ organizationId: reader.id }, { endedAt: new Date() }));
    const forged = () => db.save(db.make(RecordAcceptance, { shareId: id, withId: keeper.id, acceptedByUserId: null }));
    await expect(reader.inTx(forged)).rejects.toThrow('violates foreign key constraint');
    await third.ask(ACCEPT, { id });
    expect(await third.statements()).toEqual(SHARED);
    expect(await reader.statements()).toEqual(OWN);
    expect(await reader.statements()).toEqual(OWN);
  });

  test('one record at a time; what ended makes room', async () => {
    await agree();
    const id = await third.offerTo(reader);
    expect(await reader.codeOf(ACCEPT, { id })).toBe('CONFLICT');
    await keeper.ask(END, { id: (await keeper.sharing()).made[0]!.id });
    expect((await reader.ask<{ acceptRecord: Sharing }>(ACCEPT, { id })).data.acceptRecord.received).toMatchObject([
      { organization: 'Third', state: 'ACCEPTED' },
    ]);
    expect(await reader.statements()).toEqual([]);
  });
});

describe('who decides', () => {
  test('nobody reviews or confirms a record that another organization keeps', async () => {
    await agree();
    const calls = [
      'mutation { confirmRecord(version: "x") { status } }',
      'mutation { approveSpanish(version: "x") { code } }',
      'mutation { confirmHolder(ward: 1, until: "2026-01-01") { ward } }',
    ];
    for (const call of calls) {
      const { errors } = await reader.ask(call);
      expect(errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
      expect(errors![0]!.message).toContain('kept by First');
    }
  });

  test('an offer needs the exact name of another organization, and campaigns that are there', async () => {
    const offer = (organization: string, campaigns: string[] = [OFFERED]) =>
      keeper.ask(OFFER, { input: { organization, campaigns } });
    const refused = async (answer: ReturnType<typeof offer>, field: string) =>
      expect((await answer).errors).toMatchObject([
        { extensions: { code: 'INVALID', fields: { [field]: expect.any(String) } } },
      ]);
    await refused(offer('ally'), 'organization');
    await refused(offer('First'), 'organization');
    await refused(offer('Ally', ['camp:none']), 'campaigns');
    await refused(offer('Ally', []), 'campaigns');
    expect((await keeper.sharing()).made).toEqual([]);
    expect((await offer(' Ally ')).errors).toBeUndefined();
    expect((await offer('Ally')).errors).toMatchObject([{ extensions: { code: 'CONFLICT' } }]);
  });

  test('offering, accepting and ending are written down on the side that did it', async () => {
    const linesOf = (side: Side, subjectId: string) =>
      side.inTx(async () =>
        (await db.repo(AuditEntry).find({ where: { subjectId }, order: { at: 'ASC' } })).map(({ kind }) => kind),
      );
    const id = await agree();
    await reader.ask(END, { id });
    expect(await linesOf(keeper, id)).toEqual(['RECORD_OFFERED']);
    expect(await linesOf(reader, id)).toEqual(['RECORD_ACCEPTED', 'RECORD_SHARE_ENDED']);
  });

  test('neither side changes what was agreed on, nor writes for the other', async () => {
    const id = await agree();
    const widen = () => db.repo(RecordShare).update({ id }, { campaigns: ['camp:second'] });
    await expect(keeper.inTx(widen)).rejects.toThrow('permission denied');
    const { affected } = await reader.inTx(() => db.repo(RecordShare).update({ id }, { endedAt: new Date() }));
    expect(affected).toBe(0);
    const instead = { withId: reader.id, campaigns: ['camp:second'], offeredByUserId: null, organizationId: keeper.id };
    const offered = () => db.save(Object.assign(db.make(RecordShare, {}), instead));
    await expect(reader.inTx(offered)).rejects.toThrow('row-level security');
    expect(await reader.statements()).not.toContain('said:second');
  });
});

describe('what the database lets a guest do', () => {
  const tables = [...CAMPAIGN_ENTITIES, ...OFFICIAL_RECORD_ENTITIES] as (new () => { id: string })[];
  const counted = () =>
    asGuest(async () => {
      const counts: number[] = [];
      for (const entity of tables) counts.push(await db.repo(entity).count());
      return counts;
    });

  test('without an agreement it sees no row of the record, with one every table; the code does not matter', async () => {
    expect(new Set(await counted())).toEqual(new Set([0]));
    const id = await keeper.offerTo(reader);
    expect(new Set(await counted())).toEqual(new Set([0]));
    await reader.ask(ACCEPT, { id });
    const counts = await counted();
    const empty = tables.filter((_, n) => counts[n] === 0).map(({ name }) => name);
    const entered = ['PositionOverride', 'FigureReply', 'ReplySought', 'Release'];
    expect(empty).toEqual(['RecordConfirmation', 'HolderConfirmation', ...entered]);
    await keeper.ask(END, { id });
    expect(new Set(await counted())).toEqual(new Set([0]));
    await reader.ask(END, { id: await agree() });
    expect(new Set(await counted())).toEqual(new Set([0]));
  });

  test('of campaigns only the offered ones, of evidence only what was reviewed and is no note of a meeting', async () => {
    await agree();
    const codes = <E extends { code: string }>(entity: new () => E) =>
      asGuest(async () => (await db.repo(entity).find()).map(({ code }) => code));
    expect(await codes(Campaign)).toEqual([OFFERED]);
    for (const entity of [Demand, DemandVersion, Lever, DemandLink])
      expect((await codes<{ code: string }>(entity)).filter((code) => /^Z1|said:second/.test(code))).toEqual([]);
    const said = (all: string[]) => all.filter((code) => code.startsWith('said:')).sort();
    expect(said(await codes(Evidence))).toEqual(['said:general', 'said:keeper', 'said:second']);
    expect(said(await codes(DemandLink))).toEqual(['said:general/x', 'said:keeper/x']);
  });

  test('it reads the tables of the record and of the agreement, and no other: no people, users or notes of either side', async () => {
    await within({ organizationId: keeper.id }, () =>
      api.app
        .get(PeopleService)
        .create({ givenName: 'Ada', familyName: 'Prueba', notes: 'x', phones: [], emails: ['ada@example.org'] }),
    );
    await agree();
    for (const entity of [Person, PersonNotes, User, AuditEntry] as (new () => object)[])
      await expect(asGuest(() => db.repo(entity).count())).rejects.toThrow('permission denied');
    const readable = await db.statement<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
         and has_any_column_privilege('crm_guest', c.oid, 'select, insert, update, references')`,
      [],
    );
    expect(readable.map(({ name }) => name).sort()).toEqual([...GUEST_TABLES].sort());
    const record = await Promise.all(
      tables.map((entity) => keeper.inTx(async () => db.repo(entity).metadata.tableName)),
    );
    expect(
      GUEST_TABLES.filter((name) => !name.startsWith('record_share') && name !== 'record_acceptance').sort(),
    ).toEqual(record.sort());
  });

  test('it writes nothing, and a transaction of its own is again only its own', async () => {
    await agree();
    await expect(asGuest(() => db.repo(Evidence).delete({ code: 'said:keeper' }))).rejects.toThrow('permission denied');
    const make = () => db.save(db.make(Lever, { ...own, code: 'x', demandCode: 'D1', kind: 'BALLOT' }));
    await expect(asGuest(make)).rejects.toThrow('permission denied');
    const [inner, apart] = await asGuest(async () => {
      const code = { code: 'said:keeper' };
      return [await db.tx(() => db.repo(Evidence).countBy(code)), await db.own(() => db.repo(Evidence).countBy(code))];
    });
    expect([inner, apart]).toEqual([1, 0]);
  });
});

test('the public page of the first organization says whose record it shows, in both languages', async () => {
  const page = async (path: string) => (await fetch((await api.app.getUrl()) + path)).text();
  const id = await third.offerTo(keeper);
  expect(await page('/council')).not.toContain('Kept by');
  await keeper.ask(ACCEPT, { id });
  expect(await page('/council')).toContain('Kept by Third and shared with First.');
  expect(await page('/es/council')).toContain('Lo mantiene Third y lo comparte con First.');
  expect(await page('/council/ward/1/D1')).toContain('Kept by Third');
});
