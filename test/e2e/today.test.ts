import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type UserRole, WelcomeService } from '#accounts';
import { WaitingService } from '#events';
import { RecordService } from '#officials';
import { DOCUMENTS, hashOf } from '../../apps/api/trusted.ts';
import { type Api, startApi, until } from '../harness.ts';
import { browse, filled, gathering } from '../public-pages.ts';
import { hasChromium, launch, type Viewer, VIEWERS, Visitor } from './browser.ts';
import { enrolApp } from './passkeys.ts';

const DAY = 24 * 3_600_000;
const at = (days: number, hours = 0) =>
  new Date(Date.now() + days * DAY + hours * 3_600_000).toISOString().slice(0, 16);
const roles = [
  { nameEn: 'Attend', nameEs: 'Asistir' },
  { nameEn: 'Interpret', nameEs: 'Interpretar', needed: 2 },
];

(hasChromium ? describe : describe.skip)('the first page of the console', () => {
  let api: Api;
  let browser: Browser;
  let url: string;
  let full: { id: string; slug: string };
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    url = (await api.app.getUrl()).replace('127.0.0.1', 'localhost');
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  /** Runs one of the console's own documents as an organizer. */
  async function run(document: string, variables: object): Promise<Record<string, { id: string; slug: string }>> {
    const body = { query: hashOf(DOCUMENTS[document]!), persisted: true, variables };
    const { body: answer } = await api.http('organizer', '/graphql', { body });
    return (answer as { data: Record<string, { id: string; slug: string }> }).data;
  }
  async function plan(changes: object, publish = true) {
    const timeZone = 'Etc/UTC';
    const { createEvent } = await run('createEvent', { input: gathering({ timeZone, ...changes }) });
    if (publish) await run('publishEvent', { id: createEvent!.id });
    return (await run('event', { id: createEvent!.id })).event!;
  }
  /** Somebody of that role who has just signed in, on the first page. */
  async function arrive(role: UserRole, viewer: Viewer): Promise<Visitor> {
    const token = await api.inside(() => api.app.get(WelcomeService).link(role));
    const visitor = await Visitor.open(browser, { ...viewer, baseUrl: url });
    await visitor.page.goto('/console');
    const who = {
      token,
      name: 'Íñigo Ejemplo',
      email: `${token.slice(0, 8)}@example.org`,
      ...(role !== 'volunteer' && { password: 'four random words here' }),
    };
    const status = await visitor.page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch('/api/welcome', { method: 'POST', headers, body: JSON.stringify(body) })).status;
    }, who);
    expect(status).toBe(204);
    if (role !== 'volunteer') await enrolApp(visitor.page);
    await visitor.page.goto('/console');
    await settled(visitor.page);
    return visitor;
  }
  async function settled(page: Page) {
    await page.locator('h1').waitFor();
    await page.waitForLoadState('networkidle');
  }
  const sentences = (page: Page) => page.locator('#needs ~ ul h3').allInnerTexts();

  test('where nothing waits it says so, and offers the next useful thing', async () => {
    const visitor = await arrive('organizer', { width: 360, language: 'en' });
    const { page } = visitor;
    await page.getByRole('heading', { name: 'Nothing waits for you', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Plan an event' }).waitFor();
    // There is no record yet, which is no failure.
    expect(await page.locator('main').innerText()).not.toMatch(/nothing at this address|could not be loaded/);
    expect(await visitor.look('today-empty')).toEqual([]);
    await visitor.close();
  });

  test('a volunteer sees what comes, and no numbers about others', async () => {
    await plan({ titleEn: 'Phone bank', titleEs: 'Banco telefónico', startsAt: at(2), endsAt: at(2, 2), roles });
    const visitor = await arrive('volunteer', { width: 360, language: 'es' });
    await visitor.page.getByRole('link', { name: 'Banco telefónico' }).waitFor();
    const text = await visitor.page.locator('main').innerText();
    expect(text).not.toMatch(/apuntad|faltan|^mensajes$|inscripciones/im);
    expect(await visitor.look('today-volunteer')).toEqual([]);
    await visitor.close();
  });

  test('what is due stands first, each with one button that leads to where it is done', async () => {
    const base = await api.app.getUrl();
    await api.inside(() => api.app.get(RecordService).load());
    await plan({ titleEn: 'House meeting', titleEs: 'Reunión en casa', startsAt: at(1), endsAt: at(1, 2), roles });
    await plan({ titleEn: 'Marshal training', titleEs: 'Formación', startsAt: at(2), endsAt: at(2, 2) }, false);
    full = await plan({
      titleEn: 'Sign painting',
      titleEs: 'Pintar carteles',
      startsAt: at(5),
      endsAt: at(5, 3),
      capacity: 1,
    });
    await browse(base, `/events/${full.slug}`, await filled(api, full));
    const line = api.app.get(WaitingService);
    for (const name of ['Ana', 'Bo'])
      await api.inside(() =>
        line.join(full.id, { name, email: `${name}-waits@example.org`, roleId: null, language: 'en', news: [] }),
      );
    const visitor = await arrive('owner', { width: 1280, language: 'en' });
    const { page } = visitor;
    await page
      .getByRole('heading', { name: /House meeting/ })
      .first()
      .waitFor();
    const found = await sentences(page);
    expect(found.length).toBeLessThanOrEqual(7);
    expect(found.slice(0, 2)).toEqual([
      '“Marshal training” is still a draft',
      '“House meeting” needs 2 more people: Interpret',
    ]);
    expect(found).toContain('2 people wait for a place at “Sign painting”');
    await until(async () => expect(await page.locator('#needs ~ ul li').nth(1).innerText()).toContain('Due today.'));
    // By keyboard alone: past the navigation, to the first button.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let n = 0; n < 3; n += 1) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => document.activeElement?.textContent))?.startsWith('Publish it')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/events\/[\w-]+$/);
    await page.getByRole('heading', { name: 'Marshal training', level: 1 }).waitFor();
    await visitor.close();
  });

  test('a source that fails takes nothing from the others, and is named', async () => {
    const visitor = await arrive('owner', { width: 1280, language: 'en' });
    const { page } = visitor;
    const failing = hashOf(DOCUMENTS.messagesToday!);
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes(failing) ? route.abort() : route.continue(),
    );
    await page.reload();
    await page.getByText('This could not be loaded: Outreach.', { exact: false }).waitFor();
    // Each source answers in its own time.
    await page.getByRole('heading', { name: '“House meeting” needs 2 more people: Interpret' }).waitFor();
    await until(async () => expect(await page.getByRole('heading', { name: 'The campaign' }).count()).toBe(1));
    await visitor.shot('today-failing');
    await page.unroute('**/graphql');
    await page.getByRole('status').getByRole('button', { name: 'Try again' }).click();
    await page.getByText('This could not be loaded', { exact: false }).waitFor({ state: 'detached' });
    await visitor.close();
  });

  test.each(VIEWERS)(
    'nothing stands against WCAG, the policy or the language: $width pixels, $language, dark $dark',
    async (viewer) => {
      const visitor = await arrive('owner', viewer);
      const { page } = visitor;
      await page.locator('#needs ~ ul').waitFor();
      expect(await visitor.look('today')).toEqual([]);
      await page.goto(`/console/events/${full.id}`);
      await page.locator('#waiting').waitFor();
      expect(await visitor.look('event-waiting')).toEqual([]);
      if (!viewer.dark && viewer.width === 1280) {
        await page
          .getByRole('button', { name: /^(?:Give a place now|Dar un lugar ahora)/ })
          .first()
          .click();
        await page.getByText(visitor.t('events.waiting.noRoom')).waitFor();
      }
      await visitor.close();
    },
  );

  test('a coordinator is not asked for what others do', async () => {
    const visitor = await arrive('coordinator', { width: 1280, language: 'es' });
    const asked: string[] = [];
    visitor.page.on('request', (request) => void asked.push(request.postData() ?? ''));
    await visitor.page.reload();
    await settled(visitor.page);
    for (const document of ['messagesToday', 'importBatches'])
      expect(asked.some((body) => body.includes(hashOf(DOCUMENTS[document]!)))).toBe(false);
    expect(asked.some((body) => body.includes(hashOf(DOCUMENTS.council!)))).toBe(true);
    expect((await sentences(visitor.page)).join()).not.toMatch(/Marshal|borrador|esperan/);
    expect(await visitor.look('today-coordinator')).toEqual([]);
    await visitor.close();
  });
});
