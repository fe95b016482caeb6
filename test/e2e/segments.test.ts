import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type Person, PersonTag, Tags } from '#people';
import { Db } from '#platform';
import { Lists } from '../../libs/people/lists/lists.service.ts';
import { savedPerson } from '../builders.ts';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

/** A build of the console, an API and a browser: everything here is one flow, told in English and then in Spanish. */
(hasChromium ? describe : describe.skip)('segments in a browser', () => {
  let api: Api;
  let browser: Browser;
  let rosa: Member;
  let tagged: string;
  let listId: string;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production' }), launch()]);
    rosa = await new Team(api).join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    const people: Person[] = [];
    for (let n = 0; n < 12; n += 1)
      people.push(
        await savedPerson(api, {
          ward: n < 8 ? 9 : n - 7,
          language: n % 2 ? 'es' : 'so',
          familyName: `Inventada ${n}`,
        }),
      );
    const db = api.app.get(Db);
    await api.inside(() =>
      db.tx(async () => {
        for (const label of ['Casa', 'Familia']) {
          const tags = api.app.get(Tags);
          const tagId = (await tags.ids([label])).get(tags.key(label)!)!;
          await db.save(db.make(PersonTag, { personId: people[label === 'Casa' ? 0 : 1]!.id, tagId }));
        }
        const actor = { id: rosa.id, isUser: true } as never;
        const columns = [
          { name: 'Casas', type: 'NUMBER' as const },
          { name: 'Vota', type: 'YES_NO' as const },
        ];
        tagged = people[0]!.id;
        listId = (await api.app.get(Lists).save(actor, { name: 'Norte', columns })).id;
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });

  const opened = (viewer: Viewer, path: string): Promise<Visitor> => Visitor.signedIn(browser, api, rosa, viewer, path);

  test('a nested segment is built and counted, a tag is put on it and taken back, a list is filled in', async () => {
    const desk = await opened({ width: 1280, language: 'en' }, '/people/segments/new');
    const { page } = desk;
    const button = (key: Parameters<typeof desk.t>[0]) => page.getByRole('button', { name: desk.t(key), exact: true });
    const status = page.locator('aside [role=status]').first();
    await status.getByText(desk.t('console.segments.count', { count: 12 })).waitFor();
    await page.getByLabel('9', { exact: true }).check();
    await status.getByText(desk.t('console.segments.count', { count: 8 })).waitFor();
    // A group within it, by the keyboard alone: none of two tags.
    await button('console.segments.addGroup').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(desk.t('console.segments.joined')).nth(1).selectOption('not-any');
    await page.getByLabel('Casa', { exact: true }).check();
    await status.getByText(desk.t('console.segments.count', { count: 7 })).waitFor();
    await page.getByLabel('Familia', { exact: true }).check();
    await status.getByText(desk.t('console.segments.count', { count: 6 })).waitFor();
    await page.getByText('People who live in ward 9 and do not match: have the tag “Casa” or “Familia”').waitFor();
    expect(await desk.look('segment-built')).toEqual([]);
    await page.getByLabel(desk.t('console.segments.doWhat')).selectOption({ label: 'Casa' });
    await button('console.segments.doIt').click();
    await page.getByText('Tag Casa added: 6 of 6 were changed.').waitFor();
    expect(await desk.look('segment-changed')).toEqual([]);
    await button('console.segments.undo').click();
    await page.getByText(desk.t('console.segments.undone', { count: 6 })).waitFor();
    await page.getByLabel(desk.t('console.segments.name')).fill('Nueve');
    await button('console.segments.save').click();
    await page.getByRole('link', { name: 'Nueve', exact: true }).waitFor();
    expect(await desk.look('segments')).toEqual([]);
    // Everybody in it by name, and out as a file.
    await page.getByRole('link', { name: `${desk.t('console.segments.showAll')}: Nueve` }).click();
    await page.getByRole('row').nth(6).waitFor();
    const called = await page.locator('td a').allTextContents();
    expect([called.length, called]).toEqual([6, [...called].sort((a, b) => a.localeCompare(b))]);
    await button('console.export').click();
    await page.getByText(desk.t('console.export.segment')).waitFor();
    expect(await desk.look('segment-people')).toEqual([]);
    const saved = page.waitForEvent('download');
    await button('console.export.save').click();
    expect(await readFile(await (await saved).path(), 'utf8')).toMatch(/^([^\r]*\r\n){7}$/);
    await page.goto('/console/people/segments/new');
    await page.getByLabel('13', { exact: true }).check();
    await status.getByText(desk.t('console.segments.count', { count: 0 })).waitFor();
    await page.getByLabel('13', { exact: true }).uncheck();
    await button('console.segments.showAll').click();
    await page.getByRole('row').nth(12).waitFor();
    expect(await desk.look('segment-all')).toEqual([]);

    await page.goto('/console/people');
    for (const n of [0, 1]) await page.locator('td input[type=checkbox]').nth(n).check();
    await page.getByLabel(desk.t('console.segments.do', {}), { exact: true }).selectOption('ADD_TO_LIST');
    await page.getByLabel(desk.t('console.segments.doWhat')).selectOption({ label: 'Norte' });
    await button('console.segments.doIt').click();
    await page.getByText('Put on the list Norte: 2 of 2 were changed.').waitFor();
    expect(await desk.look('people-chosen')).toEqual([]);
    await desk.close();

    const phone = await opened({ width: 360, language: 'es', dark: true }, `/people/lists/${listId}`);
    const first = phone.page.getByRole('row').nth(1);
    await first.getByRole('textbox').fill('doce');
    await first.getByRole('textbox').press('Enter');
    await first.getByRole('alert').waitFor();
    await first.getByRole('textbox').fill('12');
    await first.getByRole('textbox').press('Enter');
    await first.getByRole('alert').waitFor({ state: 'detached' });
    await first.getByRole('combobox').selectOption('yes');
    expect(await phone.look('list')).toEqual([]);
    // Renamed, moved by the keyboard, and one that is filled in taken out and put back.
    const press = (name: string) => phone.page.getByRole('button', { name, exact: true });
    await press(phone.t('console.segments.changeList')).click();
    await phone.page.getByLabel(phone.t('console.segments.listName')).fill('Nordeste');
    await press(phone.t('console.segments.columnDown', { name: 'Casas' })).focus();
    await phone.page.keyboard.press('Enter');
    await phone.page.getByLabel(phone.t('console.segments.columnOf', { number: 1 })).fill('Votó');
    await press(phone.t('console.segments.columnOut', { name: 'Casas' })).click();
    await press(phone.t('console.segments.columnBack', { name: 'Casas' })).waitFor();
    expect(await phone.look('list-columns')).toEqual([]);
    await phone.page.locator('dialog [type=submit]').click();
    await phone.page.getByText(phone.t('console.segments.columnsFilled', { count: 1, names: 'Casas' })).waitFor();
    expect(await phone.look('list-columns-ask')).toEqual([]);
    await press(phone.t('console.segments.columnsYes')).click();
    await phone.page.getByRole('heading', { name: 'Nordeste', level: 1 }).waitFor();
    await first.getByRole('textbox').waitFor({ state: 'detached' });
    await press(phone.t('console.segments.changeList')).click();
    await press(phone.t('console.segments.columnBack', { name: 'Casas' })).click();
    await phone.page.locator('dialog [type=submit]').click();
    await first.getByRole('textbox').waitFor();
    await until(async () => expect(await first.getByRole('textbox').inputValue()).toBe('12'));
    await phone.page.getByRole('button', { name: phone.t('console.export'), exact: true }).click();
    await phone.page.getByText(phone.t('console.export.list')).waitFor();
    expect(await phone.look('list-export')).toEqual([]);
    await phone.page.goto('/console/people/segments');
    await phone.page.getByRole('link', { name: 'Nueve', exact: true }).click();
    await phone.page.locator('aside [role=status]').first().getByText('6', { exact: false }).first().waitFor();
    expect(await phone.look('segment')).toEqual([]);
    await phone.page.goto('/console/people/segments');
    await phone.page.getByRole('link', { name: `${phone.t('console.segments.showAll')}: Nueve` }).click();
    await phone.page.getByText('Inventada 2').waitFor();
    expect(await phone.look('segment-people')).toEqual([]);
    for (const path of ['tags', 'changes']) {
      await phone.page.goto(`/console/people/${path}`);
      await phone.page.getByText('Casa').first().waitFor();
      expect(await phone.look(`people-${path}`)).toEqual([]);
    }
    await phone.page.goto('/console/people/tags');
    await phone.page.getByRole('button', { name: 'Casa' }).click();
    await phone.page.getByLabel(phone.t('console.segments.tagValue')).selectOption('NUMBER');
    expect(await phone.look('tag-value')).toEqual([]);
    await phone.page.getByRole('button', { name: phone.t('console.segments.save'), exact: true }).click();
    await phone.page.getByRole('dialog').waitFor({ state: 'detached' });
    await phone.page.goto(`/console/people/${tagged}`);
    await phone.page.getByRole('button', { name: phone.t('console.person.tagValueOf', { text: 'Casa' }) }).click();
    const field = phone.page.getByLabel(phone.t('console.person.tagValue', { tag: 'Casa' }));
    await field.fill('doce');
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: phone.t('console.save'), exact: true })
      .click();
    await phone.page.getByRole('alert').first().waitFor();
    await field.fill('12');
    expect(await phone.look('tag-value-of')).toEqual([]);
    await phone.page
      .getByRole('dialog')
      .getByRole('button', { name: phone.t('console.save'), exact: true })
      .click();
    await phone.page.getByText('Casa: 12').first().waitFor();
    expect(await phone.look('person-tag-value')).toEqual([]);
    await phone.close();
  });
});
