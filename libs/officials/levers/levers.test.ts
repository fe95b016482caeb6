import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ClauseAssessment, DemandVersion, Lever } from '#campaigns';
import { Db } from '#platform';
import { type Api, startApi } from '../../../test/harness.ts';
import { Post, VotingRule } from '../body.entity.ts';
import { Figure, Membership } from '../figure.entity.ts';
import { RecordService } from '../record.service.ts';

let api: Api;
let db: Db;
let url: string;
beforeAll(async () => {
  api = await startApi();
  db = api.app.get(Db);
  url = await api.app.getUrl();
  await api.inside(() => api.app.get(RecordService).load());
});
afterAll(() => api.close());
const inTx = <T>(work: () => Promise<T>) => api.inside(() => db.tx(work));
const OWN = { origin: 'INSTALLATION' as const, sourceCode: 'src:notes', locator: 'test' };

const page = async (path: string) => {
  const response = await fetch(url + path);
  const html = await response.text();
  return {
    status: response.status,
    html,
    text: html.replace(/<style>.*?<\/style>|<[^>]+>/gs, ' ').replace(/\s+/g, ' '),
  };
};
const code = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;

describe('the page of a demand', () => {
  const PAGE = `query ($code: String!, $asOf: String) { demandPage(code: $code, asOf: $asOf) { asOf slug demand { code text { en } }
    texts { version from until inForce text { en } changedEn { kind text } source { publisher } locator }
    parts { code text { en } } notes { kind text { en } } answers { responseType asOf beforeOrdinance olderText locator }
    clauses { code verdict unsettled olderText assessor { en } document { code } reason { en } } silent { code }
    levers { code kind grants decidedBy notReckoned override rule { needed seats verified source { publisher } }
      holder { figure { name } cell { label unknownReason } } state { state needed short floor likely ceiling } } } }`;
  interface Shown {
    readonly slug: string;
    readonly demand: { code: string; text: { en: string } };
    readonly texts: { version: number; inForce: boolean; changedEn: { kind: string; text: string }[] | null }[];
    readonly answers: { olderText: boolean; beforeOrdinance: boolean }[];
    readonly clauses: { code: string; verdict: string; unsettled: boolean; assessor: { en: string } | null }[];
    readonly silent: { code: string }[];
    readonly levers: object[];
  }
  const shown = async (name: string, asOf?: string, role: 'owner' | 'coordinator' = 'coordinator') => {
    const answer = await api.gql<{ demandPage: Shown }>(role, PAGE, { code: name, asOf });
    expect(answer.errors).toBeUndefined();
    return answer.data.demandPage;
  };

  test('has its text, its parts, what was answered, what each clause gave of it, and who can grant it', async () => {
    expect(await shown('D1')).toMatchObject({
      ...{ slug: 'no-collusion', demand: { code: 'D1' }, parts: [], notes: [{ kind: 'SHORT_FORM' }], silent: [] },
      texts: [{ version: 1, inForce: true, changedEn: null, locator: 'line 41' }],
      clauses: [
        { code: 'doc:ord-2025/exception~D1', verdict: 'FALLS_SHORT', assessor: null, unsettled: false },
        { code: 'doc:ord-2025/resources~D1', verdict: 'BEARS_ON', assessor: null, document: { code: 'doc:ord-2025' } },
      ],
      levers: [
        { code: 'D1/ordinance', decidedBy: 'BODY', override: 9, rule: { needed: 7, seats: 13, verified: true } },
        { code: 'D1/order', decidedBy: 'OFFICE', notReckoned: 'OFFICE', rule: null, state: null },
        { code: 'D1/policy', decidedBy: 'AGENCY', notReckoned: 'AGENCY', holder: { figure: { name: 'Brian O’Hara' } } },
      ],
    });
    const { answers } = await shown('D1');
    expect(answers).toHaveLength(4);
    expect(answers.every(({ beforeOrdinance, olderText }) => beforeOrdinance && !olderText)).toBe(true);
    const fourth = await shown('real-consequences');
    expect(fourth).toMatchObject({ demand: { code: 'D4' }, silent: [{ code: 'doc:ord-2025' }] });
    expect(fourth.clauses).toMatchObject([
      { verdict: 'FALLS_SHORT', assessor: { en: expect.stringContaining('Immigrant') } },
    ]);
  });

  test('before the ordinance there is no clause of it, and before the answers none of those', async () => {
    const before = await shown('D1', '2025-12-10');
    expect([before.clauses, before.answers.length]).toEqual([[], 4]);
    expect((await shown('D1', '2025-06-01')).answers).toEqual([]);
  });

  test('a text that replaced another is in force from its first day; the older one stands below, with what changed', async () => {
    await inTx(async () => {
      await db.repo(DemandVersion).update({ code: 'D2@1' }, { validUntil: '2025-11-30' });
      const next = { ...OWN, code: 'D2@2', demandCode: 'D2', version: 2, validFrom: '2025-12-01' };
      const textEn = 'Local police never assist ICE, HSI or other federal agencies, not even by guarding a scene.';
      await db.save(db.make(DemandVersion, { ...next, textEn, textEs: 'La policía local nunca asiste a ICE.' }));
    });
    const then = await shown('D2', '2025-11-30');
    expect(then.texts).toMatchObject([{ version: 1, inForce: true }]);
    expect(then.demand.text.en).toContain('do not assist');
    const now = await shown('D2');
    expect(now.texts).toMatchObject([
      { version: 2, inForce: true },
      { version: 1, inForce: false },
    ]);
    expect(now.texts[0]!.changedEn!.filter(({ kind }) => kind !== 'SAME')).toEqual([
      { kind: 'REMOVED', text: 'do not' },
      { kind: 'ADDED', text: 'never' },
    ]);
    expect(now.answers.every(({ olderText }) => olderText)).toBe(true);
    const { text } = await page('/council/demand/D2');
    expect(text).toContain('This is about an earlier text of the demand.');
    await inTx(async () => {
      await db.repo(DemandVersion).delete({ code: 'D2@2' });
      await db.repo(DemandVersion).update({ code: 'D2@1' }, { validUntil: null });
    });
  });

  test('an assessment that waits or was rejected is for who keeps the ledger, and on no public page', async () => {
    const values = { clauseCode: 'doc:ord-2025/purpose', demandVersionCode: 'D2@1', verdict: 'MEETS' as const };
    const reason = { reasonEn: 'A waiting reason.', reasonEs: 'Un motivo en espera.' };
    for (const reviewState of ['AWAITING', 'REJECTED'] as const)
      await inTx(() =>
        db.save(db.make(ClauseAssessment, { ...OWN, ...values, ...reason, code: `test:${reviewState}`, reviewState })),
      );
    const { clauses } = await shown('D2');
    expect(clauses.filter(({ unsettled }) => unsettled)).toHaveLength(2);
    for (const path of ['/council/demand/D2', '/es/council/demand/no-crowd-control'])
      expect((await page(path)).html).not.toMatch(/waiting reason|motivo en espera/);
    await inTx(() => db.repo(ClauseAssessment).update({ code: 'test:AWAITING' }, { reviewState: 'APPROVED' }));
    expect((await page('/council/demand/D2')).text).toContain('Meets it A waiting reason.');
    await inTx(async () => {
      for (const each of ['test:AWAITING', 'test:REJECTED']) await db.repo(ClauseAssessment).delete({ code: each });
    });
  });

  test('is public in both languages, each row with its source, and tells the public of no claim by others', async () => {
    const { status, text, html } = await page('/council/demand/D4');
    expect(status).toBe(200);
    expect(html).not.toMatch(/<script|\sstyle=/);
    for (const words of [
      ...['Real Consequences', 'Police who break the separation ordinance are punished for it.', 'The text in force'],
      ...['Consequences in the police contract', 'How the campaign puts it', 'Falls short', 'Who can grant it'],
      ...['Revised separation ordinance of Minneapolis: the record knows no clause', 'Minnesota Immigrant Rights'],
      ...['Contract . Decides: Minneapolis City Council', '7 of 13 votes', 'Open: 5 short of 7', 'Fight Back! News'],
      ...['Answered before the December 11 ordinance.', 'An agency decides here', 'WCCO Radio'],
    ])
      expect(text).toContain(words);
    // What the chief and the mayor are said to have declined is an allegation: in public it looks as if nothing were known.
    expect(text).not.toContain('Only a claim by others');
    const spanish = await page('/es/council/demand/real-consequences');
    expect(spanish.text).toContain('Quién puede concederla');
    expect(spanish.html).toContain('href="/council/demand/real-consequences" lang="en"');
    expect((await page('/council')).html).toContain('href="/council/demand/D4"');
    for (const name of ['D4a', 'D9', 'nothing', '%3Cb%3E'])
      expect((await page(`/council/demand/${name}`)).status).toBe(404);
    expect((await page('/council/demand/D4?asOf=2025-02-30')).status).toBe(400);
    expect(code(await api.gql('volunteer', PAGE, { code: 'D4' }))).toBe('FORBIDDEN');
    expect(code(await api.gql('coordinator', PAGE, { code: 'D9' }))).toBe('NOT_FOUND');
  });
});

void [Lever, Post, VotingRule, Figure, Membership];
