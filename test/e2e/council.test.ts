import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Language } from '#platform';
import { everyViewer, hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey, showCode } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const OWNER = { name: 'Rosa Ejemplo', email: 'rosa.ejemplo@example.org' };
const SECOND = { name: 'Bruno Supuesto', email: 'bruno.supuesto@example.org' };

(hasChromium ? describe : describe.skip)('the council, as its reviewers see it', () => {
  let system: System;
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  const open = (language: Language, width: 360 | 1280) =>
    Visitor.open(browser, { language, width, baseUrl: system.url });
  const look = async (visitor: Visitor, name: string) => {
    problems.push(...(await visitor.look(`council-${name}`)));
  };
  const codes = new Map<string, string[]>();
  async function welcomed(visitor: Visitor, secret: string, { name, email }: typeof OWNER): Promise<void> {
    const { page } = visitor;
    await page.goto(`/console/welcome#${secret}`);
    await page.getByLabel(visitor.t('console.account.yourName'), { exact: true }).fill(name);
    await page.getByLabel(visitor.t('console.account.email'), { exact: true }).fill(email);
    await page.getByLabel(visitor.t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    codes.set(email, await enrolPasskey(visitor));
    await page.locator('#needs').waitFor();
  }
  /** Goes to a page of the console and waits for all that it loads. */
  async function go(visitor: Visitor, path: string): Promise<void> {
    await visitor.page.goto(`/console${path}`);
    await visitor.page.waitForLoadState('networkidle');
  }

  /** The path with its picture, and a what-if that is made and taken back by keyboard alone. */
  async function walkPath(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    await go(visitor, '/council/path');
    await page.getByText(visitor.t('console.path.state.OPEN', { short: 5, needed: 7 })).waitFor();
    await look(visitor, 'path');
    const seat = page.getByLabel(visitor.t('console.path.whatIfPick'), { exact: true });
    const stand = page.getByLabel(visitor.t('console.path.whatIfAs'), { exact: true });
    for (const [ward, what] of [
      ['3', 'SUPPORT'],
      ['5', 'ABSENT'],
    ] as const) {
      await seat.selectOption(ward);
      await stand.selectOption(what);
      await stand.focus();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await page.getByText(visitor.t('console.path.whatIfNumbers', { floor: 3, likely: 4, ceiling: 12 })).waitFor();
    await look(visitor, 'path-what-if');
    await page.reload();
    await page.getByText(visitor.t('console.path.state.OPEN', { short: 5, needed: 7 })).waitFor();
    expect(await page.getByText(visitor.t('console.path.whatIfPicture')).count()).toBe(0);
    await go(visitor, '/council/path/D3');
    await page.getByText(visitor.t('console.path.lever.RESOLUTION')).waitFor();
    await look(visitor, 'path-D3');
  }

  /** A screen says that it loads until its file is there, and that it broke where none comes; one press brings it then. */
  async function withoutFile(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    await go(visitor, '/council');
    let fail = (): void => undefined;
    const waits = new Promise<void>((done) => (fail = done));
    const file = /\/assets\/demands-.+\.js$/;
    await page.route(file, (route) => waits.then(() => route.abort('failed')));
    const tab = page.getByRole('link', { name: visitor.t('console.council.tab.demands'), exact: true });
    await tab.click();
    await page.getByRole('status').getByText(visitor.t('console.loading')).waitFor({ state: 'attached' });
    fail();
    await page.getByText(visitor.t('console.broken')).waitFor();
    expect(visitor.expected(/demands-|ERR_FAILED/)).toBeGreaterThan(0);
    await look(visitor, 'broken');
    await page.unroute(file);
    await page.getByRole('button', { name: visitor.t('console.again') }).click();
    await page.getByText(visitor.t('console.council.demands.lede')).waitFor();
  }

  test('the first of two confirms the record, and sees that one more is needed (en, 1280)', async () => {
    const visitor = await open('en', 1280);
    await welcomed(visitor, system.welcome, OWNER);
    await walkPath(visitor);
    await go(visitor, '/council');
    await look(visitor, 'before');
    const button = visitor.page.getByRole('button', { name: /^Confirm version/ });
    await button.focus();
    await visitor.page.keyboard.press('Enter');
    await visitor.page.getByText(visitor.t('console.review.mine')).waitFor();
    await visitor.page.getByText(visitor.t('console.review.names', { names: OWNER.name })).waitFor();
    await look(visitor, 'one');
    await withoutFile(visitor);
    await go(visitor, '/council/demands');
    await look(visitor, 'demands');
    await visitor.close();
  });

  test('the second one confirms it, approves the Spanish, and confirms who holds a seat (es, 360)', async () => {
    const visitor = await open('es', 360);
    const { page } = visitor;
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'coordinator'))![1]!;
    await welcomed(visitor, secret, SECOND);
    await walkPath(visitor);
    await go(visitor, '/council');
    await look(visitor, 'before');
    await page.getByRole('button', { name: /^Confirmar la versión/ }).click();
    await page.getByText(OWNER.name).waitFor();
    await look(visitor, 'two');
    await go(visitor, '/council/demands');
    await look(visitor, 'demands');
    await page.getByRole('button', { name: /^Aprobar el español/ }).click();
    await page.getByText(/El español de la versión .+ está aprobado/).waitFor();
    expect(await page.getByText(visitor.t('console.council.demands.draft')).count()).toBe(0);
    await look(visitor, 'demands-approved');

    await go(visitor, '/council/9/D4?asOf=2026-02-10');
    await look(visitor, 'holder');
    await page
      .getByRole('button', { name: visitor.t('console.review.holderConfirm', { name: 'Jason Chavez' }) })
      .click();
    await page.getByText(visitor.t('council.stale.NEW_TERM')).waitFor();
    await look(visitor, 'holder-confirmed');
    await go(visitor, '/council/path/D4?asOf=2026-02-10');
    await look(visitor, 'path-beyond');
    await visitor.close();
  });

  const AGAIN = [
    ['en', 360],
    ['es', 1280],
  ] as const;
  test.each(everyViewer ? AGAIN : AGAIN.slice(0, 1))(
    'the same at %s, %d pixels, and the public page says that two people stand by it',
    async (language, width) => {
      const visitor = await open(language, width);
      const { page } = visitor;
      await page.goto('/console/sign-in');
      await page.getByLabel(visitor.t('console.account.email'), { exact: true }).fill(OWNER.email);
      await page.getByLabel(visitor.t('console.account.password'), { exact: true }).fill(PASSWORD);
      await page.locator('form [type=submit]').click();
      await showCode(visitor, codes.get(OWNER.email)!.pop()!);
      await page.locator('#needs').waitFor();
      await walkPath(visitor);
      await go(visitor, '/council/1/D4?asOf=2026-02-10');
      await look(visitor, 'holder');
      await go(visitor, '/council');
      await page.getByText(SECOND.name).waitFor();
      await look(visitor, 'confirmed');
      await page.goto(language === 'es' ? '/es/council' : '/council');
      await look(visitor, 'public-confirmed');
      const text = (await page.textContent('body'))!;
      expect(text).not.toContain(visitor.t('council.page.bundledHint'));
      expect(text).not.toContain(visitor.t('council.page.spanishDraft'));
      await visitor.close();
    },
  );

  test('nothing is wrong with any of these pages', () => {
    expect(problems).toEqual([]);
  });
});
