import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Event, SignUp } from '#events';
import { Actor, Invitation, User, UsersService } from '#accounts';
import { PositionsService, RecordService } from '#officials';
import { Blast } from '#outreach';
import { Batch, Handle, OptOut, Person, Tags, Zone, Zones } from '#people';
import { Signature } from '#petitions';
import { administer, Db, databaseUrl, environmentOf, NAME } from '#platform';
import {
  dayOf,
  HoursService,
  LadderService,
  OneOnOne,
  Task,
  TaskRules,
  TasksService,
  TurfService,
  VolunteerSearch,
} from '#volunteers';
import { dueness } from '../libs/volunteers/due.ts';
import { furnishPractice, PEOPLE } from '../apps/cli/practice/furnish.ts';
import { type Features, startFeatures } from './features.ts';
import { dropDatabase, testConfig } from './harness.ts';

let features: Features;
const said: string[] = [];
/** From when until when the practice data were made: what is today in them was so then. */
let furnished: [Date, Date];
beforeAll(async () => {
  features = await startFeatures({ practice: true });
  await features.inside(async () => {
    await features.app.get(RecordService).load();
    const began = new Date();
    await furnishPractice(features.app, (line) => said.push(line));
    furnished = [began, new Date()];
  });
});
afterAll(() => features.close());

const rows = <T extends object>(entity: new () => T) =>
  features.inTx(() =>
    features.app
      .get(Db)
      .repo(entity as new () => Person)
      .find(),
  ) as unknown as Promise<T[]>;

test('there are five hundred people, in four languages and every state that a real list has', async () => {
  const people = await rows(Person);
  expect(people).toHaveLength(PEOPLE);
  for (const language of ['en', 'es', 'so', 'hmn'])
    expect(people.filter((person) => person.language === language).length).toBeGreaterThan(20);
  expect(people.filter(({ bounced }) => bounced).length).toBeGreaterThan(5);
  expect(people.some(({ deceased }) => deceased)).toBe(true);
  const stops = new Set((await rows(OptOut)).map(({ channel }) => channel as string));
  expect([...stops].sort()).toEqual(expect.arrayContaining(['ALL', 'EMAIL']));
  expect(people.every(({ details }) => (details.emails ?? []).every((email) => email.endsWith('@example.org')))).toBe(
    true,
  );
  // Somebody twice: one number, two people whom nobody has merged.
  const phones = (await rows(Handle)).filter(({ kind }) => kind === 'phone').map(({ index }) => index.toString('hex'));
  expect(phones.length - new Set(phones).size).toBeGreaterThan(0);
  expect((await rows(Batch)).map(({ consented }) => consented).sort()).toEqual([false, true]);
});

test('an event is today, one is full with people waiting, and a petition has signatures of every kind', async () => {
  const events = await rows(Event);
  const day = (at: Date) => at.toLocaleDateString('en-CA', { timeZone: 'America/Chicago' });
  const soon = [...furnished, new Date(furnished[1].getTime() + 600_000)].map(day);
  expect(events.some(({ startsAt }) => soon.includes(day(startsAt)))).toBe(true);
  expect(new Set(events.map(({ state }) => state as string))).toEqual(new Set(['PUBLISHED', 'DRAFT']));
  const states = (await rows(SignUp)).map(({ state }) => state as string);
  for (const state of ['CONFIRMED', 'WAITLISTED']) expect(states).toContain(state);
  const signed = new Set((await rows(Signature)).map(({ state }) => state as string));
  expect(signed).toEqual(new Set(['PENDING', 'CONFIRMED', 'WITHDRAWN']));
  expect(said.length).toBeGreaterThan(2);
});

test('zones are on the map with who is in charge of them, and tags say something of some', async () => {
  const zones = await features.inside(() => features.app.get(TurfService).zones());
  expect(zones.map(({ name, inCharge }) => [name, inCharge.length])).toEqual([
    ['Practice: around the market', 1],
    ['Practice: north side', 0],
    ['Practice: south of the lake', 2],
  ]);
  const people = await rows(Person);
  const drawn = await rows(Zone);
  const lives = await features.inTx(() => features.app.get(Zones).whoLives(people, drawn));
  for (const { id } of drawn) expect([...lives.values()].filter((zone) => zone === id).length).toBeGreaterThan(20);
  const ids = people.map(({ id }) => id);
  const tagged = [...(await features.inside(() => features.app.get(Tags).of(ids))).values()].flat();
  const values = (label: string) => tagged.flatMap((tag) => (tag.label === label && tag.value ? [tag.value] : []));
  expect(Map.groupBy(values('Can host'), (value) => value)).toEqual(
    new Map(['6', '12', '30'].map((value) => [value, Array.from({ length: 4 }, () => value)])),
  );
  expect(values('Also speaks')).toHaveLength(5);
});

