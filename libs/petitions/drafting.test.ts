import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cityDay, daysBetween, isDay } from './days.ts';
import { changed, changedText, mayBePublic } from './drafting.ts';
import { goalAt } from './goal.ts';
import { isOpen, PetitionState } from './petition.entity.ts';
import { postOf, TARGETS, targetsOf } from './targets.ts';

const INPUT = { titleEn: 'A', titleEs: 'B', summaryEn: 'C', summaryEs: 'D', targets: [postOf(9)], goal: 100 };
const DRAFT = changed(null, INPUT);

test.each([
  [100, 0, 100],
  [100, 99, 100],
  [100, 100, 150],
  [120, 120, 150],
  [1500, 1500, 2000],
  [1500, 1999, 2000],
  [100, 7500, 10_000],
  [1, 1, 10],
])('a goal of %i at %i is %i', (goal, count, now) => {
  expect(goalAt(goal, count)).toBe(now);
});

test('the goal is always ahead, never below the first one, and only steps up as the count does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(200_000), (goal, count) => {
      const now = goalAt(goal, count);
      expect(now > count && now >= goal && goalAt(goal, count + 1) >= now).toBe(true);
    }),
  );
});

test('what is left out stays, an empty text empties, and the same code twice is once', () => {
  expect(changed(DRAFT, { titleEn: ' New ' })).toEqual({ ...DRAFT, title: { en: 'New', es: 'B' } });
  expect(changed(DRAFT, { bodyEn: '', closesOn: '2026-12-22' }).closesOn).toBe('2026-12-22');
  expect(changed(changed(DRAFT, { closesOn: '2026-12-22' }), { closesOn: '' }).closesOn).toBeNull();
  expect(changed(DRAFT, { targets: [postOf(1), postOf(1)] }).targets).toEqual([postOf(1)]);
});

test.each([
  ['no title', { titleEn: ' ', titleEs: '' }, 'petitions.titleNeeded'],
  ['a day that is none', { closesOn: '2026-02-30' }, 'petitions.dayForm'],
  ['a time', { closesOn: '2026-02-20T10:00' }, 'petitions.dayForm'],
  ['an end before the beginning', { opensOn: '2026-03-02', closesOn: '2026-03-01' }, 'petitions.closesBeforeOpens'],
])('%s is refused', (_, changes, key) => {
  expect(() => changed(DRAFT, changes)).toThrow(key);
});

test.each([
  ['title', { titleEs: '' }, 'petitions.titleInBoth'],
  ['summary', { summaryEn: '' }, 'petitions.summaryInBoth'],
  ['targets', { targets: [] }, 'petitions.targetNeeded'],
])('without %s in full it is not published', (_, changes, key) => {
  mayBePublic(DRAFT);
  expect(() => mayBePublic(changed(DRAFT, changes))).toThrow(key);
});

test('goal and days are no part of what is signed; text, demands and targets are', () => {
  expect(changedText(DRAFT, changed(DRAFT, { goal: 7, opensOn: '2026-01-01', closesOn: '2026-12-31' }))).toEqual([]);
  const other = { titleEs: 'x', summaryEn: 'x', bodyEn: 'x', demands: ['D1'], targets: [postOf(1)] };
  expect(changedText(DRAFT, changed(DRAFT, other))).toEqual(['title', 'summary', 'body', 'demands', 'targets']);
});

test('it is open from the beginning of its first day to the end of its last one, in the city', () => {
  const petition = { state: PetitionState.PUBLISHED, opensOn: '2026-03-01', closesOn: '2026-03-02' };
  expect(['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map((day) => isOpen(petition, day))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  for (const state of [PetitionState.DRAFT, PetitionState.CLOSED])
    expect(isOpen({ state, opensOn: null, closesOn: null })).toBe(false);
  expect(cityDay(new Date('2026-03-02T05:59:00Z'))).toBe('2026-03-01');
  expect(cityDay(new Date('2026-03-02T06:00:00Z'))).toBe('2026-03-02');
});

test('days are those of the calendar, also over a change of clocks', () => {
  expect(daysBetween('2026-03-07', '2026-03-09')).toEqual(['2026-03-07', '2026-03-08', '2026-03-09']);
  expect(['2026-02-28', '2026-2-8', '2026-02-29', '0026-02-01', 'x'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('targets are the mayor and the wards of the council, by the codes of their posts', () => {
  expect(TARGETS).toHaveLength(14);
  expect(targetsOf(TARGETS).wards).toHaveLength(13);
  expect(targetsOf([postOf(13), 'post:mpls/mayor', 'post:mpd/chief'])).toEqual({ mayor: true, wards: [13] });
});
