import { expect } from '@jest/globals';
import { browse } from '../public-pages.ts';
import type { Visitor } from './browser.ts';

/** What a resident needs to sign: who they are, where the petition is, and the link of their mail once it is there. */
interface Signing {
  readonly who: Record<'givenName' | 'familyName' | 'email', string>;
  readonly url: string;
  readonly petition: string;
  readonly link: () => Promise<string>;
  readonly look: (name: string) => Promise<void>;
}

/** Signs as somebody whose browser runs no script; opening the link only shows, its button counts, another withdraws. */
export async function signAsResident(resident: Visitor, { who, url, petition, link, look }: Signing): Promise<void> {
  const { page } = resident;
  /** How many the public page says have confirmed. */
  const confirmed = async () => {
    const { html } = await browse(url, petition);
    return Number(/<p class="total"><b>(\d+)/.exec(html)?.[1]);
  };
  await page.goto(petition);
  await look('petition');
  for (const [name, value] of Object.entries(who)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('[name="ward"]').selectOption('9');
  await page.waitForTimeout(2_500); // nobody fills in a form sooner
  await page.locator('form#sign [type=submit]').click();
  await page.waitForURL(/\/thanks$/);
  await look('petition-thanks');
  const address = await link();
  for (let scans = 0; scans < 3; scans += 1) expect((await browse(address, '')).status).toBe(200);
  expect(await confirmed()).toBe(0);
  await page.goto(address);
  await look('signature');
  await page.getByRole('button', { name: resident.t('signature.confirm') }).click();
  await page.getByText(resident.t('signature.confirmed')).waitFor();
  await look('signature-confirmed');
  expect(await confirmed()).toBe(1);
  await page.getByRole('button', { name: resident.t('signature.withdrawAction') }).click();
  await page.getByText(resident.t('signature.withdrawn')).waitFor();
  expect(await confirmed()).toBe(0);
}
