import type { Locator, Page } from 'playwright-core';
import { codeOf } from '../factors.ts';
import type { Visitor } from './browser.ts';

/** What somebody calls it, in whatever language they read. */
export const DEVICE = 'Nopal 7';

/** Gives a browser a device that keeps passkeys and says yes for its holder; answers how to take it away again. */
export async function giveDevice({ page }: Visitor): Promise<() => Promise<void>> {
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return () => devices.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId }).then(() => undefined);
}

/** Enrols a first passkey as somebody does right after their first sign-in; answers their codes for paper. */
export async function enrolPasskey(visitor: Visitor, look?: (name: string) => Promise<void>): Promise<string[]> {
  const { page } = visitor;
  await giveDevice(visitor);
  await page.getByRole('heading', { name: visitor.t('console.security.enrolTitle') }).waitFor();
  await look?.('enrol');
  await page.locator('[name="name"]').fill(DEVICE);
  await page.getByRole('button', { name: visitor.t('console.security.passkeyMake') }).click();
  const codes = await recoveryCodes(page);
  await look?.('codes');
  await page.getByRole('button', { name: visitor.t('console.security.codesDone') }).click();
  return codes;
}

/** The codes for paper that stand on the page. */
export async function recoveryCodes(page: Page): Promise<string[]> {
  await page.locator('.codes code').first().waitFor();
  return page.locator('.codes code').allInnerTexts();
}

/** The second half of signing in with a password, by a code from paper. */
export async function showCode(visitor: Visitor, code: string): Promise<void> {
  const { page } = visitor;
  await page.getByRole('heading', { name: visitor.t('console.security.proveTitle') }).waitFor();
  await page.locator('[name="code"]').fill(code);
  await page.getByRole('button', { name: visitor.t('console.security.codeGo'), exact: true }).click();
}

/** Waits until something is done, and shows the passkey where the walk took so long that the console asks for it. */
export async function confirmed(visitor: Visitor, done: Locator): Promise<void> {
  const dialog = visitor.page.getByRole('dialog', { name: visitor.t('console.security.confirmTitle') });
  await done.or(dialog).first().waitFor();
  if (await dialog.isVisible()) {
    visitor.expected(/ 401/);
    await dialog.getByRole('button', { name: visitor.t('console.security.passkeyUse') }).click();
  }
  await done.waitFor();
}

/** Sets an app up by what the pages send, where the address of the pages is not the one that passkeys are made for. */
export async function enrolApp(page: Page): Promise<void> {
  const send = (path: string, body: object) =>
    page.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' };
        return (await (await fetch(to, { method: 'POST', headers, body: sent })).json()) as { secret?: string };
      },
      [path, JSON.stringify(body)] as const,
    );
  const { secret = '' } = await send('/api/factors/app/options', {});
  await send('/api/factors/app', { code: codeOf(secret) });
}
