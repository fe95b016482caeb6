import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Language } from '#platform';
import { hasChromium, launch, Visitor } from './browser.ts';
import { enrolPasskey } from './passkeys.ts';
import { startSystem, type System } from './system.ts';

const PASSWORD = 'four random words in a row';
const OWNER = { name: 'Rosa Ejemplo', email: 'rosa.ejemplo@example.org' };
const SECOND = { name: 'Bruno Supuesto', email: 'bruno.supuesto@example.org' };
/** The record names five of thirteen; the others are invented. */
const ROSTER = [3, 6, 7, 8, 10, 11, 12, 13].map((ward) => `${ward},Member ${ward},2024-01-01,,2025-12-31,Test roster`);

(hasChromium ? describe : describe.skip)('the ledger, as coordinators keep it', () => {
  let system: System;
  let browser: Browser;
  const problems: string[] = [];
  beforeAll(async () => {
    [system, browser] = await Promise.all([startSystem(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await system?.close();
  });

  const open = (language: Language, width: 360 | 1280) =>
    Visitor.open(browser, { language, width, baseUrl: system.url });
  const look = async (visitor: Visitor, name: string) => {
    problems.push(...(await visitor.look(`ledger-${name}`)));
  };
  async function welcomed(visitor: Visitor, secret: string, { name, email }: typeof OWNER): Promise<void> {
    const { page } = visitor;
    await page.goto(`/console/welcome#${secret}`);
    await page.getByLabel(visitor.t('console.account.yourName'), { exact: true }).fill(name);
    await page.getByLabel(visitor.t('console.account.email'), { exact: true }).fill(email);
    await page.getByLabel(visitor.t('console.account.password'), { exact: true }).fill(PASSWORD);
    await page.locator('form [type=submit]').click();
    await enrolPasskey(visitor);
    await page.locator('#needs').waitFor();
  }
  async function go(visitor: Visitor, path: string): Promise<void> {
    await visitor.page.goto(`/console${path}`);
    await visitor.page.waitForLoadState('networkidle');
  }
  const label = (visitor: Visitor, key: Parameters<Visitor['t']>[0]) =>
    visitor.page.getByLabel(visitor.t(key), { exact: true });

  test('a vote of 12 to 0 with one absent is entered by keyboard, and another one sees grid, path and public card change', async () => {
    const file = join(system.home, 'roster.csv');
    writeFileSync(file, `ward,name,starts,ends,confirmed_until,source\n${ROSTER.join('\n')}\n`);
    expect(await system.cli('roster', file)).toContain('(nothing was changed: --apply does it)');
    expect(await system.cli('roster', file, '--apply')).toMatch(/16 changes$/m);
    const rosa = await open('en', 1280);
    await welcomed(rosa, system.welcome, OWNER);
    const { page } = rosa;
    await go(rosa, '/council/roll-call');
    await look(rosa, 'roll-call-empty');
    await label(rosa, 'console.entry.heldOn').fill('2025-12-11');
    await page.locator('select[name=decision]').selectOption('V1');
    await page.locator('[name="matter.titleEn"]').fill('Revised separation ordinance');
    await page.locator('[name="matter.titleEs"]').fill('Ordenanza de separación revisada');
    await page.locator('select[name=links]').selectOption('D2');
    await page.locator('[name="source.publisher"]').fill('City of Minneapolis, LIMS');
    await page.locator('[name=locator]').fill('Item 12');
    await page.locator('[name="count YES"]').fill('13');
    await page.locator('select[name^="vote "]').first().focus();
    for (let ward = 1; ward <= 13; ward += 1) await page.keyboard.press(ward === 5 ? 'x' : 'y');
    await page.getByText(rosa.t('console.entry.named', { named: 13, of: 13 })).waitFor();
    await page.getByText(rosa.t('console.entry.differ')).waitFor();
    await page.locator('[name="count YES"]').fill('12');
    await page.locator('[name="count ABSENT"]').fill('1');
    await look(rosa, 'roll-call');
    await page.locator('#save-roll-call').focus();
    await page.keyboard.press('Enter');
    await page.getByText(rosa.t('console.entry.saved')).waitFor();
    await page.getByText(rosa.t('console.entry.mine')).waitFor();
    await look(rosa, 'queue-mine');
    const before = await (await fetch(`${system.url}/council.json`)).text();
    expect(before).not.toContain('"VOTED"');

    const bruno = await open('es', 360);
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'coordinator'))![1]!;
    await welcomed(bruno, secret, SECOND);
    await go(bruno, '/council/review');
    await look(bruno, 'queue');
    await bruno.page.getByRole('button', { name: bruno.t('console.entry.accept') }).click();
    await bruno.page.getByText(bruno.t('console.entry.empty')).waitFor();
    await go(bruno, '/council');
    await look(bruno, 'grid');
    await go(bruno, '/council/path/D2');
    await bruno.page
      .getByText(bruno.t('console.path.state.WON', { floor: 12, needed: 7 }))
      .first()
      .waitFor();
    await look(bruno, 'path');
    await go(bruno, '/council/matters');
    await look(bruno, 'matters');
    await bruno.page.locator('main li h3 a').first().click();
    await bruno.page.getByText(bruno.t('console.matters.needed', { needed: 7, yes: 12 })).waitFor();
    await look(bruno, 'matter');
    const { rows } = (await (await fetch(`${system.url}/council.json`)).json()) as {
      rows: { demand: string; basis: string; label: string }[];
    };
    const voted = rows.filter(({ demand, basis }) => demand === 'D2' && basis === 'VOTED');
    expect(voted).toHaveLength(12);
    await bruno.page.goto('/es/council');
    await look(bruno, 'public');
    await bruno.page.goto('/es/council/figure/chavez');
    await bruno.page.getByText(bruno.t('council.figure.votesText', { of: 1, could: 1, cast: 1 })).waitFor();
    await look(bruno, 'public-figure');
    await bruno.page.goto('/es/council/incidents/I1');
    await look(bruno, 'public-incident');
    await bruno.page.goto('/es/council/method');
    await look(bruno, 'public-method');

    await go(rosa, '/council/evidence');
    await look(rosa, 'evidence');
    await page.locator('form [type=submit]').click();
    await page.locator('.sumerr').waitFor();
    await look(rosa, 'evidence-errors');
    await go(rosa, '/council/act');
    await page.locator('form [type=submit]').click();
    await page.locator('.sumerr').waitFor();
    await look(rosa, 'act-errors');
    await bruno.close();
    await rosa.close();
    expect(problems.splice(0)).toEqual([]);
  });

  test('one quotation is taken back: the position falls to LEAN, and both stand in its history', async () => {
    const rosa = await open('en', 1280);
    const { page } = rosa;
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'owner'))![1]!;
    await welcomed(rosa, secret, { name: 'Olga Modelo', email: 'olga.modelo@example.org' });
    await go(rosa, '/council/9/D4');
    await page
      .locator('li', { hasText: rosa.t('council.reason.PROMISE') })
      .first()
      .getByRole('button', { name: rosa.t('console.entry.retract') })
      .click();
    await page.getByLabel(rosa.t('console.entry.reason'), { exact: true }).fill('Checked against the recording');
    await look(rosa, 'retract');
    await page.getByRole('button', { name: rosa.t('console.entry.retractYes') }).click();
    const history = page.getByRole('region', { name: rosa.t('console.entry.history') });
    await history.getByText(rosa.t('council.label.LEAN_SUPPORT')).waitFor();
    await history.getByText(rosa.t('council.label.COMMITTED')).waitFor();
    await look(rosa, 'history');
    // A row is corrected: the form starts with it, takes a second demand by keyboard, and the row says that it waits.
    const correct = page.getByRole('link', { name: rosa.t('console.entry.correct') });
    await correct.first().click();
    await page.getByText(rosa.t('console.entry.correctingText')).waitFor();
    await page.locator('[name=textEn]').fill('The report says it more exactly');
    await page.getByRole('button', { name: rosa.t('console.entry.linkAdd') }).focus();
    await page.keyboard.press('Enter');
    await page.locator('select[name="links 2"]:focus').selectOption('D2');
    await page.locator('select[name="explicitness 2"]').selectOption('IMPLIED');
    await look(rosa, 'correction');
    await page.locator('form [type=submit]').click();
    await page.getByText(rosa.t('console.entry.saved')).waitFor();
    const sent = page.locator('li', { hasText: 'The report says it more exactly' });
    await sent.getByText('D2', { exact: true }).first().waitFor();
    await go(rosa, '/council/9/D4');
    await page.getByText('The report says it more exactly').first().waitFor();
    await look(rosa, 'correction-waits');
    await page.getByRole('link', { name: rosa.t('council.figure.all', { name: 'Jason Chavez' }) }).click();
    await page.getByRole('heading', { name: 'Jason Chavez' }).waitFor();
    await look(rosa, 'figure');
    await rosa.close();
    expect(problems.splice(0)).toEqual([]);
  });

  test('a demand has a page, each way to it its own count; a forecast stands beside its vote, and the grid tells changes', async () => {
    const nora = await open('es', 360);
    const { page } = nora;
    const t: Visitor['t'] = (key, params) => nora.t(key, params);
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'coordinator'))![1]!;
    await welcomed(nora, secret, { name: 'Nora Ficticia', email: 'nora.ficticia@example.org' });
    await go(nora, '/council/demands');
    await page.getByRole('link', { name: `${t('demand.all')}: Sin complicidad` }).click();
    await page.getByText(t('demand.verdict.FALLS_SHORT')).first().waitFor();
    await look(nora, 'demand');
    await page.getByRole('link', { name: `${t('lever.path')}: ${t('lever.kind.EXECUTIVE_ORDER')}` }).click();
    await page.getByText(t('lever.why.OFFICE')).waitFor();
    await look(nora, 'lever-office');
    await go(nora, '/council/path/D2');
    await page.getByText(t('forecast.byItself')).waitFor();
    await page.getByRole('button', { name: t('forecast.keep'), exact: true }).click();
    await page.getByText(t('forecast.kept')).waitFor();
    await page.getByText(t('forecast.seats')).last().click();
    await look(nora, 'forecasts');
    await go(nora, '/council?since=2025-11-13');
    await page.getByRole('heading', { name: /casillas han cambiado/ }).waitFor();
    await look(nora, 'changes');
    await page.getByLabel(t('changes.body'), { exact: true }).selectOption('org:mpls');
    await page.getByText('Alcaldía de Minneapolis').first().waitFor();
    await look(nora, 'grid-of-mayor');
    await page.goto('/es/council/demand/D1');
    await look(nora, 'public-demand');
    await nora.close();
    expect(problems.splice(0)).toEqual([]);
  });

  test('what was only in the record is entered by hand: a clause waits for review, a way has its rule, a body its seat', async () => {
    const inga = await open('es', 360);
    const { page } = inga;
    const t: Visitor['t'] = (key, params) => inga.t(key, params);
    const secret = /welcome#(\S+)/.exec(await system.cli('invite', 'coordinator'))![1]!;
    await welcomed(inga, secret, { name: 'Inga Ficticia', email: 'inga.ficticia@example.org' });
    await go(inga, '/council/demands/D2');
    await page.getByRole('link', { name: t('console.ways.assessment') }).click();
    await label(inga, 'console.ways.clauseEn').waitFor();
    await page.locator('form [type=submit]').click();
    await page.getByText(t('console.ways.clauseNeeded')).first().waitFor();
    await look(inga, 'assessment-empty');
    await label(inga, 'console.ways.clauseEn').fill('The city keeps no lists.');
    await label(inga, 'console.ways.reasonEn').fill('It names no exception.');
    await label(inga, 'console.entry.publisher').fill('City clerk');
    await label(inga, 'console.entry.locator').fill('Section 2');
    await page.locator('form [type=submit]').click();
    await page.waitForURL('**/council/review');
    await page.getByText('The city keeps no lists.').waitFor();
    await look(inga, 'assessment-waits');
    await go(inga, '/council/lever?demand=D2');
    await label(inga, 'console.ways.decider').selectOption('org:stpaul-council');
    await label(inga, 'console.ways.rule').selectOption('new');
    await label(inga, 'console.ways.seats').fill('7');
    await label(inga, 'console.ways.needed').fill('8');
    await label(inga, 'console.entry.publisher').fill('City clerk');
    await label(inga, 'console.entry.locator').fill('Rule 4');
    await page.locator('form [type=submit]').click();
    await page.getByText(t('ways.tooMany', { needed: 8, seats: 7 })).waitFor();
    await look(inga, 'lever-form');
    await go(inga, '/council/seat?demand=D2');
    await look(inga, 'seat-form');
    for (const path of ['matters', 'incidents', 'agenda', 'demands']) {
      await go(inga, `/council/${path}`);
      await look(inga, `small-${path}`);
    }
    await inga.close();
    expect(problems.splice(0)).toEqual([]);
  });
});