test('a team has tasks of every kind, mailings and an unanswered invitation; the owner is still to come', async () => {
  expect(await features.inside(() => features.app.get(UsersService).owned())).toBe(false);
  const users = await rows(User);
  expect(users.map(({ role }) => role as string).sort()).toEqual(['coordinator', 'organizer', 'volunteer']);
  const tasks = await features.inside(() => features.app.get(TasksService).all());
  const kinds = furnished.map((at) => new Set(tasks.map(({ dueOn }) => dueness(dueOn, dayOf(at)) as string)));
  expect(kinds).toContainEqual(new Set(['LATE', 'TODAY', 'LATER', 'NONE']));
  expect((await rows(Invitation)).filter(({ usedAt }) => !usedAt)).toHaveLength(1);
  const mailings = await rows(Blast);
  expect(mailings.map(({ state }) => state as string).sort()).toEqual(['DRAFT', 'RUNNING']);
  expect(mailings.find(({ state }) => (state as string) === 'RUNNING')!.willGet).toBeGreaterThan(20);
});

test('volunteers say what they can and when, stand on a ladder, worked, and talk with an organizer who has tasks about some', async () => {
  const [organizer] = (await rows(User)).filter(({ role }) => (role as string) === 'organizer');
  const actor = new Actor(organizer!.id, organizer!.organizationId, 'organizer');
  const inside = <T>(work: () => Promise<T>) => features.inside(work);
  const found = await inside(() => features.app.get(VolunteerSearch).find(actor, { availability: [] }));
  expect(found.length).toBeGreaterThan(30);
  const stages = await inside(() => features.app.get(LadderService).stages());
  expect(stages.filter(({ count }) => count).length).toBeGreaterThan(2);
  expect(stages.some(({ late }) => late)).toBe(true);
  const hours = await inside(() => features.app.get(HoursService).report(actor, '2020-01-01', dayOf(new Date())));
  expect(hours).toHaveLength(24);
  const states = (await rows(OneOnOne)).map(({ state, startsAt }) => [state as string, startsAt > new Date()]);
  expect(states.sort()).toEqual([
    ['BOOKED', false],
    ['BOOKED', true],
    ['HELD', false],
    ['MISSED', false],
  ]);
  expect((await rows(Task)).filter(({ personId }) => personId)).toHaveLength(7);
  const rules = await inside(() => features.app.get(TaskRules).all(actor));
  expect(rules.map(({ made, done }) => [made, done])).toEqual([
    [2, 1],
    [1, 0],
  ]);
});

test('one stance is out of date, of somebody who says in their name that they are invented', async () => {
  const { seats } = await features.inside(() => features.app.get(PositionsService).council(undefined, 'team'));
  const [stale, ...others] = seats.filter(({ cells }) => cells.some((cell) => cell.stale));
  expect(others).toEqual([]);
  expect(stale!.figure!.name).toContain('(invented)');
  expect(stale!.cells.find(({ demand }) => demand === 'D4')).toMatchObject({ label: 'SUPPORT', staleReason: 'OLD' });
});

test('practice data are beside the real ones, with keys of their own, and go without a trace', async () => {
  const config = await testConfig({ mode: 'production' });
  const folder = mkdtempSync(join(tmpdir(), `${NAME}-practice-`));
  const keyFile = join(folder, 'keys');
  const env = { ...environmentOf({ ...config, keyFile, dataDir: join(folder, 'data') }), HOME: folder };
  const practice = databaseUrl(config.databaseUrl, `${NAME}_practice`);
  const cli = async (...args: string[]) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../dist/apps/cli/main.js'), ...args], { env });
    const [code] = (await once(child, 'exit')) as [number];
    return code;
  };
  const there = async () => {
    const client = new pg.Client(config.databaseUrl);
    await client.connect();
    const { rowCount } = await client.query('select from pg_database where datname = $1', [`${NAME}_practice`]);
    await client.end();
    return rowCount === 1;
  };
  try {
    expect(await cli('migrate')).toBe(0);
    await administer(config.databaseUrl, `create database "${NAME}_practice"`);
    expect(await there()).toBe(true);
    expect(await cli('practice', 'remove')).toBe(0);
    expect(await there()).toBe(false);
    expect([existsSync(keyFile), existsSync(`${keyFile}.practice`)]).toEqual([true, false]);
  } finally {
    if (await there()) await administer(practice.replace(/[^/]*$/, 'postgres'), `drop database "${NAME}_practice"`);
    await dropDatabase(config);
    rmSync(folder, { recursive: true, force: true });
  }
});
