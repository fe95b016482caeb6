import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../harness.ts';
import type { Browser } from 'playwright-core';
import { enrolPasskey, showCode } from './passkeys.ts';
import { hasChromium, launch, Visitor } from './browser.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const FILE = [
  'Who,How to reach,Member no,Labels,Visa type',
  'Amina Inventada,amina@example.org,7,Drummers,x',
  'Basilio Supuesto,basilio@example.org,8,Drummers,x',
  'Nobody At All,,9,,x',
  ...Array.from({ length: 300 }, (_, n) => `Guest Number${n},guest${n}@example.org,${100 + n},,x`),
].join('\n');

(hasChromium ? describe : describe.skip)('an import in the console', () => {
  let system: System;
  let browser: Browser;
  let codes: string[];
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  const file = { name: 'union list.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };

  test('columns are chosen, a dry run says what would be, the worker takes it over, and it is taken back', async () => {
    const organizer = await Visitor.open(browser, { language: 'en', width: 1280, baseUrl: system.url });
    const { page } = organizer;
    const t = organizer.t.bind(organizer);
    await page.goto(`/console/welcome#${system.welcome}`);
    await page.getByLabel(t('console.account.yourName'), { exact: true }).fill('Rosa Ejemplo');
    await page.getByLabel(t('console.account.email'), { exact: true }).fill('rosa@example.org');
    await page.getByLabel(t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    codes = await enrolPasskey(organizer);
    await page.locator('#needs').waitFor();
    await system.keepProved();

    await page.goto('/console/people/import');
    await page.locator('input[type=file]').setInputFiles(file);
    // Its headers name nobody: so the columns come first.
    await page.getByRole('heading', { name: t('console.import.columnsTitle') }).waitFor();
    const take = (header: string, field: string) =>
      page.getByLabel(t('console.import.takeFor', { header }), { exact: true }).selectOption(field);
    await take('Who', 'fullName');
    await take('How to reach', 'email');
    await take('Member no', 'identifier');
    await page.getByLabel(t('console.import.system', { header: 'Member no' })).fill('Union');
    await until(async () => expect(await page.getByText(t('console.import.neverStored')).count()).toBe(1));
    expect(await organizer.look('import-columns')).toEqual([]);
    await page.getByRole('button', { name: t('console.import.check') }).click();

    const go = page.getByRole('button', { name: t('console.import.go', { count: 302 }) });
    await go.waitFor();
    await page.getByText(t('console.import.newTags', { count: 1, tags: 'Drummers' })).waitFor();
    await until(async () => expect(await page.getByText(t('people.import.reason.no_identity')).count()).toBe(1));
    const href = await page.getByRole('link', { name: t('console.import.everyRow') }).getAttribute('href');
    const rows = await page.evaluate(async (path) => (await fetch(path!)).text(), href);
    expect(rows).toContain(`4,"${t('exchange.fate.rejected')}","${t('people.import.reason.no_identity')}`);
    expect(await organizer.look('import-dry-run-mapped')).toEqual([]);
    await go.click();
    await page.getByText(t('console.import.done', { count: 302 })).waitFor();
    expect(await organizer.look('import-over')).toEqual([]);

    await page.goto('/console/people');
    await page.getByRole('button', { name: t('console.export'), exact: true }).click();
    await page.getByText(t('console.export.today', { count: 0 })).waitFor();
    expect(await organizer.look('export')).toEqual([]);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: t('console.export.save') }).click();
    expect((await saving).suggestedFilename()).toBe('people.csv');
    await organizer.close();
  });

  test('en español y en un teléfono: se deshace la importación y la lista queda como antes', async () => {
    const organizer = await Visitor.open(browser, { language: 'es', width: 360, baseUrl: system.url });
    const { page } = organizer;
    const t = organizer.t.bind(organizer);
    await page.goto('/console/');
    await page.getByLabel(t('console.account.email'), { exact: true }).fill('rosa@example.org');
    await page.getByLabel(t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await showCode(organizer, codes.pop()!);
    await page.locator('#needs').waitFor();
    await system.keepProved();
    await page.goto('/console/people/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: t('console.import.go', { count: 302 }) }).waitFor();
    await page.getByRole('button', { name: t('console.import.changeColumns') }).click();
    await page.getByText(t('console.import.remembered')).waitFor();
    expect(await organizer.look('import-columns-es')).toEqual([]);
    await page.goto('/console/people');
    await page.getByRole('button', { name: t('console.export'), exact: true }).waitFor();
    expect(await organizer.look('people-export-es')).toEqual([]);
    await page.goto('/console/people/import');
    await page.getByText(t('console.import.state.CHECKED')).waitFor();
    expect(await organizer.look('import-earlier-es')).toEqual([]);
    await page
      .locator('tr', { hasNotText: t('console.import.state.CHECKED') })
      .locator('a')
      .first()
      .click();
    await page.getByRole('button', { name: t('console.import.undo') }).click();
    expect(await organizer.look('import-undo-es')).toEqual([]);
    await page.getByRole('button', { name: t('console.import.undoYes') }).click();
    await page.getByText(t('console.import.undoneAll')).waitFor();
    expect(await organizer.look('import-undone-es')).toEqual([]);
    await page.goto('/console/people');
    await page.getByText(t('console.people.empty')).waitFor();
    await organizer.close();
  });
});
