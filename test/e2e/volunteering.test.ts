import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Db } from '#platform';
import { OneOnOneSlot } from '#volunteers';
import { savedPerson } from '../builders.ts';
import { HOUR } from '../gatherings.ts';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

(hasChromium ? describe : describe.skip)('one person’s volunteering, hours and one-on-ones', () => {
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
    await page.getByRole('button', { name: visitor.t('console.save'), exact: true }).dblclick();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }

  test('somebody gets a follow-up and a next step on their page, and stands on their stage on the ladder', async () => {
    const someone = await savedPerson(api, { givenName: 'Perla', familyName: 'Inventada', ward: 9 });
    const desk = await opened(rosa, { width: 1280, language: 'en' }, `/people/${someone.id}`);
    const { page } = desk;
    await page.getByText(desk.t('console.followUps.none')).waitFor();
    await page.getByRole('button', { name: desk.t('console.followUps.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(desk.t('console.tasks.task'), { exact: true }).fill('Call about Saturday');
    await dialog.getByLabel(new RegExp(`^${desk.t('console.tasks.dueOn')}`)).fill('2026-01-02');
    expect(await desk.look('follow-up-form')).toEqual([]);
    await dialog.getByRole('button', { name: desk.t('console.save'), exact: true }).click();
    await page.getByRole('heading', { name: 'Call about Saturday' }).waitFor();
    await page.getByRole('button', { name: desk.t('console.care.move'), exact: true }).click();
    await dialog.getByLabel(desk.t('console.care.stage'), { exact: true }).selectOption({ label: 'Volunteer' });
    await dialog.getByLabel(desk.t('console.care.helper'), { exact: true }).selectOption({ label: 'Rosa Ejemplo' });
    await dialog.getByLabel(new RegExp(`^${desk.t('console.tasks.dueOn')}`)).fill('2026-01-03');
    expect(await desk.look('ladder-form')).toEqual([]);
    await dialog.getByRole('button', { name: desk.t('console.save'), exact: true }).click();
    await page.getByText(desk.t('console.care.helps', { name: 'Rosa Ejemplo' })).waitFor();
    expect(await desk.look('person-care')).toEqual([]);
    await page.goto('/console/people/volunteers');
    await page.getByRole('link', { name: desk.t('console.ladder.see') }).click();
    await page.getByRole('link', { name: /Perla Inventada/ }).waitFor();
    await until(async () =>
      expect(await page.getByText(desk.t('console.ladder.late'), { exact: true }).count()).toBe(1),
    );
    expect(await desk.look('ladder')).toEqual([]);
    await page
      .getByRole('navigation', { name: desk.t('console.ladder.stages') })
      .getByText('Observer')
      .focus();
    await page.getByRole('link', { name: /^Observer/ }).press('Enter');
    await page.getByText(desk.t('console.ladder.nobody')).waitFor();
    await page.goto('/console/tasks');
    await page.getByRole('link', { name: 'About Perla Inventada' }).click();
    await page.getByText(desk.t('console.followUps'), { exact: true }).waitFor();
    const phone = await opened(rosa, { width: 360, language: 'es' }, '/people/ladder');
    await phone.page.getByRole('link', { name: /Perla Inventada/ }).waitFor();
    expect(await phone.look('ladder-phone')).toEqual([]);
    expect([...desk.problems, ...phone.problems]).toEqual([]);
    await desk.close();
    await phone.close();
  });

  test('a volunteer on a phone says how long they worked; their organizer calls a one-on-one off', async () => {
    const ines = await team.join('volunteer', { name: 'Inés Ejemplo', email: 'ines@example.org' });
    const event = await team.made.eventIn(HOUR, { title: { en: 'Welcome table', es: 'Mesa de bienvenida' } });
    await team.made.signUp(event, { email: ines.email });
    await team.made.admin(`update event set "startsAt" = now() - interval '3 hours', "endsAt" = now() where id = $1`, [
      event.id,
    ]);
    await team.made.admin(`update "user" set "provenAt" = now() where id = $1`, [ines.id]);
    const phone = await opened(ines, { width: 360, language: 'es' }, '/mine');
    await phone.page.getByText(phone.t('console.worked.none')).waitFor();
    await write(phone, '2', '0');
    await phone.page.getByText('2 h', { exact: true }).waitFor();
    await until(async () => expect(await phone.page.getByRole('button', { name: /^Retirarlas: / }).count()).toBe(1));
    await phone.page.getByRole('button', { name: phone.t('console.worked.add') }).click();
    const where = phone.page.getByLabel(phone.t('console.worked.event'), { exact: true });
    await where.selectOption({ index: 1 });
    expect(await phone.page.getByLabel(phone.t('console.own.day'), { exact: true }).count()).toBe(0);
    await phone.page.getByLabel(phone.t('console.worked.hours'), { exact: true }).fill('1');
    expect(await phone.look('volunteer-hours-form')).toEqual([]);
    await phone.page.getByRole('button', { name: phone.t('console.save'), exact: true }).click();
    await phone.page.getByText('1 h', { exact: true }).waitFor();
    await phone.page.getByText('Mesa de bienvenida ·').waitFor();
    expect(await phone.look('volunteer-hours')).toEqual([]);
    const startsAt = new Date(Math.ceil(Date.now() / HOUR) * HOUR + 72 * HOUR);
    const db = api.app.get(Db);
    const endsAt = new Date(startsAt.getTime() + HOUR / 2);
    const slot = {
      userId: rosa.id,
      startsAt,
      endsAt,
      timeZone: 'America/Chicago',
      language: 'en' as const,
      details: {},
    };
    await team.made.inTx(() => db.save(db.make(OneOnOneSlot, { ...slot, withdrawnAt: null })));
    await phone.page.reload();
    await phone.page
      .getByRole('button', { name: /^Reservar / })
      .first()
      .click();
    await phone.page.getByText('Habla con Rosa Ejemplo').waitFor();
    const desk = await opened(rosa, { width: 1280, language: 'en' }, '/people/volunteers');
    await desk.page.getByRole('button', { name: /^Cancel it: / }).click();
    expect(await desk.look('talk-call-off')).toEqual([]);
    await desk.page.getByRole('button', { name: desk.t('console.slots.cancelYes') }).click();
    await desk.page.getByText(desk.t('console.slots.free')).waitFor();
    const told = (await team.mails()).filter(({ to }) => to === ines.email).map(({ subject }) => subject);
    expect(told.some((subject) => /^(Cancelada|Called off)/.test(subject))).toBe(true);
    expect([...desk.problems, ...phone.problems]).toEqual([]);
    await desk.close();
    await phone.close();
  });
});
