import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { codeOf } from '../factors.ts';
import { PASSWORD } from '../team.ts';
import { hasChromium, inTurn, launch, type Viewer, Visitor } from './browser.ts';
import { DEVICE, enrolPasskey, giveDevice, recoveryCodes, showCode } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const OWNER = { name: 'Rosa Ejemplo', email: 'rosa@example.org' };

(hasChromium ? describe : describe.skip)('what somebody signs in with, in a browser', () => {
  let system: System;
  let browser: Browser;
  let codes: string[] = [];
  let guests = 0;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  const open = (viewer: Viewer) => Visitor.open(browser, { ...viewer, baseUrl: system.url });
  const look = async (visitor: Visitor, name: string) => {
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.look(`security-${name}`)).toEqual([]);
  };
  const button = (visitor: Visitor, key: Parameters<Visitor['t']>[0]) =>
    visitor.page.getByRole('button', { name: visitor.t(key), exact: true });

  /** As if six minutes had passed since anybody showed a factor. */
  const later = () => system.change(`update session set "factorAt" = "factorAt" - interval '6 minutes'`);

  /** Asks for another passkey on the page of one's own security. */
  async function addPasskey(visitor: Visitor): Promise<void> {
    await button(visitor, 'console.security.passkeyMake').click();
    await visitor.page.locator('[name="name"]').fill(DEVICE);
    await button(visitor, 'console.security.passkeyMake').click();
  }

  async function welcomed(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    await page.goto(`/console/welcome#${system.welcome}`);
    await page.locator('[name="name"]').fill(OWNER.name);
    await page.locator('[name="email"]').fill(OWNER.email);
    await page.locator('[name="password"]').fill(PASSWORD);
    await page.locator('form [type=submit]').click();
  }

  /** Somebody's device at hand: sees the sign-in, and comes in by password and a code from paper. */
  async function arrive(visitor: Visitor): Promise<void> {
    const { page } = visitor;
    await page.goto('/console/sign-in');
    await page.locator('[name="email"]').fill(OWNER.email);
    await page.locator('[name="password"]').fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    await visitor.page.getByRole('heading', { name: visitor.t('console.security.proveTitle') }).waitFor();
    await look(visitor, 'prove');
    await showCode(visitor, codes.pop()!);
    await page.locator('#needs').waitFor();
  }

  test('the first passkey, right after the account is made; no other page opens before', async () => {
    const owner = await open({ width: 1280, language: 'en' });
    await welcomed(owner);
    const { page } = owner;
    await page.getByRole('heading', { name: owner.t('console.security.enrolTitle') }).waitFor();
    await page.goto('/console/people');
    await page.getByRole('heading', { name: owner.t('console.security.enrolTitle') }).waitFor();
    codes = await enrolPasskey(owner, (name) => look(owner, name));
    expect(codes).toHaveLength(10);
    await page.goto('/console/people');
    await page.getByRole('heading', { name: owner.t('console.people'), exact: true }).waitFor();
    await owner.close();
  });

  test.each(inTurn(1))(
    'security at %o: a step-up, another passkey, an app, and a sign-in by passkey alone',
    async (viewer) => {
      const owner = await open(viewer);
      const { page } = owner;
      await arrive(owner);
      await giveDevice(owner);
      await page.goto('/console/settings/security');
      await page.getByText(owner.t('console.security.thisOne')).first().waitFor();
      await look(owner, 'own');

      await later();
      await addPasskey(owner);
      await page.getByRole('dialog').waitFor();
      expect(owner.expected(/ 401/)).toBeGreaterThan(0);
      await look(owner, 'step-up');
      // By keyboard alone: the code, Enter, and what was asked for is done.
      await page.getByRole('dialog').locator('[name="code"]').focus();
      await page.keyboard.type(codes.pop()!);
      await page.keyboard.press('Enter');
      await page.getByText(owner.t('console.security.changed')).waitFor();

      const [setUp, another] = ['console.security.appSetUp', 'console.security.appNew'] as const;
      await button(owner, setUp).or(button(owner, another)).click();
      const secret = (await page.locator('[data-secret]').innerText()).replaceAll(' ', '');
      await look(owner, 'app');
      await page.locator('[name="code"]').fill(codeOf(secret));
      await button(owner, 'console.security.appGo').click();
      await button(owner, another).waitFor();

      await page
        .getByRole('button', { name: owner.t('console.lock') })
        .first()
        .click();
      await button(owner, 'console.security.passkeyUse').waitFor();
      await look(owner, 'sign-in');
      await button(owner, 'console.security.passkeyUse').focus();
      await page.keyboard.press('Enter');
      await page.locator('#needs').waitFor();
      await owner.close();
    },
  );

  test.each(inTurn(0))('an invitation at %o waits for a passkey, and then goes out by itself', async (viewer) => {
    const owner = await open(viewer);
    const { page } = owner;
    await arrive(owner);
    await giveDevice(owner);
    await page.goto('/console/settings/security');
    await button(owner, 'console.security.codesNew').click();
    codes = await recoveryCodes(page);
    await look(owner, 'new-codes');
    await button(owner, 'console.security.codesDone').click();
    await addPasskey(owner);
    // The new codes have said already that something changed: the passkey is there when its form is gone.
    await page.locator('[name="name"]').waitFor({ state: 'hidden' });

    await later();
    await page.goto('/console/settings/access/invite');
    await page.locator('[name="email"]').fill(`guest${(guests += 1)}@example.org`);
    await page.locator('[name="role"]').selectOption('organizer');
    await button(owner, 'console.access.inviteGo').click();
    await page.getByRole('dialog').waitFor();
    await look(owner, 'invite-step-up');
    await page.keyboard.press('Escape');
    await page.getByText(owner.t('accounts.stepUp')).first().waitFor();
    await button(owner, 'console.access.inviteGo').click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: owner.t('console.security.passkeyUse') })
      .click();
    await page.getByText(owner.t('console.access.outcome.INVITED')).waitFor();
    await look(owner, 'invited');
    await owner.close();
  });
});
