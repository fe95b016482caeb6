import type { INestApplicationContext } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type Event, EventsService, PlanningService, SignUpsService, WaitingService } from '#events';
import { Channel } from '#people';
import { CITY_ZONE, isLanguage } from '#platform';
import type { Invented } from './names.ts';

const wall = (at: DateTime) => at.toFormat("yyyy-MM-dd'T'HH:mm");

/** A start that is still to come today: in two hours, or late in the evening, or in a few minutes before midnight. */
function laterToday(now: DateTime): DateTime {
  const soon = now.plus({ hours: 2 }).startOf('hour');
  if (soon.hasSame(now, 'day')) return soon;
  return now.plus({ minutes: 10 });
}

interface Plan {
  readonly en: string;
  readonly es: string;
  readonly start: DateTime;
  readonly place: string;
  readonly capacity?: number;
  readonly roles?: readonly (readonly [en: string, es: string, needed?: number])[];
}

/** Today's door-knocking, a press conference that lacks people, a training that is full, and a hearing nobody knows of yet. */
function plans(now: DateTime): { open: Plan[]; draft: Plan } {
  const day = (days: number, hour: number) => now.plus({ days }).set({ hour, minute: 30 }).startOf('minute');
  return {
    open: [
      {
        en: 'Practice: talking with neighbors',
        es: 'Práctica: hablar con el vecindario',
        start: laterToday(now),
        place: 'Practice Park, pavilion',
        capacity: 25,
      },
      {
        en: 'Practice: press conference on the contract',
        es: 'Práctica: rueda de prensa sobre el contrato',
        start: day(3, 11),
        place: 'Practice Hall, north steps',
        capacity: 60,
        roles: [
          ['Attend', 'Asistir'],
          ['Interpret, Spanish and English', 'Interpretar, español e inglés', 4],
          ['Keep order', 'Cuidar el orden', 8],
        ],
      },
      {
        en: 'Practice: training for interpreters',
        es: 'Práctica: taller para intérpretes',
        start: day(6, 18),
        place: 'Practice Library, room 2',
        capacity: 12,
      },
    ],
    draft: {
      en: 'Practice: hearing on the contract',
      es: 'Práctica: audiencia sobre el contrato',
      start: day(9, 9),
      place: 'Practice Hall, council chamber',
    },
  };
}

async function plan(
  app: INestApplicationContext,
  { en, es, start, place, capacity, roles = [] }: Plan,
): Promise<Event> {
  return app.get(PlanningService).create({
    titleEn: en,
    titleEs: es,
    summaryEn: 'An invented event, to try things out.',
    summaryEs: 'Un evento inventado, para probar.',
    startsAt: wall(start),
    endsAt: wall(start.plus({ hours: 1 })),
    timeZone: CITY_ZONE,
    placeName: place,
    placeAddress: '100 Practice Street, Minneapolis',
    capacity: capacity ?? null,
    roles: roles.map(([nameEn, nameEs, needed]) => ({ nameEn, nameEs, needed: needed ?? null })),
  });
}

/** Everybody in turn asks for a place at one of the events; who comes too late waits for one. */
export async function gather(app: INestApplicationContext, people: readonly Invented[]): Promise<void> {
  const { open, draft } = plans(DateTime.now().setZone(CITY_ZONE));
  const events = [];
  for (const each of open) events.push(await app.get(PlanningService).publish((await plan(app, each)).id));
  await plan(app, draft);
  const roles = await app.get(EventsService).rolesOf(events.map(({ id }) => id));
  for (const [n, { given, family, email, naming }] of people.entries()) {
    const event = events[n % events.length]!;
    const own = roles.get(event.id) ?? [];
    const request = {
      name: `${given} ${family}`,
      email,
      roleId: own.length ? (own[n % 9 === 1 ? 1 : 0]?.id ?? null) : null,
      language: isLanguage(naming.language) ? naming.language : 'en',
      news: n % 2 ? [Channel.EMAIL as const] : [],
    };
    const answer = await app.get(SignUpsService).signUp(event.id, request);
    if (answer === 'FULL') await app.get(WaitingService).join(event.id, request);
  }
}
