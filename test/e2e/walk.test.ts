import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { everyViewer, hasChromium } from './browser.ts';
import { Way } from './way.ts';

/** The steps in their order. */
const STEPS: [string, (way: Way) => Promise<void>][] = [
  ['the one-time link makes the owner', (way) => way.makeOwner()],
  ['the grid opens, and a cell of it onto its evidence', (way) => way.readGrid()],
  ['a list is imported, after a dry run that says what would happen', (way) => way.importList()],
  ['a press conference is planned and published', (way) => way.planEvent()],
  ['a volunteer signs up on the public page, without script', (way) => way.signUp()],
  ['the confirmation is in the mailbox, with a calendar file', (way) => way.readConfirmation()],
  ['the organizer sees who comes', (way) => way.seeWhoComes()],
  ['the public pages, without and with script', (way) => way.readPublicPages()],
  ['the reminder goes out by itself at its time, and its link gives the place back', (way) => way.getReminder()],
];

/** In every run the one in whom most goes wrong; in torture each width with each language, two side by side. */
const WALKERS = [
  ['es', 360],
  ['en', 1280],
  ['es', 1280],
  ['en', 360],
] as const;

// The whole way of a newcomer, each with a system of its own.
// After a step that did not work out the next ones are not tried, and fail.
for (const walkers of everyViewer ? [WALKERS.slice(0, 2), WALKERS.slice(2)] : [WALKERS.slice(0, 1)])
  (hasChromium ? describe : describe.skip)(`the whole way, ${walkers.join(' and ')} pixels wide`, () => {
    let ways: Way[] = [];
    let stuckAt: string | undefined;
    beforeAll(async () => {
      ways = await Promise.all(walkers.map(([language, width]) => Way.start(language, width)));
    });
    afterAll(() => Promise.all(ways.map((way) => way.close())));

    for (const [name, work] of STEPS)
      test(name, async () => {
        if (stuckAt) throw new Error(`Not tried: ${stuckAt}`);
        stuckAt = `“${name}” did not work out`;
        await Promise.all(ways.map((way) => work(way).catch((error: unknown) => way.stuck(error))));
        stuckAt = undefined;
      });

    test('nothing is wrong with any page on the way', () => {
      expect(ways.flatMap(({ problems }) => problems)).toEqual([]);
    });
  });
