import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Claim } from '#campaigns';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { type Member, Team } from '../../../test/team.ts';
import { DemandLink, Evidence } from '../evidence.entity.ts';
import { PositionRecord } from '../position.entity.ts';
import { RecordService } from '../record.service.ts';
import { isPublishable, type PublicRows } from './publishable.ts';

let api: Api;
let team: Team;
let db: Db;
let olga: Member;
let rosa: Member;
let vera: Member;
beforeAll(async () => {
  api = await startApi();
  team = new Team(api);
  db = api.app.get(Db);
  await api.inside(() => api.app.get(RecordService).load());
  olga = await team.join('organizer', { name: 'Olga Prueba' });
  rosa = await team.join('coordinator', { name: 'Rosa Prueba' });
  vera = await team.join('volunteer', { name: 'Vera Prueba' });
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));

async function ask<D = Record<string, never>>(who: Member, query: string, variables: object = {}) {
  const { data, errors } = await team.gql<D>(who.cookie, query, variables);
  return { data, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}
interface Told {
  readonly code: string;
  readonly stance: string;
  readonly claimant: string | null;
  readonly text: { en: string };
  readonly awaits: boolean;
}
interface Disputed {
  readonly code: string;
  readonly status: string;
  readonly sides: { side: number; claims: Told[] }[];
}
interface Happened {
  readonly code: string;
  readonly title: { en: string };
  readonly otherNames: { name: string; usedBy: string | null }[];
  readonly agencies: { en: string }[];
  readonly claims: Told[];
  readonly disputes: Disputed[];
}
const CLAIM = 'code stance claimant text { en } awaits';
const DISPUTE = `code status sides { side claims { ${CLAIM} } }`;
const INCIDENT = `code title { en } otherNames { name usedBy } agencies { en } claims { ${CLAIM} } disputes { ${DISPUTE} }`;
const ALL = `{ incidents { incidents { ${INCIDENT} } disputes { ${DISPUTE} } claims { ${CLAIM} } } }`;
interface All {
  readonly incidents: { incidents: Happened[]; disputes: Disputed[]; claims: Told[] };
}
const all = async (who: Member) => (await ask<All>(who, ALL)).data.incidents;
const one = async (who: Member, code: string) =>
  ask<{ incident: Happened }>(who, `query ($code: String!) { incident(code: $code) { ${INCIDENT} } }`, { code });
const page = async (path: string) => {
  const response = await fetch((await api.app.getUrl()) + path);
  const html = await response.text();
  return {
    status: response.status,
    html,
    text: html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' '),
  };
};
const claim = (changes: object = {}) => ({
  ...{ about: 'I1', claimantKind: 'BODY', claimant: 'org:mirac', stance: 'ASSERTS', on: '2025-06-04' },
  ...{ textEn: 'Marker-77 says that a street was closed.', textEs: 'Marcador-77 dice que se cerró una calle.' },
  ...{ source: { publisher: 'A notebook' }, locator: 'p. 1', quotedInSource: true, ...changes },
});
const enter = (who: Member, input: object) =>
  ask<{ recordClaim: string }>(who, 'mutation ($input: ClaimInput!) { recordClaim(input: $input) }', { input });
const decide = (who: Member, id: string, verdict: string, reason: string | null = null) =>
  ask(who, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
    input: { id, kind: 'CLAIM', verdict, reason },
  });

