import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { RecordService } from '#officials';
import { Channel } from '#people';
import { CountingService, Display, Signature, SignaturesService, SignatureState, SigningService } from '#petitions';
import { Db } from '#platform';
import { DraftingService } from '../../libs/petitions/drafting.service.ts';
import { type Api, startApi } from '../harness.ts';
import { petitionInput, signaturesOf, storedPetition } from '../signing.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, inTurn, launch, VIEWERS, Visitor } from './browser.ts';

const TEXTS = {
  titleEn: 'Put real consequences in the police contract',
  titleEs: 'Consecuencias reales en el contrato policial',
  summaryEn: 'We ask the city to write penalties into its contract for officers who break the separation ordinance.',
  summaryEs: 'Pedimos a la ciudad sanciones en su contrato para agentes que incumplan la ordenanza de separación.',
  bodyEn: 'The separation ordinance dates from 2003.\n\nOn December 11, 2025 the council passed a stronger one.',
  bodyEs: 'La ordenanza de separación es de 2003.\n\nEl 11 de diciembre de 2025 el concejo aprobó una más fuerte.',
};
/** How many sign in each ward; two wards are too small to be told alone. */
const BY_WARD: [number | null, number][] = [
  [1, 14],
  [3, 16],
  [7, 4],
  [8, 13],
  [9, 22],
  [10, 12],
  [12, 13],
  [13, 9],
  [null, 15],
];

