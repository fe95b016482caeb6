import type { INestApplicationContext } from '@nestjs/common';
import { PeopleService, type Person } from '#people';
import { Db, Jobs } from '#platform';
import {
  AssessmentsService,
  BookingService,
  dayOf,
  HoursService,
  InterestService,
  LadderService,
  OneOnOne,
  oneOnOneBooked,
  OneOnOneSlot,
  OneOnOneState,
  PointPersonService,
  RuleTasks,
  RuleTrigger,
  SkillLevel,
  SkillsService,
  StepState,
  TaskRules,
  TasksService,
  TurfService,
  VettingService,
} from '#volunteers';
import { drawZones, saySomething } from './places.ts';
import type { Team } from './team.ts';

const DAY = 86_400_000;
/** How many of the list say what they would like to do. */
export const HELPERS = 48;
const SKILLS: readonly (readonly [en: string, es: string])[] = [
  ['Interpreting, Spanish', 'Interpretar, español'],
  ['Interpreting, Somali', 'Interpretar, somalí'],
  ['Keeping order at marches', 'Cuidar el orden en marchas'],
  ['Calling people', 'Llamar por teléfono'],
  ['Cooking for meetings', 'Cocinar para reuniones'],
];
const TRAININGS: readonly (readonly [en: string, es: string, months: number])[] = [
  ['Training: observing in public', 'Taller: observar en público', 12],
  ['Training: first aid', 'Taller: primeros auxilios', 24],
];
const PARTS = ['1:EVENING', '2:EVENING', '3:EVENING', '4:EVENING', '6:MORNING', '6:AFTERNOON', '7:AFTERNOON'];
const LEVELS = [SkillLevel.LEARN, SkillLevel.CAN, SkillLevel.LEAD];

/** The n-th of a list that begins anew at its end. */
const nth = <T>(from: readonly T[], n: number): T => from[n % from.length]!;
const dayIn = (days: number): string => dayOf(new Date(Date.now() + days * DAY));

/** What volunteers say, hold, do and did, who looks after them, and what is to be done about some of them. */
export async function volunteer(app: INestApplicationContext, { organizer, coordinator }: Team): Promise<void> {
  const people = (await app.get(PeopleService).list(200)).filter(({ deceased, bounced }) => !deceased && !bounced);
  const helpers = people.slice(0, HELPERS);
  await sayWhatTheyCan(app, organizer, helpers);
  const ids = helpers.map(({ id }) => id);
  const points = app.get(PointPersonService);
  await points.reassign(organizer, { toUserId: organizer.id, personIds: ids.slice(0, 20) });
  await points.reassign(organizer, { toUserId: coordinator.id, personIds: ids.slice(20, 32) });
  for (const ward of [3, 6, 9]) await app.get(TurfService).set(organizer, ward, [organizer.id, coordinator.id]);
  await drawZones(app, { organizer, coordinator });
  await saySomething(app, organizer, helpers);
  await climb(app, organizer, helpers);
  await work(app, organizer, helpers);
  await rule(app, organizer, coordinator);
  await follow(app, organizer, await talk(app, organizer, helpers));
}

async function sayWhatTheyCan(app: INestApplicationContext, organizer: Team['organizer'], helpers: readonly Person[]) {
  for (const [titleEn, titleEs] of SKILLS) await app.get(SkillsService).save({ titleEn, titleEs });
  const skills = await app.get(SkillsService).offered();
  const vetting = app.get(VettingService);
  for (const [titleEn, titleEs, months] of TRAININGS) await vetting.saveKind({ titleEn, titleEs, months });
  const kinds = await vetting.kinds();
  for (const [n, { id }] of helpers.entries()) {
    const own = n % 3 ? [nth(skills, n), nth(skills, n + 2)] : [nth(skills, n)];
    const said = own.map(({ id: skillId }, at) => ({ skillId, level: nth(LEVELS, n + at) }));
    const availability = n % 8 ? [nth(PARTS, n), nth(PARTS, n + 3)] : [];
    await app.get(InterestService).set(organizer, id, { skills: said, availability });
    // One in ten held it once, and no more.
    if (n % 4 === 0)
      await vetting.qualify(organizer, {
        kindId: nth(kinds, n / 4).id,
        personId: id,
        validUntil: n % 10 ? null : dayIn(-30),
      });
  }
}

