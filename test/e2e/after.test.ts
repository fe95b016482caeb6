import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Person, Tag, Tags } from '#people';
import { Db } from '#platform';
import { RuleTrigger, Task, TaskRule } from '#volunteers';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

const DESK = { width: 1280, language: 'en' } as const;
const PHONE = { width: 360, language: 'es', dark: true } as const;

(hasChromium ? describe : describe.skip)('what stands after something was done', () => {
  let api: Api;
  let browser: Browser;
  let team: Team;
  let rosa: Member;
  const inTx = <T>(work: (db: Db) => Promise<T>) => {
    const db = api.app.get(Db);
    return api.inside(() => db.tx(() => work(db)));
  };
  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    team = new Team(api);
    rosa = await team.join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (viewer: Viewer, path: string) => Visitor.signedIn(browser, api, rosa, viewer, path);
  const hasFocus = async (element: Locator) =>
    expect(await element.evaluate((each) => each === document.activeElement)).toBe(true);
  const task = (title: string, assigneeUserId: string | null = null) =>
    inTx((db) =>
      db.save(
        db.make(Task, {
          ...{ details: { title }, personId: null, occasionId: null, createdByUserId: null, doneAt: null },
          ...{ assigneeUserId, dueOn: null },
        }),
      ),
    );
  const rule = (title: string) =>
    inTx((db) =>
      db.save(
        db.make(TaskRule, {
          ...{ trigger: RuleTrigger.DID_NOT_COME, dueDays: 1, toPointPerson: false, userId: null },
          ...{ since: new Date(), removedAt: null, details: { title } },
        }),
      ),
    );

  test.each<Viewer>([DESK, PHONE])(
    'a task that is taken goes, and the keyboard goes on from the next: %j',
    async (viewer) => {
      const titles = ['Una', 'Dos', 'Tres'].map((word) => `${word} ${viewer.width}`);
      const made: Task[] = [];
      for (const title of titles) made.push(await task(title));
      const visitor = await opened(viewer, '/tasks?free');
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      const take = (title: string) =>
        page.getByRole('button', { name: t('console.tasks.takeOf', { title }), exact: true });
      const shown = async () => (await page.locator('main li h3').allTextContents()) as string[];
      await take(titles[0]!).waitFor();
      const [first = '', second = '', third = ''] = await shown();
      await take(first).press('Enter');
      await take(first).waitFor({ state: 'detached' });
      await hasFocus(take(second));
      // Somebody else was faster.
      const other = made.find(({ details }) => details.title === second)!;
      await team.made.admin('update task set "assigneeUserId" = $1 where id = $2', [rosa.id, other.id]);
      const lia = await team.join('coordinator');
      await team.made.admin('update task set "assigneeUserId" = $1 where id = $2', [lia.id, other.id]);
      await take(second).press('Enter');
      await page.getByText(t('tasks.taken')).waitFor();
      await take(second).waitFor({ state: 'detached' });
      await hasFocus(take(third));
      expect(await visitor.look('tasks-taken')).toEqual([]);
      await take(third).press('Enter');
      await page.getByText(t('console.tasks.emptyFree')).waitFor();
      await hasFocus(page.locator('h1'));
      expect(await visitor.look('tasks-free-none')).toEqual([]);
      await page.getByRole('link', { name: t('console.tasks.mine'), exact: true }).click();
      await page.getByRole('heading', { name: third }).waitFor();
      expect(await page.getByText(t('tasks.taken')).count()).toBe(0);
      await visitor.close();
    },
    90_000,
  );

  test('a task of somebody without access stays theirs when its words change', async () => {
    const gone = await team.join('coordinator', { name: 'Nadie Ejemplo', email: 'nadie@example.org' });
    const { id } = await task('Se quedó', gone.id);
    await team.made.admin('update "user" set "disabledAt" = now() where id = $1', [gone.id]);
    const visitor = await opened(PHONE, `/tasks/${id}`);
    const { page } = visitor;
    const select = page.locator('[name=assigneeId]');
    await select.waitFor();
    await until(async () =>
      expect(await select.locator('option:checked').textContent()).toBe(
        `Nadie Ejemplo (${visitor.t('console.tasks.noAccess')})`,
      ),
    );
    await page.locator('[name=title]').fill('Se quedó aquí');
    await page.getByRole('button', { name: visitor.t('console.tasks.save'), exact: true }).click();
    await page.getByRole('heading', { name: 'Se quedó aquí' }).waitFor();
    const kept = await inTx((db) => db.repo(Task).findOneByOrFail({ id }));
    expect([kept.details.title, kept.assigneeUserId]).toEqual(['Se quedó aquí', gone.id]);
    await visitor.close();
  }, 60_000);

  test('a rule that is removed by keyboard gives the focus to the next, and the last one to the way to add one', async () => {
    for (const title of ['Llamar', 'Escribir']) await rule(title);
    const visitor = await opened(PHONE, '/settings/rules');
    const { page } = visitor;
    const t = visitor.t.bind(visitor);
    const button = (...asked: Parameters<typeof t>) => page.getByRole('button', { name: t(...asked), exact: true });
    const remove = async (title: string) => {
      await button('console.rules.removeOf', { title }).press('Enter');
      await page.locator('dialog [type=submit]').press('Enter');
      await page.getByRole('heading', { name: title }).waitFor({ state: 'detached' });
    };
    await remove('Llamar');
    await hasFocus(button('console.rules.changeOf', { title: 'Escribir' }));
    await remove('Escribir');
    await page.getByText(t('console.rules.none')).waitFor();
    await hasFocus(button('console.rules.add').last());
    await visitor.close();
  }, 60_000);

  test('of many: what was refused is forgotten once it is mended, and what could not be undone can be tried again', async () => {
    await inTx(async (db) => {
      for (const familyName of ['Uno', 'Dos'])
        await db.save(
          db.make(Person, { ward: 9, details: { givenName: 'Inventada', familyName, emails: [], phones: [] } }),
        );
      const tags = api.app.get(Tags);
      const [id] = (await tags.ids(['Puede alojar'])).values();
      const tag = await db.repo(Tag).findOneByOrFail({ id: id! });
      await db.save(Object.assign(tag, { details: { label: 'Puede alojar', value: 'NUMBER' } }));
    });
    const visitor = await opened(PHONE, '/people');
    const { page } = visitor;
    const t = visitor.t.bind(visitor);
    for (const n of [0, 1]) await page.locator('input[type=checkbox]').nth(n).check();
    await page.getByLabel(t('console.segments.doWhat')).selectOption({ label: 'Puede alojar' });
    const says = page.getByLabel(t('console.segments.tagSays'));
    const go = page.getByRole('button', { name: t('console.segments.doIt'), exact: true });
    await says.fill('doce');
    await go.click();
    await page.getByText(t('console.segments.valueWrong.NUMBER')).waitFor();
    await says.fill('12');
    await page.getByText(t('console.segments.valueWrong.NUMBER')).waitFor({ state: 'detached' });
    await page.route('**/graphql', (route) => route.abort());
    await go.click();
    await page.getByText(t('console.unreachable')).first().waitFor();
    await page.unroute('**/graphql');
    await go.click();
    const undo = page.getByRole('button', { name: t('console.segments.undo'), exact: true });
    await undo.waitFor();
    await page.route('**/graphql', (route) => route.abort());
    await undo.press('Enter');
    await page.locator('.err', { hasText: t('console.unreachable') }).waitFor();
    const problems = await visitor.look('tag-many-not-undone');
    expect(problems.filter((each) => !each.includes('ERR_FAILED'))).toEqual([]);
    await page.unroute('**/graphql');
    await undo.press('Enter');
    await page.getByText(t('console.segments.undone', { count: 2 })).waitFor();
    await undo.waitFor({ state: 'detached' });
    await hasFocus(page.getByLabel(t('console.segments.do'), { exact: true }));
    await visitor.close();
  }, 90_000);
});
