import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Tags } from '#people';
import { Db } from '#platform';
import { availabilityOf, dayOf } from '#volunteers';
import { HoursSource, WorkedHours } from '../../libs/volunteers/hours/hours.entity.ts';
import { Volunteer } from '../../libs/volunteers/interest/interest.entity.ts';
import { savedPerson } from '../builders.ts';
import { noonAgo } from '../days.ts';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

/** More than a page of people, some of whom help and worked. */
(hasChromium ? describe : describe.skip)('what is found is acted on together', () => {
  let api: Api;
  let browser: Browser;
  let team: Team;
  let rosa: Member;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    team = new Team(api);
    rosa = await team.join('owner', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    const day = dayOf(noonAgo(2)); // among the days that the page of hours shows at first, at any hour
    for (let n = 0; n < 54; n += 1) {
      const someone = { givenName: `Ana ${n}`, familyName: n < 52 ? 'Inventada' : 'Otra' };
      const { id: personId } = await savedPerson(api, someone);
      if (n > 2) continue;
      const availability = n ? availabilityOf(['6:MORNING']) : 0;
      const worked = { personId, day, minutes: 60 + n, source: HoursSource.STAFF };
      const db = api.app.get(Db);
      await api.inside(() =>
        db.tx(async () => {
          await db.save(db.make(Volunteer, { personId, availability, saidAt: new Date() }));
          await db.save(db.make(WorkedHours, worked));
        }),
      );
    }
    await api.inside(() => api.app.get(Db).tx(() => api.app.get(Tags).ids(['Casa', 'Calle'])));
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (viewer: Viewer, path: string): Promise<Visitor> => Visitor.signedIn(browser, api, rosa, viewer, path);
  const button = (visitor: Visitor, ...asked: Parameters<Visitor['t']>) =>
    visitor.page.getByRole('button', { name: visitor.t(...asked), exact: true });
  async function tag(visitor: Visitor, label: string): Promise<void> {
    await visitor.page.getByLabel(visitor.t('console.segments.doWhat')).selectOption({ label });
    await button(visitor, 'console.segments.doIt').click();
  }

  test('all whom a search finds, by the keyboard, and the search kept as a segment', async () => {
    const desk = await opened({ width: 1280, language: 'en' }, '/people');
    const { page } = desk;
    await page.getByRole('searchbox').fill('inventada');
    await button(desk, 'console.chosen.chooseAll', { count: 52 }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(desk.t('console.chosen.all', { count: 52 }), { exact: true }).waitFor();
    await until(async () => expect(await page.locator('td input[type=checkbox]:checked:disabled').count()).toBe(50));
    await tag(desk, 'Casa');
    await page.getByText('Tag Casa added: 52 of 52 were changed.').waitFor();
    expect(await desk.look('people-all-chosen')).toEqual([]);
    await button(desk, 'console.segments.undo').click();
    await page.getByText(desk.t('console.segments.undone', { count: 52 })).waitFor();
    // Something else is looked for: nobody is chosen any more.
    await page.getByRole('searchbox').fill('otra');
    await button(desk, 'console.chosen.chooseAll', { count: 2 }).waitFor();
    await page.getByText(desk.t('console.chosen.all', { count: 52 }), { exact: true }).waitFor({ state: 'detached' });
    await button(desk, 'console.segments.saveAs').click();
    await page
      .locator('aside [role=status]')
      .first()
      .getByText(desk.t('console.segments.count', { count: 2 }))
      .waitFor();
    expect(await page.getByRole('textbox', { name: desk.t('console.segments.value'), exact: true }).inputValue()).toBe(
      'otra',
    );
    expect(page.url()).not.toContain('otra');
    expect(await desk.look('segment-from-search')).toEqual([]);
    await desk.close();
  });

  test('volunteers who fit, and who worked, on a phone', async () => {
    const phone = await opened({ width: 360, language: 'es', dark: true }, '/people/volunteers');
    const { page } = phone;
    const saturday = `${new Intl.DateTimeFormat('es', { weekday: 'long' }).format(new Date(2024, 0, 6))}, ${phone.t('volunteer.band.MORNING')}`;
    await page.getByLabel(saturday).check();
    await button(phone, 'console.find.show').click();
    await button(phone, 'console.chosen.chooseAll', { count: 2 }).click();
    await tag(phone, 'Calle');
    await page.getByText(/Calle.*2 de 2/).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    expect(await phone.look('volunteers-all-chosen')).toEqual([]);
    await button(phone, 'console.segments.saveAs').click();
    await page
      .locator('aside [role=status]')
      .first()
      .getByText(phone.t('console.segments.count', { count: 2 }))
      .waitFor();
    expect(await phone.look('segment-from-volunteers')).toEqual([]);
    await page.goto('/console/people/hours');
    await page.getByRole('checkbox').first().check();
    await tag(phone, 'Calle');
    await page.getByText(/Calle.*0 de 1/).waitFor();
    await button(phone, 'console.assign.clear').click();
    await button(phone, 'console.chosen.chooseAll', { count: 3 }).click();
    await tag(phone, 'Calle');
    await page.getByText(/Calle.*1 de 3/).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    expect(await phone.look('hours-all-chosen')).toEqual([]);
    await button(phone, 'console.segments.saveAs').click();
    await page
      .locator('aside [role=status]')
      .first()
      .getByText(phone.t('console.segments.count', { count: 3 }))
      .waitFor();
    await phone.close();
  });
});
