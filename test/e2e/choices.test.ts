import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Bulk, BulkChange, Person, PersonTag, Tag, Tags } from '#people';
import { Db } from '#platform';
import { GroupKind, PeopleGroup, Relation } from '../../libs/people/relations/relation.entity.ts';
import { HoursSource, WorkedHours } from '../../libs/volunteers/hours/hours.entity.ts';
import { type Api, startApi, until } from '../harness.ts';
import { type Member, Team } from '../team.ts';
import { hasChromium, launch, type Viewer, Visitor } from './browser.ts';

const WORKED = 503;
const GROUPS = 230;
const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

(hasChromium ? describe : describe.skip)('more than a list holds, and tags that say something', () => {
  let api: Api;
  let browser: Browser;
  let rosa: Member;
  let tagId: string;
  const dataDir = mkdtempSync(join(tmpdir(), 'choices-test-'));
  const inTx = <T>(work: (db: Db) => Promise<T>) => {
    const db = api.app.get(Db);
    return api.inside(() => db.tx(() => work(db)));
  };

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ mode: 'production', dataDir }), launch()]);
    rosa = await new Team(api).join('organizer', { name: 'Rosa Ejemplo', email: 'rosa@example.org' });
    await inTx(async (db) => {
      const people = Array.from({ length: WORKED + 1 }, (_, n) =>
        db.make(Person, {
          ward: 9,
          details: { givenName: 'Inventada', familyName: `Número ${n}`, emails: [], phones: [] },
        }),
      );
      await db.insertAll(people);
      const about = { eventId: null, source: HoursSource.STAFF, byUserId: null, key: null };
      // The last one worked after the others.
      const hours = people.map(({ id: personId }, n) =>
        db.make(WorkedHours, { ...about, personId, day: day(n < WORKED ? 20 : 2), minutes: 60 + n }),
      );
      await db.insertAll(hours);
      const groups = Array.from({ length: GROUPS }, (_, n) =>
        db.make(PeopleGroup, {
          kind: GroupKind.ORGANIZATION,
          details: { name: `Grupo ${String(n).padStart(3, '0')}` },
        }),
      );
      await db.insertAll(groups);
      for (const { id: fromId } of people.slice(0, 2)) {
        const to = { toPersonId: null, toGroupId: groups[229]!.id };
        await db.save(db.make(Relation, { fromId, ...to, index: randomBytes(32), details: { code: 'MEMBER_OF' } }));
      }
      const tags = api.app.get(Tags);
      tagId = (await tags.ids(['Puede alojar'])).get(tags.key('Puede alojar')!)!;
      const tag = await db.repo(Tag).findOneByOrFail({ id: tagId });
      tag.details = { label: 'Puede alojar', group: 'Casas', value: 'NUMBER' };
      await db.save(tag);
    });
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
    rmSync(dataDir, { recursive: true });
  });

  const opened = (viewer: Viewer, path: string) => Visitor.signedIn(browser, api, rosa, viewer, path);
  const DESK = { width: 1280, language: 'en' } as const;
  const PHONE = { width: 360, language: 'es', dark: true } as const;
  const tagged = () => inTx((db) => db.repo(PersonTag).countBy({ tagId }));

  test('what a tag says is asked for where it is put on many, refused where it does not fit, and taken back', async () => {
    for (const viewer of [DESK, PHONE]) {
      const visitor = await opened(viewer, '/people');
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      const says = page.getByLabel(t('console.segments.tagSays'));
      for (const n of [0, 1]) await page.locator('input[type=checkbox]').nth(n).check();
      await page.getByLabel(t('console.segments.doWhat')).waitFor();
      expect(await says.count()).toBe(0);
      await page.getByLabel(t('console.segments.doWhat')).selectOption({ label: 'Puede alojar' });
      await says.fill('doce');
      await page.getByRole('button', { name: t('console.segments.doIt'), exact: true }).click();
      await page.getByText(t('console.segments.valueWrong.NUMBER')).waitFor();
      await says.fill('12');
      expect(await visitor.look('tag-many')).toEqual([]);
      await page.getByRole('button', { name: t('console.segments.doIt'), exact: true }).press('Enter');
      const what = t('console.segments.done.ADD_TAG', { name: 'Puede alojar: 12' });
      await page.getByText(t('console.segments.did', { what, changed: 2, total: 2 })).waitFor();
      expect(await visitor.look('tag-many-done')).toEqual([]);
      await page.getByRole('button', { name: t('console.segments.undo'), exact: true }).click();
      await page.getByText(t('console.segments.undone', { count: 2 })).waitFor();
      expect(await tagged()).toBe(0);
      await page.getByLabel(t('console.segments.do'), { exact: true }).selectOption('REMOVE_TAG');
      expect(await says.count()).toBe(0);
      await visitor.close();
    }
  });

  test('of more groups than a list holds one is found by its name, with the keyboard alone', async () => {
    for (const viewer of [DESK, PHONE]) {
      const visitor = await opened(viewer, '/people/segments/new');
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      await page.getByLabel(t('console.segments.kind')).selectOption('did');
      await page.getByLabel(t('console.segments.what'), { exact: true }).selectOption('group/DID');
      await page.getByText(t('console.span', { from: 1, to: 50, total: GROUPS })).waitFor();
      await page.getByRole('button', { name: t('console.next'), exact: true }).press('Enter');
      await page.getByText(t('console.span', { from: 51, to: 100, total: GROUPS })).waitFor();
      expect(await visitor.look('segment-which')).toEqual([]);
      await page.getByLabel(t('console.segments.findWhich')).focus();
      await page.keyboard.type('grupo 229');
      await page.getByText(t('console.groups.found', { count: 1 }), { exact: true }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      const status = page.locator('aside [role=status]').first();
      await status.getByText(t('console.segments.count', { count: 2 })).waitFor();
      // What is chosen stays, whatever is looked for next.
      await page.getByLabel(t('console.segments.findWhich')).fill('grupo 00');
      await page.getByText(t('console.groups.found', { count: 10 }), { exact: true }).waitFor();
      const which = page.getByLabel(t('console.segments.which'), { exact: true });
      await until(async () => expect(await which.locator('option:checked').textContent()).toBe('Grupo 229'));
      expect(await visitor.look('segment-which-found')).toEqual([]);
      await visitor.close();
    }
  });

  test('all who worked in a time are chosen, also those whom the report has no line for, and nobody else', async () => {
    for (const viewer of [DESK, PHONE]) {
      const visitor = await opened(viewer, '/people/hours');
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      await page.getByLabel(t('console.hours.to')).fill(day(5));
      await page.getByRole('button', { name: t('console.hours.show'), exact: true }).click();
      await page.getByText(t('console.hours.most', { count: 500 })).waitFor();
      await page.getByRole('heading', { name: new RegExp(` ${WORKED} `) }).waitFor();
      await page.getByRole('button', { name: t('console.chosen.chooseAll', { count: WORKED }) }).click();
      await page.getByText(t('console.chosen.all', { count: WORKED })).waitFor();
      await page.getByLabel(t('console.segments.doWhat')).selectOption({ label: 'Puede alojar' });
      // The whole page is too long for a picture.
      await page.screenshot({
        path: join(import.meta.dirname, 'shots', `hours-all-${viewer.language}-${viewer.width}.png`),
      });
      expect(await visitor.axe()).toEqual([]);
      await page.getByRole('button', { name: t('console.segments.doIt'), exact: true }).click();
      await page.getByRole('progressbar').waitFor();
      const change = await inTx((db) =>
        db.repo(BulkChange).findOneOrFail({ where: { kind: 'ADD_TAG' }, order: { createdAt: 'DESC' } }),
      );
      await api.inside(() => api.app.get(Bulk).goOn(change.id));
      expect(await tagged()).toBe(WORKED);
      await page.getByRole('button', { name: t('console.segments.undo'), exact: true }).click();
      await page.getByRole('progressbar').waitFor();
      await api.inside(() => api.app.get(Bulk).goOn(change.id));
      expect(await tagged()).toBe(0);
      await page.getByRole('button', { name: t('console.export'), exact: true }).click();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: t('console.export.save'), exact: true }).click();
      const rows = (await readFile(await (await saved).path(), 'utf8')).trim().split('\r\n');
      expect(rows).toHaveLength(WORKED + 1);
      await visitor.close();
    }
  });

  test('a column is taken for the value of a tag, by its header or by hand', async () => {
    const buffer = Buffer.from('Contacto,Etiqueta: Casas Puede alojar,Camas\nana@example.org,4,\n');
    for (const viewer of [DESK, PHONE]) {
      const visitor = await opened(viewer, '/people/import');
      const { page } = visitor;
      const t = visitor.t.bind(visitor);
      await page.locator('input[type=file]').setInputFiles({ name: 'casas.csv', mimeType: 'text/csv', buffer });
      const take = (header: string) => page.getByLabel(t('console.import.takeFor', { header }), { exact: true });
      await take('Camas').waitFor();
      await until(async () => expect(await take('Etiqueta: Casas Puede alojar').inputValue()).toBe(`tag:${tagId}`));
      const label = t('console.import.tagValue', { name: 'Puede alojar (Casas)' });
      await take('Camas').selectOption({ label });
      await until(async () => expect(await take('Camas').inputValue()).toBe(`tag:${tagId}`));
      await page
        .getByText(t('console.import.several', { names: t('console.import.tagValue', { name: 'Puede alojar' }) }))
        .waitFor();
      expect(await visitor.look('import-tag-column')).toEqual([]);
      await visitor.close();
    }
  });
});
