import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasChromium } from './browser.ts';
import { TeamWay } from './team.ts';

/** The steps in their order. */
const STEPS: [string, (way: TeamWay) => Promise<void>][] = [
  ['the first link makes the owner, and names the organization', (way) => way.makeOwner()],
  ['a link of the command line makes an organizer, who names nothing', (way) => way.makeOrganizer()],
  ['the organizer invites a coordinator and a volunteer', (way) => way.invite()],
  ['the coordinator accepts in their own browser', (way) => way.acceptAsCoordinator()],
  ['the volunteer accepts on a phone in Spanish, and sees their shift', (way) => way.acceptAsVolunteer()],
  ['the organizer gives the volunteer a task', (way) => way.giveTask()],
  ['the volunteer comes back by a link in their mail', (way) => way.comeBack()],
  ['the volunteer sees the task, and says that it is done', (way) => way.doTask()],
  ['the volunteer gives the shift back, and is offered the next event', (way) => way.giveBack()],
  ['the organizer opens the first page, with the campaign in pictures', (way) => way.readToday()],
  ['a resident signs in Spanish without script, confirms by the link, and withdraws', (way) => way.sign()],
  ['the organizer reads the same pages on a phone in Spanish', (way) => way.readOnPhone()],
  ['the owner takes the access away', (way) => way.takeAccess()],
];

(hasChromium ? describe : describe.skip)('four people, each in a browser of their own', () => {
  let way: TeamWay;
  let stuckAt: string | undefined;
  beforeAll(async () => {
    way = await TeamWay.start();
  });
  afterAll(() => way?.close());

  for (const [name, work] of STEPS)
    test(name, async () => {
      if (stuckAt) throw new Error(`Not tried: ${stuckAt}`);
      stuckAt = `“${name}” did not work out`;
      await work(way).catch((error: unknown) => way.stuck(error));
      stuckAt = undefined;
    });

  test('nothing is wrong with any page on the way', () => {
    expect(way.problems).toEqual([]);
  });
});
