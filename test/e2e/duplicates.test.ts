import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../harness.ts';
import type { Browser, Page } from 'playwright-core';
import { hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const PHONE = '(612) 555-0177';

(hasChromium ? describe : describe.skip)('people who are on the list twice', () => {
  let system: System;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
    visitor = await owner();
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  async function owner(): Promise<Visitor> {
    const visitor = await Visitor.open(browser, { language: 'en', width: 1280, baseUrl: system.url });
    const { page } = visitor;
    await page.goto(`/console/welcome#${system.welcome}`);
    const field = (key: Parameters<Visitor['t']>[0]) => page.getByLabel(visitor.t(key), { exact: true });
    await field('console.account.yourName').fill('Rosa Ejemplo');
    await field('console.account.email').fill('rosa.ejemplo@example.org');
    await field('console.account.password').fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    await enrolPasskey(visitor);
    await page.locator('#needs').waitFor();
    return visitor;
  }

  async function add(page: Page, given: string, family: string, email: string, own?: string): Promise<string> {
    await page.goto('/console/people/new');
    await page.locator('[name=givenName]').fill(given);
    await page.locator('[name=familyName]').fill(family);
    await page.locator('[name="email.0.value"]').fill(email);
    await page.locator('[name="phone.0.value"]').fill(PHONE);
    if (own) await page.locator('[name^="own."]:not([type=hidden])').fill(own);
    await page.locator('form [type=submit]').click();
    await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
    return page.url().split('/').at(-1)!;
  }

  test('two are compared, made one with a choice by keys, and parted again; a note is written and kept', async () => {
    const { page } = visitor;
    const t = visitor.t.bind(visitor);
    const problems: string[] = [];
    const look = async (what: string) => void problems.push(...(await visitor.look(`duplicates-${what}`)));
    const keep = await add(page, 'María del Carmen', 'García López', 'carmen@example.org');
    const drop = await add(page, 'Maria C.', 'García', 'mgarcia@example.org');

    await page.getByRole('button', { name: t('console.note.write') }).click();
    await page.locator('[name=text]').fill('Can drive on Sundays.');
    await page.locator('form [type=submit]').click();
    await page.locator('.timeline').getByText('Can drive on Sundays.').waitFor();
    await look('note');

    await page.goto('/console/people');
    await page.getByRole('link', { name: t('console.duplicates') }).click();
    await page.getByRole('button', { name: t('console.duplicates.look') }).click();
    const compare = page.getByRole('button', { name: new RegExp(`^${t('console.duplicates.compare')}`) });
    await compare.waitFor();
    await look('pairs');
    await compare.click();
    const names = page.getByRole('radio', { name: 'María del Carmen' });
    await names.waitFor();
    // By keys alone: the newer name stands, and the arrow goes back to the other one.
    await until(async () => expect(await page.getByRole('radio', { name: 'Maria C.' }).isChecked()).toBe(true));
    await page.getByRole('radio', { name: 'Maria C.' }).focus();
    await page.keyboard.press('ArrowUp');
    await until(async () => expect(await names.isChecked()).toBe(true));
    await look('compare');
    await page.locator('dialog form [type=submit]').click();
    await page.getByText(t('console.duplicates.merged')).waitFor();
    await page.getByRole('heading', { name: t('console.merge.lately') }).waitFor();

    // The old address leads to who stayed, with the note of who went.
    await page.goto(`/console/people/${drop}`);
    await page.waitForURL(new RegExp(keep));
    await page.getByRole('heading', { name: 'María del Carmen García' }).waitFor();
    await page.getByText('Can drive on Sundays.').waitFor();

    const phone = await Visitor.open(browser, { language: 'es', width: 360, baseUrl: system.url });
    await phone.page.context().addCookies(await page.context().cookies());
    const en = async (what: string) => void problems.push(...(await phone.look(`duplicates-${what}`)));
    await phone.page.goto('/console/people/duplicates');
    await phone.page.getByRole('button', { name: new RegExp(`^${phone.t('console.merge.undo')}`) }).click();
    await phone.page.getByText(phone.t('console.merge.parted')).waitFor();
    await en('undone');
    await phone.page.getByRole('button', { name: phone.t('console.merge.goOn') }).click();
    await phone.page.getByRole('button', { name: new RegExp(`^${phone.t('console.duplicates.compare')}`) }).click();
    await phone.page.getByRole('radio', { name: 'Maria C.' }).waitFor();
    await en('compare');
    await phone.page.keyboard.press('Escape');
    await phone.page.goto(`/console/people/${drop}`);
    await phone.page.getByRole('heading', { name: 'Maria C. García' }).waitFor();
    await phone.page.getByText('Can drive on Sundays.').waitFor();
    await en('note');
    expect(problems).toEqual([]);
  });

  test('two whom nobody paired are made one from the list, and from the page of a person, own fields by choice', async () => {
    const { page } = visitor;
    const t = visitor.t.bind(visitor);
    const problems: string[] = [];
    const look = async (what: string) => void problems.push(...(await visitor.look(`merge-${what}`)));
    await page.goto('/console/settings/fields');
    await page
      .getByRole('button', { name: t('console.fields.add') })
      .first()
      .click();
    await page.locator('[name=en]').fill('Kids');
    await page.locator('[name=es]').fill('Hijos');
    await page.locator('dialog [type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('Kids').first().waitFor();
    const ana = await add(page, 'Ana', 'Uno', 'ana@example.org', 'one');
    await add(page, 'Berta', 'Dos', 'berta@example.org', 'two');
    const clara = await add(page, 'Clara', 'Tres', 'clara@example.org', 'three');

    await page.goto('/console/people');
    const tick = (name: string) => page.getByRole('checkbox', { name: t('console.assign.choose', { name }) }).check();
    const compare = page.getByRole('button', { name: t('console.duplicates.compare') });
    await tick('Ana Uno');
    expect(await compare.count()).toBe(0);
    await tick('Berta Dos');
    await look('ticked');
    await compare.click();
    const kids = page.getByRole('group', { name: 'Kids' });
    await until(async () => expect(await kids.getByRole('radio', { name: 'two' }).isChecked()).toBe(true));
    await kids.getByRole('radio', { name: 'one' }).check();
    await look('own-fields');
    await page.locator('dialog form [type=submit]').click();
    await page.getByText(t('console.duplicates.merged')).waitFor();
    await look('merged');
    await page.getByRole('status').getByRole('link').click();
    await page.waitForURL(new RegExp(ana));
    await page.getByRole('heading', { name: 'Berta Dos' }).waitFor();
    await page.getByText('one', { exact: true }).waitFor();

    await page.goto(`/console/people/${clara}`);
    await page.getByRole('button', { name: t('console.merge.with') }).click();
    await page.locator('dialog [name=search]').fill('Berta');
    await page.getByRole('radio', { name: /Berta Dos/ }).check();
    await look('other');
    await page.locator('dialog form [type=submit]').click();
    await page
      .getByRole('group', { name: 'Kids' })
      .getByRole('radio', { name: t('console.merge.typed') })
      .check();
    await page.locator('dialog [name^="own."]').fill('four');
    await page.locator('dialog form [type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('four', { exact: true }).waitFor();
    await page.goto(`/console/people/${ana}`);
    await page.waitForURL(new RegExp(clara));
    expect(problems).toEqual([]);
  });
});
