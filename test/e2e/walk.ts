import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Language } from '#platform';
import { hasChromium, launch, Visitor } from './browser.ts';
import { startSystem, type System } from './system.ts';

const OWNER = { name: 'Rosa Ejemplo', email: 'owner@example.org', password: 'four random words in a row' };

/** The way of a newcomer through the whole product, in one language at one width. */
export function walk(language: Language, width: 360 | 1280): void {
  (hasChromium ? describe : describe.skip)(`the whole way, ${language}, ${width} pixels wide`, () => {
    let system: System;
    let browser: Browser;
    let organizer: Visitor;
    beforeAll(async () => {
      [system, browser] = await Promise.all([startSystem(), launch()]);
      organizer = await Visitor.open(browser, { width, language, baseUrl: system.url });
    }, 90_000);
    afterAll(async () => {
      await browser?.close();
      await system?.close();
    }, 60_000);

    test('the one-time link makes the owner', async () => {
      const { page } = organizer;
      await page.goto(`/console/welcome#${system.welcome}`);
      await page.getByRole('heading', { name: organizer.t('console.account.welcome') }).waitFor();
      expect(await organizer.look('welcome')).toEqual([]);
      await page.getByLabel(organizer.t('console.account.yourName'), { exact: true }).fill(OWNER.name);
      await page.getByLabel(organizer.t('console.account.email'), { exact: true }).fill(OWNER.email);
      await page.getByLabel(organizer.t('console.account.password'), { exact: true }).fill(OWNER.password);
      await page.getByRole('button', { name: organizer.t('console.account.create') }).click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[data-cell]').first().waitFor();
    });

    test('the grid opens, and a cell of it onto its evidence', async () => {
      const { page } = organizer;
      expect(await organizer.look('council')).toEqual([]);
      await page.locator('[data-cell]').first().click();
      await page.waitForURL(/\/council\/\d+\/D\d/);
      expect(await organizer.look('council-cell')).toEqual([]);
    });
  });
}
