import { DateTime } from 'luxon';
import { expect } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { MessageKey } from '#platform';
import { DOCUMENTS, hashOf } from '../../apps/api/trusted.ts';
import { until } from '../harness.ts';
import { browse, carriedBy, gathering } from '../public-pages.ts';
import { petitionInput } from '../signing.ts';
import { plain, type Smtp, smtpServer } from '../smtp.ts';
import { PASSWORD } from '../team.ts';
import { launch, type Viewer, Visitor } from './browser.ts';
import { confirmed, enrolPasskey, showCode } from './passkeys.ts';
import { signAsResident } from './resident.ts';
import { startSystem, type System } from './system.ts';

const OWNER = { name: 'Rosa Ejemplo', email: 'rosa@example.org' };
const ORGANIZER = { name: 'Olga Ejemplo', email: 'olga@example.org' };
const COORDINATOR = { name: 'Carla Ejemplo', email: 'carla@example.org' };
const VOLUNTEER = { name: 'Nadia Prueba', email: 'nadia@example.org' };
const RESIDENT = { givenName: 'Eréndira', familyName: 'Vecina', email: 'erendira@example.org' };
const TASK = 'Imprimir los volantes';
const PHONE: Viewer = { width: 360, language: 'es' };

/** An organizer, a coordinator, a volunteer on a phone and a resident without script, each in a browser of their own. */
export class TeamWay {
  readonly problems: string[] = [];
  private readonly visitors: Visitor[] = [];
  private owner!: Visitor;
  private organizer!: Visitor;
  private volunteer!: Visitor;
  private codes: string[] = [];
  private petition = '';
  private key: string | undefined;

