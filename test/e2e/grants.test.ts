import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { AccountsService } from '#accounts';
import { RecordShare } from '#campaigns';
import { RecordService } from '#officials';
import { Db, within } from '#platform';
import { savedPerson } from '../builders.ts';
import { HOUR } from '../gatherings.ts';
import { type Api, startApi } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, inTurn, launch, type Viewer, Visitor } from './browser.ts';

const PHONE = '+16125550142';
const SPELLED = /612\D+555\D+0142/;

(hasChromium ? describe : describe.skip)('who may do what, in a browser', () => {
  let api: Api;
  let browser: Browser;
  let owner: Member;
  let lead: Member;
  let outside: string;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    const team = new Team(api);
    owner = await team.join('owner', { name: 'Rosa Ejemplo' });
    lead = await team.join('lead', { name: 'Nadia Prueba' });
    const event = await team.made.eventIn(48 * HOUR, { title: { en: 'Press conference', es: 'Rueda de prensa' } });
    await team.made.signUp(event, { name: 'Amina Inventada', email: 'amina@example.org', phone: PHONE });
    const { id } = await savedPerson(api, {
      givenName: 'Bo',
      familyName: 'Afuera',
      phones: [PHONE.replace('42', '43')],
    });
    outside = id;
    await grant(event.id);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  /** Documents by their names are what production takes; this one is sent by the console's own form below, too. */
  async function grant(subjectId: string): Promise<void> {
    const visitor = await enter(owner, { width: 1280, language: 'en' });
    const { page } = visitor;
    await page.goto('/console/settings/access');
    await page.getByRole('button', { name: visitor.t('console.access.changeOf', { name: lead.name }) }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('[name="role"]').first().selectOption('of:lead');
    await dialog.locator('[name="subject"]').selectOption(subjectId);
    await dialog.locator('[name="until"]').fill('2999-12-31');
    await dialog.getByRole('button', { name: visitor.t('console.grants.give'), exact: true }).click();
    await dialog.getByText('Press conference').first().waitFor();
    expect(await visitor.look('grants-given')).toEqual([]);
    await visitor.close();
    lead = { ...lead, cookie: await signedInAgain() };
  }

  /** What somebody may do was changed, so they were signed out: they show password and code anew. */
  async function signedInAgain(): Promise<string> {
    const team = new Team(api);
    const half = await team.send('/api/session', { email: lead.email, password: 'four random words in a row' });
    const full = await team.send('/api/factor/code', { code: lead.codes[0] }, { cookie: half.cookie });
    expect(full.status).toBe(204);
    return full.cookie;
  }

  const enter = (member: Member, viewer: Viewer): Promise<Visitor> => Visitor.signedIn(browser, api, member, viewer);
  const look = async (visitor: Visitor, name: string) => {
    await visitor.page.waitForLoadState('networkidle');
    expect(await visitor.look(`grants-${name}`)).toEqual([]);
  };

  test.each(inTurn(0))(
    'a lead sees the people of one event, masked, and shows a number with a reason: $width pixels, $language',
    async (viewer) => {
      const visitor = await enter(lead, viewer);
      const { page } = visitor;
      const press = (key: Parameters<Visitor['t']>[0]) =>
        page.getByRole('button', { name: visitor.t(key), exact: true }).click();
      await page.goto('/console/people');
      await page.getByText('Amina I.').first().waitFor();
      expect(await page.getByText('Afuera').count()).toBe(0);
      await look(visitor, 'people');
      await page.getByText('Amina I.').first().click();
      await page.getByRole('heading', { name: 'Amina I.' }).waitFor();
      await press('console.reveal.ask');
      await page.getByRole('dialog').locator('[name="reason"]').selectOption('OTHER');
      await press('console.reveal.go');
      await page.getByText(visitor.t('console.reveal.noteNeeded')).first().waitFor();
      await look(visitor, 'reveal');
      await page.getByRole('dialog').locator('[name="reason"]').selectOption('CALL');
      await press('console.reveal.go');
      await page.getByText(SPELLED).waitFor();
      await look(visitor, 'revealed');
      await page.goto(`/console/people/${outside}`);
      await page.getByText(visitor.t('console.notFound')).first().waitFor();
      visitor.expected(/404|NOT_FOUND/);
      expect(await page.getByText(/0143/).count()).toBe(0);
      await visitor.close();
    },
  );

  test.each(inTurn(1))(
    'an owner assigns people to somebody, from the list and on a page, and ends it: $width pixels, $language',
    async (viewer) => {
      const visitor = await enter(owner, viewer);
      const { page } = visitor;
      const button = (key: Parameters<Visitor['t']>[0]) =>
        page.getByRole('button', { name: visitor.t(key), exact: true });
      const choose = async () => {
        await button('console.assign').click();
        const dialog = page.getByRole('dialog');
        await dialog.locator('[name="user"]').selectOption(lead.id);
        await dialog.locator('[name="until"]').fill('2999-12-31');
        return dialog;
      };
      await page.goto('/console/people');
      // By the keyboard alone.
      await page.getByLabel(visitor.t('console.assign.choose', { name: 'Bo Afuera' })).press('Space');
      await page.getByLabel(visitor.t('console.assign.choose', { name: 'Amina Inventada' })).press('Space');
      await look(visitor, 'chosen');
      const dialog = await choose();
      await look(visitor, 'assign');
      await dialog.getByRole('button', { name: visitor.t('console.assign.go'), exact: true }).press('Enter');
      await page.getByText(visitor.t('console.assign.done', { name: lead.name })).waitFor();
      await page.goto(`/console/people/${outside}`);
      const end = page.getByRole('button', { name: visitor.t('console.assign.endOf', { name: lead.name }) });
      await end.waitFor();
      await look(visitor, 'assigned');
      await end.click();
      await page.getByText(visitor.t('console.assign.none')).waitFor();
      await (await choose()).getByRole('button', { name: visitor.t('console.assign.go'), exact: true }).click();
      await end.click();
      await page.getByText(visitor.t('console.assign.none')).waitFor();
      await visitor.close();
    },
  );

  test.each(inTurn(0))(
    'an owner reads who saw what, and gives and makes roles: $width pixels, $language',
    async (viewer) => {
      const visitor = await enter(owner, viewer);
      const { page } = visitor;
      await page.goto('/console/settings/audit');
      await page.getByText(visitor.t('console.audit.kind.REVEALED')).last().waitFor();
      await look(visitor, 'audit');
      await page.goto('/console/settings/access');
      await page.getByText(lead.name).first().waitFor();
      await look(visitor, 'access');
      await page.getByRole('button', { name: visitor.t('console.roles.make') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('[name="name"]').fill(`Puerta ${viewer.width}`);
      await dialog.locator('[name="may:events.signUps"]').locator('xpath=ancestor::label').click();
      await look(visitor, 'role');
      await dialog.getByRole('button', { name: visitor.t('console.roles.make') }).click();
      await page.getByText(`Puerta ${viewer.width}`).first().waitFor();
      await page.getByRole('button', { name: visitor.t('console.access.changeOf', { name: lead.name }) }).click();
      await page.getByRole('dialog').waitFor();
      await look(visitor, 'change');
      await visitor.close();
    },
  );

  const ALLY = 'Alianza Norte';
  /** Another organization offers its record to this one. */
  async function offered(): Promise<void> {
    const organizationId = await api.app.get(AccountsService).organization(ALLY);
    const db = api.app.get(Db);
    const values = { withId: api.organizationId, campaigns: ['camp:sanctuary-for-real'], offeredByUserId: null };
    await within({ organizationId }, () => api.app.get(RecordService).load());
    const anew = async () => {
      await db.repo(RecordShare).update({ organizationId }, { endedAt: new Date() });
      await db.save(db.make(RecordShare, { ...values, endedAt: null }));
    };
    await within({ organizationId }, () => db.tx(anew));
  }

  test.each(inTurn(1))(
    'an owner offers the record, accepts another one, reads it and ends it: $width pixels, $language',
    async (viewer) => {
      await api.inside(() => api.app.get(RecordService).load());
      const visitor = await enter(owner, viewer);
      const { page } = visitor;
      const press = (key: Parameters<Visitor['t']>[0]) =>
        page.getByRole('button', { name: visitor.t(key, { name: ALLY }), exact: true }).click();
      await page.goto('/console/settings/sharing');
      await page.getByText(visitor.t('console.sharing.receivedNone')).waitFor();
      await look(visitor, 'sharing-empty');
      await offered();
      await page.reload();
      await press('console.sharing.offer');
      const dialog = page.getByRole('dialog');
      const name = dialog.locator('[name="organization"]');
      await dialog.locator('[name^="campaign:"]').first().locator('xpath=ancestor::label').click();
      await name.fill('Alianza');
      await name.press('Enter');
      await dialog.locator('.field').getByText(visitor.t('sharing.noOrganization')).waitFor();
      await look(visitor, 'sharing-offer');
      await name.fill(ALLY);
      await press('console.sharing.offerSend');
      await page.getByText(visitor.t('console.sharing.state.OFFERED')).nth(1).waitFor();
      await look(visitor, 'sharing');
      await press('console.sharing.acceptOf');
      await page.getByText(visitor.t('console.sharing.state.ACCEPTED')).waitFor();
      const kept = visitor.t('council.page.keptBy', { keeper: ALLY, reader: 'First' });
      for (const place of ['council', 'council/path', 'council/demands']) {
        await page.goto(`/console/${place}`);
        await page.getByText(kept).waitFor();
        await look(visitor, `sharing-${place.replace('/', '-')}`);
      }
      await page.goto(visitor.language === 'es' ? '/es/council' : '/council');
      await page.getByText(kept).waitFor();
      await look(visitor, 'sharing-public');
      await page.goto('/console/settings/sharing');
      for (let left = 2; left > 0; left -= 1) {
        const end = page.getByRole('button', { name: visitor.t('console.sharing.endOf', { name: ALLY }) });
        await end.first().click();
        await end.nth(left - 1).waitFor({ state: 'detached' });
      }
      await page.getByText(visitor.t('console.sharing.madeNone')).waitFor();
      await visitor.close();
      const other = await enter(await new Team(api).join('lead'), viewer);
      await other.page.goto('/console/settings/sharing');
      await other.page.getByText(other.t('console.noPermission')).first().waitFor();
      await other.close();
    },
  );
});
