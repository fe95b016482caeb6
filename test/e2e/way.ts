import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { DateTime } from 'luxon';
import type { Browser } from 'playwright-core';
import { type Language, type MessageKey, NAME, type Params, say } from '#platform';
import { until } from '../harness.ts';
import { launch, Visitor } from './browser.ts';
import { enrolPasskey } from './passkeys.ts';
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

/** A newcomer's way through the whole product, step by step, in one language at one width. */
export class Way {
  /** What is wrong with any of the pages on the way. */
  readonly problems: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), `${NAME}-way-`));
  private address = '';
  private startsAt: DateTime = DateTime.now();

  private constructor(
    private readonly viewer: { readonly language: Language; readonly width: 360 | 1280 },
    private readonly system: System,
    private readonly browser: Browser,
    private readonly organizer: Visitor,
  ) {}

  static async start(language: Language, width: 360 | 1280): Promise<Way> {
    const [system, browser] = await Promise.all([startSystem(), launch()]);
    const organizer = await Visitor.open(browser, { width, language, baseUrl: system.url });
    return new Way({ language, width }, system, browser, organizer);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Keeps a picture of where it went no further, and says what was wrong with the page. */
  async stuck(error: unknown): Promise<never> {
    const found = await this.organizer.look('stuck');
    throw new Error([error instanceof Error ? error.message : String(error), ...found].join('\n'), { cause: error });
  }

  async makeOwner(): Promise<void> {
    const { page } = this.organizer;
    await page.goto(`/console/welcome#${this.system.welcome}`);
    await this.settled(this.t('console.account.welcome'));
    expect(page.url()).not.toContain(this.system.welcome); // not in the history, not over a shoulder
    await this.look('welcome');
    await page.getByLabel(this.t('console.account.yourName'), { exact: true }).fill(OWNER.name);
    await page.getByLabel(this.t('console.account.email'), { exact: true }).fill(OWNER.email);
    await page.getByLabel(this.t('console.account.password'), { exact: true }).fill(OWNER.password);
    await page.getByRole('button', { name: this.t('console.account.create') }).click();
    await enrolPasskey(this.organizer, (name) => this.look(name));
    await page.locator('#needs').waitFor();
    await page.waitForLoadState('networkidle');
    await this.look('today-first');
  }

  async readGrid(): Promise<void> {
    const { page } = this.organizer;
    await page.goto('/console/council');
    await page.locator('[data-cell]').first().waitFor();
    await this.settled(this.t('console.council'));
    await this.look('council');
    await page.locator('[data-cell="9/D4"]').click();
    await page.waitForURL(/\/council\/9\/D4/);
    await page.waitForLoadState('networkidle');
    await this.look('council-cell');
  }

  async importList(): Promise<void> {
    const { page } = this.organizer;
    const file = join(this.folder, 'activists.csv');
    writeFileSync(file, LIST);
    await page.goto('/console/people/import');
    await this.settled(this.t('console.import.title'));
    await this.look('import');
    await page.locator('input[type=file]').setInputFiles(file);
    const go = page.getByRole('button', { name: this.t('console.import.go', { count: 3 }) });
    await go.waitFor();
    await this.look('import-dry-run');
    await go.click();
    await go.waitFor({ state: 'detached' });
    await page.getByText(this.t('people.import.reason.invalid_email')).first().waitFor();
    await this.look('import-done');
    await page.goto('/console/people');
    await page.getByText('Amaranta Inventada').first().waitFor();
    await until(async () => expect(await page.getByText('Basilio Supuesto').count()).toBe(1));
    await this.look('people');
  }

  /** Its reminder is due a day before: in an hour, which the walk to the sign-up does not take. */
  async planEvent(): Promise<void> {
    const { page } = this.organizer;
    await page.goto('/console/events/new');
    await this.settled(this.t('console.events.formNew'));
    this.startsAt = DateTime.now().setZone(ZONE).plus(DAY).plus({ hours: 1 }).startOf('minute');
    const values = {
      titleEn: TITLES.en,
      titleEs: TITLES.es,
      summaryEn: 'Four demands, in our own words.',
      summaryEs: 'Cuatro demandas, en nuestras palabras.',
      date: this.startsAt.toFormat('yyyy-MM-dd'),
      start: this.startsAt.toFormat('HH:mm'),
      end: this.startsAt.plus({ hours: 1 }).toFormat('HH:mm'),
      placeName: 'City Hall, rotunda',
      placeAddress: '350 S 5th St, Minneapolis',
      capacity: '40',
    };
    for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
    await page.getByRole('button', { name: this.t('console.events.addRole') }).click();
    await page.locator('[name$=".nameEn"]').fill('Greet people at the door');
    await page.locator('[name$=".nameEs"]').fill('Recibir en la puerta');
    await page.locator('[name$=".needed"]').fill('3');
    await this.look('event-form');
    await page.getByRole('button', { name: this.t('console.events.save') }).click();
    await page.getByRole('button', { name: this.t('console.events.publish'), exact: true }).click();
    await page.getByText(this.t('console.events.published')).first().waitFor();
    const pages = page.locator(`a.btn[href^="${this.system.url}/"]`);
    await pages.first().waitFor();
    const addresses = await pages.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    this.address = addresses.find((each) => each.includes('/es/') === (this.viewer.language === 'es')) ?? '';
    expect(this.address).toContain('/events/');
  }

  /** As nearly everybody does; whose browser runs no script is asked by mail: see doors.test.ts. */
  async signUp(): Promise<void> {
    const volunteer = await this.visitor(true);
    const { page } = volunteer;
    await page.goto(this.address);
    await page.locator('#name').fill(VOLUNTEER.name);
    await page.locator('#email').fill(VOLUNTEER.email);
    await this.look('event', volunteer);
    await page.waitForTimeout(2_500); // a form that comes back sooner was not filled in by a person
    await page.locator('form#sign-up [type=submit]').click();
    await page.waitForURL(/\/thanks$/);
    await this.look('event-thanks', volunteer);
    await volunteer.close();
  }

  async readConfirmation(): Promise<void> {
    await this.goTo('console.outreach', this.t('console.outreach.title'));
    const text = await this.mailWith(this.t('mail.signUp.confirmed.subject', { title: this.title }));
    expect(text).toContain(VOLUNTEER.email);
    expect(text).toContain(this.t('mail.hello', { name: VOLUNTEER.name }));
    await this.organizer.page.getByText(this.t('console.outreach.show')).click();
    const calendar = await this.organizer.page.locator('pre').innerText();
    expect(calendar).toMatch(/^BEGIN:VCALENDAR[^]*METHOD:PUBLISH[^]*BEGIN:VEVENT[^]*END:VCALENDAR/);
    const starts = [
      this.startsAt.toFormat("yyyyMMdd'T'HHmm'00'"),
      this.startsAt.toUTC().toFormat("yyyyMMdd'T'HHmm'00Z'"),
    ];
    expect(starts.filter((start) => calendar.includes(start))).toHaveLength(1);
    await this.look('mailbox');
  }

  async seeWhoComes(): Promise<void> {
    const { page } = this.organizer;
    await page.goto('/console/events');
    await this.settled(this.t('console.events.title'));
    await this.look('events');
    await page.getByRole('link', { name: this.title }).first().click();
    await page.getByText(VOLUNTEER.name).first().waitFor();
    await this.look('event-console');
    await page.goto('/console/people');
    await page.getByText(VOLUNTEER.name).first().click();
    await this.settled(VOLUNTEER.name);
    await this.look('person');
  }

  async getReminder(): Promise<void> {
    const due = this.startsAt.minus(DAY);
    await this.goTo('console.outreach', this.t('console.outreach.title'));
    const subject = this.t('mail.event.reminder.subject', { title: this.title }).split('{')[0]!.replace(/\W+$/, '');
    expect(await this.organizer.page.locator('[data-mail]', { hasText: subject }).count()).toBe(0);
    const planned = `template = 'event.reminder' and occasion like '24h%' and state = 'QUEUED'`;
    const times = await this.system.change(`select "notBefore" as at from message where ${planned}`);
    expect(times).toEqual([{ at: due.toJSDate() }]);
    await this.system.change(`update message set "notBefore" = now() where ${planned}`);
    const text = await this.mailWith(subject);
    await this.giveBack(/https?:\/\/\S+\/sign-ups\/\S+/.exec(text)?.[0] ?? '');
    const told = await this.mailWith(this.t('mail.signUp.cancelled.subject', { title: this.title }));
    expect(told).toContain(VOLUNTEER.email);
  }

  private async giveBack(link: string): Promise<void> {
    const volunteer = await this.visitor(false);
    await volunteer.page.goto(link);
    await this.look('sign-up', volunteer);
    await volunteer.page.locator('main form [type=submit]').click();
    await volunteer.page.getByText(this.t('signUp.gone')).waitFor();
    await this.look('sign-up-given-back', volunteer);
    await volunteer.close();
  }

  async readPublicPages(): Promise<void> {
    const prefix = this.viewer.language === 'es' ? '/es' : '';
    for (const path of ['', '/council', '/council/ward/9/D4', '/privacy'])
      for (const script of [false, true]) {
        const visitor = await this.visitor(script);
        await visitor.page.goto(`${prefix}${path}` || '/');
        await this.look(`public${path.replaceAll('/', '-') || '-home'}`, visitor);
        await visitor.close();
      }
  }

  private get title(): string {
    return TITLES[this.viewer.language];
  }

  private t(key: MessageKey, params?: Params): string {
    return say(this.viewer.language, key, params);
  }

  private visitor(script: boolean): Promise<Visitor> {
    return Visitor.open(this.browser, { ...this.viewer, script, baseUrl: this.system.url });
  }

  /** Keeps a picture, and what is wrong with the page, for the end of the way. */
  private async look(name: string, visitor = this.organizer): Promise<void> {
    this.problems.push(...(await visitor.look(name)));
  }

  /** Waits until the console shows a page of that heading with all that it loads. */
  private async settled(heading: string): Promise<void> {
    const { page } = this.organizer;
    await page.getByRole('heading', { name: heading, exact: true }).first().waitFor();
    await page.waitForLoadState('networkidle');
  }

  /** Opens a place of the console by its name in the navigation, as a finger would. */
  private async goTo(key: MessageKey, heading: string): Promise<void> {
    const { page } = this.organizer;
    const link = page.getByRole('link', { name: this.t(key), exact: true });
    // The bar of a phone holds four places; the others stand under More.
    if (!(await link.first().isVisible())) {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: this.t('console.more'), exact: true })
        .click();
      await link.first().waitFor();
    }
    await link.first().click();
    await this.settled(heading);
  }

  /** Opens the mail with that subject, once it is there; answers its text. */
  private async mailWith(subject: string): Promise<string> {
    const { page } = this.organizer;
    const mail = page.locator('[data-mail]', { hasText: subject });
    await until(async () => {
      await page.goto('/console/outreach/messages', { waitUntil: 'networkidle' });
      expect(await mail.count()).toBeGreaterThan(0);
    });
    await mail.first().click();
    await page.waitForURL(/\/outreach\/messages\/\w/);
    const role = this.viewer.width === 360 ? 'dialog' : 'complementary';
    return page.getByRole(role).filter({ hasText: subject }).innerText();
  }
}
