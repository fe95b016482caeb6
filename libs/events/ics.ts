import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Language, NAME, say, textIn } from '#platform';
import { type Event, EventState } from './event.entity.ts';
import { eventUrl } from './links.ts';
import { type SignUp, SignUpState } from './sign-up.entity.ts';

const HOURS_BEFORE = [24, 2];

/**
 * The calendar file of an event (RFC 5545), for one sign-up or, without one, for anybody. Times are in UTC, which every
 * calendar shows in its owner's zone. The UID is the sign-up's (the event's) id and never changes; a change of time or
 * place and a cancellation raise the SEQUENCE, so that a calendar takes the newest. It holds no link to cancel: calendar
 * entries are shared with others.
 */
export function ics(
  event: Event,
  signUp: Pick<SignUp, 'id' | 'state'> | null,
  language: Language,
  publicUrl: string,
  at = new Date(),
): string {
  const gaveBack = signUp?.state === SignUpState.CANCELLED;
  const off = gaveBack || event.state === EventState.CANCELLED;
  const url = eventUrl(publicUrl, event, language);
  const summary = textIn(event.title, language).text;
  const words = [textIn(event.summary, language).text.trim(), signUp && say(language, 'events.ics.change'), url];
  const calendar = ical({
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: NAME, product: NAME, language: language.toUpperCase() },
  });
  const entry = calendar.createEvent({
    id: signUp?.id ?? event.id,
    sequence: event.sequence + (gaveBack ? 1 : 0),
    stamp: at,
    start: event.startsAt,
    end: event.endsAt,
    summary,
    description: words.filter(Boolean).join('\n\n'),
    location: [event.placeName, event.placeAddress].filter(Boolean).join(', '),
    url,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  for (const hours of off ? [] : HOURS_BEFORE)
    entry.createAlarm({ type: ICalAlarmType.display, triggerBefore: hours * 3600, description: summary });
  return calendar.toString();
}
