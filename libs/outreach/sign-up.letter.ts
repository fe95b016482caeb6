import { type Event, eventUrl, ics, type SignUp, SignUpState, signUpUrl, UNCONFIRMED_DAYS, whenOf } from '#events';
import { type Language, type LocalizedText, say, textIn } from '#platform';
import type { Letter, MailAttachment } from './mailbox.entity.ts';
import type { SignUpTemplate } from './message.entity.ts';
import { written } from './paper.ts';

/** Everything that a letter to somebody who signed up may speak of. */
export interface SignUpFacts {
  readonly event: Event;
  readonly signUp: SignUp;
  readonly role: LocalizedText | undefined;
  readonly organization: string;
  /** Where this installation is reached, without a slash at its end. */
  readonly publicUrl: string;
  readonly language: Language;
}

/**
 * What a letter says of the calendar file that comes with it. A reminder has none, the calendar has its own alarms; nor
 * has what goes to somebody who waits or is still to confirm, whose calendar has no such entry.
 */
const CALENDAR = {
  'signUp.confirm': undefined,
  'signUp.confirmed': 'mail.calendar.new',
  'signUp.repeated': 'mail.calendar.new',
  'signUp.cancelled': 'mail.calendar.remove',
  'signUp.waitlisted': undefined,
  'signUp.waiting': undefined,
  'signUp.promoted': 'mail.calendar.new',
  'event.reminder': undefined,
  'event.changed': 'mail.calendar.update',
  'event.cancelled': 'mail.calendar.remove',
} as const;
/** The letters whose reader has a place, and may give it back. */
const HAS_PLACE: readonly SignUpTemplate[] = [
  'signUp.confirmed',
  'signUp.repeated',
  'signUp.promoted',
  'event.reminder',
  'event.changed',
];
/** The letters whose reader waits, and may leave the line. */
const WAITS: readonly SignUpTemplate[] = ['signUp.waitlisted', 'signUp.waiting'];

/** The letters whose reader is still to say that it was them. */
const ASKS: readonly SignUpTemplate[] = ['signUp.confirm'];

/** Writes one letter in its reader's language: the same words as text and as HTML, without pictures or tracking. */
export function signUpLetter(template: SignUpTemplate, facts: SignUpFacts): Letter {
  const { event, signUp, role, organization, publicUrl, language } = facts;
  const title = textIn(event.title, language).text;
  const when = whenOf(event, language);
  const place = [event.placeName, event.placeAddress].filter(Boolean).join(', ');
  const calendar = signUp.state === SignUpState.WAITLISTED ? undefined : CALENDAR[template];
  const own = signUpUrl(publicUrl, { details: signUp.details, language });
  const lines = [
    say(language, 'mail.when', { date: when.date, time: when.time, zone: when.zone }),
    say(language, 'mail.where', { place }),
    role &&
      say(language, [...WAITS, ...ASKS].includes(template) ? 'mail.wish' : 'mail.role', {
        role: textIn(role, language).text,
      }),
  ];
  const paragraphs = [
    [say(language, 'mail.hello', { name: signUp.details.name })],
    [say(language, `mail.${template}.lead`, { title })],
    ASKS.includes(template) && [say(language, 'mail.confirmSignUp', { url: own })],
    lines,
    [calendar && say(language, calendar)],
    template !== 'event.cancelled' && [say(language, 'mail.page', { url: eventUrl(publicUrl, event, language) })],
    HAS_PLACE.includes(template) && [say(language, 'mail.giveBack', { url: own })],
    WAITS.includes(template) && [say(language, 'mail.waitNext'), say(language, 'mail.leaveLine', { url: own })],
    ASKS.includes(template) && [say(language, 'mail.notYou', { days: UNCONFIRMED_DAYS })],
    [say(language, 'mail.why', { organization })],
  ];
  return {
    to: signUp.details.email,
    subject: say(language, `mail.${template}.subject`, { title, weekday: when.weekday, time: when.time }),
    ...written(paragraphs, title, language),
    language,
    attachments: calendar ? [calendarFile(facts)] : [],
  };
}

function calendarFile({ event, signUp, publicUrl, language }: SignUpFacts): MailAttachment {
  return {
    name: say(language, 'mail.calendar.file'),
    type: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: ics(event, signUp, language, publicUrl),
  };
}
