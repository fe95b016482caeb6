import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { User, WelcomeService } from '#accounts';
import { Db } from '#platform';
import { OneOnOneSlot, SkillsService } from '#volunteers';
import { savedPerson } from '../builders.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { type Api, startApi } from '../harness.ts';
import { Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

(hasChromium ? describe : describe.skip)('a volunteer on a phone', () => {
  let api: Api;
  let browser: Browser;
  let made: Gatherings;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    made = new Gatherings(api);
    const title = { en: 'Welcome table', es: 'Mesa de bienvenida' };
    for (const days of [3, 5]) await made.eventIn(days * 24 * HOUR, { title });
    const skills = api.app.get(SkillsService);
    for (const [titleEn, titleEs] of [
      ['Interpreting', 'Interpretar'],
      ['Cooking', 'Cocinar'],
    ] as const)
      await api.inside(() => skills.save({ titleEn, titleEs }));
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  /** Somebody who has shown that their address is theirs, and an organizer who has time for them. */
  async function arrive(): Promise<Visitor> {
    const base = (await api.app.getUrl()).replace('127.0.0.1', 'localhost');
    const visitor = await Visitor.open(browser, { width: 360, language: 'es', baseUrl: base });
    const welcome = api.app.get(WelcomeService);
    const staff = { name: 'Olga Ejemplo', email: 'olga@example.org', password: 'four random words in a row' };
    await api.inside(async () => welcome.accept({ token: await welcome.link('organizer'), ...staff }));
    const token = await api.inside(() => welcome.link('volunteer'));
    await visitor.page.goto('/console');
    await visitor.page.evaluate(
      async (body) =>
        void (await fetch('/api/welcome', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })),
      { token, name: 'Inés Ejemplo', email: 'ines@example.org' },
    );
    await made.admin(`update "user" set "provenAt" = now() where role = 'volunteer'`);
    await made.inTx(async () => {
      const db = api.app.get(Db);
      const { id: userId } = await db.repo(User).findOneByOrFail({ role: 'organizer' });
      const first = Math.ceil(Date.now() / HOUR) * HOUR + 72 * HOUR;
      for (const half of [0, 1, 2]) {
        const startsAt = new Date(first + (half * HOUR) / 2);
        const endsAt = new Date(startsAt.getTime() + HOUR / 2);
        const details = { place: 'Biblioteca Central' };
        await db.save(db.make(OneOnOneSlot, { userId, startsAt, endsAt, timeZone: 'America/Chicago', details }));
      }
    });
    await visitor.page.goto('/console/mine');
    await visitor.page.locator('h1').waitFor();
    return visitor;
  }

  test('picks a shift, books a one-on-one, says what they like, changes the language, and leaves', async () => {
    const visitor = await arrive();
    const { page } = visitor;
    const press = (key: Parameters<Visitor['t']>[0], last = false) => {
      const button = page.getByRole('button', { name: visitor.t(key), exact: true });
      return (last ? button.last() : button.first()).click();
    };
    await page
      .getByRole('button', { name: /^Yo lo hago: Mesa de bienvenida/ })
      .first()
      .click();
    await page.getByText(visitor.t('console.own.taken')).waitFor();
    await page.getByText(visitor.t('console.mine.next'), { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^Reservar / })
      .first()
      .click();
    await page.getByText(visitor.t('console.own.talkBooked')).waitFor();
    await page.getByText('Habla con Olga Ejemplo').waitFor();
    await press('console.own.interestSay');
    await page.getByLabel('Interpretar').selectOption('CAN');
    await page.getByRole('checkbox', { name: 'sábado, Mañana' }).check();
    expect(await visitor.look('volunteer-interest')).toEqual([]);
    await press('console.save');
    await page.getByText(visitor.t('console.own.interestSaved')).waitFor();
    await press('console.own.referShow');
    await page.getByRole('link', { name: /\?ref=[0-9a-f]{10}$/ }).waitFor();
    await press('console.own.dataShow');
    await page.getByText('ines@example.org').first().waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), press('myData.download')]);
    expect(file.suggestedFilename()).toBe('my-data.json');
    expect(await visitor.look('volunteer-home')).toEqual([]);
    await page.getByLabel(visitor.t('console.own.language')).selectOption('en');
    await press('console.own.preferencesSave');
    await page.getByRole('heading', { name: 'Hello, Inés' }).waitFor();
    await page.getByRole('button', { name: 'Leave', exact: true }).click();
    await page.getByRole('button', { name: 'Yes, I leave' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.goto('/console');
    await page
      .getByRole('heading', { name: /sign in/i })
      .first()
      .waitFor();
    visitor.expected(/401/);
    expect(visitor.problems).toEqual([]);
    await visitor.close();
  });

  test('somebody who has no account says on a phone, without script, how they can help', async () => {
    const baseUrl = (await api.app.getUrl()).replace('127.0.0.1', 'localhost');
    const visitor = await Visitor.open(browser, { width: 360, language: 'es', script: false, baseUrl });
    const { page } = visitor;
    await page.goto('/es/volunteer');
    expect(await visitor.look('volunteer-form')).toEqual([]);
    await page.getByRole('button', { name: visitor.t('volunteer.send') }).click();
    await page.getByText(visitor.t('volunteer.error.nothing')).first().waitFor();
    visitor.expected(/422/);
    expect(await visitor.look('volunteer-form-problems')).toEqual([]);
    await visitor.close();
  });

  test('whoever organizes says what is asked for, who looks after which ward, and who could take a shift', async () => {
    const rosa = await new Team(api).join('owner', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    const someone = await savedPerson(api, { ward: 9, familyName: 'Inventada' });
    const opened = (viewer: Viewer, path: string) => Visitor.signedIn(browser, api, rosa, viewer, path);
    const desk = await opened({ width: 1280, language: 'en', dark: true }, '/settings/volunteering');
    const { page } = desk;
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    await press(desk.t('console.setup.trainingNew'));
    await page.getByLabel(desk.t('console.find.titleEn'), { exact: true }).fill('Know your rights');
    await page.getByLabel(desk.t('console.find.titleEs'), { exact: true }).fill('Conozca sus derechos');
    await press(desk.t('console.save'));
    await page.getByRole('heading', { name: 'Know your rights' }).waitFor();
    await press('Retire Cooking');
    await page.getByRole('heading', { name: 'Cooking' }).waitFor({ state: 'detached' });
    await press('Supporter: one up');
    await page.getByRole('button', { name: 'Supporter: one up' }).and(page.locator(':disabled')).waitFor();
    expect(await desk.look('volunteer-setup')).toEqual([]);
    await page.goto(`/console/people/${someone.id}`);
    await press(desk.t('console.setup.trainingGive'));
    await page
      .getByLabel(desk.t('console.setup.training'), { exact: true })
      .selectOption({ label: 'Know your rights' });
    await press(desk.t('console.save'));
    await page.getByRole('button', { name: 'Take back: Know your rights' }).waitFor();
    expect(await desk.look('volunteer-care')).toEqual([]);
    await page.goto('/console/people/wards');
    await page.getByRole('button', { name: /^Ward 9/ }).click();
    await page.getByLabel('Rosa Ejemplo').check();
    await press(desk.t('console.save'));
    await page.getByRole('button', { name: /^Ward 9.*Rosa Ejemplo/ }).waitFor();
    expect(await desk.look('volunteer-wards')).toEqual([]);
    const phone = await opened({ width: 360, language: 'es' }, '/people/wards');
    for (const [path, name, words] of [
      ['/people/wards', 'wards', 'Rosa Ejemplo'],
      ['/people/hours', 'hours', phone.t('console.hours.none')],
      ['/people/volunteers', 'find', phone.t('console.slots.none')],
      ['/settings/volunteering', 'setup', 'Conozca sus derechos'],
      ['/settings/digest', 'digest', phone.t('console.digest.on')],
      [`/people/${someone.id}`, 'care', phone.t('console.setup.trainingGive')],
    ] as const) {
      await phone.page.goto(`/console${path}`);
      await phone.page.getByText(words).first().waitFor();
      expect(await phone.look(`volunteer-phone-${name}`)).toEqual([]);
    }
    await phone.page.goto('/console/settings/digest');
    await phone.page.getByLabel(phone.t('console.digest.on')).check();
    await phone.page
      .getByRole('button', { name: phone.t('console.save') })
      .first()
      .click();
    await phone.page.getByText(phone.t('console.digest.isOn')).waitFor();
    const { id: eventId } = await made.eventIn(72 * HOUR, {});
    await phone.page.goto(`/console/events/${eventId}`);
    await phone.page.getByRole('button', { name: phone.t('console.could.anyRole') }).click();
    await phone.page.getByText(phone.t('console.find.nobody')).waitFor();
    expect(await phone.look('volunteer-phone-could')).toEqual([]);
    const able = await savedPerson(api, { familyName: 'Dispuesta', emails: ['able@example.org'] });
    for (const [table, column, value] of [
      ['volunteer', 'availability, "saidAt"', '2097151, now()'],
      ['consent', 'channel, given, source, ref, at', `'EMAIL', true, 'test', 'test', now()`],
    ])
      await made.admin(
        `insert into ${table} (id, "organizationId", "personId", ${column}) values (gen_random_uuid(), $1, $2, ${value})`,
        [api.organizationId, able.id],
      );
    await phone.page.reload();
    await phone.page.getByRole('button', { name: phone.t('console.could.anyRole') }).click();
    await phone.page.getByRole('link', { name: /Dispuesta/ }).waitFor();
    expect(await phone.look('volunteer-phone-could-ask')).toEqual([]);
    await phone.page.getByRole('button', { name: phone.t('console.could.ask') }).click();
    await phone.page.getByRole('heading', { level: 1, name: /^Pueden tomar un turno/ }).waitFor();
    expect(await phone.look('volunteer-phone-could-draft')).toEqual([]);
    expect([...desk.problems, ...phone.problems]).toEqual([]);
    await desk.close();
    await phone.close();
  });
});