(hasChromium ? describe : describe.skip)('petitions in a browser', () => {
  let api: Api;
  let browser: Browser;
  let base: string;
  let rosa: Member;
  const ids = { petition: '', draft: '' };
  const links = { petition: '', closed: '', early: '', pending: '', confirmed: '', withdrawn: '' };

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    base = (await api.app.getUrl()).replace('127.0.0.1', 'localhost');
    await api.inside(() => api.app.get(RecordService).load());
    rosa = await new Team(api).join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    await furnish();
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  async function made(changes: object): Promise<{ id: string; slug: string }> {
    const drafting = api.app.get(DraftingService);
    return api.inside(async () => {
      const { id } = await drafting.create(petitionInput({ ...TEXTS, demands: ['D4'], ...changes }));
      return drafting.publish(id);
    });
  }

  async function signed(petitionId: string, n: number, ward: number | null): Promise<Signature> {
    const who = { givenName: 'Amaranta', familyName: `Inventada ${n}`, email: `amaranta${n}@example.org` };
    const display = [Display.NONE, Display.FULL, Display.INITIAL][n % 3]!;
    const news = [Channel.EMAIL as const, Channel.SMS as const];
    const request = { ...who, phone: '+16125550131', ward, display, language: 'en' as const, news, form: `${n}` };
    await api.inside(() => api.app.get(SigningService).sign(petitionId, request));
    return (await signaturesOf(api, petitionId, SignatureState.PENDING)).at(-1)!;
  }

  async function furnish(): Promise<void> {
    const service = api.app.get(SignaturesService);
    const act = (verb: 'confirm' | 'withdraw', { details }: Signature) =>
      api.inside(() => service[verb](details.token));
    const { id, slug } = await made({ goal: 100, closesOn: '2999-12-31' });
    let n = 0;
    const rows: Signature[] = [];
    for (const [ward, size] of BY_WARD)
      for (let each = 0; each < size; each += 1) {
        const row = await signed(id, (n += 1), ward);
        await act('confirm', row);
        rows.push(row);
      }
    const db = api.app.get(Db);
    for (const [index, { id: signatureId }] of rows.entries())
      await api.inside(() =>
        db.tx(async () => {
          const row = await db.repo(Signature).findOneByOrFail({ id: signatureId });
          const days = 1.5 + ((index * index) % 40) / 2;
          await db.save(Object.assign(row, { confirmedAt: new Date(Date.now() - days * 24 * 3_600_000) }));
        }),
      );
    await api.inside(() => api.app.get(CountingService).toldByWard(id));
    let pending = await signed(id, (n += 1), 9);
    for (let each = 0; each < 12; each += 1) {
      pending = await signed(id, (n += 1), null);
      await api.inside(() =>
        db.tx(async () => {
          const row = await db.repo(Signature).findOneByOrFail({ id: pending.id });
          await db.save(Object.assign(row, { signedAt: new Date(Date.now() - 48 * 3_600_000) }));
        }),
      );
    }
    const gone = await signed(id, (n += 1), 9);
    await act('withdraw', gone);
    const closed = await made({ targets: ['post:mpls-council/ward-9', 'post:mpls-council/ward-12'] });
    await api.inside(() => api.app.get(DraftingService).close(closed.id));
    const early = await made({ opensOn: '2999-01-01' });
    ids.petition = id;
    ids.draft = (await api.inside(() => api.app.get(DraftingService).create(petitionInput({ targets: [] })))).id;
    links.petition = `/petitions/${slug}`;
    links.closed = `/petitions/${closed.slug}`;
    links.early = `/petitions/${early.slug}`;
    links.pending = `/signatures/${pending.details.token}`;
    links.confirmed = `/signatures/${rows[0]!.details.token}`;
    links.withdrawn = `/signatures/${gone.details.token}`;
  }

  test.each(VIEWERS)('the public pages: $width pixels, $language, dark $dark', async (viewer) => {
    const visitor = await Visitor.open(browser, { ...viewer, baseUrl: base });
    const { page } = visitor;
    const prefix = viewer.language === 'es' ? '/es' : '';
    for (const [name, path] of [...Object.entries(links), ['thanks', `${links.petition}/thanks`], ['home', '']]) {
      await page.goto(`${prefix}${path}` || '/');
      expect(await visitor.look(`petition-public-${name}`)).toEqual([]);
    }
    await page.goto(`${prefix}${links.petition}`);
    await page.fill('#email', 'nope');
    await page.fill('#familyName', 'DACA');
    await page.click('#sign [type=submit]');
    await page.waitForSelector('#errors:focus');
    await page.click('#errors a[href="#email"]');
    await page.waitForSelector('#email:focus');
    expect(visitor.expected(/422/)).toBeGreaterThan(0);
    expect(await visitor.look('petition-public-errors')).toEqual([]);
    await visitor.close();
  });

  test.each(inTurn(0))('the console: $width pixels, $language, dark $dark', async (viewer) => {
    const visitor = await Visitor.signedIn(browser, api, rosa, viewer);
    const { page } = visitor;
    const open = async (path: string, heading: string) => {
      await page.goto(`/console${path}`);
      await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
      await page.waitForLoadState('networkidle');
    };
    const title = viewer.language === 'es' ? TEXTS.titleEs : TEXTS.titleEn;
    await open('/petitions', visitor.t('console.petitions.title'));
    expect(await visitor.look('petitions-list')).toEqual([]);
    await open(`/petitions/${ids.petition}`, title);
    await page.getByText('Amaranta Inventada').first().waitFor();
    expect(await visitor.look('petitions-page')).toEqual([]);
    await page.getByText(visitor.t('console.petitions.trendTable')).click();
    await page.getByRole('button', { name: visitor.t('console.petitions.close') }).click();
    await page.getByRole('button', { name: visitor.t('console.petitions.closeYes') }).click();
    await page
      .getByText(visitor.t('console.petitions.closeTypeWrong', { count: 118 }))
      .first()
      .waitFor();
    expect(await visitor.look('petitions-close')).toEqual([]);
    await open(`/petitions/${ids.petition}/edit`, visitor.t('console.petitions.formEdit'));
    expect(await visitor.look('petitions-edit-frozen')).toEqual([]);
    await open('/petitions/new', visitor.t('console.petitions.formNew'));
    await page.getByLabel(visitor.t('console.petitions.goalFirst')).fill('none');
    await page.getByRole('button', { name: visitor.t('console.events.save') }).click();
    await page.getByText(visitor.t('console.petitions.goalWrong')).first().waitFor();
    expect(await visitor.look('petitions-form')).toEqual([]);
    await open(`/petitions/${ids.draft}`, await draftTitle(visitor));
    await page.getByRole('button', { name: visitor.t('console.petitions.publish'), exact: true }).click();
    await page.getByText(visitor.t('petitions.targetNeeded')).waitFor();
    expect(await visitor.look('petitions-draft')).toEqual([]);
    await visitor.close();
  });

  const draftTitle = async ({ language }: Visitor) => (await storedPetition(api, ids.draft)).title[language];
});
