import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser } from 'playwright-core';
import { type Language, NAME, say } from '#platform';
import { hasChromium, launch, Visitor } from './browser.ts';
import { startSystem, type System } from './system.ts';

const OWNER = { name: 'Rosa Ejemplo', email: 'owner@example.org', password: 'four random words in a row' };
const VOLUNTEER = { name: 'Nadia Prueba', email: 'nadia.prueba@example.org' };
const TITLES = { en: 'Press conference on the ordinance', es: 'Rueda de prensa sobre la ordenanza' };
const ZONE = 'America/Chicago';
const DAY = { hours: 24 };

/** An export as an organizer brings it: two people, one of them twice and opted out, and a row that names nobody. */
const LIST = `first_name,last_name,email,can2_phone,zip_code,can2_subscription_status
Amaranta,Inventada,amaranta@example.org,+16125550131,55407,subscribed
Basilio,Supuesto,basilio@example.org,,55418,subscribed
Basilio,Supuesto,BASILIO@example.org,,55418,unsubscribed
,,not an address,,,subscribed
`;

/** What somebody with this page has in front of them, and how it is once it has settled. */
async function settled(visitor: Visitor, heading: string): Promise<void> {
  await visitor.page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
  await visitor.page.waitForLoadState('networkidle');
}

/** The way of a newcomer through the whole product, in one language at one width. */
export function walk(language: Language, width: 360 | 1280): void {
  (hasChromium ? describe : describe.skip)(`the whole way, ${language}, ${width} pixels wide`, () => {
    const folder = mkdtempSync(join(tmpdir(), `${NAME}-walk-`));
    let system: System;
    let browser: Browser;
    let organizer: Visitor;
    let address = '';
    let startsAt: DateTime;
    const problems: string[] = [];
    let stuck: string | undefined;
    /** One step of the way: after one that did not work out there is no use in trying the next. */
    const step = (name: string, work: () => Promise<void>, seconds = 60) =>
      test(
        name,
        async () => {
          if (stuck) throw new Error(`Not tried: ${stuck}`);
          stuck = `“${name}” did not work out`;
          await work();
          stuck = undefined;
        },
        seconds * 1000,
      );
    /** Keeps a picture, and what is wrong with the page for the end of the way. */
    const look = async (visitor: Visitor, name: string) => void problems.push(...(await visitor.look(name)));
    beforeAll(async () => {
      [system, browser] = await Promise.all([startSystem(), launch()]);
      organizer = await Visitor.open(browser, { width, language, baseUrl: system.url });
    }, 90_000);
    afterAll(async () => {
      await browser?.close();
      await system?.close();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);
    const t: Visitor['t'] = (key, params) => say(language, key, params);
    /** Opens a place of the console by its name in the navigation, as a finger would. */
    const goTo = async (key: Parameters<typeof t>[0], heading: string) => {
      await organizer.page
        .getByRole('navigation')
        .getByRole('link', { name: t(key), exact: true })
        .first()
        .click();
      await settled(organizer, heading);
    };

    step('the one-time link makes the owner', async () => {
      const { page } = organizer;
      await page.goto(`/console/welcome#${system.welcome}`);
      await settled(organizer, t('console.account.welcome'));
      expect(page.url()).not.toContain(system.welcome); // not in the history, not over a shoulder
      await look(organizer, 'welcome');
      await page.getByLabel(t('console.account.yourName'), { exact: true }).fill(OWNER.name);
      await page.getByLabel(t('console.account.email'), { exact: true }).fill(OWNER.email);
      await page.getByLabel(t('console.account.password'), { exact: true }).fill(OWNER.password);
      await page.getByRole('button', { name: t('console.account.create') }).click();
      await page.locator('[data-cell]').first().waitFor();
    });

    step('the grid opens, and a cell of it onto its evidence', async () => {
      const { page } = organizer;
      await settled(organizer, t('console.council'));
      await look(organizer, 'council');
      await page.locator('[data-cell="9/D4"]').click();
      await page.waitForURL(/\/council\/9\/D4/);
      await page.waitForLoadState('networkidle');
      await look(organizer, 'council-cell');
    });

    step('a list is imported, after a dry run that says what would happen', async () => {
      const { page } = organizer;
      const file = join(folder, 'activists.csv');
      writeFileSync(file, LIST);
      await page.goto('/console/people/import');
      await settled(organizer, t('console.import.title'));
      await look(organizer, 'import');
      await page.locator('input[type=file]').setInputFiles(file);
      const go = page.getByRole('button', { name: t('console.import.go', { count: 3 }) });
      await go.waitFor();
      await look(organizer, 'import-dry-run');
      await go.click();
      await page.getByText(t('console.import.reason.invalid_email')).first().waitFor();
      await look(organizer, 'import-done');
      await page.goto('/console/people');
      await page.getByText('Amaranta Inventada').first().waitFor();
      expect(await page.getByText('Basilio Supuesto').count()).toBe(1);
      await look(organizer, 'people');
    });

    step('a press conference is planned and published', async () => {
      const { page } = organizer;
      await page.goto('/console/events/new');
      await settled(organizer, t('console.events.formNew'));
      // Its reminder is due a day before: in a minute and a half or a little more, since a form knows no seconds.
      startsAt = DateTime.now().setZone(ZONE).plus(DAY).plus({ seconds: 150 }).startOf('minute');
      const values = {
        titleEn: TITLES.en,
        titleEs: TITLES.es,
        summaryEn: 'Four demands, in our own words.',
        summaryEs: 'Cuatro demandas, en nuestras palabras.',
        date: startsAt.toFormat('yyyy-MM-dd'),
        start: startsAt.toFormat('HH:mm'),
        end: startsAt.plus({ hours: 1 }).toFormat('HH:mm'),
        placeName: 'City Hall, rotunda',
        placeAddress: '350 S 5th St, Minneapolis',
        capacity: '40',
      };
      for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
      await page.getByRole('button', { name: t('console.events.addRole') }).click();
      await page.locator('[name$=".nameEn"]').fill('Greet people at the door');
      await page.locator('[name$=".nameEs"]').fill('Recibir en la puerta');
      await page.locator('[name$=".needed"]').fill('3');
      await look(organizer, 'event-form');
      await page.getByRole('button', { name: t('console.events.save') }).click();
      await page.getByRole('button', { name: t('console.events.publish'), exact: true }).click();
      await page.getByText(t('console.events.published')).first().waitFor();
      const pages = page.locator(`a.btn[href^="${system.url}/"]`);
      const addresses = await pages.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      address = addresses.find((each) => each.includes('/es/') === (language === 'es')) ?? '';
      expect(address).toContain('/events/');
    });

    step('a volunteer signs up on the public page, without script', async () => {
      const volunteer = await Visitor.open(browser, { width, language, script: false, baseUrl: system.url });
      const { page } = volunteer;
      await page.goto(address);
      await page.locator('#name').fill(VOLUNTEER.name);
      await page.locator('#email').fill(VOLUNTEER.email);
      await look(volunteer, 'event');
      await page.waitForTimeout(2_500); // a form that comes back sooner was not filled in by a person
      await page.locator('form#sign-up [type=submit]').click();
      await page.waitForURL(/\/thanks$/);
      await look(volunteer, 'event-thanks');
      await volunteer.close();
    });

    /** Opens the mail with that subject once it is there; answers its text. */
    const mailWith = async (subject: string, seconds: number): Promise<string> => {
      const { page } = organizer;
      const mail = page.locator('[data-mail]', { hasText: subject });
      for (const end = Date.now() + seconds * 1000; !(await mail.count()) && Date.now() < end;) {
        await page.waitForTimeout(1_000);
        await page.reload({ waitUntil: 'networkidle' });
      }
      await mail.first().click();
      await page.waitForURL(/\/outreach\/\w/);
      const pane = page.getByRole(width === 360 ? 'dialog' : 'complementary').filter({ hasText: subject });
      return pane.innerText();
    };
    const title = TITLES[language];

    step('the confirmation is in the mailbox, with a calendar file', async () => {
      await goTo('console.outreach', t('console.outreach.title'));
      const text = await mailWith(t('mail.signUp.confirmed.subject', { title }), 30);
      expect(text).toContain(VOLUNTEER.email);
      expect(text).toContain(t('mail.hello', { name: VOLUNTEER.name }));
      await organizer.page.getByText(t('console.outreach.show')).click();
      const calendar = await organizer.page.locator('pre').innerText();
      expect(calendar).toMatch(/^BEGIN:VCALENDAR[^]*METHOD:PUBLISH[^]*BEGIN:VEVENT[^]*END:VCALENDAR/);
      expect(calendar.replace(/\s+/g, '')).toContain(startsAt.toFormat(`yyyyMMdd'T'HHmm'00'`));
      await look(organizer, 'mailbox');
    });

    step('the organizer sees who comes', async () => {
      const { page } = organizer;
      await goTo('console.events', t('console.events.title'));
      await look(organizer, 'events');
      await page.getByRole('link', { name: title }).first().click();
      await page.getByText(VOLUNTEER.name).first().waitFor();
      await look(organizer, 'event-console');
      await goTo('console.people', t('console.people'));
      await page.getByText(VOLUNTEER.name).first().click();
      await settled(organizer, VOLUNTEER.name);
      await look(organizer, 'person');
    });

    step(
      'the reminder goes out by itself, at its time, and its link gives the place back',
      async () => {
        await goTo('console.outreach', t('console.outreach.title'));
        const lead = t('mail.event.reminder.subject', { title, weekday: '', time: '' }).split(title)[0]! + title;
        expect(await organizer.page.locator('[data-mail]', { hasText: lead }).count()).toBe(
          DateTime.now() < startsAt.minus(DAY) ? 0 : expect.anything(),
        );
        const text = await mailWith(lead, 240);
        expect(DateTime.now() >= startsAt.minus(DAY)).toBe(true);
        const link = /https?:\/\/\S+\/sign-ups\/\S+/.exec(text)?.[0];
        const volunteer = await Visitor.open(browser, { width, language, script: false, baseUrl: system.url });
        await volunteer.page.goto(link!);
        await look(volunteer, 'sign-up');
        await volunteer.page.locator('main form [type=submit]').click();
        await volunteer.page.getByText(t('signUp.gone')).waitFor();
        await look(volunteer, 'sign-up-given-back');
        await volunteer.close();
        expect(await mailWith(t('mail.signUp.cancelled.subject', { title }), 30)).toContain(VOLUNTEER.email);
      },
      400,
    );

    step('the public pages, without and with script', async () => {
      for (const path of ['', '/council', '/council/ward/9/D4', '/privacy'])
        for (const script of [false, true]) {
          const visitor = await Visitor.open(browser, { width, language, script, baseUrl: system.url });
          await visitor.page.goto(`${language === 'es' ? '/es' : ''}${path}` || '/');
          await look(visitor, `public${path.replaceAll('/', '-') || '-home'}`);
          await visitor.close();
        }
    });

    test('nothing is wrong with any of these pages', () => {
      expect(problems).toEqual([]);
    });
  });
}
