import type { UserDetails } from '#accounts';
import type { AgendaAlert, Digest } from '#officials';
import { type Language, type LocalizedText, say, textIn } from '#platform';
import type { Letter } from './mailbox.entity.ts';
import { type Paragraphs, written } from './paper.ts';

/** Whom a letter is to, and from which installation. */
export interface Reader extends UserDetails {
  readonly language: Language;
  readonly organization: string;
  readonly publicUrl: string;
}

const words = (text: LocalizedText, language: Language) => textIn(text, language).text;
const dayWords = (language: Language, day: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
const timeWords = (language: Language, at: Date, timeZone: string) =>
  new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone, hour12: true }).format(at);

/** Hello above, and below it why somebody gets this and where they change that: opening the link changes nothing. */
function letter({ name, email, language, organization, publicUrl }: Reader, subject: string, body: Paragraphs): Letter {
  const paragraphs = [
    [say(language, 'mail.hello', { name })],
    ...body,
    [
      say(language, 'mail.council.why', { organization }),
      say(language, 'mail.council.change', { url: `${publicUrl}/console/council/following` }),
    ],
  ];
  const text = written(paragraphs, subject, language);
  return { to: email, subject, ...text, language, attachments: [], opensAccount: false };
}

/** That something is on an agenda some days from now, or that its meeting was moved. */
export function agendaLetter(reader: Reader, alert: AgendaAlert, moved: boolean): Letter {
  const { language, publicUrl } = reader;
  const { heldOn, startsAt, zone, timeKnown, daysLeft } = alert;
  const title = words(alert.title, language);
  const when = { date: dayWords(language, heldOn), time: timeWords(language, startsAt, zone) };
  const subject = moved
    ? say(language, 'mail.agenda.moved.subject', { title, date: when.date })
    : say(language, 'mail.agenda.soon.subject', { title, count: daysLeft });
  const demands = new Intl.ListFormat(language).format(alert.demands.map((each) => words(each, language)));
  return letter(reader, subject, [
    [
      say(language, moved ? 'mail.agenda.moved.lead' : 'mail.agenda.soon.lead', {
        body: words(alert.body, language),
        title,
      }),
      say(language, timeKnown ? 'mail.agenda.when' : 'mail.agenda.day', when),
      say(language, 'mail.agenda.about', { demands }),
    ],
    [say(language, 'mail.agenda.see', { url: `${publicUrl}/console/council/agenda` })],
  ]);
}

/** What is new of what somebody follows: each change of a position, and each item or roll call on a matter. */
export function digestLetter(reader: Reader, { positions, matters }: Digest): Letter {
  const { language, publicUrl } = reader;
  const count = positions.length + matters.length;
  const label = (key: Digest['positions'][number]['label']) => say(language, `council.label.${key}`);
  return letter(reader, say(language, 'mail.council.digest.subject', { count }), [
    positions.map(({ name, demand, before, label: now }) =>
      before
        ? say(language, 'mail.council.position', {
            ...{ name, demand: words(demand, language), before: label(before), now: label(now) },
          })
        : say(language, 'mail.council.positionFirst', { name, demand: words(demand, language), now: label(now) }),
    ),
    matters.map(({ title, kind, heldOn }) =>
      say(language, `mail.council.matter.${kind}`, {
        ...{ title: words(title, language), date: dayWords(language, heldOn) },
      }),
    ),
    [say(language, 'mail.council.see', { url: `${publicUrl}/console` })],
  ]);
}
