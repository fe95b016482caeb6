import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { savedPerson } from '../builders.ts';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

(hasChromium ? describe : describe.skip)('hours that somebody worked', () => {
  let api: Api;
  let browser: Browser;
  let team: Team;
  let rosa: Member;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    team = new Team(api);
    rosa = await team.join('owner', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (member: Member, viewer: Viewer, path: string): Promise<Visitor> =>
    Visitor.signedIn(browser, api, member, viewer, path);
  /** Writes down hours in the form that stands open, pressing twice. */
  async function write(visitor: Visitor, hours: string, minutes: string): Promise<void> {
    const { page } = visitor;
    await page.getByRole('button', { name: visitor.t('console.worked.add') }).click();
    await page.getByLabel(visitor.t('console.own.day'), { exact: true }).fill('2026-03-07');
    await page.getByLabel(visitor.t('console.worked.hours'), { exact: true }).fill(hours);
    await page.getByLabel(visitor.t('console.worked.minutes')).fill(minutes);
    await page.getByRole('button', { name: visitor.t('console.save') }).dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  test('hours are written down and taken back on the page of a person, and refused past the end of a day', async () => {
    const someone = await savedPerson(api, { ward: 9, familyName: 'Inventada' });
    const desk = await opened(rosa, { width: 1280, language: 'en' }, `/people/${someone.id}`);
    const { page } = desk;
    await page.getByText(desk.t('console.worked.none')).waitFor();
    await write(desk, '1', '30');
    await page.getByText('1.5 h', { exact: true }).waitFor();
    const takes = page.getByRole('button', { name: /^Take it back: / });
    await until(async () => expect(await takes.count()).toBe(1));
    expect(await desk.look('person-hours')).toEqual([]);
    await page.getByRole('button', { name: desk.t('console.worked.add') }).click();
    await page.getByLabel(desk.t('console.own.day'), { exact: true }).fill('2026-03-07');
    await page.getByLabel(desk.t('console.worked.hours'), { exact: true }).fill('23');
    await page.getByRole('button', { name: desk.t('console.save') }).click();
    await page.getByText('1350 minutes of this one are left').first().waitFor();
    await page.getByRole('button', { name: desk.t('console.cancel') }).click();
    await takes.click();
    await page.getByText(desk.t('console.worked.none')).waitFor();
    expect(desk.problems).toEqual([]);
    await desk.close();
  });
});