  private constructor(
    private readonly system: System,
    private readonly smtp: Smtp,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<TeamWay> {
    const smtp = await smtpServer();
    const [system, browser] = await Promise.all([startSystem({ env: { SMTP_URL: smtp.url } }), launch()]);
    return new TeamWay(system, smtp, browser);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.system.close();
    await this.smtp.close();
  }

  async stuck(error: unknown): Promise<never> {
    const found: string[] = [];
    for (const [n, visitor] of this.visitors.entries()) found.push(...(await visitor.look(`team-stuck-${n}`)));
    throw new Error([error instanceof Error ? error.message : String(error), ...found].join('\n'), { cause: error });
  }

  async makeOwner(): Promise<void> {
    this.owner = await this.visitor({});
    await this.owner.page.goto(`/console/welcome#${this.system.welcome}`);
    await this.heading(this.owner, 'console.account.welcome');
    await this.fill(this.owner, { name: OWNER.name, email: OWNER.email, password: PASSWORD });
    await this.owner.page.locator('[name="organization"]').fill('Aliados de Prueba');
    await this.press(this.owner, 'console.account.create');
    await enrolPasskey(this.owner);
    await this.owner.page.locator('#needs').waitFor();
  }

  async makeOrganizer(): Promise<void> {
    const link = (await this.system.cli('invite', 'organizer')).split('\n').at(-1)!;
    this.organizer = await this.visitor({});
    const { page } = this.organizer;
    await page.goto(link);
    await this.heading(this.organizer, 'console.account.join');
    expect(await page.locator('[name="organization"]').count()).toBe(0);
    await page.getByText('Aliados de Prueba').waitFor();
    await this.look(this.organizer, 'join-organizer');
    await this.fill(this.organizer, { ...ORGANIZER, password: PASSWORD });
    await this.press(this.organizer, 'console.account.joinGo');
    this.codes = await enrolPasskey(this.organizer, (name) => this.look(this.organizer, name));
    await page.locator('#needs').waitFor();
    await expect(this.system.cli('invite', 'integration')).rejects.toThrow('Usage');
  }

  async invite(): Promise<void> {
    const { page } = this.organizer;
    await page.goto('/console/settings');
    await page.getByRole('link', { name: this.organizer.t('console.access.open') }).click();
    await this.heading(this.organizer, 'console.access.title');
    await this.system.keepProved();
    for (const [person, role, language] of [
      [COORDINATOR, 'coordinator', 'en'],
      [VOLUNTEER, 'volunteer', 'es'],
    ] as const) {
      await page
        .getByRole('link', { name: this.organizer.t('console.access.invite') })
        .first()
        .click();
      await this.heading(this.organizer, 'console.access.inviteTitle');
      await until(async () => expect(await page.locator('[name="role"] option').count()).toBe(3));
      await this.fill(this.organizer, person);
      await page.locator('[name="role"]').selectOption(role);
      await page.locator('[name="language"]').selectOption(language);
      await this.look(this.organizer, `invite-${role}`);
      await this.press(this.organizer, 'console.access.inviteGo');
      await page.getByText(this.organizer.t('console.access.outcome.INVITED')).waitFor();
      await this.look(this.organizer, `invited-${role}`);
      await page
        .getByRole('main')
        .getByRole('link', { name: this.organizer.t('console.access.title') })
        .last()
        .click();
      await page.getByText(person.email).waitFor();
    }
    await this.look(this.organizer, 'access');
  }

  async acceptAsCoordinator(): Promise<void> {
    const coordinator = await this.visitor({});
    await coordinator.page.goto(await this.linkTo(COORDINATOR.email, 'welcome'));
    await this.heading(coordinator, 'console.account.join');
    await coordinator.page.getByText(COORDINATOR.email).waitFor();
    await this.look(coordinator, 'join-coordinator');
    await this.fill(coordinator, { password: PASSWORD });
    await this.press(coordinator, 'console.account.joinGo');
    await enrolPasskey(coordinator);
    await coordinator.page.locator('#needs').waitFor();
    await coordinator.page.goto('/console/tasks');
    await this.heading(coordinator, 'console.tasks');
    await this.look(coordinator, 'tasks-none');
  }

  async acceptAsVolunteer(): Promise<void> {
    await this.signUp((await this.event(2, 'Mitin')).slug);
    await this.event(9, 'Volanteo');
    this.volunteer = await this.visitor(PHONE);
    const { page } = this.volunteer;
    await page.goto(await this.linkTo(VOLUNTEER.email, 'welcome'));
    await this.heading(this.volunteer, 'console.account.join');
    expect(await page.locator('[name="password"]').count()).toBe(0);
    await this.look(this.volunteer, 'join-volunteer');
    await this.press(this.volunteer, 'console.account.joinVolunteerGo');
    await page.getByText(this.volunteer.t('console.mine.next')).waitFor();
    expect(page.url()).toMatch(/\/console\/mine$/);
    await page.getByText('Mitin').first().waitFor();
    await page.waitForLoadState('networkidle');
    await this.look(this.volunteer, 'mine');
  }

  async giveTask(): Promise<void> {
    const { page } = this.organizer;
    await page.goto('/console/tasks/new');
    await this.heading(this.organizer, 'console.tasks.newTitle');
    const today = DateTime.now().setZone('America/Chicago');
    await this.fill(this.organizer, { title: TASK, note: 'Doscientos, en las dos lenguas.' });
    await page.locator('[name="assigneeId"]').selectOption({ label: `${VOLUNTEER.name} (Volunteer)` });
    await page.locator('[name="dueOn"]').fill(today.minus({ days: 1 }).toFormat('yyyy-MM-dd'));
    await this.look(this.organizer, 'task-form');
    await this.press(this.organizer, 'console.tasks.save');
    await page.getByText(TASK).waitFor();
    await this.look(this.organizer, 'tasks');
  }

  async comeBack(): Promise<void> {
    const { page } = this.volunteer;
    await page
      .getByRole('button', { name: this.volunteer.t('console.lock') })
      .first()
      .click();
    await page.getByRole('link', { name: this.volunteer.t('console.account.byLink') }).click();
    await this.heading(this.volunteer, 'console.account.byLinkTitle');
    await this.look(this.volunteer, 'ask-link');
    await this.fill(this.volunteer, { email: VOLUNTEER.email });
    await this.press(this.volunteer, 'console.account.byLinkGo');
    await page.getByText(this.volunteer.t('console.account.byLinkSent')).waitFor();
    await this.look(this.volunteer, 'ask-link-sent');
    const link = await this.linkTo(VOLUNTEER.email, 'link');
    const scanner = await this.visitor({ ...PHONE, script: false });
    await scanner.page.goto(link); // fetches what stands in a mail, and uses nothing up
    await scanner.close();
    await page.goto(link);
    await this.heading(this.volunteer, 'console.account.linkTitle');
    expect(page.url()).not.toContain('#');
    await this.look(this.volunteer, 'link');
    await this.press(this.volunteer, 'console.account.linkGo');
    await page.getByText(TASK).waitFor();
  }

  async doTask(): Promise<void> {
    const { page } = this.volunteer;
    await page.waitForLoadState('networkidle');
    await this.look(this.volunteer, 'mine-task');
    await page.getByRole('button', { name: this.volunteer.t('console.tasks.doneOf', { title: TASK }) }).click();
    await page.getByRole('button', { name: this.volunteer.t('console.tasks.undoOf', { title: TASK }) }).waitFor();
    await this.look(this.volunteer, 'mine-task-done');
    await this.organizer.page.goto('/console/tasks?done');
    await this.organizer.page.getByText(TASK).waitFor();
    await this.look(this.organizer, 'tasks-done');
  }

  async giveBack(): Promise<void> {
    const { page } = this.volunteer;
    await page
      .getByRole('button', { name: this.volunteer.t('console.mine.giveBack') })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    await this.look(this.volunteer, 'give-back');
    await this.press(this.volunteer, 'console.mine.giveBackYes');
    await page.getByText(this.volunteer.t('console.mine.noShift')).waitFor();
    await page.getByRole('link', { name: 'Volanteo' }).waitFor();
    await page.waitForLoadState('networkidle');
    await this.look(this.volunteer, 'mine-no-shift');
    await page.goto('/console/settings');
    await this.heading(this.volunteer, 'console.settings');
    await this.look(this.volunteer, 'settings-volunteer');
  }

  /** The first page: what waits, and the campaign in pictures. */
  async readToday(): Promise<void> {
    const input = petitionInput({ titleEn: 'Consequences', titleEs: 'Consecuencias' });
    const { id } = await this.made('createPetition', { input });
    await this.run('publishPetition', { id });
    this.petition = `/es/petitions/${(await this.run('petition', { id })).petition!.slug}`;
    await this.organizer.page.goto('/console/');
    await this.organizer.page.locator('#needs').waitFor();
    await this.organizer.page.waitForLoadState('networkidle');
    await this.look(this.organizer, 'today');
  }

  async sign(): Promise<void> {
    const resident = await this.visitor({ ...PHONE, script: false });
    await signAsResident(resident, {
      ...{ who: RESIDENT, url: this.system.url, petition: this.petition },
      link: () => this.linkTo(RESIDENT.email, 'signatures'),
      look: (name) => this.look(resident, name),
    });
    await resident.close();
  }

  async readOnPhone(): Promise<void> {
    const phone = await this.visitor(PHONE);
    const { page } = phone;
    await page.goto('/console/');
    await this.heading(phone, 'console.account.signIn');
    await this.look(phone, 'sign-in');
    await this.fill(phone, { email: ORGANIZER.email, password: PASSWORD });
    await this.press(phone, 'console.account.signIn');
    await showCode(phone, this.codes.pop()!);
    await page.locator('#needs').waitFor();
    for (const [path, key] of [
      ['tasks', 'console.tasks'],
      ['tasks?done', 'console.tasks'],
      ['tasks/new', 'console.tasks.newTitle'],
      ['settings/access', 'console.access.title'],
      ['settings/access/invite', 'console.access.inviteTitle'],
      ['settings', 'console.settings'],
    ] as const) {
      await page.goto(`/console/${path}`);
      await this.heading(phone, key);
      await this.look(phone, path.replace(/\W/g, '-'));
    }
  }

  async takeAccess(): Promise<void> {
    const { page } = this.owner;
    await page.goto('/console/settings/access');
    await page.getByText(VOLUNTEER.email).waitFor();
    await this.look(this.owner, 'access-owner');
    await page.getByRole('button', { name: this.owner.t('console.access.changeOf', { name: VOLUNTEER.name }) }).click();
    await page.getByRole('dialog').waitFor();
    await this.look(this.owner, 'change-access');
    await this.press(this.owner, 'console.access.disable');
    await confirmed(this.owner, page.getByText(this.owner.t('console.access.disabled')));
    await this.volunteer.page.goto('/console/');
    await this.heading(this.volunteer, 'console.account.signIn');
    await this.look(this.owner, 'access-disabled');
  }

  /** A published event so many days from now. */
  private async event(days: number, title: string): Promise<{ id: string; slug: string }> {
    const at = DateTime.now().setZone('America/Chicago').plus({ days });
    const times = { startsAt: at.toFormat("yyyy-MM-dd'T'17:30"), endsAt: at.toFormat("yyyy-MM-dd'T'19:00") };
    const { id } = await this.made('createEvent', { input: { ...gathering(times), titleEn: title, titleEs: title } });
    await this.run('publishEvent', { id });
    return (await this.run('event', { id })).event!;
  }

  private async made(document: string, variables: object): Promise<{ id: string }> {
    return (await this.run(document, variables))[document]!;
  }

  /** Runs one of the console's documents as a program of the organizers. */
  private async run(document: string, variables: object): Promise<Record<string, { id: string; slug: string }>> {
    this.key ??= (await this.system.cli('key', 'walk', 'organizer')).split('\n').at(-1)!;
    const body = JSON.stringify({ query: hashOf(DOCUMENTS[document]!), persisted: true, variables });
    const headers = { authorization: `Bearer ${this.key}`, 'content-type': 'application/json' };
    const answer = await fetch(`${this.system.url}/graphql`, { method: 'POST', headers, body });
    return ((await answer.json()) as { data: Record<string, { id: string; slug: string }> }).data;
  }

  /** The volunteer signs up on the public page, before they have an account. */
  private async signUp(slug: string): Promise<void> {
    const page = `/events/${slug}`;
    const carried = await carriedBy((await browse(this.system.url, page)).html);
    await new Promise((done) => setTimeout(done, 2_500)); // nobody fills in a form sooner
    expect((await browse(this.system.url, page, { ...VOLUNTEER, ...carried })).status).toBe(303);
  }

  private async visitor(viewer: Viewer): Promise<Visitor> {
    const visitor = await Visitor.open(this.browser, { ...viewer, baseUrl: this.system.url });
    this.visitors.push(visitor);
    return visitor;
  }

  private async look(visitor: Visitor, name: string): Promise<void> {
    this.problems.push(...(await visitor.look(`team-${name}`)));
  }

  private async fill({ page }: Visitor, values: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
  }

  private async press(visitor: Visitor, key: MessageKey): Promise<void> {
    await visitor.page
      .getByRole('button', { name: visitor.t(key), exact: true })
      .last()
      .click();
  }

  private async heading(visitor: Visitor, key: MessageKey): Promise<void> {
    await visitor.page
      .getByRole('heading', { name: visitor.t(key), exact: true })
      .first()
      .waitFor();
    await visitor.page.waitForLoadState('networkidle');
  }

  /** The link of a kind in the newest mail to an address that has one. */
  private linkTo(email: string, kind: 'welcome' | 'link' | 'signatures'): Promise<string> {
    const path = kind === 'signatures' ? `es/${kind}/` : `console/${kind}#`;
    const link = new RegExp(`${this.system.url}/${path}[\\w-]{43}`);
    return until(() => {
      const mail = this.smtp.texts.map(plain).findLast((text) => text.includes(email) && link.test(text));
      if (!mail) throw new Error(`There is no mail to ${email} with a link`);
      return link.exec(mail)![0];
    });
  }
}
