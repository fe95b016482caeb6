import { existsSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AccountsService } from '#accounts';
import { loadConfig, NAME } from '#platform';
import { createContext } from '../../apps/worker/worker.module.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { until } from '../harness.ts';
import { browse } from '../public-pages.ts';
import { hasChromium, launch, VIEWERS, Visitor } from './browser.ts';
import { startSystem, type System } from './system.ts';

const PASSPHRASE = 'five random words for keys';
const OWNER = { name: 'Rosa Ejemplo', email: 'owner@example.org', password: 'four random words in a row' };
const SIGN_IN = { email: OWNER.email, password: OWNER.password };
const folder = mkdtempSync(join(tmpdir(), `${NAME}-locked-`));
const keyFile = join(folder, 'keys');

const post = (url: string, body: object, headers = {}) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

(hasChromium ? describe : describe.skip)('a system whose keys a passphrase opens, started anew', () => {
  let before: System;
  let system: System;
  let browser: Browser;
  let slug: string;
  beforeAll(async () => {
    [before, browser] = await Promise.all([startSystem({ env: { KEY_FILE: keyFile } }), launch()]);
    await post(`${before.url}/api/welcome`, { token: before.welcome, ...OWNER });
    const config = loadConfig(before.env);
    const app = await createContext(config);
    const organizationId = (await app.get(AccountsService).organizationOf())!.id;
    slug = (await new Gatherings({ app, config, organizationId }).eventIn(72 * HOUR)).slug;
    await app.close();
    expect(await before.typed([PASSPHRASE, PASSPHRASE], 'keys', 'passphrase')).toContain('The next start is locked');
    expect((await fetch(`${before.url}/events/${slug}`)).status).toBe(200); // what runs goes on
    await before.stop();
    system = await startSystem({ env: before.env });
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
    await before?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the key file is gone; public pages are read, forms are not taken, nobody signs in, nothing opens', async () => {
    expect(existsSync(keyFile)).toBe(false);
    await until(() => expect(system.said()).toContain('Locked:'));
    for (const path of ['/', '/council', '/es/council', '/privacy', '/readyz', `/events/${slug}`])
      expect([path, (await fetch(system.url + path)).status]).toEqual([path, 200]);
    const form = await browse(system.url, `/events/${slug}`, { name: 'Ana', email: 'ana@example.org' });
    expect([form.status, form.headers.get('retry-after')]).toEqual([503, '600']);
    expect((await browse(system.url, '/events/another-organizations')).status).toBe(503);
    expect((await browse(system.url, `/unsubscribe/${'a'.repeat(43)}`)).status).toBe(503);
    const signIn = await post(`${system.url}/api/session`, SIGN_IN);
    expect([signIn.status, ((await signIn.json()) as { code: string }).code]).toEqual([503, 'SEALED']);
    expect(await (await post(`${system.url}/graphql`, { query: '{ me { id } }' })).text()).toContain('SEALED');
  });

  test.each(VIEWERS)('it says so, and when to come back, $language at $width', async (viewer) => {
    const visitor = await Visitor.open(browser, { ...viewer, baseUrl: system.url });
    const prefix = viewer.language === 'es' ? '/es' : '';
    await visitor.page.goto(`${prefix}/events/${slug}`);
    await visitor.page.getByText(visitor.t('pages.lockedText')).waitFor();
    expect(await visitor.page.locator('form').count()).toBe(0);
    const found = await visitor.look('locked-event');
    await visitor.page.goto('/console/');
    await visitor.page.getByRole('heading', { name: visitor.t('console.lock.title') }).waitFor();
    found.push(...(await visitor.look('locked-console')));
    await visitor.close();
    expect(found).toEqual([]);
  });

  test('five wrong tries from one address, and it takes no more from there for a while', async () => {
    const from = { 'x-forwarded-for': '203.0.113.7' };
    const codes: number[] = [];
    for (let n = 0; n < 6; n += 1)
      codes.push((await post(`${system.url}/api/unlock`, { passphrase: `wrong ${n}` }, from)).status);
    expect(codes).toEqual([400, 400, 400, 400, 400, 429]);
  });

  test('another site cannot try a passphrase, a wrong one opens nothing, and the right one opens every process', async () => {
    const elsewhere = await post(
      `${system.url}/api/unlock`,
      { passphrase: PASSPHRASE },
      { 'sec-fetch-site': 'cross-site' },
    );
    expect(elsewhere.status).toBe(403);
    const visitor = await Visitor.open(browser, { width: 360, language: 'es', baseUrl: system.url });
    const { page } = visitor;
    await page.goto('/console/');
    const field = page.getByLabel(visitor.t('console.lock.passphrase'), { exact: true });
    const go = page.getByRole('button', { name: visitor.t('console.lock.go'), exact: true });
    await field.fill('not the passphrase');
    await go.click();
    await page.getByText(visitor.t('accounts.wrongPassphrase')).first().waitFor();
    visitor.expected(/400/);
    const found = await visitor.look('locked-wrong');
    await field.fill(PASSPHRASE);
    await go.click();
    await page.getByRole('heading', { name: visitor.t('console.account.signIn') }).waitFor();
    found.push(...(await visitor.look('unlocked')));
    await visitor.close();
    expect(found).toEqual([]);
    const signIn = await post(`${system.url}/api/session`, SIGN_IN);
    expect(signIn.status).toBe(204);
    expect((await browse(system.url, `/events/${slug}`)).html).toContain('<form');
    // The worker as well: it takes jobs again.
    expect(await system.typed([PASSPHRASE], 'keys', 'unlock')).toContain('Unlocked: 2');
    await until(() => expect(system.said()).not.toContain('wrapped by another key'));
  });
});
