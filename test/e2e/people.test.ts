import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../harness.ts';
import type { INestApplicationContext } from '@nestjs/common';
import type { Browser } from 'playwright-core';
import { AccountsService } from '#accounts';
import { PeopleService } from '#people';
import { type Language, loadConfig, within } from '#platform';
import { createContext } from '../../apps/worker/worker.module.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { everyViewer, hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey, showCode } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const NOTES = 'Brings a drum. Speaks at the library.';
/** Sixty people: two pages of the list. */
const LIST = [
  'First name,Last name,E-mail,Phone,Street,City,ZIP,Pronouns,Notes',
  `Amina,Inventada,amina@example.org,6125550111,100 Invented Ave,Minneapolis,55407,they,${NOTES}`,
  ...Array.from({ length: 59 }, (_, n) => `Guest,Number ${n},guest${n}@example.org,,,,,,`),
].join('\n');

(hasChromium ? describe : describe.skip)('people in the console', () => {
  let system: System;
  let browser: Browser;
  let app: INestApplicationContext;
  let personId: string;
  let eventId: string;
  const welcomes: Record<string, string> = {};
  const codes = new Map<string, string[]>();

  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
    welcomes.owner = system.welcome;
    const said = await system.cli('invite', 'coordinator');
    welcomes.coordinator = /welcome#([\w-]+)/.exec(said)![1]!;
    const file = join(system.home, 'tmp/people.csv');
    writeFileSync(file, LIST);
    await system.cli('import', 'people', file);

    const config = loadConfig({ DATABASE_URL: system.databaseUrl, KEY_FILE: process.env.TEST_KEY_FILE });
    app = await createContext(config);
    const organizationId = (await app.get(AccountsService).organizationOf())!.id;
    const made = new Gatherings({ app, config, organizationId });
    const event = await made.eventIn(48 * HOUR, { title: { en: 'Press conference', es: 'Rueda de prensa' } });
    eventId = event.id;
    await made.signUp(event, { name: 'Amina Inventada', email: 'amina@example.org' });
    const people = app.get(PeopleService);
    const [person] = await within({ organizationId }, () => people.withHandle('email', 'amina@example.org'));
    personId = person!.id;
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
    await system?.close();
  });

  async function signedIn(role: string, language: Language, width: 360 | 1280): Promise<Visitor> {
    const visitor = await Visitor.open(browser, { language, width, baseUrl: system.url });
    const { page } = visitor;
    const email = `${role}@example.org`;
    const secret = welcomes[role];
    delete welcomes[role];
    await page.goto(secret ? `/console/welcome#${secret}` : '/console/');
    if (secret) await page.getByLabel(visitor.t('console.account.yourName'), { exact: true }).fill('Rosa Ejemplo');
    await page.getByLabel(visitor.t('console.account.email'), { exact: true }).fill(email);
    await page.getByLabel(visitor.t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    if (secret) codes.set(role, await enrolPasskey(visitor));
    else await showCode(visitor, codes.get(role)!.pop()!);
    await page.locator('#needs').waitFor();
    return visitor;
  }
  /** What may tell of somebody's status is asked about before it is saved: taken out with one press, or kept as chosen. */
  async function guarded(organizer: Visitor): Promise<void> {
    const { page, t } = { page: organizer.page, t: organizer.t.bind(organizer) };
    const write = async (text: string) => {
      await page.getByRole('button', { name: t('console.person.edit') }).click();
      await page.locator('dialog [name=notes]').fill(text);
      await page.locator('dialog [type=submit]').click();
    };
    await write(`  ${NOTES} She is undocumented, A-123-456-789.`);
    await page.getByText(t('console.guard.mustGo')).waitFor();
    expect(await page.getByRole('button', { name: t('console.guard.keep') }).count()).toBe(0);
    expect(organizer.expected(/answer 4/)).toBeLessThanOrEqual(1);
    expect(await organizer.look('person-guard-number')).toEqual([]);
    await page
      .getByRole('button', { name: t('console.guard.show') })
      .first()
      .click();
    const chosen = () => page.evaluate(() => String(window.getSelection()));
    expect(await chosen()).toBe('undocumented');
    await page.getByRole('button', { name: t('console.guard.takeOut') }).click();
    expect(await page.locator('dialog [name=notes]').inputValue()).toBe(`  ${NOTES} She is […], […].`);
    await page.locator('dialog [type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText(`${NOTES} She is […], […].`).waitFor();

    await write(`${NOTES} Sits in the passport office, her passport photos are good.`);
    await page.getByText(t('console.guard.about')).waitFor();
    expect(await organizer.look('person-guard')).toEqual([]);
    await page.getByRole('button', { name: t('console.guard.keep') }).click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText('her passport photos are good').waitFor();
    await write(NOTES); // as it was
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByText(NOTES, { exact: true }).waitFor();
  }
  const fact = ({ page }: Visitor, label: string) => page.locator(`dt:has-text("${label}") + dd`).first().textContent();

  test('the list stands by last name or by first name', async () => {
    const organizer = await signedIn('owner', 'en', 1280);
    const { page } = organizer;
    await page.goto('/console/people');
    const order = page.getByLabel(organizer.t('console.people.sort'));
    const row = (n: number, name: string) => page.locator('tbody tr').nth(n).getByText(name, { exact: true }).waitFor();
    // By the keyboard alone.
    await order.focus();
    await page.keyboard.press('ArrowDown');
    await until(async () => expect(await order.inputValue()).toBe('FAMILY_NAME'));
    await row(0, 'Amina Inventada');
    await row(1, 'Guest Number 0');
    await row(2, 'Guest Number 1');
    await row(3, 'Guest Number 10');
    await order.selectOption('GIVEN_NAME');
    await row(0, 'Amina Inventada');
    await organizer.close();
  });

  test('the last page of the list leads no further, and the page before is still there', async () => {
    const organizer = await signedIn('owner', 'en', 1280);
    const { page } = organizer;
    await page.goto('/console/people');
    const next = page.getByRole('button', { name: organizer.t('console.next') });
    await next.click();
    await page.getByText(organizer.t('console.span', { from: 51, to: 60, total: 60 })).waitFor();
    await until(async () => expect(await next.isDisabled()).toBe(true));
    expect(await page.getByText(organizer.t('console.people.empty')).count()).toBe(0);
    expect(await organizer.look('people-last')).toEqual([]);
    await organizer.close();
  });

  const READERS = [
    ['es', 360],
    ['en', 1280],
  ] as const;
  test.each(everyViewer ? READERS : READERS.slice(0, 1))(
    'a page of a person says what happened in words, shows private things when asked, and takes a stop (%s)',
    async (language, width) => {
      const organizer = await signedIn('owner', language, width);
      const { page } = organizer;
      await page.goto(`/console/people/${personId}`);
      const link = page.getByRole('link', { name: language === 'en' ? 'Press conference' : 'Rueda de prensa' });
      await link.waitFor();
      await until(async () => expect(await link.getAttribute('href')).toBe(`/console/events/${eventId}`));
      for (const kind of ['SIGNED_UP', 'IMPORTED'] as const)
        await page.getByText(organizer.t(`people.timeline.${kind}`)).waitFor();
      await page.getByText(NOTES).waitFor();
      expect(await fact(organizer, organizer.t('console.person.postalCode'))).toBe('55407');
      expect(await fact(organizer, organizer.t('console.person.pronouns'))).toBe('they');
      expect(await page.getByText('100 Invented Ave').count()).toBe(0);
      await page.getByRole('button', { name: organizer.t('console.person.show') }).click();
      await page.getByText('100 Invented Ave, Minneapolis').waitFor();
      expect(await organizer.look('person-known')).toEqual([]);
      await guarded(organizer);

      await page.getByRole('button', { name: organizer.t('console.stop'), exact: true }).click();
      const channel = language === 'en' ? 'PHONE' : 'ALL';
      await page.locator('dialog select').selectOption(channel);
      expect(await organizer.look('person-stop')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.getByText(organizer.t(`console.person.stop.${channel}`), { exact: true }).waitFor();
      await page.getByText(organizer.t('people.timeline.OPTED_OUT')).first().waitFor();
      const more = await page.getByRole('button', { name: organizer.t('console.stop'), exact: true }).count();
      expect(more).toBe(channel === 'ALL' ? 0 : 1);
      expect(await organizer.look('person-stopped')).toEqual([]);
      await organizer.close();
    },
  );

  test.each(everyViewer ? READERS : READERS.slice(0, 1))(
    'a field of one’s own is made, and filled in beside other names, numbers, and whom somebody belongs with (%s)',
    async (language, width) => {
      const organizer = await signedIn('owner', language, width);
      const { page } = organizer;
      const t = organizer.t.bind(organizer);
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await page.goto('/console/settings/fields');
      await page.getByText(t('console.fields.none')).waitFor();
      await page
        .getByRole('button', { name: t('console.fields.add') })
        .first()
        .click();
      await page.locator('dialog [name=type]').selectOption('CHOICES');
      await page.locator('dialog [name=en]').fill('Immigration status');
      await page.locator('dialog [name="choice.0.en"]').fill('Water');
      await page.locator('dialog [name="choice.1.en"]').fill('Chairs');
      await page.locator('dialog [type=submit]').click();
      await page.getByText(t('people.fields.forbidden')).first().waitFor();
      expect(organizer.expected(/answer 4/)).toBeLessThanOrEqual(1);
      expect(await organizer.look('field-refused')).toEqual([]);
      await page.locator('dialog [name=en]').fill('Can bring');
      await page.locator('dialog [name=es]').fill('Puede traer');
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      expect(await organizer.look('fields')).toEqual([]);

      await page.goto(`/console/people/${personId}`);
      await press(t('console.person.edit'));
      await page.locator('dialog [name=chosenName]').fill('Mina');
      await page.locator('dialog [name=alternateNames]').fill('Amina King, Jr.');
      await press(t('console.contact.addPhone'));
      await page.locator('dialog [name="phone.1.value"]').fill('612 555 0177');
      await page.locator('dialog [name="phone.0.status"]').selectOption('WRONG_PERSON');
      await page.locator('dialog [name="phone.1.textable"]').uncheck();
      await page.getByText('Chairs', { exact: true }).click();
      expect(await organizer.look('person-edit')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Mina Inventada' }).waitFor();
      await page.getByText(t('console.contact.status.WRONG_PERSON')).waitFor();
      await page.getByText('Chairs', { exact: true }).waitFor();
      // The form is filled with what it saved.
      await press(t('console.person.edit'));
      const filled = page.locator('dialog [name=alternateNames]');
      await until(async () => expect(await filled.inputValue()).toBe('Amina King, Jr.'));
      const texts = page.locator('dialog input[name$=".textable"]');
      expect(await texts.evaluateAll((all) => all.map((each) => (each as HTMLInputElement).checked))).toEqual([
        true,
        false,
      ]);
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });

      await press(t('console.relations.add'));
      await page.locator('dialog [name=groupName]').fill('100 Invented Ave');
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await press(t('console.relations.add'));
      await page.locator('dialog [name=code]').selectOption('FRIEND_OF');
      await page.locator('dialog [name=search]').fill('Number 58');
      await page.getByText('Guest Number 58').click();
      expect(await organizer.look('person-relate')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      const belongs = page.getByRole('region', { name: t('console.relations') });
      await belongs.getByRole('link', { name: 'Guest Number 58' }).waitFor();
      expect(await organizer.look('person-more')).toEqual([]);
      await page.getByRole('button', { name: t('console.relations.endOf', { name: 'Guest Number 58' }) }).click();
      await belongs.getByRole('link', { name: 'Guest Number 58' }).waitFor({ state: 'detached' });
      // What the form changed stands in the timeline, and is put back from there.
      await page.getByRole('heading', { name: 'Mina Inventada', level: 1 }).waitFor();
      await press(t('console.edit.takeBack'));
      await page.getByText(t('console.edit.sure')).waitFor();
      expect(await organizer.look('person-edited')).toEqual([]);
      await page.locator('dialog [type=submit]').click();
      await page.getByRole('heading', { name: 'Amina Inventada', level: 1 }).waitFor();
      const takeBack = page.getByRole('button', { name: t('console.edit.takeBack') });
      await until(async () => expect(await takeBack.count()).toBe(2));
      await organizer.close();
    },
  );

  test.each(everyViewer ? READERS : READERS.slice(1))(
    'a coordinator is told what is hidden from the role and what the search finds (%s)',
    async (language, width) => {
      const coordinator = await signedIn('coordinator', language, width);
      const { page } = coordinator;
      await page.goto('/console/people');
      const box = page.getByRole('searchbox');
      await until(async () =>
        expect(await box.getAttribute('placeholder')).toBe(coordinator.t('console.people.searchByName')),
      );
      await box.fill('amina@example.org');
      await page.getByText(coordinator.t('console.people.nobodyByName')).waitFor();
      expect(await coordinator.look('people-coordinator')).toEqual([]);
      await page.goto(`/console/people/${personId}`);
      await page
        .getByText(/^A?mina I\./i)
        .first()
        .waitFor();
      for (const key of ['postalCode', 'address', 'notes'] as const)
        expect(await fact(coordinator, coordinator.t(`console.person.${key}`))).toContain(
          coordinator.t('console.person.masked'),
        );
      expect(await page.getByText(NOTES).count()).toBe(0);
      expect(await coordinator.look('person-coordinator')).toEqual([]);
      await coordinator.close();
    },
  );

  test('an address that leads nowhere, and what a role does not include, each say so', async () => {
    const coordinator = await signedIn('coordinator', 'en', 360);
    const { page } = coordinator;
    const shows: [string, string][] = [
      ['/people/not-an-id', coordinator.t('console.notFound')],
      ['/people/a/b', coordinator.t('console.notFound')],
      ['/events/a/b/c', coordinator.t('console.notFound')],
      ['/people/new', coordinator.t('console.noPermission')],
      ['/people/import', coordinator.t('console.noPermission')],
      ['/outreach', coordinator.t('console.noPermission')],
      ['/settings/access', coordinator.t('console.noPermission')],
    ];
    for (const [path, text] of shows) {
      await page.goto(`/console${path}`);
      await page.getByText(text).first().waitFor();
      expect(await coordinator.look(`states${path.replaceAll('/', '-')}`)).toEqual([]);
    }
    await coordinator.close();
  });
});