test('every disputed question K1 to K15 has all its sides, and none of them is picked', async () => {
  const { incidents, disputes } = await all(vera);
  const told = [...incidents.flatMap((each) => each.disputes), ...disputes];
  const codes = [...new Set(told.map(({ code }) => code))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  expect(codes).toEqual(Array.from({ length: 15 }, (_, at) => `K${at + 1}`));
  const sides = (code: string) => told.find((each) => each.code === code)!.sides.map(({ side }) => side);
  expect(sides('K1')).toEqual([1, 2]);
  expect(sides('K7')).toEqual([1, 2, 3]);
  // The record has one side of it; the other is a lead from outside.
  expect(sides('K15')).toEqual([1]);
});

test('the operation of June 3 has a neutral title, its other names with who uses them, and a finding told as one', async () => {
  const { incident } = (await one(vera, 'I1')).data;
  expect(incident.title.en).toBe('Federal operation of June 3 on Lake Street');
  expect(incident.title.en).not.toMatch(/raid|search/i);
  expect(incident.otherNames.map(({ name, usedBy }) => `${name}: ${usedBy}`)).toEqual([
    'militarized federal raid: Fight Back! News',
    expect.stringMatching(/^federal raid: /),
    expect.stringMatching(/^search: /),
    'criminal investigation: Dawanna Witt',
  ]);
  expect(incident.agencies.map(({ en }) => en)).toContain('Minneapolis Police Department');
  const k1 = incident.disputes.find(({ code }) => code === 'K1')!;
  expect(k1.status).toBe('DISPUTED');
  expect(k1.sides[0]!.claims.map(({ stance }) => stance)).toEqual(['FINDS', 'ASSERTS']);
  expect(k1.sides[1]!.claims).toHaveLength(3);
  expect((await one(vera, 'I99')).code).toBe('NOT_FOUND');
});

describe('a claim that somebody enters', () => {
  test('is shown once a second person accepted it, and then to the public; it touches no position', async () => {
    const positions = () =>
      inTx(async () => [await db.repo(PositionRecord).find({ order: { id: 'ASC' } }), await db.repo(Evidence).count()]);
    const before = await positions();
    const { data, code } = await enter(olga, claim({ dispute: 'K1', side: 2 }));
    expect(code).toBeUndefined();
    const id = data.recordClaim;
    const seen = async (who: Member) => JSON.stringify(await all(who)).includes('Marker-77');
    expect([await seen(olga), await seen(rosa), await seen(vera)]).toEqual([true, true, false]);
    expect((await page('/council/incidents/I1')).text).not.toContain('Marker-77');
    type Waiting = { reviewQueue: { items: { id: string; kind: string; mine: boolean; claim: { stance: string } }[] } };
    const QUEUE = '{ reviewQueue { items { id kind mine claim { stance } } } }';
    const inQueue = async (who: Member) =>
      (await ask<Waiting>(who, QUEUE)).data.reviewQueue.items.filter((each) => each.id === id);
    expect(await inQueue(rosa)).toEqual([{ id, kind: 'CLAIM', mine: false, claim: { stance: 'ASSERTS' } }]);
    expect(await inQueue(olga)).toMatchObject([{ mine: true }]);
    expect((await decide(olga, id, 'ACCEPT')).code).toBe('FORBIDDEN');
    expect((await decide(vera, id, 'ACCEPT')).code).toBe('FORBIDDEN');
    const twice = await Promise.all([decide(rosa, id, 'ACCEPT'), decide(rosa, id, 'ACCEPT')]);
    expect(twice.map((each) => each.code).sort()).toEqual(['CONFLICT', undefined]);
    expect(await seen(vera)).toBe(true);
    expect(await inQueue(rosa)).toEqual([]);
    expect((await page('/council/incidents/I1')).text).toContain('Marker-77');
    expect((await page('/es/council/incidents/I1')).text).toContain('Marcador-77');
    expect(await positions()).toEqual(before);
    expect(await api.inside(() => api.app.get(RecordService).load())).toMatchObject({ inserted: 0, updated: 0 });
    expect(await seen(vera)).toBe(true);
  });

  test('by its own reviewer is not decided, and what is rejected stays with its reason, for nobody to see', async () => {
    const { id } = { id: (await enter(rosa, claim({ textEn: 'Marker-78', textEs: '' }))).data.recordClaim };
    expect((await decide(rosa, id, 'ACCEPT')).code).toBe('FORBIDDEN');
    const ana = await team.join('coordinator');
    expect((await decide(ana, id, 'REJECT')).code).toBe('INVALID');
    expect((await decide(ana, id, 'REJECT', 'No such page')).code).toBeUndefined();
    for (const who of [rosa, ana, vera]) expect(JSON.stringify(await all(who))).not.toContain('Marker-78');
    const row = await inTx(() => db.repo(Claim).findOneByOrFail({ id }));
    expect(row).toMatchObject({ reviewState: 'REJECTED', rejectedReason: 'No such page', reviewedBy: ana.id });
  });

  test.each<[string, object, string]>([
    ['about a person', { about: 'per:frey' }, 'INVALID'],
    ['about nothing of the record', { about: 'I99' }, 'INVALID'],
    ['by nobody', { claimant: null }, 'INVALID'],
    ['by somebody the record does not know', { claimantKind: 'FIGURE', claimant: 'per:nobody' }, 'INVALID'],
    ['that says nothing', { textEn: ' ', textEs: '' }, 'INVALID'],
    ['on a question without a side', { dispute: 'K1' }, 'INVALID'],
    ['on no question of the record', { dispute: 'K99', side: 1 }, 'INVALID'],
    ['with a number that must not be stored', { textEn: 'He has A 123-456-789' }, 'INVALID'],
    ['with an end before its beginning', { until: '2025-01-01' }, 'INVALID'],
  ])('%s is refused', async (_, changes, code) => {
    expect((await enter(olga, claim(changes))).code).toBe(code);
  });

  test('only keepers of the record enter one', async () => {
    expect((await enter(vera, claim())).code).toBe('FORBIDDEN');
    expect((await ask(vera, '{ reviewQueue { items { claim { code } } } }')).code).toBe('FORBIDDEN');
  });
});

describe('the public page', () => {
  test('shows both sides with who says it, and whole without script', async () => {
    const { status, text, html } = await page('/council/incidents/I1');
    expect(status).toBe(200);
    expect(html).not.toContain('<script');
    // Both sides are whole but for what is claimed of a person: officials' own words are no accusation.
    const own = ['Brian O’Hara', 'Jacob Frey', 'Dawanna Witt', 'do not match'];
    for (const words of [
      ...own,
      'found no breach',
      'took the side of the agents',
      'Myrka Zambrano',
      'Did the police break',
    ])
      expect(text).toContain(words);
    expect(text).toContain('does not settle');
    expect((await page('/council/incidents/I99')).status).toBe(404);
    expect((await page('/council/incidents/I1?x=%00')).status).toBe(200);
    expect((await page('/es/council/incidents/I1')).text).toContain('¿Fue una redada?');
    expect((await page('/es/council/incidents')).text).toContain('Incidentes en disputa');
  });

  test('names nobody as accused, by name or by office, and leaves out a question of which a side would be missing', async () => {
    const texts = [await page('/council/incidents')];
    for (const code of ['I1', 'I2', 'I3', 'I4']) texts.push(await page(`/council/incidents/${code}`));
    const told = texts.map(({ text }) => text).join(' ');
    for (const words of ['sheriff of 2017', 'Stanek', 'earlier than the chief admits', 'What did the audit say?'])
      expect(told).not.toContain(words);
    // The team sees them: they are in the record.
    const team = JSON.stringify(await all(vera));
    for (const words of ['sheriff of 2017', 'earlier than the chief admits', 'K2']) expect(team).toContain(words);
  });
});

describe('what the public may read', () => {
  const rows: PublicRows = {
    incidents: new Set(['I1']),
    bodies: new Set(['org:mpd']),
    names: new Map([
      ['per:a', 'Ana O’Brien'],
      ['per:b', 'José Núñez'],
      ['per:c', 'Dieu Do'],
    ]),
    officials: new Set(['per:a']),
    allegedOf: new Map([['S1', ['per:a']]]),
  };
  const of = (changes: object) => ({
    ...{ aboutCode: 'I1', claimantCode: 'org:mpd', textEn: 'They came.', textEs: 'Llegaron.', restates: null },
    ...{ reviewState: 'BUNDLED' as const, ...changes },
  });
  test.each<[string, object, boolean]>([
    ['of an incident', {}, true],
    ['of an organization', { aboutCode: 'org:mpd' }, true],
    ['of a person', { aboutCode: 'per:a' }, false],
    ['of a document', { aboutCode: 'doc:x' }, false],
    ['that waits', { reviewState: 'AWAITING' }, false],
    ['that was rejected', { reviewState: 'REJECTED' }, false],
    ['that names somebody', { textEn: "O'Brien lied." }, false],
    ['that names somebody without accents', { textEs: 'Nunez mintió.' }, false],
    ['that names somebody with a short name whole', { textEn: 'They say that Dieu Do lied.' }, false],
    ['whose word is as a short name', { textEn: 'Words and deeds do not match. Do they?' }, true],
    ['whose word only begins like a name', { textEn: 'O’Briensville was closed.' }, true],
    ['of who speaks of themselves', { claimantCode: 'per:a', textEn: 'O’Brien says they came.' }, true],
    ['that tells of somebody by their office', { textEn: 'The mayor ordered it.' }, false],
    ['of an official who is told by their office', { claimantCode: 'per:a', textEn: 'The mayor says so.' }, true],
    ['the same of a spokesperson', { claimantCode: 'per:c', textEn: 'The mayor ordered it.' }, false],
    [
      'the same as it was entered here',
      { claimantCode: 'per:a', textEn: 'The mayor says so.', reviewState: 'APPROVED' },
      false,
    ],
    ['the same in Spanish', { textEs: 'El alcalde lo ordenó.' }, false],
    ['of a sheriff’s office', { textEn: 'The sheriff’s office came.', textEs: 'La oficina del sheriff llegó.' }, true],
    ['that repeats what is alleged of somebody', { restates: 'S1' }, false],
    ['that is their own words', { restates: 'S1', claimantCode: 'per:a' }, true],
  ])('%s', (_, changes, may) => {
    expect(isPublishable(of(changes), rows)).toBe(may);
  });
});

describe('a correction of a row', () => {
  interface Row {
    readonly id: string;
    readonly code: string;
    readonly reason: string;
    readonly correction: { id: string; waits: boolean; at: string; text: { en: string } } | null;
  }
  const CELL = `query ($ward: Int!, $demand: String!) { councilCell(ward: $ward, demand: $demand) {
    cell { label } evidence { id code reason correction { id waits at text { en } } } } }`;
  const rows = async (who: Member, ward = 9, demand = 'D4') =>
    (await ask<{ councilCell: { evidence: Row[]; cell: { label: string } } }>(who, CELL, { ward, demand })).data
      .councilCell;
  const row = async (who: Member, code: string) => (await rows(who)).evidence.find((each) => each.code === code);
  const ENTRY = `query ($id: ID!) { evidenceEntry(id: $id) { type figure on text { en es } source { id } locator
    quotedInSource confidence links { demand part direction explicitness promise } } }`;
  interface Entry {
    readonly evidenceEntry: {
      type: string;
      figure: string | null;
      on: string;
      text: { en: string; es: string };
      source: { id: string };
      locator: string;
      confidence: string;
      links: { demand: string; part: string | null; direction: number; explicitness: string; promise: boolean }[];
    };
  }
  const filled = async (id: string, changes: object = {}) => {
    const { links, source, text, ...entry } = (await ask<Entry>(rosa, ENTRY, { id })).data.evidenceEntry;
    return {
      ...{ ...entry, source: { code: source.id }, textEn: text.en, textEs: text.es, corrects: id },
      links: links.map(({ demand, part, ...link }) => ({ ...link, demand: part ?? demand })),
      ...changes,
    };
  };
  const correct = (who: Member, input: object) =>
    ask<{ recordEvidence: string }>(who, 'mutation ($input: EvidenceInput!) { recordEvidence(input: $input) }', {
      input,
    });
  const accept = (who: Member, id: string) =>
    ask(who, 'mutation ($input: DecisionInput!) { decideEntry(input: $input) { bundledTotal } }', {
      input: { id, kind: 'EVIDENCE', verdict: 'ACCEPT' },
    });

  test('starts with the row, waits for another reviewer, then the old row says by what it was corrected and when', async () => {
    const began = Date.now();
    const before = (await row(rosa, 'S08'))!;
    const input = await filled(before.id, { textEn: 'Marker-79: he wants it in the contract.' });
    expect(input).toMatchObject({ type: 'DIRECT_QUOTE', figure: 'per:chavez', corrects: before.id });
    const two = await Promise.all([correct(rosa, input), correct(olga, input)]);
    expect(two.map(({ code }) => code).sort()).toEqual(['CONFLICT', undefined]);
    const id = two.find(({ code }) => !code)!.data.recordEvidence;
    expect((await row(rosa, 'S08'))!.correction).toMatchObject({ id, waits: true });
    expect((await row(vera, 'S08'))!.correction).toBeNull();
    const other = two[0]!.code ? rosa : await team.join('coordinator');
    expect((await accept(two[0]!.code ? olga : rosa, id)).code).toBe('FORBIDDEN');
    expect((await accept(other, id)).code).toBeUndefined();
    const after = (await row(rosa, 'S08'))!;
    expect(after).toMatchObject({ reason: 'RETRACTED', correction: { id, waits: false } });
    expect(new Date(after.correction!.at).getTime()).toBeGreaterThanOrEqual(began);
    expect(await row(vera, 'S08')).toBeUndefined();
    expect(JSON.stringify(await rows(vera))).toContain(id);
    expect((await correct(olga, input)).code).toBe('CONFLICT');
    expect(await api.inside(() => api.app.get(RecordService).load())).toMatchObject({ inserted: 0, updated: 0 });
  });

  test('of what others claim keeps who said it and of whom', async () => {
    const old = await inTx(() => db.repo(Evidence).findOneByOrFail({ code: 'S32' }));
    const input = await filled(old.id, { textEn: 'Marker-80' });
    expect(input).toMatchObject({ figure: null, type: 'ALLEGATION' });
    const { data } = await correct(olga, input);
    const made = await inTx(() => db.repo(Evidence).findOneByOrFail({ id: data.recordEvidence }));
    expect(made).toMatchObject({ figureCode: 'spk:organizer-1', supersedesId: old.id });
    const links = await inTx(() => db.repo(DemandLink).findBy({ evidenceId: made.id }));
    expect(links.map(({ figureCode, bodyCode }) => figureCode ?? bodyCode).sort()).toEqual([
      'org:mpd',
      'org:mpd',
      'per:ohara',
      'per:ohara',
    ]);
  });

  test('of what is not there, or of one name of a roll call, is refused', async () => {
    expect((await ask(rosa, ENTRY, { id: '00000000-0000-4000-8000-000000000000' })).code).toBe('NOT_FOUND');
    expect((await ask(vera, ENTRY, { id: '00000000-0000-4000-8000-000000000000' })).code).toBe('FORBIDDEN');
    const input = { ...(await filled((await row(rosa, 'S07'))!.id)), corrects: '00000000-0000-4000-8000-000000000000' };
    expect((await correct(olga, input)).code).toBe('INVALID');
  });
});
