import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { everyViewer, hasChromium } from './browser.ts';
import { Way } from './way.ts';

/** The steps in their order, each with the most seconds that it may take. */
const STEPS: [string, (way: Way) => Promise<void>, number][] = [
  ['the one-time link makes the owner', (way) => way.makeOwner(), 60],
  ['the grid opens, and a cell of it onto its evidence', (way) => way.readGrid(), 60],
  ['a list is imported, after a dry run that says what would happen', (way) => way.importList(), 60],
  ['a press conference is planned and published', (way) => way.planEvent(), 60],
  ['a volunteer signs up on the public page, without script', (way) => way.signUp(), 60],
  ['the confirmation is in the mailbox, with a calendar file', (way) => way.readConfirmation(), 90],
  ['the organizer sees who comes', (way) => way.seeWhoComes(), 60],
  ['the public pages, without and with script', (way) => way.readPublicPages(), 90],
  ['the reminder goes out by itself at its time, and its link gives the place back', (way) => way.getReminder(), 400],
];

/** In every run the one in whom most goes wrong; in torture each width with each language, two side by side. */
const WALKERS = [
  ['es', 360],
  ['en', 1280],
  ['es', 1280],
  ['en', 360],
] as const;

// The whole way of a newcomer, each with a system of its own: most of the time they wait for the reminder.
// After a step that did not work out the next ones are not tried, and fail.
for (const walkers of everyViewer ? [WALKERS.slice(0, 2), WALKERS.slice(2)] : [WALKERS.slice(0, 1)])
  (hasChromium ? describe : describe.skip)(`the whole way, ${walkers.join(' and ')} pixels wide`, () => {
    let ways: Way[] = [];
    let stuckAt: string | undefined;
    beforeAll(async () => {
      ways = await Promise.all(walkers.map(([language, width]) => Way.start(language, width)));
    }, 150_000);
    afterAll(() => Promise.all(ways.map((way) => way.close())), 60_000);

    for (const [name, work, seconds] of STEPS)
      test(
        name,
        async () => {
          if (stuckAt) throw new Error(`Not tried: ${stuckAt}`);
          stuckAt = `“${name}” did not work out`;
          await Promise.all(ways.map((way) => work(way).catch((error: unknown) => way.stuck(error))));
          stuckAt = undefined;
        },
        2 * seconds * 1000,
      );

    test('nothing is wrong with any page on the way', () => {
      expect(ways.flatMap(({ problems }) => problems)).toEqual([]);
    });
  });
