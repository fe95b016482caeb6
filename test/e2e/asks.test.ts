import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../harness.ts';
import type { Browser } from 'playwright-core';
import type { Language } from '#platform';
import { hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const OWNER = { name: 'Rosa Ejemplo', email: 'rosa.ejemplo@example.org' };
const THIRD = { name: 'Carla Inventada', email: 'carla.inventada@example.org' };
const SECOND = { name: 'Bruno Supuesto', email: 'bruno.supuesto@example.org' };
/** Whose words on D4 lean, and who is committed to it. */
const [LEANING, COMMITTED] = ['Elliott Payne', 'Jason Chavez'];

(hasChromium ? describe : describe.skip)('whom to ask, what is followed, and what only a few may read', () => {
  let system: System;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  /** Somebody's walk through the pages, with everything that was wrong with one of them. */
  async function walk(language: Language, width: 360 | 1280, secret: string, { name, email }: typeof OWNER) {
    const visitor = await Visitor.open(browser, { language, width, baseUrl: system.url });
    const { page } = visitor;
    const t = visitor.t.bind(visitor);
    const problems: string[] = [];
    const field = (key: Parameters<Visitor['t']>[0]) => page.getByLabel(t(key), { exact: true });
    await page.goto(`/console/welcome#${secret}`);
    await field('console.account.yourName').fill(name);
    await field('console.account.email').fill(email);
    await field('console.account.password').fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    await enrolPasskey(visitor);
    await page.locator('#needs').waitFor();
    return {
      ...{ visitor, page, t, problems },
      go: async (path: string) => {
        await page.goto(`/console${path}`);
        await page.waitForLoadState('networkidle');
      },
      press: (name: string | RegExp) => page.getByRole('button', { name }).first().click(),
      send: () => page.locator('dialog form [type=submit]').click(),
      closed: () => page.locator('dialog').waitFor({ state: 'detached' }),
      look: async (what: string) => void problems.push(...(await visitor.look(`asks-${what}`))),
    };
  }
  type Walk = Awaited<ReturnType<typeof walk>>;

  /** One is taken on with one press, stands on the first page, and is noted as asked; the guard asks about its words. */
  async function ask({ page, t, go, press, send, closed, look }: Walk): Promise<void> {
    await go('/council/asks?demand=D4');
    await look('list');
    await press(new RegExp(`^${t('console.asks.take')}: ${LEANING}`));
    await page.getByText(t('console.asks.you'), { exact: true }).waitFor();
    await press(new RegExp(`^${t('console.asks.change')}: ${LEANING}`));
    await page.locator('[name=dueOn]').fill('2026-01-15');
    await send();
    await closed();
    await go('/');
    await page.getByRole('heading', { name: new RegExp(LEANING) }).waitFor();
    await look('today');
    await go('/council/asks?mine');
    await press(new RegExp(`^${t('console.asks.asked')}: ${LEANING}`));
    await page.locator('[name=result]').fill('A number: A 123-456-789');
    await send();
    await page.getByText(t('console.guard.mustGo')).waitFor();
    await look('guard');
    await page.getByRole('button', { name: t('console.guard.takeOut') }).click();
    await send();
    await page.getByText(t('console.asks.notedNext')).waitFor();
    await look('noted');
  }

  /** A meeting is noted, and its next date stands first. */
  async function meet({ page, t, go, press, send, closed, look }: Walk): Promise<void> {
    await go('/council/meetings');
    await press(t('console.meetings.new'));
    await page.locator('dialog [name=figure]').selectOption({ label: LEANING });
    await page.locator('[name=heldOn]').fill('2026-11-20');
    await page.locator('[name=present]').fill('Rosa, Bruno');
    await page.locator('[name=notes]').fill('Una hora, en su oficina.');
    await page.locator('[name=asks]').fill('Firmar\n\nPresentar el texto');
    await page.locator('[name=commitments]').fill('Leerlo');
    await page.locator('[name=nextOn]').fill('2098-01-15');
    await look('meeting-form');
    await send();
    await closed();
    await page.getByRole('heading', { name: t('console.meetings.ahead') }).waitFor();
    await until(async () => expect(await page.getByText('Presentar el texto').count()).toBe(1));
    await look('meetings');
  }

  /** A guess is noted beside a seat, and changes no count. */
  async function guess({ page, t, go, press, send, closed, look }: Walk): Promise<void> {
    await go('/council/path/D4');
    const counts = await page.locator('#path-state').innerText();
    await press(`${t('console.guess.add')}: ${LEANING}`);
    await page.locator('[name=lean]').selectOption('4');
    await page.locator('[name=note]').fill('Rosa');
    await page.locator('[name=witnesses]').fill('2');
    await look('guess-form');
    await send();
    await closed();
    await page.getByText(t('console.guess.lean.4')).waitFor();
    await until(async () => expect(await page.locator('#path-state').innerText()).toBe(counts));
    await look('path');
  }

  /** A figure and a demand are followed. */
  async function follow({ page, t, go, look }: Walk): Promise<void> {
    await go('/council/9/D4');
    const button = page.getByRole('button', { name: t('console.follow', { name: COMMITTED! }), pressed: false });
    await button.click();
    await page.getByRole('button', { name: t('console.follow', { name: COMMITTED! }), pressed: true }).waitFor();
    await look('ledger');
  }

  /** The wards as tiles, one of them, and its page for a meeting, which Chromium prints on one sheet of either paper. */
  async function ward({ page, t, go, look }: Walk): Promise<void> {
    await go('/council/wards');
    await look('wards');
    await page.getByRole('link', { name: new RegExp(LEANING!) }).click();
    await page.getByText(t('console.ward.bodyPost')).waitFor();
    await page.getByText(t('console.ward.noPetition')).waitFor();
    await page.getByText(t('console.ward.noEvents')).waitFor();
    await look('ward');
    await page.getByRole('link', { name: t('console.ward.sheet') }).click();
    await page.getByText('Presentar el texto').waitFor();
    await page.getByText(t('console.ward.printedBy', { name: OWNER.name, when: '' }).slice(0, -3)).waitFor();
    await look('sheet');
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
  }

  test('in Spanish on a phone: ask, meet, guess, print a ward, follow; then the change of what is followed stands on the first page', async () => {
    const rosa = await walk('es', 360, system.welcome, OWNER);
    const { page, t, go } = rosa;
    await ask(rosa);
    await meet(rosa);
    await guess(rosa);
    await ward(rosa);
    await follow(rosa);
    await go('/council/9/D4');
    await page
      .locator('li', { hasText: t('council.reason.PROMISE') })
      .first()
      .getByRole('button', { name: t('console.entry.retract') })
      .click();
    await page.getByLabel(t('console.entry.reason'), { exact: true }).fill('Se revisó la grabación');
    await rosa.send();
    await page
      .getByRole('region', { name: t('console.entry.history') })
      .getByText(t('council.label.LEAN_SUPPORT'))
      .waitFor();
    await go('/');
    await page.getByRole('link', { name: new RegExp(`^${COMMITTED}.*${t('council.label.LEAN_SUPPORT')}`) }).waitFor();
    await rosa.look('notices');
    await rosa.press(t('console.notices.seen'));
    await page.getByText(t('console.notices')).waitFor({ state: 'detached' });
    await rosa.visitor.close();
    expect(rosa.problems).toEqual([]);
  });

  test('in English on a desk: the same pages, and a proposal in place of the rule waits for somebody else', async () => {
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'admin'))![1]!;
    const bruno = await walk('en', 1280, secret, SECOND);
    const { page, t, go } = bruno;
    for (const path of ['asks', 'meetings', 'incidents', 'incidents/I1', 'claim', 'path/D4']) {
      await go(`/council/${path}`);
      await bruno.look(path.replace('/', '-'));
    }
    await go('/council/1/D4');
    await bruno.press(t('console.override.propose'));
    await page.locator('dialog select[name=label]').selectOption('SUPPORT');
    await page.locator('dialog [name=reason]').fill('The recording says so');
    await page.locator('dialog [name=until]').fill('2098-01-15');
    await bruno.look('override');
    await bruno.send();
    await page.getByText(t('console.override.sent')).waitFor();
    await go('/council/review');
    await page.getByText(t('console.override.mine')).waitFor();
    await bruno.look('proposals');
    await bruno.visitor.close();
    expect(bruno.problems).toEqual([]);
  });

  /** On paper the agenda has all its words, and nothing that only a screen has. */
  async function printed({ page, visitor }: Walk): Promise<void> {
    await page.emulateMedia({ media: 'print' });
    const { onlyScreen, words } = await page.evaluate(() => {
      const seen = (each: Element) => (each as HTMLElement).checkVisibility({ visibilityProperty: true });
      const main = document.querySelector<HTMLElement>('main')!;
      return {
        onlyScreen: [...document.querySelectorAll('nav, .skip, button, .btn, [role=navigation]')]
          .filter(seen)
          .map((each) => each.outerHTML.slice(0, 120)),
        words: main.innerText,
      };
    });
    expect(onlyScreen).toEqual([]);
    expect(words).toContain('Ordinance on crowd control at federal operations');
    await visitor.shot('asks-agenda-print');
    await page.emulateMedia({ media: 'screen' });
  }

  test('in Spanish on a phone: what comes before a vote is entered, confirmed and followed; a reply waits for a second person', async () => {
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'admin'))![1]!;
    const carla = await walk('es', 360, secret, THIRD);
    const { page, t, go, press } = carla;
    await go('/council/agenda');
    await carla.look('agenda-empty');
    await press(t('console.agenda.new'));
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await page.locator('[name=heldOn]').fill(inDays(12));
    await page.locator('[name=heldAt]').fill('09:30');
    await page.locator('dialog [name=titleEn]').fill('Ordinance on crowd control at federal operations');
    await carla.look('agenda-form');
    await carla.send();
    await carla.closed();
    const confirm = page.getByRole('button', { name: new RegExp(`^${t('console.agenda.confirm')}`) });
    await confirm.waitFor();
    await carla.look('agenda-suggested');
    await confirm.click();
    await page.locator('a[href$="/council/path/D2"]').waitFor();
    await carla.look('agenda');
    await printed(carla);
    await go('/council/following');
    await carla.look('following-empty');
    await page.locator('[name=daysBefore]').selectOption('7');
    await press(t('console.following.save'));
    await page.getByText(t('console.following.saved')).waitFor();
    await go('/council/figure/per%3Afrey');
    await press(t('console.replies.new'));
    await page.locator('dialog [name=original]').fill('No es cierto.');
    await page.locator('dialog [name=publisher]').fill('Su oficina');
    await carla.look('reply-form');
    await carla.send();
    await carla.closed();
    await page.getByText(t('console.replies.mine')).waitFor();
    await carla.look('replies');
    await carla.visitor.close();
    expect(carla.problems).toEqual([]);
  });
});
