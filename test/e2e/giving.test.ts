import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Permission, ROLES } from '#accounts';
import { Tags } from '#people';
import { HOUR } from '../gatherings.ts';
import { type Api, startApi, until } from '../harness.ts';
import { withRole } from '../own-role.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, VIEWERS, type Viewer, Visitor } from './browser.ts';

const EVENTS = 230;
const LISTS = 60;
const three = (n: number) => String(n).padStart(3, '0');

(hasChromium ? describe : describe.skip)('what a grant is over, in a browser', () => {
  let api: Api;
  let browser: Browser;
  let team: Team;
  let owner: Member;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    team = new Team(api);
    owner = await team.join('owner', { name: 'Rosa Ejemplo' });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  /** The dialog in which somebody is given a grant. */
  async function opened(member: Member, to: Member, viewer: Viewer) {
    const visitor = await Visitor.signedIn(browser, api, member, viewer, '/settings/access');
    const t = visitor.t.bind(visitor);
    const { page } = visitor;
    await page.getByRole('button', { name: t('console.access.changeOf', { name: to.name }), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const button = (key: Parameters<typeof t>[0]) => dialog.getByRole('button', { name: t(key), exact: true });
    return { visitor, t, page, dialog, button };
  }

  test.each(VIEWERS)('nothing to choose says why: $width pixels, $language', async (viewer) => {
    const lead = await team.join('lead');
    const { visitor, t, dialog, button } = await opened(owner, lead, viewer);
    await dialog.getByText(t('console.grants.no.EVENT')).waitFor();
    await button('console.grants.give').click();
    await dialog.getByText(t('console.grants.nothing')).first().waitFor();
    expect(await visitor.look('giving-none')).toEqual([]);
    await visitor.close();
    const seeing: Permission[] = ['events.read', 'events.write', 'people.read'];
    const without = ROLES.admin.filter((each) => !seeing.includes(each));
    const other = await opened(await withRole(team, ...without), lead, viewer);
    await other.dialog.getByText(t('console.grants.unseen.EVENT')).waitFor();
    await other.dialog.locator('[name="scope"]').selectOption('LIST');
    await other.dialog.getByText(t('console.grants.unseen.LIST')).waitFor();
    expect(await other.visitor.look('giving-unseen')).toEqual([]);
    await other.visitor.close();
  });

  describe('of more than a page holds', () => {
    beforeAll(async () => {
      for (let n = 0; n < EVENTS; n += 1) {
        const title = { en: `Canvass ${three(n)}`, es: `Recorrido ${three(n)}` };
        await team.made.eventIn(-n * HOUR, { title });
      }
      const labels = Array.from({ length: LISTS }, (_, n) => `Vecinas ${three(n)}`);
      await team.made.inTx(() => api.app.get(Tags).ids(labels));
    }, 180_000);

    test.each(VIEWERS)(
      'an old event and a list are found by name with the keyboard, given, and told: $width pixels, $language',
      async (viewer) => {
        const lead = await team.join('lead');
        const { visitor, t, page, dialog, button } = await opened(owner, lead, viewer);
        const subject = dialog.locator('[name="subject"]');
        const chosen = () => subject.locator('option:checked').textContent();
        await dialog.getByText(t('console.span', { from: 1, to: 50, total: EVENTS })).waitFor();
        await button('console.grants.give').press('Enter');
        await dialog.getByText(t('console.grants.needed.EVENT')).first().waitFor();
        expect(await visitor.look('giving')).toEqual([]);
        await button('console.next').press('Enter');
        await dialog.getByText(t('console.span', { from: 51, to: 100, total: EVENTS })).waitFor();
        await dialog.getByLabel(t('console.segments.findWhich')).focus();
        await page.keyboard.type(' 229');
        await dialog.getByText(t('console.groups.found', { count: 1 }), { exact: true }).waitFor();
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await page.keyboard.press('ArrowDown');
        await until(async () => expect(await chosen()).toMatch(/ 229, /));
        await dialog.getByLabel(t('console.segments.findWhich')).fill('nada así');
        await dialog.getByText(t('console.groups.found', { count: 0 }), { exact: true }).waitFor();
        expect(await chosen()).toMatch(/ 229, /);
        expect(await visitor.look('giving-found')).toEqual([]);
        await button('console.grants.give').press('Enter');
        await dialog.getByText(/ 229, .*”/).waitFor();
        await dialog.locator('[name="scope"]').selectOption('LIST');
        await dialog.getByText(t('console.span', { from: 1, to: 50, total: LISTS })).waitFor();
        await dialog.getByLabel(t('console.segments.findWhich')).fill('VECINAS 059');
        await dialog.getByText(t('console.groups.found', { count: 1 }), { exact: true }).waitFor();
        await subject.selectOption({ label: 'Vecinas 059' });
        await button('console.grants.give').press('Enter');
        await dialog.getByText(t('console.grants.over.LIST', { name: 'Vecinas 059' })).waitFor();
        expect(await visitor.look('giving-given')).toEqual([]);
        await visitor.close();
      },
      90_000,
    );

    test('where nothing can be looked up the reason is said, with another try', async () => {
      const { visitor, t, page, dialog, button } = await opened(owner, await team.join('lead'), VIEWERS[0]!);
      await dialog.getByText(t('console.span', { from: 1, to: 50, total: EVENTS })).waitFor();
      const cut = async (route: { abort: () => Promise<void> }) => route.abort();
      await page.route('**/graphql', cut);
      await button('console.next').click();
      await dialog.getByText(t('console.unreachable')).first().waitFor();
      visitor.expected(/ERR_FAILED|graphql/);
      await page.unroute('**/graphql', cut);
      await button('console.again').click();
      await dialog.getByText(t('console.span', { from: 51, to: 100, total: EVENTS })).waitFor();
      expect(await dialog.getByText(t('console.unreachable')).count()).toBe(0);
      await visitor.close();
    });
  });
});
