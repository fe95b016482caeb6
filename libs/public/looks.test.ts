import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { EventsService } from '#events';
import { RecordService } from '#officials';
import { OwnLinks } from '#outreach';
import { hasChromium, launch, VIEWERS, Visitor } from '../../test/e2e/browser.ts';
import { type Api, startApi } from '../../test/harness.ts';
import { browse, filled, published } from '../../test/public-pages.ts';

(hasChromium ? describe : describe.skip)('the public pages in a browser', () => {
  let api: Api;
  let browser: Browser;
  let paths: Record<string, string>;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi(), launch()]);
    const base = await api.app.getUrl();
    await api.inside(() => api.app.get(RecordService).load());
    const event = await published(api, {
      titleEn: 'The police contract needs real consequences',
      titleEs: 'El contrato policial necesita consecuencias reales',
      descriptionEn: '## Why we go\nThe ordinance dates from 2003.\n\n11:00 Volunteers arrive\n11:30 Welcome',
      descriptionEs:
        '## Por qué vamos\nLa ordenanza es de 2003.\n\n11:00 Llegan las personas voluntarias\n11:30 Bienvenida',
      roles: [
        { nameEn: 'Attend', nameEs: 'Asistir' },
        { nameEn: 'Interpret between Spanish and English', nameEs: 'Interpretar entre español e inglés', needed: 1 },
        { nameEn: 'Keep order', nameEs: 'Cuidar el orden', needed: 8 },
      ],
    });
    await browse(base, `/events/${event.slug}`, await filled(api, event, { role: event.roles[1]!.id }));
    const [own] = await api.inside(() => api.app.get(EventsService).signUpsOf(event.id));
    const ownData = await api.inside(async () => {
      const until = Math.floor(Date.now() / 1000) + 1800;
      return new URL(api.app.get(OwnLinks).url(own!.personId!, until, 'en')).pathname;
    });
    const full = await published(api, { capacity: 0 });
    await browse(base, `/events/${full.slug}/waitlist`, await filled(api, full));
    const [waits] = await api.inside(() => api.app.get(EventsService).signUpsOf(full.id));
    paths = {
      event: `/events/${event.slug}`,
      thanks: `/events/${event.slug}/thanks`,
      home: '/',
      privacy: '/privacy',
      'my-data': '/my-data',
      'my-data-own': ownData,
      'sign-up': `/sign-ups/${own!.details.token}`,
      full: `/events/${full.slug}`,
      waiting: `/events/${full.slug}/waiting`,
      waits: `/sign-ups/${waits!.details.token}`,
    };
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  test.each(VIEWERS)(
    'nothing stands against WCAG, the policy or the language: $width pixels, $language, dark $dark',
    async (viewer) => {
      const baseUrl = await api.app.getUrl();
      const visitor = await Visitor.open(browser, { ...viewer, baseUrl });
      const { page } = visitor;
      const prefix = viewer.language === 'es' ? '/es' : '';
      for (const [name, path] of Object.entries(paths)) {
        await page.goto(prefix && path === '/' ? prefix : prefix + path);
        expect(await visitor.look(`public-${name}`)).toEqual([]);
      }
      // Found wrong: the summary has the focus, and its links lead to the fields.
      await page.goto(`${prefix}${paths.event}`);
      await page.fill('#email', 'nope');
      await page.fill('#needs', 'DACA');
      await page.click('#sign-up [type=submit]');
      await page.waitForFunction(() => document.activeElement?.id === 'errors'); // on the page that answers
      await page.click('#errors a[href="#email"]');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
      expect(visitor.expected(/422/)).toBeGreaterThan(0);
      expect(await visitor.look('public-errors')).toEqual([]);
      await visitor.close();
    },
  );
});
