import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Actor } from '#accounts';
import { Attendance, AttendanceState } from '#events';
import { Db } from '#platform';
import { RuleTasks, TasksService } from '#volunteers';
import { Gatherings, MINUTE } from '../gatherings.ts';
import { type Api, startApi } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

const TITLE = 'Llamar y preguntar cómo sigue';
const DONE = 4;
const PEOPLE = 6;

(hasChromium ? describe : describe.skip)('rules that make tasks, in a browser', () => {
  let api: Api;
  let browser: Browser;
  let made: Gatherings;
  let rosa: Member;
  let lia: Member;
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    const team = new Team(api);
    made = team.made;
    rosa = await team.join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    lia = await team.join('coordinator', { name: 'Lía Ejemplo', email: 'lia@example.org' });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });
  const opened = (member: Member, viewer: Viewer, path: string): Promise<Visitor> =>
    Visitor.signedIn(browser, api, member, viewer, path);

  /** Some who signed up do not come, the worker carries the rules out, and of the tasks some are done. */
  async function nobodyComes(): Promise<string> {
    const db = api.app.get(Db);
    const event = await made.eventIn(-10 * MINUTE);
    const people: string[] = [];
    for (let at = 0; at < PEOPLE; at += 1)
      people.push((await made.signUp(event, { name: `Ana Inventada ${at}` })).personId!);
    const mark = { eventId: event.id, state: AttendanceState.DID_NOT_COME, byUserId: null };
    await made.inTx(() =>
      db.insertAll(
        people.map((personId) =>
          db.make(Attendance, { ...mark, personId, markedAt: new Date(), details: { name: 'A' } }),
        ),
      ),
    );
    await api.inside(() => api.app.get(RuleTasks).event(event.id));
    const actor = new Actor(rosa.id, api.organizationId, 'organizer', true);
    const tasks = api.app.get(TasksService);
    const free = await api.inside(() => tasks.free());
    for (const { id } of free.slice(0, DONE)) await api.inside(() => tasks.setDone(actor, id, true));
    return people.find((id) => free[0]!.personId === id)!;
  }

  test('one is made by keyboard, its tasks are counted and taken, and it is changed, switched off and removed', async () => {
    const desk = await opened(rosa, { width: 1280, language: 'en' }, '/settings');
    const { page } = desk;
    const button = (...asked: Parameters<typeof desk.t>) =>
      page.getByRole('button', { name: desk.t(...asked), exact: true });
    await page.locator('a[href$="/settings/rules"]').click();
    await page.getByText(desk.t('console.rules.none')).waitFor();
    expect(await desk.look('rules-none')).toEqual([]);

    await button('console.rules.add').first().press('Enter');
    await page.locator('dialog [name=dueDays]').fill('95');
    await page.locator('dialog [name=dueDays]').press('Enter');
    await page.getByText(desk.t('console.rules.taskMissing')).first().waitFor();
    await page.getByText(desk.t('console.rules.dueDaysWrong')).first().waitFor();
    expect(await desk.look('rule-form')).toEqual([]);
    await page.locator('dialog [name=dueDays]').fill('3');
    await page.locator('dialog [name=title]').fill(TITLE);
    await page.locator('dialog [name=title]').press('Enter');
    await page.getByRole('heading', { name: TITLE }).waitFor();

    const person = await nobodyComes();
    await page.reload();
    await page.getByText(desk.t('console.rules.work', { count: PEOPLE, done: DONE })).waitFor();
    await button('console.rules.add').click();
    await page.locator('dialog [name=trigger]').selectOption('FIRST_EVENT');
    await page.locator('dialog [name=title]').fill('Say welcome, and ask what they would like to do');
    await page.locator('dialog [name=userId]').selectOption({ label: lia.name });
    await page.locator('dialog [type=submit]').click();
    await page.getByText(desk.t('console.rules.toPointElse', { name: lia.name })).waitFor();
    expect(await desk.look('rules')).toEqual([]);

    await button('console.rules.changeOf', { title: TITLE }).click();
    await page.getByText(desk.t('console.rules.triggerFixed')).waitFor();
    await page.locator('dialog [name=dueDays]').fill('0');
    await page.locator('dialog [type=submit]').click();
    await page.getByText(desk.t('console.rules.dueToday')).waitFor();
    await button('console.rules.turnOffOf', { title: TITLE }).click();
    await button('console.rules.turnOnOf', { title: TITLE }).waitFor();

    await page.goto(`/console/people/${person}`);
    await page.getByText(desk.t('people.timeline.TASK_BY_RULE')).waitFor();
    await page.locator('.timeline').getByText(TITLE).first().waitFor();
    await page.goto('/console');
    await page
      .getByText(desk.t('console.today.freeTasks', { count: PEOPLE - DONE }))
      .first()
      .waitFor();
    await page.goto('/console/tasks?free');
    await button('console.tasks.takeOf', { title: TITLE }).first().waitFor();
    expect(await desk.look('tasks-free')).toEqual([]);
    await button('console.tasks.takeOf', { title: TITLE }).first().click();
    await button('console.tasks.takeOf', { title: TITLE }).nth(1).waitFor({ state: 'detached' });
    await page.goto('/console/tasks?mine');
    await page.getByText(desk.t('console.tasks.byRule')).waitFor();
    await desk.close();

    const phone = await opened(rosa, { width: 360, language: 'es' }, '/settings/rules');
    await phone.page.getByText(phone.t('console.rules.isOff')).waitFor();
    await phone.page
      .getByRole('button', {
        name: phone.t('console.rules.removeOf', { title: 'Say welcome, and ask what they would like to do' }),
      })
      .click();
    await phone.page.locator('dialog [type=submit]').click();
    await phone.page.locator('dialog').waitFor({ state: 'detached' });
    await phone.page.getByText(lia.name).waitFor({ state: 'detached' });
    expect(await phone.look('rules')).toEqual([]);
    await phone.page.getByRole('button', { name: phone.t('console.rules.changeOf', { title: TITLE }) }).click();
    await phone.page.locator('dialog [name=title]').waitFor();
    expect(await phone.look('rule-form')).toEqual([]);
    await phone.close();
  });

  test('who writes no tasks is told so, and is not led there', async () => {
    const desk = await opened(lia, { width: 1280, language: 'en' }, '/settings/rules');
    await desk.page.getByText(desk.t('console.noPermission')).first().waitFor();
    await desk.page.goto('/console/settings');
    await desk.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await desk.page.locator('a[href$="/settings/rules"]').count()).toBe(0);
    await desk.close();
  });
});
