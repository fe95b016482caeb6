import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { MessageKey, Params } from '#platform';
import { everyViewer, hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const OWNER = { name: 'Rosa Ejemplo', email: 'owner@example.org', password: 'four random words in a row' };
/** Seven who agreed, one of whom reads Somali, and two who did not. */
const LIST = `First Name,Last Name,Email,Language,Ward
Amaranta,Inventada,amaranta@example.org,es,9
Basilio,Supuesto,basilio@example.org,es,9
Cleo,Example,cleo@example.org,en,3
Dario,Example,dario@example.org,en,3
Eda,Example,eda@example.org,en,
Fadumo,Example,fadumo@example.org,so,6
,,gus@example.org,,
`;
const TEXTS = {
  title: 'After the vote',
  subjectEn: 'What changed',
  subjectEs: 'Lo que cambió',
  bodyEn:
    'Hello {name},\n\n## Two gaps stay\n\n- help in criminal cases\n- nothing on discipline\n\nSee where all 13 stand.',
  bodyEs: 'Hola, {name}:\n\n## Quedan dos huecos\n\n- ayuda en casos penales\n- nada sobre disciplina',
};

const READERS = [
  ['es', 360],
  ['en', 1280],
] as const;
(hasChromium ? describe : describe.skip).each(everyViewer ? READERS : READERS.slice(0, 1))(
  'a mailing from the draft to the stop, %s, %i pixels wide',
  (language, width) => {
    let system: System;
    let browser: Browser;
    let owner: Visitor;
    const problems: string[] = [];
    beforeAll(async () => {
      [system, browser] = await Promise.all([startSystem(), launch()]);
      owner = await Visitor.open(browser, { width, language, baseUrl: system.url });
    });
    afterAll(async () => {
      await browser?.close();
      await system?.close();
    });

    const t = (key: MessageKey, params?: Params) => owner.t(key, params);
    const look = async (name: string, visitor = owner) => {
      await visitor.page.waitForLoadState('networkidle');
      problems.push(...(await visitor.look(`mailing-${name}`)));
    };
    const press = (key: MessageKey, params?: Params) =>
      owner.page
        .getByRole('button', { name: t(key, params), exact: true })
        .first()
        .click();

    test('it is written, reviewed, sent, followed, and stopped by one of its readers', async () => {
      const { page } = owner;
      await page.goto(`/console/welcome#${system.welcome}`);
      await page.getByLabel(t('console.account.yourName'), { exact: true }).fill(OWNER.name);
      await page.getByLabel(t('console.account.email'), { exact: true }).fill(OWNER.email);
      await page.getByLabel(t('console.account.password'), { exact: true }).fill(OWNER.password);
      await press('console.account.create');
      await enrolPasskey(owner);
      await page.locator('#needs').waitFor();
      await system.keepProved();
      await page.goto('/console/people/import');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) });
      const go = page.getByRole('button', { name: t('console.import.go', { count: 7 }) });
      await go.click();
      await go.waitFor({ state: 'detached' });
      await page.goto('/console/outreach');
      await page.getByText(t('console.mailings.empty')).waitFor();
      await look('empty');

      await page.goto('/console/outreach/new');
      for (const [name, text] of Object.entries(TEXTS)) await page.locator(`[name="${name}"]`).fill(text);
      await page.getByText(t('console.mailings.wards')).click();
      await look('form');
      await press('console.mailings.save');
      await page.getByText(t('outreach.need.sender')).waitFor();
      await look('review-not-ready');

      await page.goto('/console/settings');
      await page.locator('[name="postalAddress"]').fill('100 Practice Street, Minneapolis, MN 55400');
      await page.locator('[name="name"]').fill('Sanctuary for Real');
      await press('console.sender.save');
      await page.getByText(t('console.sender.saved')).waitFor();
      await look('settings');

      // Nobody has said yet how these people agreed; then somebody does, and one has said no.
      await system.change(`update batch set consented = true`);
      await system.change(`insert into consent (id, "organizationId", "personId", channel, given, source)
      select gen_random_uuid(), "organizationId", id, 'EMAIL', false, 'organizer' from person where ward = 3 limit 1`);
      await page.goto('/console/outreach');
      await page.getByRole('link', { name: TEXTS.title }).click();
      await page.getByRole('button', { name: t('console.mailings.send', { count: 6 }) }).waitFor();
      await look('review');
      await page.getByRole('button', { name: t('console.mailings.send', { count: 6 }) }).click();
      await page.getByText(t('console.mailings.state.DONE')).waitFor();
      await look('done');

      await system.change(
        `update message set state = 'UNKNOWN', reason = 'noAnswer' where id in (select id from message limit 2)`,
      );
      await system.change(`update message set state = 'REJECTED', reason = 'refused'
      where id in (select id from message where state = 'ACCEPTED' limit 1)`);
      await page.goto('/console/outreach/messages');
      await page.getByText(t('console.flagged.choiceLook')).waitFor();
      await look('messages');
      await press('console.flagged.leave');
      await page.getByText(t('console.flagged.doneLeave')).waitFor();
      await press('console.flagged.again');
      await page.getByText(t('console.flagged.doneAgain')).waitFor();

      const mail = page.locator('[data-mail]').first();
      await mail.click();
      const link = /https?:\/\/\S+\/unsubscribe\/\S+/.exec(await page.locator('body').innerText())?.[0] ?? '';
      const reader = await Visitor.open(browser, { width, language, script: false, baseUrl: system.url });
      await reader.page.goto(
        link
          .replace(/\/es(?=\/unsubscribe)/, '')
          .replace('/unsubscribe', `${language === 'es' ? '/es' : ''}/unsubscribe`),
      );
      await look('unsubscribe', reader);
      await reader.page.getByRole('button', { name: t('unsubscribe.button') }).click();
      await reader.page.getByText(t('unsubscribe.doneEmail')).waitFor();
      await look('unsubscribed', reader);
      await reader.close();
      await page.goto('/console/people');
      await page.getByText(t('console.person.stop.EMAIL')).first().waitFor();
      await page
        .locator('tr, li')
        .filter({ hasText: t('console.person.stop.EMAIL') })
        .getByRole('link')
        .first()
        .click();
      await page.getByText(t('console.consent.state.SAID_STOP')).first().waitFor();
      await look('person');
    });

    test('nothing is wrong with any of these pages', () => {
      expect(problems).toEqual([]);
    });
  },
);
