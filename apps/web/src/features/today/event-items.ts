import { capital } from '../../lib/format.ts';
import type { EventLine } from '../events/documents.ts';
import { dayWords, missing, timeWords, told } from '../events/words.ts';
import { daysBefore, type Item, pressing, type Words } from './item.ts';

const DAY = 24 * 3_600_000;
/** A role that is short is told of a week ahead; a draft two, since people need time to hear of it. */
const SHORT_DAYS = 7;
const DRAFT_DAYS = 14;
/** A draft should be public this many days ahead. */
const PUBLIC_DAYS = 3;

const within = ({ startsAt }: Pick<EventLine, 'startsAt'>, days: number, now: Date): boolean =>
  new Date(startsAt).getTime() < now.getTime() + days * DAY;

/** What waits at events: one that is today, roles that are short, people who wait, drafts whose date nears. */
export const eventItems = (events: readonly EventLine[], now: Date, words: Words): Item[] =>
  events.flatMap((event) => {
    if (event.state === 'CANCELLED') return [];
    if (event.state === 'DRAFT') return within(event, DRAFT_DAYS, now) ? [draft(event, now, words)] : [];
    return [...today(event, now, words), ...short(event, now, words), ...waiting(event, now, words)];
  });

const named = (event: EventLine, { say, language }: Words) => ({
  title: told(event.title, language).text,
  date: capital(language, dayWords(event, language)),
  time: timeWords(event, say, language),
});

function today(event: EventLine, now: Date, words: Words): Item[] {
  const due = new Date(event.startsAt);
  if (pressing({ due }, now) !== 'today') return [];
  const { title, time } = named(event, words);
  return [
    {
      key: `event:${event.id}`,
      icon: 'events',
      tone: 'unanswered',
      sentence: words.say('console.today.eventToday', { title }),
      why:
        event.signedUp === null
          ? words.say('console.today.eventTodayFew', { time, place: event.placeName })
          : words.say('console.today.eventTodayWhy', { time, place: event.placeName, count: event.signedUp }),
      due,
      verb: words.say('console.today.seeWhoComes'),
      to: `/events/${event.id}`,
    },
  ];
}

function short(event: EventLine, now: Date, words: Words): Item[] {
  if (!within(event, SHORT_DAYS, now)) return [];
  const { title, date } = named(event, words);
  const lacking = event.roles.filter((role) => missing(role) > 0);
  return lacking.map((role) => ({
    key: `short:${role.id}`,
    icon: 'userplus',
    tone: 'short',
    sentence: words.say('console.today.short', {
      title,
      role: told(role.name, words.language).text,
      count: missing(role),
    }),
    why: words.say('console.today.shortWhy', { date, taken: role.taken ?? 0, needed: role.needed ?? 0 }),
    due: daysBefore(new Date(event.startsAt), 1, now),
    verb: words.say('console.today.findSomeone'),
    to: `/events/${event.id}`,
  }));
}

function waiting(event: EventLine, now: Date, words: Words): Item[] {
  if (!event.waiting) return [];
  const { title, date } = named(event, words);
  return [
    {
      key: `waiting:${event.id}`,
      icon: 'clock',
      tone: 'unanswered',
      sentence: words.say('console.today.waiting', { title, count: event.waiting }),
      why: words.say(event.full ? 'console.today.waitingWhy' : 'console.today.waitingForRole', { date }),
      due: daysBefore(new Date(event.startsAt), 1, now),
      verb: words.say('console.today.addPlaces'),
      to: `/events/${event.id}/edit`,
    },
  ];
}

function draft(event: EventLine, now: Date, words: Words): Item {
  const { title, date } = named(event, words);
  const due = new Date(event.startsAt);
  due.setDate(due.getDate() - PUBLIC_DAYS);
  return {
    key: `draft:${event.id}`,
    icon: 'petition',
    tone: 'short',
    sentence: words.say('console.today.draft', { title }),
    why: words.say('console.today.draftWhy', { date }),
    due,
    verb: words.say('console.today.publish'),
    to: `/events/${event.id}`,
  };
}
