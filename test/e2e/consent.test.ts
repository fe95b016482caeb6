import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../harness.ts';
import type { INestApplicationContext } from '@nestjs/common';
import type { Browser } from 'playwright-core';
import { AccountsService } from '#accounts';
import { Channel, ConsentService, PeopleService } from '#people';
import { type Language, loadConfig, within } from '#platform';
import { createContext } from '../../apps/worker/worker.module.ts';
import { everyViewer, hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey, showCode } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';

(hasChromium ? describe : describe.skip)('what a person said, on their page', () => {
  let system: System;
  let browser: Browser;
  let app: INestApplicationContext;
  const ids: string[] = [];
  let welcome: string | undefined;
  let codes: string[] = [];

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
    welcome = system.welcome;
    const config = loadConfig({ DATABASE_URL: system.databaseUrl, KEY_FILE: process.env.TEST_KEY_FILE });
    app = await createContext(config);
    const organizationId = (await app.get(AccountsService).organizationOf())!.id;
    await within({ organizationId }, async () => {
      for (const n of [1, 2]) {
        const who = { givenName: 'Amina', familyName: `Inventada ${n}`, emails: [`amina${n}@example.org`] };
        const { id } = await app.get(PeopleService).create({ ...who, phones: [`61255501${10 + n}`] });
        ids.push(id);
        const consent = app.get(ConsentService);
        const wording = 'event.consentEmail@es';
        await consent.consent(id, Channel.EMAIL, true, 'sign-up', { wording });
        await consent.optOut(id, Channel.SMS, 'unsubscribe');
      }
    });
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await system?.close();
  });

  async function signedIn(language: Language, width: 360 | 1280): Promise<Visitor> {
    const visitor = await Visitor.open(browser, { language, width, baseUrl: system.url });
    const { page } = visitor;
    await page.goto(welcome ? `/console/welcome#${welcome}` : '/console/');
    if (welcome) await page.getByLabel(visitor.t('console.account.yourName'), { exact: true }).fill('Rosa Ejemplo');
    await page.getByLabel(visitor.t('console.account.email'), { exact: true }).fill('owner@example.org');
    await page.getByLabel(visitor.t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    if (welcome) codes = await enrolPasskey(visitor);
    else await showCode(visitor, codes.pop()!);
    welcome = undefined;
    await page.locator('#needs').waitFor();
    return visitor;
  }

  const READERS = [
    ['es', 360, 0],
    ['en', 1280, 1],
  ] as const;
  const some = everyViewer ? READERS : READERS.slice(0, 1);

  test.each(some)(
    'what they said is written down, a stop holds, and all lines open (%s, %i)',
    async (language, width, n) => {
      const organizer = await signedIn(language, width);
      const { page } = organizer;
      const t = organizer.t.bind(organizer);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await page.goto(`/console/people/${ids[n]}`);
      const may = page.getByRole('region', { name: t('console.may') });
      await may.getByText(t('people.contact.optedOut')).waitFor();
      await until(async () => expect(await may.getByText(t('people.contact.noConsent')).count()).toBe(2));
      expect(await organizer.look('consent-person')).toEqual([]);

      await press(t('console.told'));
      await page.getByText(t('console.told.stopHolds')).waitFor();
      const choice = (channel: string) => page.locator(`dialog [name="said.${channel}"]`);
      await until(async () => expect(await choice('SMS').locator('option').count()).toBe(2));
      await page.locator('dialog [type=submit]').click();
      await page.getByText(t('console.told.nothing')).first().waitFor();
      await choice('PHONE').selectOption('yes');
      await choice('SMS_PERSON').selectOption('no');
      await page.locator('dialog [name=how]').selectOption('TALK');
      expect(await organizer.look('consent-told')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await may.getByText(t('people.contact.saidNo')).waitFor();
      await until(async () => expect(await may.getByText(t('console.may.yes'), { exact: true }).count()).toBe(2));

      await press(t('console.consent.allLines'));
      const lines = page.getByRole('region', { name: t('console.consent.allLines') });
      await lines.getByText('Rosa Ejemplo').first().waitFor();
      await until(async () => expect(await lines.getByRole('listitem').count()).toBe(4));
      expect(await organizer.look('consent-lines')).toEqual([]);
      await organizer.close();
    },
  );

  test.each(some)(
    'what other systems know them by is put in, and another organizer is chosen (%s, %i)',
    async (language, width, n) => {
      const organizer = await signedIn(language, width);
      const { page } = organizer;
      const t = organizer.t.bind(organizer);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await page.goto(`/console/people/${ids[n]}`);
      await press(t('console.person.edit'));
      await page.locator('dialog [name=identifiers]').fill('12345');
      await page.locator('dialog [type=submit]').click();
      await page.getByText(t('people.identifierWrong')).waitFor();
      expect(organizer.expected(/answer 4/)).toBeLessThanOrEqual(1);
      await page.locator('dialog [name=identifiers]').fill(`van:12345${n}\nnb:7${n}`);
      expect(await organizer.look('person-identifiers')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.getByText(`van:12345${n}, nb:7${n}`).first().waitFor();

      await press(t('console.care.pointChoose'));
      await page.locator('dialog select').selectOption({ label: 'Rosa Ejemplo' });
      expect(await organizer.look('person-point')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: t('console.care.pointGive') }).waitFor();
      await press(t('console.care.pointChoose'));
      await page.locator('dialog select').selectOption('');
      await page.locator('dialog [type=submit]').click();
      await page.getByText(t('console.care.pointNone'), { exact: true }).waitFor();
      await organizer.close();
    },
  );
});
