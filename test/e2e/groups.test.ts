import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Tags } from '#people';
import { Db } from '#platform';
import { savedPerson } from '../builders.ts';
import { type Api, startApi } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

(hasChromium ? describe : describe.skip)('households and organizations in a browser', () => {
  let api: Api;
  let browser: Browser;
  let team: Team;
  let rosa: Member;
  let coordinator: Member;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    team = new Team(api);
    rosa = await team.join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    coordinator = await team.join('coordinator', { name: 'Lía Ejemplo', email: 'lia@example.org' });
    for (const givenName of ['Ana', 'Bea']) await savedPerson(api, { givenName, familyName: 'Inventada' });
    await api.inside(() => api.app.get(Db).tx(() => api.app.get(Tags).ids(['Casa'])));
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (member: Member, viewer: Viewer, path: string): Promise<Visitor> =>
    Visitor.signedIn(browser, api, member, viewer, path);
  async function add(visitor: Visitor, name: string, role: string): Promise<void> {
    const { page } = visitor;
    await page.getByRole('button', { name: visitor.t('console.groups.addMember') }).click();
    await page.locator('dialog [name=search]').fill(name);
    await page.locator('dialog').getByText(`${name} Inventada`).click();
    await page.locator('dialog [name=code]').selectOption(role);
    await page.locator('dialog [type=submit]').click();
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: `${name} Inventada` }).waitFor();
  }

  test('one is made, people are put in and taken out, all of them are tagged, and it is changed and removed', async () => {
    const desk = await opened(rosa, { width: 1280, language: 'en' }, '/people/groups');
    const { page } = desk;
    const button = (...asked: Parameters<typeof desk.t>) =>
      page.getByRole('button', { name: desk.t(...asked), exact: true });
    await page.getByText(desk.t('console.groups.none')).waitFor();
    expect(await desk.look('groups-none')).toEqual([]);
    await button('console.groups.add').first().click();
    await page.locator('dialog [name=kind]').selectOption('ORGANIZATION');
    await page.locator('dialog [type=submit]').click();
    await page.getByText(desk.t('console.relations.nameGroup')).first().waitFor();
    await page.locator('dialog [name=name]').fill('Sindicato Norte');
    await page.locator('dialog [name=address]').fill('1 Invented Ave');
    await page.locator('dialog [type=submit]').click();
    await page.getByRole('heading', { name: 'Sindicato Norte', level: 1 }).waitFor();
    await page.getByText(desk.t('console.groups.empty'), { exact: true }).waitFor();
    await add(desk, 'Ana', 'STAFF_OF');
    await add(desk, 'Bea', 'LEADS');
    await button('console.chosen.chooseAll', { count: 2 }).click();
    await page.getByLabel(desk.t('console.segments.doWhat')).selectOption({ label: 'Casa' });
    await button('console.segments.doIt').click();
    await page.getByText('Tag Casa added: 2 of 2 were changed.').waitFor();
    expect(await desk.look('group')).toEqual([]);
    await page.getByRole('button', { name: `${desk.t('console.groups.takeOut')}: Bea Inventada` }).click();
    await page.getByRole('link', { name: 'Bea Inventada' }).waitFor({ state: 'detached' });
    // From the page of a person there and back.
    await page.getByRole('link', { name: 'Ana Inventada' }).click();
    await page.getByRole('link', { name: 'Sindicato Norte' }).click();
    await button('console.segments.saveAs').click();
    await page
      .getByText(/belong to “Sindicato Norte”|“Sindicato Norte”/)
      .first()
      .waitFor();
    await page.goBack();
    await button('console.groups.change').click();
    await page.locator('dialog [name=name]').fill('Sindicato Sur');
    await page.locator('dialog [type=submit]').click();
    await page.getByRole('heading', { name: 'Sindicato Sur', level: 1 }).waitFor();
    await desk.close();

    const phone = await opened(rosa, { width: 360, language: 'es', dark: true }, '/people/groups');
    await phone.page.getByRole('searchbox').fill('norte');
    await phone.page.getByText(phone.t('console.groups.notFound')).waitFor();
    await phone.page.getByRole('searchbox').fill('sur');
    await phone.page.getByRole('link', { name: 'Sindicato Sur' }).waitFor();
    expect(await phone.look('groups')).toEqual([]);
    await phone.page.getByRole('link', { name: 'Sindicato Sur' }).click();
    await phone.page.getByRole('button', { name: phone.t('console.groups.remove'), exact: true }).click();
    await phone.page.getByText(phone.t('console.groups.removePeople', { count: 1 })).waitFor();
    expect(await phone.look('group-remove')).toEqual([]);
    await phone.page.locator('dialog [type=submit]').click();
    await phone.page.getByText(phone.t('console.groups.none')).waitFor();
    await phone.close();
  });

  test('who may not reach people is told so', async () => {
    const desk = await opened(coordinator, { width: 1280, language: 'en' }, '/people/groups');
    await desk.page.getByText(desk.t('console.noPermission')).first().waitFor();
    expect(await desk.page.getByRole('link', { name: desk.t('console.groups.tab') }).count()).toBe(0);
    await desk.close();
  });
});
