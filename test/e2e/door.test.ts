import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { SignUpsService } from '#events';
import { savedPerson } from '../builders.ts';
import { Gatherings, HOUR } from '../gatherings.ts';
import { type Api, startApi } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

(hasChromium ? describe : describe.skip)('the list at the door', () => {
  let api: Api;
  let browser: Browser;
  let olga: Member;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    olga = await new Team(api).join('organizer', { name: 'Olga Ejemplo', email: 'olga@example.org' });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (viewer: Viewer, path: string): Promise<Visitor> => Visitor.signedIn(browser, api, olga, viewer, path);

  test('on a phone: who came, who walked in, all others at once and back; the same on a desk in the dark', async () => {
    const made = new Gatherings(api);
    const event = await made.eventIn(0.5 * HOUR);
    const signedUp = ['Íñigo Muestra', 'Hodan Muestra', 'Chue Muestra'];
    for (const [n, name] of signedUp.entries()) await made.signUp(event, { name, email: `door${n}@example.org` });
    const known = await savedPerson(api, { givenName: 'Yaretzi', familyName: 'Vecina', ward: 9 });
    const phone = await opened({ width: 360, language: 'es' }, `/events/${event.id}`);
    const { page } = phone;
    const heading = page.getByRole('heading', { name: phone.t('console.door'), exact: true });
    const door = page.locator('section', { has: heading }).first();
    const press = (name: string | RegExp) => door.getByRole('button', { name }).click();
    const number = (key: 'came' | 'didNotCome' | 'unknown' | 'walkIns', count: number) =>
      door
        .locator('dl > div', { hasText: phone.t(`console.door.count.${key}`) })
        .locator('dd', { hasText: new RegExp(`^${count}$`) })
        .waitFor();
    await door.getByLabel(phone.t('console.door.search')).fill('inigo');
    await press(new RegExp(`^${phone.t('console.door.CAME')}.*Íñigo Muestra$`));
    await number('came', 1);
    await door.getByLabel(phone.t('console.door.search')).fill('');
    expect(await phone.look('door')).toEqual([]);
    await door.locator('input[name=name]').fill('Yaretzi');
    await press(/^Yaretzi Vecina/);
    await door.getByText(phone.t('console.door.walkedIn', { name: 'Yaretzi Vecina' })).waitFor();
    await number('walkIns', 1);
    await press(phone.t('console.door.others', { count: 2 }));
    await number('didNotCome', 2);
    expect(await phone.look('door-told')).toEqual([]);
    await press(phone.t('console.door.undoOthers', { count: 2 }));
    await number('unknown', 2);
    const desk = await opened({ width: 1280, language: 'en', dark: true }, `/events/${event.id}`);
    await desk.page.getByText('Íñigo Muestra').first().waitFor();
    expect(await desk.look('door')).toEqual([]);
    const past =
      'update event set "startsAt" = now() - interval \'150 minutes\', "endsAt" = now() - interval \'1 minute\' where id = $1';
    await made.admin(past, [event.id]);
    await desk.page.reload();
    await desk.page.getByRole('button', { name: desk.t('console.door.hours.confirm', { count: 1 }) }).click();
    await desk.page.getByText(desk.t('console.door.hours.done')).waitFor();
    expect(await desk.look('door-hours')).toEqual([]);
    await desk.page.goto('/console/people/hours');
    const saved = desk.page.waitForEvent('download');
    await desk.page.getByRole('button', { name: desk.t('console.hours.save') }).click();
    expect((await saved).suggestedFilename()).toBe('hours.csv');
    await desk.page.goto(`/console/people/${known.id}`);
    await desk.page.getByText(desk.t('people.timeline.CAME')).first().waitFor();
    await made.inside(() => api.app.get(SignUpsService).forget(Date.now() + 91 * 24 * HOUR));
    await page.reload();
    await door.getByText(phone.t('console.door.kept')).waitFor();
    await number('unknown', 2);
    await number('walkIns', 1);
    expect(await phone.look('door-kept')).toEqual([]);
    expect([...desk.problems, ...phone.problems]).toEqual([]);
    await desk.close();
    await phone.close();
  });
});