async function climb(app: INestApplicationContext, organizer: Team['organizer'], helpers: readonly Person[]) {
  const ladder = app.get(LadderService);
  const stages = await ladder.stages();
  for (const [n, { id: personId }] of helpers.slice(0, 36).entries()) {
    const first = stages[n % 2]!.id;
    await ladder.move(organizer, { personId, stageId: first });
    const stageId = stages[n % 12 === 0 ? 3 : 2]!.id;
    const step = { personId, assigneeId: organizer.id, dueOn: dayIn((n % 9) * 5 - 10) };
    if (n % 3 === 0) await ladder.move(organizer, { ...step, stageId });
    if (n % 15 === 0)
      await ladder.move(organizer, { ...step, stageId, state: StepState.COMPLETED, why: 'Practice: led a table' });
    if (n % 2) await app.get(AssessmentsService).assess(organizer, { personId, score: 1 + (n % 4) });
  }
}

async function work(app: INestApplicationContext, organizer: Team['organizer'], helpers: readonly Person[]) {
  for (const [n, { id: personId }] of helpers.slice(0, 24).entries())
    for (const weeks of n % 2 ? [1] : [1, 3])
      await app.get(HoursService).log(organizer, { personId, day: dayIn(-7 * weeks), minutes: 60 + 30 * (n % 5) });
  const tasks = [
    ['Practice: ask whether they can bring a friend', dayIn(-3)],
    ['Practice: call back about the training', dayIn(1)],
    ['Practice: find them a ride to the hearing', null],
  ] as const;
  for (const [n, [title, dueOn]] of tasks.entries()) {
    const task = { title, assigneeId: organizer.id, personId: helpers[n]!.id, dueOn };
    await app.get(TasksService).create(organizer, task);
  }
}

/** What is to be done by itself once somebody books a talk, or misses one. */
async function rule(app: INestApplicationContext, organizer: Team['organizer'], coordinator: Team['coordinator']) {
  const rules = app.get(TaskRules);
  await rules.create(organizer, {
    ...{ trigger: RuleTrigger.ONE_ON_ONE_BOOKED, title: 'Practice: read what they told us before the talk' },
    ...{ dueDays: 1, toPointPerson: true, userId: organizer.id },
  });
  await rules.create(organizer, {
    ...{ trigger: RuleTrigger.ONE_ON_ONE_MISSED, title: 'Practice: call, and offer another time' },
    ...{ dueDays: 3, toPointPerson: false, userId: coordinator.id },
  });
}

/** Carries the rules out, as the worker would; the first of their tasks is done. */
async function follow(app: INestApplicationContext, organizer: Team['organizer'], talks: readonly OneOnOne[]) {
  for (const { id } of talks) await app.get(RuleTasks).talk(id, new Date());
  const made = (await app.get(TasksService).mine(organizer)).find(({ byRule }) => byRule);
  await app.get(TasksService).setDone(organizer, made!.id, true);
}

/**
 * A talk that was missed, two that are over, one of them with what came of it, one that is booked, and times that nobody
 * has taken yet.
 */
async function talk(
  app: INestApplicationContext,
  organizer: Team['organizer'],
  helpers: readonly Person[],
): Promise<OneOnOne[]> {
  const [db, jobs] = [app.get(Db), app.get(Jobs)];
  const noon = Math.floor(Date.now() / DAY) * DAY + 18 * 3_600_000;
  const times = [-16, -9, -2, 4, 5, 6].map((days) => new Date(noon + days * DAY));
  const booked = await db.tx(async () => {
    const made: OneOnOne[] = [];
    for (const [n, startsAt] of times.entries()) {
      const endsAt = new Date(startsAt.getTime() + DAY / 48);
      const about = { userId: organizer.id, startsAt, language: 'en' as const };
      const when = { ...about, endsAt, timeZone: 'America/Chicago', withdrawnAt: null };
      const slot = await db.save(db.make(OneOnOneSlot, { ...when, details: { place: 'Practice Library, room 1' } }));
      if (n > 3) continue;
      const state = { state: OneOnOneState.BOOKED, ahead: true, cancelledBySelf: false, details: {} };
      const one = db.make(OneOnOne, { slotId: slot.id, personId: helpers[n + 2]!.id, ...about, ...state });
      made.push(await db.save(one));
      await jobs.state(oneOnOneBooked, { oneOnOneId: one.id });
    }
    return made;
  });
  await app.get(BookingService).outcome(organizer, { id: booked[0]!.id, held: false });
  await app.get(BookingService).outcome(organizer, {
    ...{ id: booked[1]!.id, held: true, note: 'Practice: would like to interpret at hearings.' },
    ...{ followUp: 'Practice: send the dates of the next hearings', followUpOn: dayIn(2) },
  });
  return booked;
}
