import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { BlastsService } from '../../libs/outreach/blasts.service.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { type Api, startApi, until } from '../harness.ts';
import { withRole } from '../own-role.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

const EVENTS = 230;
const DESK = { width: 1280, language: 'en' } as const;
const PHONE = { width: 360, language: 'es', dark: true } as const;

(hasChromium ? describe : describe.skip)('whom a mailing is for, of more events than a list holds', () => {
  let api: Api;
  let browser: Browser;
  let rosa: Member;
  /** From the newest to the oldest. */
  const ids: string[] = [];

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    rosa = await new Team(api).join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    const gatherings = new Gatherings(api);
    for (let n = 0; n < EVENTS; n += 1) {
      const title = { en: `Canvass ${String(n).padStart(3, '0')}`, es: `Recorrido ${String(n).padStart(3, '0')}` };
      ids.push((await gatherings.eventIn(-n * HOUR, { title })).id);
    }
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const segmentOf = async (id: string) => {
    const { segment } = await api.inside(() => api.app.get(BlastsService).get(id));
    return segment.activities.map((each) => each.id).sort();
  };
  const oldest = () => ({ kind: 'event', id: ids[EVENTS - 1]!, since: null });
  const draft = async (activities = [oldest()]) => {
    const segment = { tags: [], wards: [], languages: [], activities };
    return (await api.inside(() => api.app.get(BlastsService).create({ title: 'After it', segment }))).id;
  };

  test.each<Viewer>([DESK, PHONE])(
    'an old event is found, the chosen one stays, and Enter saves nothing: %j',
    async (viewer) => {
      const id = await draft();
      const visitor = await Visitor.signedIn(browser, api, rosa, viewer, `/outreach/mailings/${id}/edit`);
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      const called = (n: number) => new RegExp(`^(Canvass|Recorrido) ${String(n).padStart(3, '0')}, `);
      const box = (n: number) => page.getByRole('checkbox', { name: called(n) });
      await page.getByText(t('console.span', { from: 1, to: 50, total: EVENTS })).waitFor();
      await until(async () =>
        expect(await page.locator('summary', { hasText: t('console.mailings.kind.blast') }).count()).toBe(1),
      );
      await box(EVENTS - 1).waitFor();
      await until(async () => expect(await box(EVENTS - 1).isChecked()).toBe(true));
      await page.getByRole('button', { name: t('console.next'), exact: true }).press('Enter');
      await page.getByText(t('console.span', { from: 51, to: 100, total: EVENTS })).waitFor();
      await box(60).check();
      await page.getByLabel(t('console.segments.findWhich')).fill('228');
      await page.getByText(t('console.groups.found', { count: 1 }), { exact: true }).waitFor();
      await page.keyboard.press('Enter');
      await box(228).check();
      await until(async () =>
        expect(await Promise.all([box(60), box(EVENTS - 1)].map((each) => each.isChecked()))).toEqual([true, true]),
      );
      expect(await visitor.look('mailing-audience')).toEqual([]);
      // What is ticked off stays in sight, and with the keyboard one goes on from it.
      await box(60).focus();
      await page.keyboard.press('Space');
      expect(await box(60).evaluate((each) => each === document.activeElement)).toBe(true);
      expect(await segmentOf(id)).toEqual([ids[EVENTS - 1]]);
      await page.getByRole('button', { name: t('console.mailings.save'), exact: true }).click();
      await page.waitForURL((url) => url.pathname.endsWith(`/outreach/mailings/${id}`));
      expect(await segmentOf(id)).toEqual([ids[EVENTS - 1], ids[228]].sort());
      await visitor.close();
    },
    90_000,
  );

  test.each<Viewer>([DESK, PHONE])(
    'whoever sees no people finds events, is told no imports, and loses none that was chosen: %j',
    async (viewer) => {
      const own = ['home.own', 'home.factor', 'events.read', 'outreach.read', 'outreach.send'] as const;
      const member = await withRole(new Team(api), ...own);
      const batch = { kind: 'batch', id: randomUUID(), since: null };
      const id = await draft([oldest(), batch]);
      const visitor = await Visitor.signedIn(browser, api, member, viewer, `/outreach/mailings/${id}/edit`);
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      const box = (name: string | RegExp) => page.getByRole('checkbox', { name });
      await page.getByText(t('console.span', { from: 1, to: 50, total: EVENTS })).waitFor();
      await until(async () => expect(await box(t('console.segments.unseen')).isChecked()).toBe(true));
      await page.getByLabel(t('console.segments.findWhich')).fill('227');
      await page.getByText(t('console.groups.found', { count: 1 }), { exact: true }).waitFor();
      await box(/ 227, /).check();
      expect(await page.getByText(t('console.noPermission')).count()).toBe(0);
      expect(await visitor.look('mailing-audience-unseen')).toEqual([]);
      await page.getByRole('button', { name: t('console.mailings.save'), exact: true }).click();
      await page.waitForURL((url) => url.pathname.endsWith(`/outreach/mailings/${id}`));
      expect(await segmentOf(id)).toEqual([ids[EVENTS - 1], ids[227], batch.id].sort());
      await visitor.close();
    },
    90_000,
  );
});
