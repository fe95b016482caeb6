import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { hasChromium, launch, Visitor } from './browser.ts';
import { startSystem, type System } from './system.ts';

(hasChromium ? describe : describe.skip)('the front door of a started system', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  test('it says that it runs and how the owner gets in, and answers that it is well', async () => {
    expect(system.said()).toContain(`Running: ${system.url}`);
    expect(system.welcome).toMatch(/^[\w-]{20,}$/);
    for (const path of ['/healthz', '/readyz']) expect((await fetch(system.url + path)).status).toBe(200);
  });

  test('leaving quickly clears what the browser kept of this site, and leads away from it', async () => {
    const answer = await fetch(`${system.url}/exit`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('clear-site-data')).toContain('"storage"');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  });

  test.each(['en', 'es'] as const)(
    'an address that leads nowhere says so, in the reader’s language (%s)',
    async (language) => {
      const visitor = await Visitor.open(browser, { width: 360, language, baseUrl: system.url });
      await visitor.page.goto('/nowhere');
      await expect(visitor.page.locator('body').textContent()).resolves.toContain(visitor.t('error.text.404'));
      expect(visitor.expected(/answer 404: \/nowhere|status of 404/)).toBeGreaterThan(1);
      expect(visitor.problems).toEqual([]);
      await visitor.close();
    },
  );
});
