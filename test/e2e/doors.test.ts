import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EventsService, SignUp } from '#events';
import { Db } from '#platform';
import { type Api, startApi } from '../harness.ts';
import { published } from '../public-pages.ts';
import { hasChromium, inTurn, launch, type Viewer, Visitor } from './browser.ts';

/** What an installation asks for when nobody says otherwise. */
const ROUNDS = 5000;

(hasChromium ? describe : describe.skip)('the doors for strangers', () => {
  let api: Api;
  let browser: Browser;
  let base: string;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ proofRounds: ROUNDS }), launch()]);
    base = await api.app.getUrl();
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const TITLES = { titleEn: 'A meeting at the library', titleEs: 'Una reunión en la biblioteca' };
  const signUps = (eventId: string) =>
    api.inside(() => api.app.get(Db).tx(() => api.app.get(Db).repo(SignUp).findBy({ eventId })));
  const confirmed = (eventId: string) =>
    api.inside(async () => (await api.app.get(EventsService).placesOfAll([eventId])).get(eventId)?.taken ?? 0);
  const open = (viewer: Viewer) => Visitor.open(browser, { ...viewer, baseUrl: base });
  const addressOf = ({ language }: Viewer, slug: string, rest = '') =>
    `${language === 'es' ? '/es' : ''}/events/${slug}${rest}`;

  test.each(inTurn(0))(
    'a person with a keyboard signs up while the proof is worked out unseen: $width pixels, $language, dark $dark',
    async (viewer) => {
      const event = await published(api, TITLES);
      const visitor = await open(viewer);
      const { page } = visitor;
      await page.goto(addressOf(viewer, event.slug));
      const before = Date.now();
      await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=proof]')!.value !== '');
      process.stdout.write(`A browser needed ${Date.now() - before} ms for a proof of ${ROUNDS} rounds\n`);
      await page.locator('#name').focus();
      await page.keyboard.type('Rosa Ejemplo');
      await page.keyboard.press('Tab');
      await page.keyboard.type(`rosa${viewer.width}${viewer.language}@example.org`);
      await page.waitForTimeout(2_200); // nobody fills in a form sooner
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/thanks$/);
      expect(await confirmed(event.id)).toBe(1);
      expect(await visitor.look('doors-thanks')).toEqual([]);
      await visitor.close();
    },
  );

  test('whoever is faster than the proof is told to wait a moment, aloud, and the form goes by itself', async () => {
    const event = await published(api, TITLES);
    const visitor = await open({ width: 360, language: 'es' });
    const { page } = visitor;
    // A slow phone: its first try is not over before we say so.
    await page.addInitScript(() => {
      const real = crypto.subtle.deriveBits.bind(crypto.subtle);
      const slow = new Promise((done) => document.addEventListener('go-on', done));
      crypto.subtle.deriveBits = async (...given) => {
        await slow;
        return real(...given);
      };
    });
    await page.goto(addressOf({ language: 'es' }, event.slug));
    await page.locator('#name').fill('Rosa Ejemplo');
    await page.locator('#email').fill('rosa.lenta@example.org');
    await page.waitForTimeout(2_200);
    await page.locator('#email').press('Enter');
    await page
      .getByRole('status')
      .filter({ hasText: visitor.t('event.moment') })
      .waitFor();
    expect(await visitor.look('doors-moment')).toEqual([]);
    await page.evaluate(() => document.dispatchEvent(new Event('go-on')));
    await page.waitForURL(/\/thanks$/);
    expect(await confirmed(event.id)).toBe(1);
    await visitor.close();
  });

  test.each(inTurn(1))(
    'a person without script is taken too, and counts once they press the button in their mail: $width pixels, $language',
    async (viewer) => {
      const event = await published(api, TITLES);
      const plain = await open({ ...viewer, script: false });
      const { page } = plain;
      await page.goto(addressOf(viewer, event.slug));
      await page.locator('#name').fill('Nadia Prueba');
      await page.locator('#email').fill(`nadia${viewer.width}@example.org`);
      await page.waitForTimeout(2_200);
      await page.locator('form#sign-up [type=submit]').click();
      await page.waitForURL(/\/confirm$/);
      expect(await plain.look('doors-confirm')).toEqual([]);
      expect(await confirmed(event.id)).toBe(0);
      const [row] = await signUps(event.id);
      const link = `${viewer.language === 'es' ? '/es' : ''}/sign-ups/${row!.details.token}`;
      await page.goto(link);
      expect(await plain.look('doors-pending')).toEqual([]);
      await page.getByRole('button', { name: plain.t('signUp.confirmAction') }).click();
      await page.getByText(plain.t('signUp.has')).waitFor();
      expect(await confirmed(event.id)).toBe(1);
      await plain.close();

      // The same pages for axe, which runs script.
      const seen = await open(viewer);
      await seen.page.goto(addressOf(viewer, event.slug, '/confirm'));
      expect(await seen.look('doors-confirm')).toEqual([]);
      await seen.close();
    },
  );
});
